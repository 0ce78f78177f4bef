"""Every option with its default and its sentence of help, stated once. Imports no torch.

A field made by `flag` becomes a command-line option of the verb that owns the dataclass: the name of the
field is the name of the flag, its default is the default, and `help` is what `--help` and the docs say.
"""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from retrocolor import marks

ADVANCED = "Advanced"
DECODES = ("topk", "mean", "annealed")
DEFAULT_K = 2  # the paper's, where neither the user nor the model says otherwise
EPOCHS, STORED_SIDE = 100, 64  # the paper's; pixels
EVAL_SIZE = "256"


def flag(
    default: Any,
    help: str,
    *names: str,
    advanced: bool = False,
    metavar: str | None = None,
    writes: str = "",
    mark: bytes = b"",
) -> Any:
    """A dataclass field that the command line shows as an option.

    `names` replaces the flag derived from the field's name; `advanced` moves it to the second panel of `--help`.
    An option that names an output says so by `writes`: "file" (only over one that holds `mark`, see `marks`), "folder",
    or "results", which may be either.
    """
    panel = ADVANCED if advanced else None
    metadata = {"help": help, "names": names, "panel": panel, "metavar": metavar, "writes": writes, "mark": mark}
    return field(default=default, metadata=metadata)


# Fields of more than one verb.
device_flag = partial(flag, "auto", "auto, cpu, cuda, cuda:N or mps.")
model_flag = partial(flag, "default", "A model's name (see `retrocolor models`) or a .safetensors file.")
size_flag = partial(flag, None, "Short side of the picture the network sees, in pixels.", advanced=True)
temperature_flag = partial(
    flag, None, "Temperature of the annealed mean; default: the model's own, else 0.38.", advanced=True
)
saturation_flag = partial(flag, 1.0, "Multiply the chroma.", advanced=True)
smooth_flag = partial(
    flag, None, "Smoothing of top-k, 0 (the letter of the paper) to 1; default: the model's own.", advanced=True
)
json_flag = partial(flag, None, "Write the results as JSON to FILE, or - for stdout.", writes="file", mark=marks.JSON)
max_megapixels_flag = partial(
    flag, None, "Refuse larger pictures; default: what the memory of this machine allows.", advanced=True
)
salvage_flag = partial(flag, False, "Colour what can be decoded of a damaged file.", "--salvage", advanced=True)
lr_flag = partial(flag, 2e-4, "Learning rate.", advanced=True)
width_flag = partial(flag, 1.0, "Factor on the network's channels.", advanced=True)


def output_flag(help: str, writes: str, mark: bytes = b"", default: Path | None = None) -> Any:
    """`-o`, which is always the output."""
    return flag(default, help, "-o", "--output", writes=writes, mark=mark)


def faces_flag() -> Any:
    """The faces to train on."""
    return flag(None, "Folder or tar of CelebA or the like.")


def faces_test_flag() -> Any:
    """The faces to measure on."""
    return flag(None, "Test on these; default: a tenth of --faces, by hash of the name.")


@dataclass(frozen=True)
class DecodeOptions:
    """How bin logits become colours. None means: what the model recommends."""

    k: int | None = flag(None, "Mean of the k likeliest colour bins (the paper's top-k); implies --decode topk.")
    vivid: float | None = flag(None, "Calm 0 to vivid 1, by class rebalancing; default: the model's own.")
    decode: str | None = flag(None, "topk, mean or annealed; default: the model's own.", advanced=True)
    temperature: float | None = temperature_flag()
    saturation: float = saturation_flag()
    smooth: float | None = smooth_flag()


@dataclass(frozen=True)
class NetworkOptions:
    """Which network runs, where, and what it sees."""

    model: str = model_flag()
    device: str = device_flag()
    size: int | None = size_flag()
    batch: str = flag("auto", "Pictures per network call on a GPU: auto or a number.", advanced=True)


@dataclass(frozen=True)
class OutputOptions:
    """Where results go and what is written beside them."""

    output: Path | None = output_flag("Default: FOLDER-color beside a folder, NAME-color.EXT beside a file.", "results")
    overwrite: bool = flag(False, "Do finished work again, and replace results of ours edited since.", "--overwrite")
    dry_run: bool = flag(False, "Say what would be done, and write nothing.", "--dry-run")
    recolor: bool = flag(False, "Also colour what already has colour.", "--recolor")
    jobs: str = flag("auto", "Files in work at the same time: auto or a number.", advanced=True)
    exclude: tuple[str, ...] = flag((), "Leave out what matches this pattern (repeatable).", advanced=True)
    no_report: bool = flag(False, "Write no report page.", "--no-report", advanced=True)
    json: str | None = json_flag(advanced=True)
    no_mark: bool = flag(
        False, "Leave out the mark that says the colour is made by a network.", "--no-mark", advanced=True
    )
    checksum: bool = flag(False, "Compare sha256, not size and time, when resuming.", "--checksum", advanced=True)
    fail_fast: bool = flag(False, "Stop at the first file that fails.", "--fail-fast", advanced=True)
    verbose: bool = flag(False, "Show tracebacks and what the libraries print.", "--verbose", advanced=True)


@dataclass(frozen=True)
class PhotoOptions:
    """How a coloured photo is stored."""

    format: str = flag("same", "same, png, jpeg or tiff.")
    quality: int | None = flag(None, "JPEG or WebP quality; default: the source's own.", advanced=True)
    compare: bool = flag(False, "Write a before|after picture beside each result.", "--compare", advanced=True)
    confidence: bool = flag(
        False, "Write a map of how sure the colours are beside each result.", "--confidence", advanced=True
    )
    max_megapixels: float | None = max_megapixels_flag()
    max_side: int | None = flag(None, "Make access copies: no side longer than this, in pixels.", advanced=True)
    salvage: bool = salvage_flag()


@dataclass(frozen=True)
class FilmOptions:
    """How a coloured film is stored."""

    codec: str = flag("auto", "auto, h264, ffv1, prores, h265 or av1.")
    stabilize: float = flag(0.9, "Steadiness of colour inside a shot, 0 to 1; 0 turns it off.")
    no_stabilize: bool = flag(False, "Leave the colours of each frame as they come.", "--no-stabilize", advanced=True)
    crf: int | None = flag(None, "Constant quality of the encoder; lower is better.", advanced=True)
    preset: str = flag("medium", "Speed preset of the encoder.", advanced=True)
    access: bool = flag(False, "Make an 8-bit 4:2:0 copy that plays everywhere.", "--access")
    start: float | None = flag(None, "Start at this second.", advanced=True)
    end: float | None = flag(None, "End at this second.", advanced=True)
    preview: float | None = flag(None, "Colour only this many seconds.")
    salvage: bool = salvage_flag()


@dataclass(frozen=True)
class JsonOptions:
    """Of commands that only tell something."""

    json: str | None = json_flag()


@dataclass(frozen=True)
class VerifyOptions:
    """What of an output folder is proven."""

    light: bool = flag(False, "Compare L* of the photos with their originals.", "--light")
    sample: int | None = flag(None, "Compare the light of only so many photos, evenly spread.")
    json: str | None = json_flag()


@dataclass(frozen=True)
class DatasetOptions:
    """How pictures become a quantized data set."""

    output: Path | None = output_flag("Folder of the data set; default: DIR-dataset beside DIR.", "folder")
    size: int = flag(STORED_SIDE, "Side of the stored pictures in pixels (the short side with --whole).")
    whole: bool = flag(False, "Keep the aspect instead of cutting the centre square.", "--whole")
    min_side: int = flag(32, "Skip pictures with a shorter side than this.", advanced=True)
    keep_toned: bool = flag(
        False, "Keep monochrome pictures under a tone (sepia, cyanotype), which teach that tone.", "--keep-toned",
        advanced=True,
    )  # fmt: skip
    jobs: str = flag("auto", "Processes: auto or a number.", advanced=True)
    overwrite: bool = flag(False, "Build again from nothing.", "--overwrite", advanced=True)


@dataclass(frozen=True)
class TrainOptions:
    """The paper's training by default."""

    output: Path | None = output_flag("Folder of the run; default: runs/NAME-ARCH.", "folder")
    arch: str = flag("paper", "paper (full-size logits) or lite (the embedded model's).")
    alpha: float = flag(0.4, "Share of the distribution loss in the objective (Eq. 6).")
    epochs: int = flag(EPOCHS, "Passes over the pictures.")
    resume: bool = flag(False, "Go on with the run in the output folder.", "--resume")
    max_minutes: float | None = flag(None, "Stop cleanly after this time; --resume goes on.")
    device: str = device_flag()
    encoder: str = flag(
        "none", "Start lite's encoder from these weights: none, or imagenet (of the extra `recipe`).", advanced=True
    )
    init: str | None = flag(None, "Start from the weights of a model: a name or a .safetensors file.", advanced=True)
    width: float = width_flag()
    stochastic_depth: float = flag(
        0.0, "Chance to pass over a block of lite's encoder, rising from 0 to this.", advanced=True
    )
    dropout: float = flag(0.0, "Chance to leave out a whole channel of lite's bottom.", advanced=True)
    mixing: float = flag(0.5, "Lambda of the class weights (Eq. 1).", "--lambda", advanced=True)
    weights: str = flag("paper", "Class weights: paper (Eq. 1) or none.", advanced=True)
    objective: str = flag(
        "sum", "sum, product (Eq. 6 as printed) or l2 (regression, with --decode mean).", advanced=True
    )
    targets: str = flag("hard", "hard (nearest bin, the paper) or soft (5 nearest, Zhang).", advanced=True)
    lr: float = lr_flag()
    encoder_lr: float = flag(1.0, "Factor on the learning rate of lite's encoder.", advanced=True)
    optimizer: str = flag("adam", "adam or adamw.", advanced=True)
    beta2: float = flag(0.999, "Decay of the optimizer's second moments.", advanced=True)
    weight_decay: float | None = flag(None, "Weight decay of adamw, on kernels alone; default: 0.01.", advanced=True)
    clip: float = flag(0.0, "Shorten gradients to this norm; 0 leaves them as they are.", advanced=True)
    schedule: str = flag(
        "constant",
        "constant; or after a warm-up plateau (constant, down to 0 over the last 30 %) or cosine.",
        advanced=True,
    )
    warm_up: int = flag(500, "Steps in which the rate of plateau and cosine rises from 0.", advanced=True)
    ema: float = flag(0.0, "Average the weights with this decay; the average is what is saved as best.", advanced=True)
    batch_size: int = flag(32, "Pictures per step.", advanced=True)
    train_size: int = flag(STORED_SIDE, "Side of the training pictures in pixels.", advanced=True)
    augment: bool = flag(False, "Random crops (of larger stored pictures) and flips.", "--augment", advanced=True)
    resized_crops: bool = flag(
        False,
        "Random crops, each of 50 to 100 % of the short side and nearly square, at --train-size, and flips.",
        "--resized-crops",
        advanced=True,
    )
    degrade: float = flag(0.0, "Share of each batch whose lightness is made that of old prints.", advanced=True)
    also: str | None = flag(
        None,
        "A second data set: squares of SIZE px in SHARE of the steps, none in the last 12 % of the run.",
        advanced=True,
        metavar="DATA@SIZE:SHARE",
    )
    val: str = flag("0.05", "Held-out pictures: a fraction, or a folder or data set.", advanced=True)
    decode: str = flag("topk", "Decode of the metrics and of the checkpoint: topk, mean or annealed.", advanced=True)
    amp: str = flag("auto", "auto, bf16 or none: mixed precision.", advanced=True)
    compile: str = flag("auto", "auto (compile the network on CUDA) or none.", advanced=True)
    seed: int = flag(0, "Seed of weights, order and crops.", advanced=True)
    limit: int | None = flag(None, "Train on only so many pictures, evenly spread.", advanced=True)


@dataclass(frozen=True)
class EvaluateOptions:
    """What is measured, and how."""

    model: str = model_flag()
    k: str | None = flag(None, "Top-k decodes to measure, as in 1,2,3,4,5.", metavar="K,...")
    decode: str | None = flag(None, "Other decodes to measure: topk, mean, annealed; default: the model's own.")
    eval_size: str = flag(EVAL_SIZE, "Centre square at 64 or 256 pixels (any number), or native: as it is.")
    sheet: Path | None = flag(
        None, "Write a contact sheet: grey | truth | each decode.", writes="file", mark=marks.SHEET
    )
    json: str | None = json_flag()
    device: str = device_flag()
    vivid: str | None = flag(
        None, "Calm 0 to vivid 1, for every decode; several as in 0,0.5,1.", advanced=True, metavar="G,..."
    )
    temperature: float | None = temperature_flag()
    saturation: float = saturation_flag()
    smooth: float | None = smooth_flag()
    size: int | None = size_flag()
    limit: int | None = flag(None, "Measure only so many pictures, evenly spread.", advanced=True)


@dataclass(frozen=True)
class ReproduceOptions:
    """The paper's experiments: on what, for how long."""

    flowers: Path | None = flag(None, "Folder or tar of Oxford Flowers or the like.")
    faces: Path | None = faces_flag()
    output: Path = output_flag("Folder of the experiments and tables.", "folder", default=Path("reproduction"))
    epochs: int = flag(EPOCHS, "Passes over the pictures; the paper's 100.")
    max_minutes: float | None = flag(None, "End each experiment after this time, at its last whole epoch.")
    quick: bool = flag(False, "2,000 pictures of each data set, 4 epochs: a look in under an hour.", "--quick")
    resume: bool = flag(False, "Go on though --epochs or --max-minutes differ from last time.", "--resume")
    flowers_test: Path | None = flag(None, "Test on these; default: a tenth of --flowers, by hash of the name.")
    faces_test: Path | None = faces_test_flag()
    device: str = device_flag()
    json: str | None = json_flag(advanced=True)
    lr: float = lr_flag()
    width: float = width_flag()
    seed: int = flag(0, "Seed of weights and order.", advanced=True)


@dataclass(frozen=True)
class Table2Options:
    """The paper's Table 2: which model, on what."""

    model: Path = flag(
        Path("reproduction/faces-objective/last.safetensors"), "The model to measure, a .safetensors file."
    )
    faces: Path | None = faces_flag()
    faces_test: Path | None = faces_test_flag()
    output: Path | None = output_flag("Write the table as Markdown to this file.", "file", marks.TABLE)
    json: str | None = json_flag()
    device: str = device_flag()


@dataclass(frozen=True)
class StudyOptions:
    """What the people of a study are shown."""

    output: Path | None = output_flag("Folder of the study; default: NAME-study beside the pictures.", "folder")
    model: str = model_flag()
    pictures: int = flag(20, "Pictures to draw; the paper's 20.")
    k: str = flag("1,2,3,4,5", "Top-k decodes to rank, 2 to 9 of them.", metavar="K,...")
    eval_size: str = flag(EVAL_SIZE, "Centre square at 64 or 256 pixels (any number), or native: as it is, up to 768.")
    device: str = device_flag()
    vivid: float | None = flag(None, "Calm 0 to vivid 1, for every k; default: the model's own.", advanced=True)
    smooth: float | None = smooth_flag()
    size: int | None = size_flag()
    seed: int = flag(0, "Seed of the draw: another one, other pictures.", advanced=True)


@dataclass(frozen=True)
class TryOptions:
    """What a sheet shows."""

    output: Path | None = output_flag(
        "Name of the sheet; default: retrocolor-try-NAME.png beside the photo.", "file", marks.SHEET
    )
    model: tuple[str, ...] = flag(("default",), "A model's name or a .safetensors file (repeatable).")
    device: str = device_flag()
    max_megapixels: float | None = max_megapixels_flag()
