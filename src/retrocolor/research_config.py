"""The options of data sets, training, measuring and the paper's experiments; see config.py. Imports no torch."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrocolor import marks
from retrocolor.config import (
    device_flag,
    flag,
    json_flag,
    like_flag,
    lr_flag,
    max_megapixels_flag,
    max_minutes_flag,
    model_flag,
    output_flag,
    saturation_flag,
    size_flag,
    smooth_flag,
    temperature_flag,
    width_flag,
)
from retrocolor.ranges import BELOW_ONE, COUNT, PIXELS, SEED, SHARE, Range

EPOCHS, STORED_SIDE = 100, 64  # the paper's; pixels
EVAL_SIZE = "256"
EPOCH_COUNT = Range(1, 1e6)


def faces_flag() -> Any:
    """The faces to train on."""
    return flag(None, "Folder or tar of CelebA or the like.")


def faces_test_flag() -> Any:
    """The faces to measure on."""
    return flag(None, "Test on these; default: a tenth of --faces, by hash of the name.")


@dataclass(frozen=True)
class DatasetOptions:
    """How pictures become a quantized data set."""

    output: Path | None = output_flag("Folder of the data set; default: DIR-dataset beside DIR.", "folder")
    size: int = flag(STORED_SIDE, "Side of the stored pictures in pixels (the short side with --whole).", within=PIXELS)
    whole: bool = flag(False, "Keep the aspect instead of cutting the centre square.", "--whole")
    min_side: int = flag(32, "Skip pictures with a shorter side than this.", advanced=True, within=COUNT)
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
    alpha: float = flag(0.4, "Share of the distribution loss in the objective (Eq. 6).", within=SHARE)
    epochs: int = flag(EPOCHS, "Passes over the pictures.", within=EPOCH_COUNT)
    resume: bool = flag(False, "Go on with the run in the output folder.", "--resume")
    max_minutes: float | None = max_minutes_flag("Stop cleanly after this time; --resume goes on.")
    device: str = device_flag()
    encoder: str = flag(
        "none", "Start lite's encoder from these weights: none, or imagenet (of the extra `recipe`).", advanced=True
    )
    init: str | None = flag(None, "Start from the weights of a model: a name or a .safetensors file.", advanced=True)
    width: float = width_flag()
    stochastic_depth: float = flag(
        0.0,
        "Chance to pass over a block of lite's encoder, rising from 0 to this.",
        advanced=True,
        within=BELOW_ONE,
    )
    dropout: float = flag(0.0, "Chance to leave out a whole channel of lite's bottom.", advanced=True, within=BELOW_ONE)
    mixing: float = flag(0.5, "Lambda of the class weights (Eq. 1).", "--lambda", advanced=True, within=SHARE)
    weights: str = flag("paper", "Class weights: paper (Eq. 1) or none.", advanced=True)
    objective: str = flag(
        "sum", "sum, product (Eq. 6 as printed) or l2 (regression, with --decode mean).", advanced=True
    )
    targets: str = flag("hard", "hard (nearest bin, the paper) or soft (5 nearest, Zhang).", advanced=True)
    lr: float = lr_flag()
    encoder_lr: float = flag(
        1.0, "Factor on the learning rate of lite's encoder.", advanced=True, within=Range(0, 1000)
    )
    optimizer: str = flag("adam", "adam or adamw.", advanced=True)
    beta2: float = flag(0.999, "Decay of the optimizer's second moments.", advanced=True, within=BELOW_ONE)
    weight_decay: float | None = flag(
        None, "Weight decay of adamw, on kernels alone; default: 0.01.", advanced=True, within=Range(0, 10)
    )
    clip: float = flag(
        0.0, "Shorten gradients to this norm; 0 leaves them as they are.", advanced=True, within=Range(0, 1e6)
    )
    schedule: str = flag(
        "constant",
        "constant; or after a warm-up plateau (constant, down to 0 over the last 30 %) or cosine.",
        advanced=True,
    )
    warm_up: int = flag(
        500, "Steps in which the rate of plateau and cosine rises from 0.", advanced=True, within=Range(0, 1e9)
    )
    ema: float = flag(
        0.0,
        "Average the weights with this decay; the average is what is saved as best.",
        advanced=True,
        within=BELOW_ONE,
    )
    batch_size: int = flag(32, "Pictures per step.", advanced=True, within=Range(1, 65536))
    train_size: int = flag(STORED_SIDE, "Side of the training pictures in pixels.", advanced=True, within=PIXELS)
    augment: bool = flag(False, "Random crops (of larger stored pictures) and flips.", "--augment", advanced=True)
    resized_crops: bool = flag(
        False,
        "Random crops, each of 50 to 100 % of the short side and nearly square, at --train-size, and flips.",
        "--resized-crops",
        advanced=True,
    )
    degrade: float = flag(
        0.0, "Share of each batch whose lightness is made that of old prints.", advanced=True, within=SHARE
    )
    also: str | None = flag(
        None,
        "A second data set: squares of SIZE px in SHARE of the steps, none in the last 12 % of the run.",
        advanced=True,
        metavar="DATA@SIZE:SHARE",
    )
    val: str = flag("0.05", "Held-out pictures: a fraction, or a folder or data set.", advanced=True)
    decode: str = flag("topk", "Decode of the metrics and of the checkpoint: topk, mean or annealed.", advanced=True)
    amp: str = flag("auto", "auto, bf16 or none: mixed precision.", advanced=True)
    compile: str = flag(
        "auto",
        "auto (compile the network on CUDA), graph (one CUDA graph a step, for small networks) or none.",
        advanced=True,
    )
    seed: int = flag(0, "Seed of weights, order and crops.", advanced=True, within=SEED)
    limit: int | None = flag(None, "Train on only so many pictures, evenly spread.", advanced=True, within=COUNT)


@dataclass(frozen=True)
class EvaluateOptions:
    """What is measured, and how."""

    model: str = model_flag()
    k: str | None = flag(None, "Top-k decodes to measure, as in 1,2,3,4,5.", metavar="K,...")
    decode: str | None = flag(None, "Other decodes to measure: topk, mean, annealed; default: the model's own.")
    eval_size: str = flag(EVAL_SIZE, "Centre square at 64 or 256 pixels (any number), or native: as it is.")
    sheet: Path | None = flag(None, "Write a contact sheet: grey | truth | each decode.", writes=marks.SHEET)
    json: str | None = json_flag()
    device: str = device_flag()
    vivid: str | None = flag(
        None, "Calm 0 to vivid 1, for every decode; several as in 0,0.5,1.", advanced=True, metavar="G,..."
    )
    temperature: float | None = temperature_flag()
    saturation: float = saturation_flag()
    smooth: float | None = smooth_flag()
    size: int | None = size_flag()
    limit: int | None = flag(None, "Measure only so many pictures, evenly spread.", advanced=True, within=COUNT)


@dataclass(frozen=True)
class ReproduceOptions:
    """The paper's experiments: on what, for how long."""

    flowers: Path | None = flag(None, "Folder or tar of Oxford Flowers or the like.")
    faces: Path | None = faces_flag()
    output: Path = output_flag("Folder of the experiments and tables.", "folder", default=Path("reproduction"))
    epochs: int = flag(EPOCHS, "Passes over the pictures; the paper's 100.", within=EPOCH_COUNT)
    max_minutes: float | None = max_minutes_flag("End each experiment after this time, at its last whole epoch.")
    quick: bool = flag(False, "2,000 pictures of each data set, 4 epochs: a look in under an hour.", "--quick")
    resume: bool = flag(False, "Go on though --epochs or --max-minutes differ from last time.", "--resume")
    flowers_test: Path | None = flag(None, "Test on these; default: a tenth of --flowers, by hash of the name.")
    faces_test: Path | None = faces_test_flag()
    device: str = device_flag()
    json: str | None = json_flag(advanced=True)
    lr: float = lr_flag()
    width: float = width_flag()
    seed: int = flag(0, "Seed of weights and order.", advanced=True, within=SEED)


@dataclass(frozen=True)
class Table2Options:
    """The paper's Table 2: which model, on what."""

    model: Path = flag(
        Path("reproduction/faces-objective/last.safetensors"), "The model to measure, a .safetensors file."
    )
    faces: Path | None = faces_flag()
    faces_test: Path | None = faces_test_flag()
    output: Path | None = output_flag("Write the table as Markdown to this file.", marks.TABLE)
    json: str | None = json_flag()
    device: str = device_flag()


@dataclass(frozen=True)
class ExportOptions:
    """What a model is written as, for other programs."""

    onnx: Path | None = flag(None, "Write network and decode as one ONNX graph.", writes=marks.ONNX)
    model: str = model_flag()
    size: int | None = size_flag()


@dataclass(frozen=True)
class StudyOptions:
    """What the people of a study are shown."""

    output: Path | None = output_flag("Folder of the study; default: NAME-study beside the pictures.", "folder")
    model: str = model_flag()
    pictures: int = flag(20, "Pictures to draw; the paper's 20.", within=Range(1, 200))
    k: str = flag("1,2,3,4,5", "Top-k decodes to rank, 2 to 9 of them.", metavar="K,...")
    eval_size: str = flag(EVAL_SIZE, "Centre square at 64 or 256 pixels (any number), or native: as it is, up to 768.")
    device: str = device_flag()
    vivid: float | None = flag(
        None, "Calm 0 to vivid 1, for every k; default: the model's own.", advanced=True, within=SHARE
    )
    smooth: float | None = smooth_flag()
    size: int | None = size_flag()
    seed: int = flag(0, "Seed of the draw: another one, other pictures.", advanced=True, within=SEED)


@dataclass(frozen=True)
class TryOptions:
    """What a sheet shows."""

    output: Path | None = output_flag(
        "Name of the sheet; default: retrocolor-try-NAME.png beside the photo.", "results"
    )
    model: tuple[str, ...] = flag(("default",), "A model's name or a .safetensors file (repeatable).")
    like: tuple[Path, ...] = like_flag()
    device: str = device_flag()
    max_megapixels: float | None = max_megapixels_flag()
