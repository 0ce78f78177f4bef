"""Streams that a container cannot hold: found by trying each with ffmpeg itself, then changed or left behind."""

from collections.abc import Callable
from dataclasses import replace

from retrocolor.errors import MediaError, Refused, Unfit
from retrocolor.files import printable
from retrocolor.film.ffmpeg.carried import Carried
from retrocolor.film.ffmpeg.probe import FilmInfo, Stream

PCM = {"u8": "pcm_s16le", "s16": "pcm_s16le", "s32": "pcm_s32le", "s64": "pcm_s32le", "dbl": "pcm_f64le"}
DEEP = {"pcm_dvd": "pcm_s24le", "pcm_bluray": "pcm_s24le"}  # at most 24 bits, decoded to 32
LESS = "pcm_s16le"  # for sound that is lossy anyhow
TEXT = {"mov_text": "subrip"}  # in Matroska

Trial = Callable[[Carried], MediaError | None]


def fitted(info: FilmInfo, carried: Carried, muxer: str, suffix: str, trial: Trial) -> Carried:
    """What of `carried` the container takes: sound that does not fit as PCM, text as text, the rest noted.

    `trial` writes a moment of the film and returns ffmpeg's error, if there is one. Raises Unfit for what another
    container than Matroska does not hold: Matroska does, or leaves it behind with a note. Raises Refused when ffmpeg
    takes each stream and not all of them.
    """
    streams = {stream.index: stream for stream in info.streams}
    kept, notes, covers = [], list(carried.notes), {cover.index for cover in carried.covers}
    converted = dict(carried.converted)
    for index, _ in carried.pairs:
        stream = streams[index]
        if index in covers or trial(_alone(carried, index, converted.get(index))) is None:
            kept.append(index)
            continue
        encoder = _encoder(stream, muxer)
        if encoder and trial(_alone(carried, index, encoder)) is None:
            kept.append(index)
            converted[index] = encoder
            notes.append(f"{_named(stream)} became {encoder}: {suffix} cannot hold it as it is")
            continue
        if muxer != "matroska" and stream.type not in ("data", "unknown") and not _empty(stream):
            raise Unfit(f"{printable(info.path)}: {suffix} cannot hold its {_named(stream)}; name the result .mkv.")
        notes.append(_left(stream, suffix))
    chosen = _renumbered(carried, kept, converted, notes)
    if error := trial(chosen):
        raise Refused(
            f"{printable(info.path)}: ffmpeg cannot write its streams into {suffix}; try --access."
        ) from error
    return chosen


def _alone(carried: Carried, index: int, encoder: str | None) -> Carried:
    """That stream and the picture, no other."""
    return replace(carried, pairs=((index, 1),), picture=0, covers=(), converted=((index, encoder),) if encoder else ())


def _renumbered(carried: Carried, kept: list[int], converted: dict[int, str], notes: list[str]) -> Carried:
    """The streams that are kept, with output indices that leave no gap."""
    old = {index: output for index, output in carried.pairs if index in kept}
    places = sorted([carried.picture, *old.values()])
    return replace(
        carried,
        pairs=tuple((index, places.index(output)) for index, output in old.items()),
        picture=places.index(carried.picture),
        covers=tuple(replace(cover, output_index=places.index(cover.output_index)) for cover in carried.covers),
        converted=tuple((index, encoder) for index, encoder in converted.items() if index in kept),
        notes=tuple(notes),
    )


def _encoder(stream: Stream, muxer: str) -> str:
    """What a stream becomes that cannot be copied; nothing if there is nothing it could become."""
    if stream.type == "audio" and stream.form:
        return (
            DEEP.get(stream.codec, "") if stream.form == "s32" and stream.codec in DEEP else PCM.get(stream.form, LESS)
        )
    return TEXT.get(stream.codec, "") if muxer == "matroska" else ""


def _empty(stream: Stream) -> bool:
    """Sound that the film announces and nothing describes where it begins."""
    return stream.type == "audio" and not stream.rate


def _named(stream: Stream) -> str:
    return f"{stream.type} stream {stream.index} ({stream.codec})"


def _left(stream: Stream, suffix: str) -> str:
    if _empty(stream):
        return f"{_named(stream)} was left out: the film announces it, but none of it comes in its first seconds"
    return f"{_named(stream)} was left out: {suffix} cannot hold it"
