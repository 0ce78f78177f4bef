"""What a film is written as: codec, pixel format, colour tags, container; refused here if it cannot be exact."""

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from retrocolor.config import VIDEO, FilmOptions
from retrocolor.errors import Refused, Unfit, UsageError
from retrocolor.files import printable
from retrocolor.film.containers import CODECS, HOLDS, MUXERS
from retrocolor.film.ffmpeg.pixels import GREY, RGB, YUV, Layout, has_alpha, layout_of, work_format
from retrocolor.film.ffmpeg.probe import FilmInfo, Picture

ENCODERS = {"h264": "libx264", "h265": "libx265", "av1": "libsvtav1", "ffv1": "ffv1", "prores": "prores_ks"}
CRF = {"h264": 18, "h265": 20, "av1": 24}
FINER = {"410": ("420", "422", "444"), "420": ("422", "444"), "411": ("422", "444"), "422": ("444",), "440": ("444",)}
AV1_PRESETS = {"veryslow": 3, "slower": 4, "slow": 6, "medium": 8, "fast": 9, "faster": 10, "veryfast": 11}
PRORES = {"apco": "proxy", "apcs": "lt", "apcn": "standard", "apch": "hq", "ap4h": "4444", "ap4x": "4444xq"}
TRANSFERS = {1: 1, 4: 4, 5: 6, 6: 6, 7: 7, 9: 14}
"""The matrices whose luma is a weighted sum we know -> their transfer; their primaries have the same number."""
STILLS_IN = {".mov": "prores", ".qt": "prores", ".mp4": "h264", ".m4v": "h264"}
MOST_BITS = {"prores": 10, "h264": 10, "h265": 12, "av1": 10}  # that the encoders take
CAPTIONED = ("h264", "h265")  # the encoders that write the captions of frames
X264_LOOKAHEAD = "rc-lookahead=30"
"""For the preset medium, which has 40: 30 MB less at 720p, for 0.003 dB at the same size."""
MOST_RATE = Fraction(400)
UNKNOWN = (0, 2)
LIMITED, FULL = 1, 2
BOTTOM_FIRST = (3, 5)  # AVFieldOrder: BB, BT


@dataclass(frozen=True)
class Target:
    """How the coloured picture stream is written. Everything is plain data: the plan of a film keeps it.

    `work` is the planar format frames are brought to after decoding, `pix_fmt` the encoder's.
    """

    codec: str
    encoder: str
    settings: tuple[tuple[str, str], ...]
    threads: int
    work: str
    pix_fmt: str
    width: int
    height: int
    matrix: int
    primaries: int
    transfer: int
    range: int
    source_range: int
    reduced: bool  # an access copy: fewer bits, less chroma than the source
    sar: tuple[int, int]
    field_order: int
    muxer: str
    notes: tuple[str, ...] = ()
    coding: str = VIDEO  # how RGB samples stand for light, see `imaging.coding`

    @property
    def layout(self) -> Layout:
        """Of the encoder's format."""
        return layout_of(work_format(self.pix_fmt))  # type: ignore[return-value]

    @property
    def swscale_matrix(self) -> int:
        """The matrix as swscale numbers it."""
        return {1: 1, 4: 4, 7: 7, 9: 9}.get(self.matrix, 5)

    @property
    def source(self) -> Layout:
        """Of the decoded frames, after repacking."""
        return layout_of(self.work)  # type: ignore[return-value]


def choose(info: FilmInfo, options: FilmOptions, output: Path, threads: int, *, named: bool = False) -> Target:
    """Decide how to write a film; `output` names the container, `named` if the user chose it.

    Raises Refused when codec or container cannot hold it, UsageError for an unknown codec, naming what would work.
    """
    name = printable(info.path)
    if options.codec not in ("auto", *ENCODERS):
        raise UsageError(f"--codec {options.codec} is unknown: choose auto, {', '.join(ENCODERS)}.")
    try:
        work = work_format(info.picture.pix_fmt)
    except ValueError as error:
        raise Refused(f"{name}: {error}.") from error
    layout = layout_of(work)
    assert layout is not None
    notes = [] if layout.alpha or not has_alpha(info.picture.pix_fmt) else ["its transparency is not kept"]
    codec = "h264" if options.access else _codec(info, layout, options.codec, output.suffix.lower(), notes)
    pix_fmt = "yuv420p" if options.access else _pixel_format(name, info.picture, layout, codec, notes)
    if info.picture.captions and codec not in CAPTIONED:
        notes.append(f"its closed captions are not kept: {codec} holds none; --codec h264 keeps them")
    notes += _without_effect(options, codec)
    muxer = _container(name, codec, output.suffix.lower())
    if not named and output.suffix.lower() != info.path.suffix.lower():
        notes.append(f"written as {output.suffix}")
    target = Target(
        codec=codec,
        encoder=ENCODERS[codec],
        settings=(),
        threads=threads,
        reduced=options.access,
        work=work,
        pix_fmt=pix_fmt,
        width=info.picture.width - (info.picture.width % 2 if options.access else 0),
        height=info.picture.height - (info.picture.height % 2 if options.access else 0),
        sar=(info.picture.sar.numerator, info.picture.sar.denominator),
        field_order=info.picture.field_order,
        muxer=muxer,
        notes=tuple(notes),
        coding=coding_of(info, layout, options),
        **colour_of(info.picture, layout, layout_of(work_format(pix_fmt))),
    )
    if options.access:
        target = replace(target, range=LIMITED)
    return replace(target, settings=_settings(target, options, info))


def _without_effect(options: FilmOptions, codec: str) -> list[str]:
    """What is to be said of options of the encoder that this codec does not have; one that was named is refused."""
    asked = [f"--crf {options.crf}"] if options.crf is not None else []
    asked += [f"--preset {options.preset}"] if options.preset != FilmOptions.preset else []
    if not asked or codec in CRF:
        return []
    why = "FFV1 loses nothing" if codec == "ffv1" else "ProRes is as fine as the source's"
    return [f"{' and '.join(asked)} had no effect: {why}; --codec h264 takes {'it' if len(asked) == 1 else 'them'}"]


def coding_of(info: FilmInfo, layout: Layout, options: FilmOptions) -> str:
    """How the samples of RGB frames stand for light. Raises Refused for frames that are not RGB."""
    if options.transfer is None:
        return info.coding
    if layout.family != RGB and options.transfer != VIDEO:
        raise Refused(f"{printable(info.path)}: its frames are not RGB, which --transfer is for; leave it out.")
    return options.transfer


def _codec(info: FilmInfo, layout: Layout, requested: str, suffix: str, notes: list[str]) -> str:
    """Lossless stays lossless, ProRes stays ProRes, the rest becomes H.264 where that can hold it.

    Stills become what the container is for: ProRes in a .mov, H.264 in an .mp4, else FFV1 if they are lossless.
    """
    picture = info.picture
    if requested != "auto":
        return requested
    if info.frames and suffix in STILLS_IN:
        return STILLS_IN[suffix]
    if picture.codec == "prores" and layout.depth == 10:
        return "prores"
    if picture.lossless:
        return "ffv1"
    if layout.alpha:
        notes.append("written as FFV1, which keeps the transparency")
        return "ffv1"
    if layout.depth not in (8, 10):
        notes.append(f"written as FFV1, which keeps {layout.depth} bits")
        return "ffv1"
    return "h264"


def _pixel_format(name: str, picture: Picture, layout: Layout, codec: str, notes: list[str]) -> str:
    """The encoder's format: the source's depth and chroma resolution, or the next finer it can hold."""
    supported = {f.name for f in av.Codec(ENCODERS[codec], "w").video_formats or ()}
    if layout.family == RGB and codec == "ffv1":
        return layout.name if layout.name in supported else "bgra" if layout.alpha else "bgr0"
    if layout.name in supported and layout.family == YUV and not _needs_444(picture, layout, codec):
        return layout.name
    preferred = layout.subsampling or ("422" if codec == "prores" else "444" if layout.family == RGB else "420")
    depth = 10 if codec == "prores" and layout.depth == 8 else layout.depth
    if layout.family == RGB and depth > MOST_BITS.get(codec, 16):
        depth = MOST_BITS[codec]
        notes.append(f"{codec} holds {depth} of its {layout.depth} bits: --codec ffv1 keeps them all")
    if codec == "prores" and picture.range == FULL and layout.family != RGB:
        raise Refused(f"{name}: it is full range, which ProRes cannot say; use --codec ffv1 or h264.")
    alpha = "a" if layout.alpha and codec in ("ffv1", "prores") else ""
    for subsampling in (preferred, *FINER.get(preferred, ())):
        form = f"yuv{alpha or ''}{subsampling}p{'' if depth == 8 else f'{depth}le'}"
        trial = layout_of(form) if form in supported else None
        if trial and not _needs_444(picture, trial, codec):
            if subsampling != preferred:
                notes.append(
                    f"chroma is written as 4:{subsampling[1]}:{subsampling[2]}: {codec} needs it for this picture"
                )
            if layout.alpha and not alpha:
                some = "transparency, if there is any" if picture.codec == "gif" else "the transparency"
                notes.append(f"{codec} cannot hold {some}: --codec ffv1 keeps it")
            return form
    able = "ffv1" if depth not in (8, 10, 12) or layout.alpha else "ffv1 or h265"
    depths = {form.depth for form in map(layout_of, supported) if form}
    kept = f"4:{preferred[1]}:{preferred[2]} chroma" if depth in depths else f"{depth} bits"
    raise Refused(f"{name}: it cannot be written as {codec} with its {kept}; use --codec {able}.")


def _needs_444(picture: Picture, layout: Layout, codec: str) -> bool:
    """x264 and x265 take whole chroma samples only (per field when interlaced)."""
    if codec not in ("h264", "h265"):
        return False
    across, down = 1 << layout.shift[0], 1 << layout.shift[1]
    if picture.interlaced and down > 1:
        down *= 2
    return bool(picture.width % across or picture.height % down)


def _container(name: str, codec: str, suffix: str) -> str:
    muxer = MUXERS.get(suffix)
    if muxer and codec in HOLDS[muxer]:
        return muxer
    able = [f"--codec {one}" for one in CODECS if muxer and one in HOLDS[muxer]]
    other = f", or use {' or '.join(able)}" if able else ""
    raise Unfit(f"{name}: it becomes {codec}, which {suffix or 'a nameless file'} does not hold; name it .mkv{other}.")


def colour_of(picture: Picture, source: Layout, target: Layout | None) -> dict[str, Any]:
    """Matrix, primaries, transfer, range of a Target: the source's where it says, else BT.709 for HD, BT.601 for SD."""
    full = picture.range == FULL or picture.pix_fmt.startswith("yuvj")
    if target is not None and target.family == RGB:
        tags = {"primaries": picture.primaries, "transfer": picture.transfer}
        return {"matrix": 0, "range": FULL, "source_range": FULL, **tags}
    matrix = picture.matrix
    if source.family == RGB or matrix not in TRANSFERS:
        matrix = 1 if picture.height > 576 or picture.width > 1024 else 5 if _is_pal(picture) else 6
    if source.family == GREY and picture.range in UNKNOWN[:1]:
        full = True  # as ffmpeg takes it
    if source.family == RGB:
        full = False
    return {
        "matrix": matrix,
        "primaries": matrix if picture.primaries in UNKNOWN else picture.primaries,
        "transfer": TRANSFERS[matrix] if picture.transfer in UNKNOWN else picture.transfer,
        "range": FULL if full else LIMITED,
        "source_range": FULL if full or source.family == RGB else LIMITED,
    }


def _is_pal(picture: Picture) -> bool:
    return picture.height in (576, 288) or (picture.rate in (25, 50) and picture.height not in (480, 486, 240))


def _settings(target: Target, options: FilmOptions, info: FilmInfo) -> tuple[tuple[str, str], ...]:
    """The encoder's own options, as text."""
    crf = str(options.crf if options.crf is not None else CRF.get(target.codec, 0))
    if target.codec in ("h265", "av1") and info.picture.interlaced:
        raise Refused(
            f"{printable(info.path)}: it is interlaced, which {target.codec} cannot keep; use --codec h264 or ffv1."
        )
    if target.codec == "h264":
        more = [X264_LOOKAHEAD] if options.preset == "medium" else []
        if info.picture.interlaced:
            more.append("bff=1" if target.field_order in BOTTOM_FIRST else "tff=1")
        return (("crf", crf), ("preset", options.preset), *((("x264-params", ":".join(more)),) if more else ()))
    if target.codec == "h265":
        return (("crf", crf), ("preset", options.preset), ("a53cc", "1"), ("x265-params", "log-level=error"))
    if target.codec == "av1":
        preset = options.preset if options.preset.isdigit() else str(AV1_PRESETS.get(options.preset, 8))
        return (("crf", crf), ("preset", preset))
    if target.codec == "ffv1":
        return (("level", "3"), ("slicecrc", "1"), ("g", "1"))
    tag = next(stream.tag for stream in info.streams if stream.index == info.picture.index)
    best = "4444" if target.layout.subsampling == "444" else "hq"
    return (("profile", PRORES.get(tag, best)), ("vendor", "apl0"))


def rate_of(pts: np.ndarray, time_base: Fraction, stated: Fraction) -> Fraction:
    """The rate of frames, at most 400 per second: the stated one where times are its own, rounded, some left out.

    Else their mean, in small numbers.
    """
    number = (pts - pts[0]) * float(stated * time_base)
    steps = np.diff(np.rint(number))
    off = np.abs(number - np.rint(number)).max() / float(stated * time_base)  # ticks
    if off <= 1 and (steps >= 1).all() and np.median([1, *steps]) == 1:
        return min(stated, MOST_RATE)
    if pts[-1] <= pts[0]:
        return Fraction(25)
    return min(Fraction(len(pts) - 1) / (int(pts[-1] - pts[0]) * time_base), MOST_RATE).limit_denominator(1001)
