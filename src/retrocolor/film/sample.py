"""What a whole film will cost, by a few seconds of it."""

from dataclasses import replace
from time import monotonic

from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions, OutputOptions
from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.film.colorize import colorize_film
from retrocolor.film.describe import describe
from retrocolor.film.places import folder_size
from retrocolor.jobs import Job
from retrocolor.worker.protocol import Heartbeat

COPIES = 2  # of the picture, that are there for a moment beside the result: its segments, and those joined
LONG, MOST = 3.0, 1 / 5  # of a film the longer piece that is coloured: seconds, and no more than this share of it
SHORT = 1 / 6  # of that the shorter one: what both cost alike is what every film costs once
LONG_FRAMES, SHORT_FRAMES = 6, 1.5  # that they hold at least, however slow the film is
LEAST = 1.0  # seconds of a film that is coloured whole: a piece of it would be no less work


def sample_film(
    job: Job, film: FilmOptions, output: OutputOptions, colorizer: Colorizer, beat: Heartbeat, at: float,
    *, brief: bool = False,
) -> tuple[float, float, float, bool]:  # fmt: skip
    """Colour two pieces of a film, so far into it (0 to 1), beside the job's output; `brief`: only the shorter one.

    Returns the seconds and the bytes that all of it, or the part that is wanted, will take, the bytes that it takes
    more while it is in work, and whether what was seen is in colour already.
    Raises MediaError where the film does not say how long it is.
    """
    begin, whole, frame = _wanted(job, film)

    def cost(seconds: float) -> tuple[float, int, int, bool]:
        start = begin + at * max(0.0, whole - seconds)
        folder = job.root / f"{seconds:g}"
        part = replace(film, start=start, end=start + seconds, preview=None)
        started = monotonic()
        made = colorize_film(
            job.source, folder / job.output.name, part, colorizer, beat,
            recolor=output.recolor, mark=not output.no_mark, exact_name=False, parts=job.parts,
        )  # fmt: skip
        seconds, size = monotonic() - started, folder_size(folder)
        return seconds, size, COPIES * (size - made.track_bytes), made.output is None

    piece = min(whole, max(min(LONG, MOST * whole), LONG_FRAMES * frame))
    less = min(whole, max(SHORT * piece, SHORT_FRAMES * frame))
    if brief or whole < LEAST or piece == whole:
        return cost(less if brief else whole)
    short, long = cost(less), cost(piece)
    seconds, size, work = (
        b + max(0.0, b - a) * (whole - piece) / (piece - less) for a, b in zip(short, long[:3], strict=False)
    )
    return seconds, size, work, long[3]


def _wanted(job: Job, film: FilmOptions) -> tuple[float, float, float]:
    """Where the wanted part of a film begins, how long it is, and how long one of its frames, in seconds."""
    info = describe(job.source, film, job.parts)
    ends = [info.picture.duration or info.duration or 0.0]
    begin = film.start or 0.0
    ends += [end for end in (film.end, film.preview and begin + film.preview) if end is not None]
    if min(ends) <= begin:
        raise MediaError(f"{printable(job.source)}: how long it is cannot be told before all of it is read.")
    return begin, min(ends) - begin, 1 / float(info.picture.rate)
