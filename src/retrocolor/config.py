"""Every option with its default and its sentence of help, stated once. Imports no torch.

A field made by `flag` becomes a command-line option of the verb that owns the dataclass: the name of the
field is the name of the flag, its default is the default, and `help` is what `--help` and the docs say.
The options of research stand in research_config.py.
"""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from retrocolor import marks
from retrocolor.ranges import BINS, COUNT, MINUTES, PIXELS, SECONDS, SHARE, Range, RangeBy

ADVANCED = "Advanced"
DECODES = ("topk", "mean", "annealed")
LOG, LIN, VIDEO = CODINGS = ("log", "lin", "video")  # how the samples of frames stand for light
LIKE_STRENGTH = 0.75  # of reference pictures
CRF = RangeBy("codec", {"auto": Range(0, 51), "h264": Range(0, 51), "h265": Range(0, 51), "av1": Range(0, 63)})
DEFAULT_K = 2  # the paper's, where neither the user nor the model says otherwise


def flag(
    default: Any,
    help: str,
    *names: str,
    advanced: bool = False,
    metavar: str | None = None,
    writes: str | bytes = "",
    within: Range | RangeBy | None = None,
) -> Any:
    """A dataclass field that the command line shows as an option.

    `names` replaces the flag derived from the field's name; `advanced` moves it to the second panel of `--help`.
    An option that names an output says what it `writes`: the mark of a file (see `marks`), "folder", or "results"; one
    that is a number, `within` which range that lies (see `require_ranges`).
    """
    panel = ADVANCED if advanced else None
    metadata = {"help": help, "names": names, "panel": panel, "metavar": metavar, "writes": writes, "within": within}
    return field(default=default, metadata=metadata)


# Fields of more than one verb.
device_flag = partial(flag, "auto", "auto, cpu, cuda, cuda:N or mps.")
model_flag = partial(flag, "default", "A model's name (see `retrocolor models`) or a .safetensors file.")
size_flag = partial(flag, None, "Short side of the picture the network sees, in pixels.", advanced=True, within=PIXELS)
temperature_flag = partial(
    flag,
    None,
    "Temperature of the annealed mean; default: the model's own, else 0.38.",
    advanced=True,
    within=Range(0.001, 100),
)
like_flag = partial(
    flag, (), "Take the colours of this picture, or folder of pictures (repeatable).", metavar="PICTURE"
)
saturation_flag = partial(flag, 1.0, "Multiply the chroma.", advanced=True, within=Range(0, 4))
smooth_flag = partial(
    flag,
    None,
    "Smoothing of top-k, 0 (the letter of the paper) to 1; default: the model's own.",
    advanced=True,
    within=SHARE,
)
json_flag = partial(flag, None, "Write the results as JSON to FILE, or - for stdout.", writes=marks.JSON)
max_megapixels_flag = partial(
    flag,
    None,
    "Refuse larger pictures; default: what the memory of this machine allows.",
    advanced=True,
    within=Range(0, 1e6, above=True),
)
salvage_flag = partial(flag, False, "Colour what can be decoded of a damaged file.", "--salvage", advanced=True)
max_minutes_flag = partial(flag, None, within=MINUTES)
lr_flag = partial(flag, 2e-4, "Learning rate.", advanced=True, within=Range(0, 10, above=True))
width_flag = partial(flag, 1.0, "Factor on the network's channels.", advanced=True, within=Range(0, 8, above=True))


def output_flag(help: str, writes: str | bytes, default: Path | None = None) -> Any:
    """`-o`, which is always the output."""
    return flag(default, help, "-o", "--output", writes=writes)


@dataclass(frozen=True)
class DecodeOptions:
    """How bin logits become colours. None means: what the model recommends."""

    k: int | None = flag(
        None, "Mean of the k likeliest colour bins (the paper's top-k); implies --decode topk.", within=Range(1, BINS)
    )
    vivid: float | None = flag(None, "Calm 0 to vivid 1, by class rebalancing; default: the model's own.", within=SHARE)
    decode: str | None = flag(None, "topk, mean or annealed; default: the model's own.", advanced=True)
    temperature: float | None = temperature_flag()
    saturation: float = saturation_flag()
    smooth: float | None = smooth_flag()


@dataclass(frozen=True)
class LikeOptions:
    """Whose colours are taken for a model."""

    like: tuple[Path, ...] = like_flag()
    like_strength: float = flag(LIKE_STRENGTH, "How far toward them, 0 to 1.", advanced=True, within=SHARE)


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
    dry_run: bool = flag(False, "Say what would be done, and what time and room it takes; write nothing.", "--dry-run")
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
    profile: bool = flag(False, "Show at the end where the time went.", "--profile", advanced=True)
    verbose: bool = flag(False, "Show tracebacks and what the libraries print.", "--verbose", advanced=True)


@dataclass(frozen=True)
class ScaleOptions:
    """When a run of colouring stops by itself, and which part of the work it does."""

    until: str | None = flag(
        None, "Stop cleanly at this time of day (HH:MM); the same command goes on.", metavar="HH:MM"
    )
    max_minutes: float | None = max_minutes_flag("Stop cleanly after this time; the same command goes on.")
    shard: str | None = flag(
        None,
        "Do only part I of N (0/3 to 2/3); default: by SLURM's array, if in one.",
        advanced=True,
    )
    shard_films: bool = flag(
        False, "Let all shards make each film together, in parts: for few, long ones.", "--shard-films", advanced=True
    )
    engine: str = flag("local", "local, or ray: the workers of a Ray cluster.", advanced=True)
    ray_address: str | None = flag(
        None, "Ray's auto or HOST:PORT; default: a Ray on this machine, ended after the run.", advanced=True
    )


@dataclass(frozen=True)
class PhotoOptions:
    """How a coloured photo is stored."""

    format: str = flag("same", "same, png, jpeg or tiff.")
    hints: Path | None = flag(None, "Points of colour that the photos are to have, in a JSON file.", metavar="FILE")
    quality: int | None = flag(
        None, "JPEG or WebP quality; default: the source's own.", advanced=True, within=Range(1, 100)
    )
    compare: bool = flag(False, "Write a before|after picture beside each result.", "--compare", advanced=True)
    confidence: bool = flag(
        False, "Write a map of how sure the colours are beside each result.", "--confidence", advanced=True
    )
    max_megapixels: float | None = max_megapixels_flag()
    max_side: int | None = flag(
        None, "Make access copies: no side longer than this, in pixels.", advanced=True, within=Range(1, 1e6)
    )
    salvage: bool = salvage_flag()


@dataclass(frozen=True)
class FilmOptions:
    """How a coloured film is stored."""

    codec: str = flag("auto", "auto, h264, ffv1, prores, h265 or av1.")
    stabilize: float = flag(0.9, "Steadiness of colour inside a shot, 0 to 1; 0 turns it off.", within=SHARE)
    no_stabilize: bool = flag(False, "Leave the colours of each frame as they come.", "--no-stabilize", advanced=True)
    crf: int | None = flag(
        None, "Constant quality, lower is better; default: 18 (h264), 20 (h265), 24 (av1).", advanced=True, within=CRF
    )
    preset: str = flag("medium", "Speed preset of the encoder.", advanced=True)
    access: bool = flag(False, "Make an 8-bit 4:2:0 copy that plays everywhere.", "--access")
    start: float | None = flag(None, "Start at this second.", advanced=True, within=SECONDS)
    end: float | None = flag(None, "End at this second.", advanced=True, within=SECONDS)
    preview: float | None = flag(None, "Colour only this many seconds.", within=Range(0, 1e9, above=True))
    fps: str | None = flag(None, "Frames a second: a folder of numbered stills then is a film.")
    join: bool = flag(False, "Take the files of a recording (VTS_01_1.VOB ..., or named in order) as one.", "--join")
    frames: str | None = flag(None, "Write a folder of numbered frames, png or tiff, in place of a film.")
    transfer: str | None = flag(
        None, "How RGB frames stand for light: log, lin or video; default: video, log where DPX says so.", advanced=True
    )
    shots: Path | None = flag(
        None,
        "Take the shots of the film from this file, in place of its own shots.json.",
        advanced=True,
        metavar="FILE",
    )
    sheet: bool = flag(False, "Show the shots on a sheet beside the result, the worst first.", "--sheet")
    no_keep: bool = flag(False, "Keep no colour track for later changes of mind.", "--no-keep", advanced=True)
    salvage: bool = salvage_flag()


@dataclass(frozen=True)
class JsonOptions:
    """Of commands that only tell something."""

    json: str | None = json_flag()


@dataclass(frozen=True)
class ReviewOptions:
    """Who reviews, where the page is, and what makes its looks."""

    by: str | None = flag(None, "Your name, written beside each choice; default: the user's.")
    no_browser: bool = flag(False, "Open no browser; the address is printed.", "--no-browser")
    port: int = flag(0, "Port on this machine; 0: any that is free.", advanced=True, within=Range(0, 65535))
    model: str | None = flag(
        None, "The model, by name or .safetensors file, which must be the run's; default: the run's own.", advanced=True
    )
    device: str = device_flag(advanced=True)
    size: int | None = flag(
        None,
        "Short side the network sees, which must be the run's; default: the run's own.",
        advanced=True,
        within=PIXELS,
    )


@dataclass(frozen=True)
class MergeOptions:
    """Whose choice holds where two people disagree."""

    take: str | None = flag(
        None, "Settle conflicts: ours (the folder's), theirs or newest; default: ours, exit status 1."
    )
    json: str | None = json_flag()


@dataclass(frozen=True)
class CleanOptions:
    """What is removed beside results."""

    all: bool = flag(False, "Also work that can go on, and shots.json that somebody edited.", "--all")
    dry_run: bool = flag(False, "Say what would be removed, and remove nothing.", "--dry-run")
    json: str | None = json_flag()


@dataclass(frozen=True)
class VerifyOptions:
    """What of an output folder is proven."""

    light: bool = flag(False, "Compare L* of the photos with their originals.", "--light")
    sample: int | None = flag(None, "Compare the light of only so many photos, evenly spread.", within=COUNT)
    json: str | None = json_flag()
