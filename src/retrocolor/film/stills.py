"""What a film is painted as for a folder of frames, and what of it stays behind."""

from retrocolor.config import FilmOptions
from retrocolor.errors import Refused
from retrocolor.files import printable
from retrocolor.film.ffmpeg.carried import Carried
from retrocolor.film.ffmpeg.pixels import RGB, layout_of, work_format
from retrocolor.film.ffmpeg.probe import FilmInfo
from retrocolor.film.ffmpeg.target import Target, coding_of, colour_of


def target_of(info: FilmInfo, options: FilmOptions, threads: int) -> Target:
    """How the frames of a film are painted for stills: RGB as it is, Y'CbCr with chroma for every pixel.

    Raises Refused for pixels that are not supported.
    """
    assert options.frames is not None
    try:
        work = work_format(info.picture.pix_fmt)
    except ValueError as error:
        raise Refused(f"{printable(info.path)}: {error}.") from error
    source = layout_of(work)
    assert source is not None
    form = work if source.family == RGB else f"yuv444p{'' if source.depth == 8 else f'{source.depth}le'}"
    notes = []
    if source.family != RGB and source.alpha:
        notes.append("its transparency is not kept in frames")
    if info.picture.interlaced:
        notes.append("it is interlaced: each frame holds both its fields")
    if info.picture.captions:
        notes.append("its closed captions are not kept in frames")
    return Target(
        codec=options.frames, encoder="", settings=(), threads=threads, work=work, pix_fmt=form,
        width=info.picture.width, height=info.picture.height, reduced=False,
        sar=(info.picture.sar.numerator, info.picture.sar.denominator), field_order=info.picture.field_order,
        muxer="", notes=tuple(notes), coding=coding_of(info, source, options),
        **colour_of(info.picture, source, layout_of(form)),
    )  # fmt: skip


def carried(info: FilmInfo) -> Carried:
    """What of a film's streams goes with its frames: nothing, which is said."""
    others = [stream for stream in info.streams if stream.index != info.picture.index]
    notes = (f"its other streams ({len(others)}) stay behind: stills hold no sound",) if others else ()
    return Carried((), 0, notes)
