"""Which streams of a film ride along with the coloured picture, and what is left behind and why."""

from dataclasses import dataclass

from retrocolor.errors import Unfit
from retrocolor.files import printable
from retrocolor.film.ffmpeg.covers import Cover, cover_of
from retrocolor.film.ffmpeg.probe import CHAPTER_TITLES, TIME_CODE, FilmInfo, Stream
from retrocolor.film.ffmpeg.time_code import DROPS

PLAYS_EVERYWHERE = {"aac", "mp3", "mov_text"}
PLAYABLE = {"audio": "aac", "subtitle": "mov_text"}
PICTURE_TEXT = {"hdmv_pgs_subtitle", "dvd_subtitle", "dvb_subtitle", "dvb_teletext", "xsub", "eia_608"}
ONLY_MATROSKA = {"subrip", "ass", "ssa", "webvtt", "hdmv_pgs_subtitle", "hdmv_text_subtitle"}
HOLD_COVERS = ("matroska", "mp4")


@dataclass(frozen=True)
class Carried:
    """Which streams ride along: (source index, output index) for each, and what was left behind and why."""

    pairs: tuple[tuple[int, int], ...]
    picture: int  # output index of the coloured stream
    notes: tuple[str, ...]
    covers: tuple[Cover, ...] = ()  # pictures to attach, for Matroska; they come last
    converted: tuple[tuple[int, str], ...] = ()  # (source index, encoder) of sound and text that is not copied

    @property
    def changed(self) -> frozenset[int]:
        """Source indices of the streams that are not copied."""
        return frozenset(index for index, _ in self.converted)


def carry(info: FilmInfo, muxer: str, suffix: str, access: bool = False, part: bool = False) -> Carried:
    """Which streams go into the result, or into a part of it. Raises Unfit for one that the container cannot hold."""
    pairs: list[tuple[int, int]] = []
    notes: list[str] = []
    output = picture = 0
    covers = [stream for stream in info.streams if stream.attached and muxer == "matroska"]
    for stream in sorted(info.streams, key=lambda stream: stream.attached):  # covers come last everywhere
        if stream in covers:
            continue
        if stream.index == info.picture.index:
            picture, output = output, output + 1
            continue
        left = _left_behind(stream, info, muxer, access, part)
        if left is None:
            if not access:
                _require_fit(info, stream, muxer, suffix)
            pairs.append((stream.index, output))
            output += 1
        elif left:
            notes.append(left)
    if access:
        converted = tuple(
            (s.index, PLAYABLE[s.type])
            for s in info.streams
            if s.index in dict(pairs) and s.codec not in PLAYS_EVERYWHERE
        )
        notes += [f"stream {index} was converted for playing everywhere" for index, _ in converted]
        return Carried(tuple(pairs), picture, tuple(notes), (), converted)
    attached = tuple(cover_of(stream, output + number) for number, stream in enumerate(covers))
    pairs += [(cover.index, cover.output_index) for cover in attached]
    return Carried(tuple(pairs), picture, tuple(notes), attached)


def _left_behind(stream: Stream, info: FilmInfo, muxer: str, access: bool, part: bool) -> str | None:
    """None for a stream to copy, a note for one left out, an empty note for one that the muxer makes anew."""
    if stream.type == "attachment" and stream.name.startswith("RAWcooked"):
        return "the RAWcooked reversal data was left out: it describes the original picture"
    if stream.codec == "none" and stream.type in ("audio", "subtitle", "video"):
        return f"{stream.type} stream {stream.index} was left out: the film does not say what it is"
    if stream.attached and muxer not in HOLD_COVERS:
        return f"cover picture {stream.index} was left out: this container cannot hold it"
    if stream.type == "data" and stream.tag == CHAPTER_TITLES:
        return ""  # written again from the chapters
    anew = muxer != "mov" or access or part or DROPS in stream.time_code
    if stream.type == "data" and stream.tag == TIME_CODE and anew:
        return ""  # written again from the metadata: a copy would leave no numbers out, and a part has another
    if access and (stream.type not in ("audio", "subtitle") or stream.codec in PICTURE_TEXT):
        return f"{stream.type} stream {stream.index} was left out of the access copy"
    if stream.type in ("data", "unknown") and muxer not in ("mov", "mpegts") and info_muxer(info) != muxer:
        return f"data stream {stream.index} was left out: this container cannot hold it"
    return None


def info_muxer(info: FilmInfo) -> str:
    """The muxer of the source's own container, by its demuxer's name."""
    for part, muxer in (("mov", "mov"), ("matroska", "matroska"), ("mpegts", "mpegts")):
        if part in info.format:
            return muxer
    return info.format


def _require_fit(info: FilmInfo, stream: Stream, muxer: str, suffix: str) -> None:
    if muxer not in ("mp4", "mov") or (stream.codec not in ONLY_MATROSKA and stream.type != "attachment"):
        return
    what = f"{stream.type} stream {stream.index} ({stream.codec})"
    if stream.type == "attachment":
        what = f"attachment {stream.name}"
    raise Unfit(f"{printable(info.path)}: {suffix} cannot hold its {what}; name the result .mkv.")
