"""Options that cannot be meant, refused before any work. No torch."""

from collections.abc import Sequence

from retrocolor.config import CODINGS, LIKE_STRENGTH, FilmOptions, LikeOptions, NetworkOptions, PhotoOptions
from retrocolor.errors import UsageError
from retrocolor.files import printable
from retrocolor.film.containers import CODECS
from retrocolor.film.numbering import FORMATS, frame_rate
from retrocolor.jobs import Job
from retrocolor.machine import core_count
from retrocolor.model.decode_limits import check_strength
from retrocolor.photo.names import TARGETS
from retrocolor.ranges import MOST_BATCH, auto_or_number, require_ranges

MOST_JOBS = 1024
PRESETS = (
    "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo",
)  # fmt: skip
WITHOUT_QUALITY = ("ffv1", "prores", "png", "tiff")  # codecs and formats
MOST_PRESET = 13  # of AV1, which counts its presets


def check_photo(options: PhotoOptions) -> None:
    """Raise UsageError for a photo's options out of range."""
    require_ranges(options)
    formats = ("same", *TARGETS)
    if options.format not in formats:
        raise UsageError(f"--format {options.format}: choose one of {', '.join(formats)}.")
    if options.quality is not None and options.format in WITHOUT_QUALITY:
        raise UsageError(f"--quality {options.quality}: {options.format} has none to choose; leave one of them out.")


def check_film(options: FilmOptions) -> None:
    """Raise UsageError for a film's options out of range."""
    require_ranges(options)
    if options.codec != "auto" and options.codec not in CODECS:
        raise UsageError(f"--codec {options.codec}: choose one of auto, {', '.join(CODECS)}.")
    if options.no_stabilize and options.stabilize not in (0, FilmOptions.stabilize):
        raise UsageError(f"--stabilize {options.stabilize:g} and --no-stabilize exclude each other: leave one out.")
    _check_encoder(options)
    _check_frames(options)
    start = options.start or 0.0
    if options.end is not None and options.end <= start:
        raise UsageError(f"--start {start:g} and --end {options.end:g}: nothing is left of a film; choose a later end.")


def _check_encoder(options: FilmOptions) -> None:
    """Raise UsageError for what the encoder would refuse after the first pass: auto becomes H.264, FFV1 or ProRes."""
    if options.access and options.codec not in ("auto", "h264"):
        raise UsageError(f"--access makes H.264: leave --codec {options.codec} out, or --access.")
    codec = "h264" if options.access else options.codec
    if options.crf is not None and codec in WITHOUT_QUALITY:
        raise UsageError(f"--crf {options.crf}: {codec} has no quality to choose; leave one of them out.")
    if options.preset != FilmOptions.preset and codec in WITHOUT_QUALITY:
        raise UsageError(f"--preset {printable(options.preset)}: {codec} has none to choose; leave one of them out.")
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


def check_like(options: LikeOptions) -> None:
    """Raise UsageError for a strength of nothing; pictures that somebody chose for a file have their own."""
    check_strength(options.like_strength)
    if not options.like and options.like_strength != LIKE_STRENGTH:
        raise UsageError(
            f"--like-strength {options.like_strength:g} is of --like: name a picture with it, or leave it out."
        )


def check_network(options: NetworkOptions) -> None:
    """Raise UsageError for an impossible number."""
    require_ranges(options)
    auto_or_number("--batch", options.batch, MOST_BATCH)


def thread_count(jobs: str) -> int:
    """The number of `--jobs`; auto is the cores this process may use, and one for the disk. Raises UsageError."""
    return auto_or_number("--jobs", jobs, MOST_JOBS) or core_count() + 1
