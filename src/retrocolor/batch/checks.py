"""Options that cannot be meant, refused before any work. No torch."""

from collections.abc import Sequence

from retrocolor.config import CODINGS, FilmOptions, NetworkOptions, PhotoOptions
from retrocolor.errors import UsageError
from retrocolor.files import printable
from retrocolor.film.containers import CODECS
from retrocolor.film.numbering import FORMATS, frame_rate
from retrocolor.jobs import Job
from retrocolor.machine import core_count
from retrocolor.photo.names import TARGETS

MOST_SECONDS = 1e9
MOST_CRF = {"h264": 51, "h265": 51, "av1": 63}
PRESETS = (
    "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo",
)  # fmt: skip
WITHOUT_QUALITY = ("ffv1", "prores", "png", "tiff")  # codecs and formats
MOST_PRESET = 13  # of AV1, which counts its presets


def check_photo(options: PhotoOptions) -> None:
    """Raise UsageError for a photo's options out of range."""
    formats = ("same", *TARGETS)
    if options.format not in formats:
        raise UsageError(f"--format {options.format}: choose one of {', '.join(formats)}.")
    if options.quality is not None and options.format in WITHOUT_QUALITY:
        raise UsageError(f"--quality {options.quality}: {options.format} has none to choose; leave one of them out.")
    if options.quality is not None and not 1 <= options.quality <= 100:
        raise UsageError(f"--quality {options.quality}: choose a number from 1 to 100.")
    if options.max_side is not None and options.max_side < 1:
        raise UsageError(f"--max-side {options.max_side}: choose a number of pixels from 1.")
    if options.max_megapixels is not None and not options.max_megapixels > 0:
        raise UsageError(f"--max-megapixels {options.max_megapixels:g}: choose a number above 0.")


def check_film(options: FilmOptions) -> None:
    """Raise UsageError for a film's options out of range."""
    if options.codec != "auto" and options.codec not in CODECS:
        raise UsageError(f"--codec {options.codec}: choose one of auto, {', '.join(CODECS)}.")
    _check_encoder(options)
    _check_frames(options)
    if not 0 <= options.stabilize <= 1:
        raise UsageError(f"--stabilize {options.stabilize:g}: choose a number from 0 to 1.")
    for name, seconds in (("start", options.start), ("end", options.end), ("preview", options.preview)):
        if seconds is not None and not abs(seconds) < MOST_SECONDS:
            raise UsageError(f"--{name} {seconds:g}: choose a number of seconds below a billion.")
    if options.preview is not None and options.preview <= 0:
        raise UsageError(f"--preview {options.preview:g}: choose a number of seconds above 0.")
    start = options.start or 0.0
    if start < 0 or (options.end is not None and options.end <= start):
        end = "" if options.end is None else f" and --end {options.end:g}"
        raise UsageError(
            f"--start {start:g}{end}: nothing is left of a film; choose seconds from 0, and the end later."
        )


def _check_encoder(options: FilmOptions) -> None:
    """Raise UsageError for what the encoder would refuse after the first pass: auto becomes H.264, FFV1 or ProRes."""
    if options.access and options.codec not in ("auto", "h264"):
        raise UsageError(f"--access makes H.264: leave --codec {options.codec} out, or --access.")
    codec = "h264" if options.access else options.codec
    if options.crf is not None and codec in WITHOUT_QUALITY:
        raise UsageError(f"--crf {options.crf}: {codec} has no quality to choose; leave one of them out.")
    if options.preset != FilmOptions.preset and codec in WITHOUT_QUALITY:
        raise UsageError(f"--preset {printable(options.preset)}: {codec} has none to choose; leave one of them out.")
    most = MOST_CRF.get(codec, MOST_CRF["h264"])
    if options.crf is not None and not 0 <= options.crf <= most:
        raise UsageError(f"--crf {options.crf}: choose a number from 0 to {most}.")
    number = options.preset.isascii() and options.preset.isdecimal() and int(options.preset) <= MOST_PRESET
    if options.preset not in PRESETS and not (codec == "av1" and number):
        names = ", ".join(PRESETS) + (f", or a number from 0 to {MOST_PRESET}" if codec == "av1" else "")
        raise UsageError(f"--preset {printable(options.preset)}: choose one of {names}.")


def _check_frames(options: FilmOptions) -> None:
    """Raise UsageError for impossible options of folders of frames."""
    if options.fps is not None:
        frame_rate(options.fps)
    if options.transfer not in (None, *CODINGS):
        raise UsageError(f"--transfer {options.transfer}: choose one of {', '.join(CODINGS)}.")
    if options.frames is None:
        return
    if options.frames not in FORMATS:
        raise UsageError(f"--frames {options.frames}: choose png or tiff.")
    plain = FilmOptions(frames=options.frames)
    for name in ("codec", "crf", "preset", "access"):
        if getattr(options, name) != getattr(plain, name):
            raise UsageError(f"--frames writes stills, and --{name} is for films: leave one of them out.")


def check_shots(options: FilmOptions, jobs: Sequence[Job]) -> None:
    """Raise UsageError for shots that may be of any of several films."""
    if options.shots is not None and len(jobs) != 1:
        raise UsageError(
            f"--shots {printable(options.shots)}: it is for one film, and there are {len(jobs)}; name one."
        )


def check_network(options: NetworkOptions) -> None:
    """Raise UsageError for an impossible number."""
    if options.size is not None and options.size < 16:
        raise UsageError(f"--size {options.size}: choose at least 16 pixels.")
    if options.batch != "auto" and (not options.batch.isdecimal() or int(options.batch) < 1):
        raise UsageError(f"--batch {options.batch}: choose auto or a number from 1.")


def thread_count(jobs: str) -> int:
    """The number of `--jobs`; auto is the cores this process may use, and one for the disk. Raises UsageError."""
    if jobs == "auto":
        return core_count() + 1
    if not jobs.isdecimal() or int(jobs) < 1:
        raise UsageError(f"--jobs {jobs}: choose auto or a number from 1.")
    return int(jobs)
