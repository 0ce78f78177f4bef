"""The last step: the coloured picture stream in place of the old one, everything else of the film as it was."""

import math
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from retrocolor import marks
from retrocolor.film.containers import SNIFFED, TIMED_PACKET, transport_packet
from retrocolor.film.ffmpeg.carried import Carried
from retrocolor.film.ffmpeg.covers import attach
from retrocolor.film.ffmpeg.join import Times
from retrocolor.film.ffmpeg.opening import SAFE, safe, url
from retrocolor.film.ffmpeg.probe import FilmInfo
from retrocolor.film.ffmpeg.process import run_ffmpeg
from retrocolor.film.ffmpeg.service import service_options
from retrocolor.film.ffmpeg.time_code import moved_on

BLU_RAY = {"hdmv_pgs_subtitle", "hdmv_text_subtitle", "pcm_bluray", "truehd"}
STALE = ["encoder", "BPS", "NUMBER_OF_FRAMES", "NUMBER_OF_BYTES", "_STATISTICS_TAGS", "_STATISTICS_WRITING_APP"]
SAFELY = [option for key, value in SAFE.items() for option in (f"-{key}", value)]
MOST_ASPECT = 255  # ffmpeg rounds an aspect of larger numbers
TELLS_ASPECT = ("h264", "h265", "av1")  # codecs whose packets say it
MOST_TICKS = 10_000_000
SAME_FRAME = 0.01  # frames that a start may be off
SAME_TIME = 0.0005  # seconds: Matroska rounds
MARK = "Colours added by retrocolor with a trained network; they are a guess, not a record."


@dataclass(frozen=True)
class Window:
    """A part of a film, in seconds of its own clock; the result starts at zero."""

    start: float
    end: float | None


def mux(
    info: FilmInfo,
    joined: Path,
    output: Path,
    muxer: str,
    streams: Carried,
    *,
    codec: str,
    rate: Fraction | None = None,
    times: Times | None = None,
    mark: str | None,
    beat: Callable[[str], None],
    window: Window | None = None,
    seconds: float | None = None,
) -> None:
    """Copy the joined picture stream and the film's other streams into `output`, times untouched.

    In MPEG-TS all are moved on alike if any is below zero, where that clock has none.
    With a `window` the other streams are cut to it and moved to zero. `rate` is that of even frames, which rounded
    times do not tell; `times` those of all. `seconds` reads only the beginning: a trial of whether the container takes
    the streams at all.
    Raises MediaError with ffmpeg's own lines.
    """
    command = ["-y", "-copyts", *SAFELY, "-i", url(joined), *safe_input(info, *_read(info, window, seconds))]
    maps = sorted([(streams.picture, "0:0", f"1:s:{info.picture.index}"), *_others(streams)])
    for output_index, source, metadata in maps:
        command += ["-map", source, f"-map_metadata:s:{output_index}", metadata]
    command += attach(info, streams.covers, joined.parent)
    command += _labels(info, streams)
    command += ["-map_metadata", "1", "-map_chapters", "1", "-c", "copy", "-copy_unknown"]
    command += service_options(info, muxer, 1)
    command += _conversions(streams)
    command += _bare_sound(
        info, muxer, ((index, output) for index, output in streams.pairs if index not in streams.changed)
    )
    command += _picture_options(info, streams.picture, codec)
    if rate is not None:
        command += _rate_options(info, muxer, streams.picture, rate)
    elif muxer == "matroska" and times is not None:
        command += _last_option(streams.picture, times)
    for reel in (stream.reel for stream in info.streams if stream.reel):
        command += [f"-metadata:s:{streams.picture}", f"reel_name={reel}"]
    command += _time_code(info, streams.picture, window)
    if mark:
        command += ["-metadata", f"comment={mark}"]
    if window is not None:
        command += ["-copypriorss", "0"]
        command += [] if window.end is None else ["-t", f"{window.end - window.start:.6f}"]
    below = "make_non_negative" if muxer == "mpegts" else "disabled"  # its clock has no time before zero
    command += ["-avoid_negative_ts", below, "-max_interleave_delta", "0", *_container_options(info, muxer)]
    if os.environ.get("SOURCE_DATE_EPOCH"):
        command += ["-fflags", "+bitexact"]
    command += ["-f", muxer, url(output)]
    run_ffmpeg(command, beat)


def remux(info: FilmInfo, streams: Sequence[int], output: Path, muxer: str, beat: Callable[[str], None]) -> None:
    """Copy some streams of a film as `mux` does: what ffmpeg itself makes of their times. Raises MediaError."""
    command = ["-y", "-copyts", *safe_input(info)]
    for index in streams:
        command += ["-map", f"0:{index}"]
    command += ["-c", "copy", "-copy_unknown", "-avoid_negative_ts", "disabled", "-max_interleave_delta", "0"]
    command += _bare_sound(info, muxer, ((index, output) for output, index in enumerate(streams)))
    run_ffmpeg([*command, *_container_options(info, muxer), "-f", muxer, url(output)], beat)


def safe_input(info: FilmInfo, *options: str) -> list[str]:
    """A film as an input of ffmpeg, which reads nothing but that file."""
    safely = [option for key, value in safe(info.later).items() for option in (f"-{key}", value)]
    return [*safely, *options, "-i", url(info.file, info.later)]


def _read(info: FilmInfo, window: Window | None, seconds: float | None) -> list[str]:
    options: list[str] = []
    if window is not None:
        options += ["-itsoffset", f"{-window.start:.6f}", "-ss", f"{window.start - info.start:.6f}"]
    if seconds is not None:
        options += ["-t", f"{seconds:.6f}"]
    return options


def _time_code(info: FilmInfo, output: int, window: Window | None) -> list[str]:
    """That of the first frame, where no stream that is copied says it: of frames, which have their own, or a part."""
    if window is None or info.frames is not None:
        return ["-metadata", f"timecode={info.time_code}"] if info.time_code else []
    told = info.time_code or next((stream.time_code for stream in info.streams if stream.time_code), "")
    frames = max(0, math.ceil((window.start - info.picture.start) * info.picture.rate - SAME_FRAME))
    code = moved_on(told, frames, info.picture.rate)
    return ["-metadata", f"timecode={code}", f"-metadata:s:{output}", f"timecode={code}"] if told else []


def _others(streams: Carried) -> Sequence[tuple[int, str, str]]:
    covers = {cover.index for cover in streams.covers}
    return [(output, f"1:{index}", f"1:s:{index}") for index, output in streams.pairs if index not in covers]


def _labels(info: FilmInfo, streams: Carried) -> list[str]:
    """Dispositions, stated for every stream, or ffmpeg would make some the default ones; and titles of tracks.

    A cover picture keeps what it is. Titles in mp4 are read by ffmpeg as `name`, and written from `title`.
    """
    outputs = {info.picture.index: streams.picture, **dict(streams.pairs)}
    options: list[str] = []
    for stream in info.streams:
        number = outputs.get(stream.index)
        if number is None or stream.index in {cover.index for cover in streams.covers}:
            continue
        options += [f"-disposition:{number}", "attached_pic" if stream.attached else stream.disposition]
        if stream.title:
            tag = f"-metadata:s:{number}"
            options += [tag, f"title={stream.title}", tag, "name="]
    return options


def _conversions(streams: Carried) -> list[str]:
    outputs = dict(streams.pairs)
    return [option for index, encoder in streams.converted for option in (f"-c:{outputs[index]}", encoder)]


def _bare_sound(info: FilmInfo, muxer: str, pairs: Iterable[tuple[int, int]]) -> list[str]:
    """Options that take the headers of AAC in MPEG-TS off: one that is broken costs its packet, in a muxer all."""
    if info.format != "mpegts" or muxer == "mpegts":
        return []
    sound = {stream.index for stream in info.streams if stream.codec == "aac"}
    return [option for index, output in pairs if index in sound for option in (f"-bsf:{output}", "aac_adtstoasc")]


def _picture_options(info: FilmInfo, output: int, codec: str) -> list[str]:
    """Tags that described the old picture stream go; the aspect stays, rounded where only the container says it."""
    options = [option for key in STALE for option in (f"-metadata:s:{output}", f"{key}=")]
    if info.picture.sar not in (0, 1):
        shape = info.picture.sar * info.picture.width / info.picture.height
        if max(shape.numerator, shape.denominator) <= MOST_ASPECT or codec not in TELLS_ASPECT:
            options += [f"-aspect:{output}", f"{shape.numerator}:{shape.denominator}"]
    return options


def _rate_options(info: FilmInfo, muxer: str, output: int, rate: Fraction) -> list[str]:
    """The rate of even frames. In mp4 and mov the ticks stay the film's, or times would be rounded to the rate's."""
    ticks = math.lcm(*(stream.time_base.denominator for stream in info.streams if stream.type == "video"))
    ticks = ticks if ticks <= MOST_TICKS else info.picture.time_base.denominator
    scale = ["-video_track_timescale", str(ticks)] if muxer in ("mp4", "mov") else []
    return [f"-r:{output}", str(rate), *scale]


def _last_option(output: int, times: Times) -> list[str]:
    """How long the last frame stays, which a packet of Matroska does not say where there is no rate."""
    at, lasting = (float(ticks * times.time_base) for ticks in (int(times.pts[-1]), times.last))
    return [f"-bsf:{output}", f"setts=duration=if(gte(PTS*TB\\,{at - SAME_TIME:.6f})\\,{lasting:.6f}/TB\\,DURATION)"]


def _container_options(info: FilmInfo, muxer: str) -> list[str]:
    if muxer in ("mp4", "mov"):
        scale = ["-movie_timescale", str(movie_timescale(info))]
        return [*scale, "-movflags", "+faststart+use_metadata_tags" if muxer == "mov" else "+faststart"]
    if muxer == "mpegts":
        return ["-mpegts_copyts", "1", "-mpegts_m2ts_mode", str(int(_is_blu_ray(info)))]
    return ["-default_mode", "passthrough"] if muxer == "matroska" else []


def _is_blu_ray(info: FilmInfo) -> bool:
    """Is it the transport stream of Blu-ray and AVCHD, or does it need it, which alone names their subtitles and sound?

    Told, as ffmpeg goes by the ending of a name, which a file in work does not have.
    """
    if any(stream.codec in BLU_RAY for stream in info.streams):
        return True
    if "mpegts" not in info.format:
        return False
    with info.path.open("rb") as file:
        return transport_packet(file.read(SNIFFED)) == TIMED_PACKET


def movie_timescale(info: FilmInfo) -> int:
    """Ticks a second in which mp4 and mov say when a stream begins: fine enough for all of them, if one is."""
    bases = [stream.time_base.denominator for stream in info.streams if stream.type in ("video", "audio")]
    common = math.lcm(*bases)
    return common if common <= MOST_TICKS else info.picture.time_base.denominator


def mark_for(comment: str, *, part: bool = False) -> str:
    """The comment that marks a film, or a part of one, as coloured by machine, after what stood there."""
    mark = f"{MARK} {marks.PART.decode()}" if part else MARK
    return f"{comment} | {mark}" if comment and MARK not in comment else mark
