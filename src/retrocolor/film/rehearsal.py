"""Encode one frame and mux it with the beginning of everything else: what does not fit shows before the work."""

import secrets
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path

import numpy as np

from retrocolor.errors import BrokenOff, MediaError, Unfit
from retrocolor.files import printable
from retrocolor.film.ffmpeg import fit, join, mux
from retrocolor.film.ffmpeg.carried import Carried
from retrocolor.film.ffmpeg.encode import write_segment
from retrocolor.film.ffmpeg.opening import open_film
from retrocolor.film.frames import repack
from retrocolor.film.prepare import FilmJob

TRIAL_SECONDS = 0.5  # of the other streams
HEARD_OR_READ = ("audio", "subtitle")
STRAIGHT = [1 << 16, 0, 0, 0, 1 << 16]  # begins a display matrix that turns nothing


def rehearse(film: FilmJob) -> FilmJob:
    """The film with the streams that its container takes, the others changed or left behind with a note.

    Raises Unfit for what Matroska may hold and this container does not, Refused when nothing helps.
    """
    if film.options.frames:
        return film
    if film.target.muxer == "mpegts" and film.matrix and film.matrix[:5] != STRAIGHT:
        raise Unfit(
            f"{printable(film.info.path)}: {film.output.suffix} cannot say that its picture is turned to be shown; "
            "name the result .mkv."
        )
    folder, name = film.workdir.folder, f"trial-{secrets.token_hex(4)}"  # another shard may be at it
    segment, joined = folder / f"{name}.mkv", folder / f"{name}-joined{film.output.suffix}"
    result = folder / f"{name}-result{film.output.suffix}"
    painted = repack(film.first_frame, film.target)
    write_segment(iter([painted]), film.target, Fraction(25), segment)
    times = join.Times(np.array([0]), 1, Fraction(1, 25))
    try:
        join.join([segment], times, joined, film.target.muxer, film.target.codec, film.matrix)
        if film.info.frames:
            return film
        trial = partial(_trial, film, joined, result)
        if trial(film.carried) is None:
            return film
        carried = fit.fitted(film.info, film.carried, film.target.muxer, film.output.suffix, trial)
        return replace(film, carried=carried)
    finally:
        for path in (segment, joined, result):
            path.unlink(missing_ok=True)


def _trial(film: FilmJob, joined: Path, result: Path, carried: Carried) -> MediaError | None:
    """Mux a moment of the film with these streams; the error, if there is one.

    MPEG-TS takes any stream, and what it has no number for is data to every reader: sound lost without an error.
    """
    try:
        mux.mux(
            film.info, joined, result, film.target.muxer, carried,
            codec=film.target.codec, mark=None, beat=lambda text: None, seconds=TRIAL_SECONDS,
        )  # fmt: skip
    except BrokenOff:
        raise
    except MediaError as error:
        return error
    if film.target.muxer != "mpegts":
        return None
    types = {stream.index: stream.type for stream in film.info.streams}
    with open_film(result) as container:
        for source, output in carried.pairs:
            if types[source] in HEARD_OR_READ and container.streams[output].type != types[source]:
                return MediaError(f"stream {source} is {container.streams[output].type} in the result")
    return None
