"""One table of clips: whatever a film brings, frames, times, other streams and tags come back; read with ffmpeg."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest

import film_clips as make
from command import retrocolor
from film_clips import AAC, X264, clip, ffmpeg, mute, picture, sound
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import Refused
from retrocolor.film.colorize import colorize_film
from retrocolor.film.ffmpeg.carried import carry
from retrocolor.film.ffmpeg.encode import write_segment
from retrocolor.film.ffmpeg.probe import probe
from retrocolor.film.ffmpeg.target import CRF, choose

VP9 = ("-c:v", "libvpx-vp9", "-c:a", "libopus")
PRORES = ("-c:v", "prores_ks", "-pix_fmt", "yuv422p10le", "-c:a", "pcm_s16le")
FFV1 = ("-c:v", "ffv1", "-level", "3")


def vfr(path: Path) -> Path:
    return clip(
        path, "-vf", "setpts=(N+floor(N/3)*2+mod(N\\,2)*0.3)/25/TB", "-fps_mode", "vfr", "-enc_time_base", "1/90000"
    )


def late_picture(path: Path) -> Path:
    ffmpeg("-itsoffset", "0.48", *picture(), *sound(seconds=1.3), *X264, *AAC, path)
    return path


def edit_list(path: Path) -> Path:
    whole = clip(path.with_name(f"whole-{path.name}"), "-g", "8", "-bf", "2", seconds=1.2)
    ffmpeg("-ss", "0.5", "-i", whole, "-map", "0", "-c", "copy", path)
    return path


def rotated(path: Path) -> Path:
    flat = clip(path.with_name(f"flat-{path.name}"))
    ffmpeg("-display_rotation", "90", "-i", flat, "-map", "0", "-c", "copy", path)
    return path


def two_tracks(path: Path) -> Path:
    inputs = [*picture(), *sound(440), *sound(660)]
    maps = ["-map", "1:a", "-map", "0:v", "-map", "2:a"]
    tags = ["-metadata:s:a:0", "language=fra", "-metadata:s:a:1", "language=deu", "-disposition:a:1", "default"]
    tags += ["-metadata:s:a:0", "title=Commentary"]
    ffmpeg(*inputs, *maps, *X264, *AAC, *tags, "-disposition:a:0", "comment", path)
    return path


def with_chapters(path: Path) -> Path:
    listed = make.chapters(path.with_suffix(".txt"))
    ffmpeg(*picture(), *sound(), "-i", listed, "-map_metadata", "2", "-map_chapters", "2", *X264, *AAC, path)
    return path


def text_subtitles(path: Path) -> Path:
    listed = make.subtitles(path.with_suffix(".srt"))
    codec = "mov_text" if path.suffix == ".mp4" else "srt"
    language = ["-metadata:s:s:0", "language=nld", "-disposition:s:0", "forced"]
    ffmpeg(
        *picture(),
        *sound(),
        "-i",
        listed,
        "-map",
        "0",
        "-map",
        "1",
        "-map",
        "2",
        *X264,
        *AAC,
        "-c:s",
        codec,
        *language,
        path,
    )
    return path


def picture_subtitles(path: Path) -> Path:
    listed = make.sup_file(path.with_suffix(".sup"))
    ffmpeg(*picture(), *sound(), "-i", listed, "-map", "0", "-map", "1", "-map", "2", *X264, *AAC, "-c:s", "copy", path)
    return path


def attachment(path: Path) -> Path:
    font = path.with_suffix(".ttf")
    font.write_bytes(bytes(range(256)) * 8)
    return clip(path, "-attach", font, "-metadata:s:t:0", "mimetype=application/x-truetype-font")


def cover(path: Path) -> Path:
    """In mp4 with chapters, whose titles are a stream that stands before the cover."""
    art = path.with_suffix(".png")
    ffmpeg(*picture("48x48", seconds=0.04), "-frames:v", "1", art)
    if path.suffix == ".mkv":
        return clip(path, "-attach", art, "-metadata:s:t:0", "mimetype=image/png", "-metadata:s:t:0", "title=Front")
    maps = ["-map", "0", "-map", "1", "-map", "2", "-c:v:1", "png", "-disposition:v:1", "attached_pic"]
    inputs = [*picture(), *sound(), "-i", art, "-i", make.chapters(path.with_suffix(".txt")), "-map_chapters", "3"]
    ffmpeg(*inputs, *maps, "-c:v:0", "libx264", "-pix_fmt:v:0", "yuv420p", *AAC, path)
    return path


def transport_stream(path: Path) -> Path:
    return clip(path, "-f", "mpegts", "-output_ts_offset", "11", "-muxdelay", "0", "-bf", "2", "-preset", "fast")


def interlaced(*options: str) -> Callable[[Path], Path]:
    def made(path: Path) -> Path:
        return clip(path, "-vf", "setfield=bff", "-flags", "+ildct+ilme", *options, size="96x64", rate="25")

    return made


def options(*arguments: str, size: str = "96x64", muted: bool = False) -> Callable[[Path], Path]:
    return lambda path: (mute if muted else clip)(path, *arguments, size=size)


@dataclass(frozen=True)
class Case:
    """A clip, and what `ffmpeg -i` must print about the result's picture."""

    name: str
    made: Callable[[Path], Path]
    says: tuple[str, ...] = ()
    result: str = ""  # the result's ending, if it is not the source's


TABLE = [
    Case("plain.mp4", clip, ("h264", "yuv420p(tv, bt470bg", "96x64", "(default)", "comment")),
    Case("vfr.mp4", vfr),
    Case("vfr.mkv", vfr),
    Case("b-frames.mp4", options("-preset", "fast", "-bf", "3", "-g", "9")),
    Case("b-frames.mov", options("-preset", "fast", "-bf", "3", "-g", "9")),
    Case("late.mp4", late_picture),
    Case("late.mkv", late_picture),
    Case("edit-list.mp4", edit_list),
    Case("10-bit.mp4", options("-pix_fmt", "yuv420p10le"), ("yuv420p10le",)),
    Case("444.mp4", options("-pix_fmt", "yuv444p"), ("yuv444p",)),
    Case("odd-size.mkv", options(*FFV1, "-vf", "scale=161:121"), ("ffv1", "yuv420p", "161x121")),
    Case("odd-size.webm", options(*VP9, "-vf", "scale=161:121"), ("yuv444p", "161x121"), ".mkv"),
    Case("rotated.mp4", rotated, ("rotation of 90.00 degrees",)),
    Case("aspect.mp4", options("-vf", "setsar=16/11"), ("SAR 16:11",)),
    Case("aspect-ffv1.mkv", options("-vf", "setsar=16/11", *FFV1), ("SAR 16:11",)),
    Case("pal-bff.mp4", interlaced("-x264-params", "bff=1"), ("bottom",)),
    Case("pal-bff-ffv1.mkv", interlaced(*FFV1), ("bottom",)),
    Case("full-range.mp4", options("-vf", "scale=out_range=pc", "-color_range", "pc"), ("(pc,",)),
    Case("bt709.mp4", options("-vf", "setparams=colorspace=bt709:range=tv"), ("tv, bt709",)),
    Case("hd.mp4", options(size="1280x720"), ("tv, bt709",)),
    Case("grey.mp4", options("-pix_fmt", "gray"), ("yuvj420p(pc",)),
    Case("grey-ffv1.mkv", options("-pix_fmt", "gray", *FFV1), ("ffv1", "yuv420p(pc")),
    Case("grey-10-bit.mkv", options("-pix_fmt", "gray10le", *FFV1), ("yuv420p10le(pc",)),
    Case("rgb.mkv", options("-pix_fmt", "bgr0", *FFV1), ("bgr0",)),
    Case("rgb-10-bit.mkv", options("-pix_fmt", "gbrp10le", *FFV1), ("gbrp10le",)),
    Case("prores.mov", options(*PRORES), ("prores", "apch")),
    Case("two-tracks.mp4", two_tracks, ("fra", "deu", "Commentary")),
    Case("two-tracks.mkv", two_tracks, ("fra", "deu", "Commentary")),
    Case("chapters.mp4", with_chapters, ("Chapter #0:1", "Part 2", "A reel")),
    Case("chapters.mkv", with_chapters, ("Chapter #0:1", "Part 2", "A reel")),
    Case("subtitles.mp4", text_subtitles, ("mov_text", "nld", "forced")),
    Case("subtitles.mkv", text_subtitles, ("subrip", "forced")),
    Case("picture-subtitles.mkv", picture_subtitles, ("hdmv_pgs_subtitle",)),
    Case("attachment.mkv", attachment, ("Attachment", "attachment.ttf")),
    Case("cover.mp4", cover, ("attached pic",)),
    Case("cover.mkv", cover, ("attached pic", "Front")),
    Case("silent.mp4", options(muted=True)),
    Case("stream.ts", transport_stream, ("h264",)),
    Case("time-code.mov", options("-timecode", "01:00:00:00"), ("timecode        : 01:00:00:00",)),
    Case("uncompressed.avi", options("-c:v", "ffvhuff", "-c:a", "pcm_s16le"), ("ffv1",), ".mkv"),
    Case("mpeg4.avi", options("-c:v", "mpeg4", "-bf", "2", "-c:a", "mp3"), ("h264",), ".mkv"),
    Case("dv-like.mov", options("-c:v", "mpeg2video", "-pix_fmt", "yuv422p"), ("yuv422p",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("codec", "form", "kept"),
    [
        ("av1", "yuv444p", "4:4:4 chroma; use --codec ffv1 or h265"),
        ("av1", "yuv422p", "4:2:2 chroma; use --codec ffv1 or h265"),
        ("av1", "yuv420p12le", "12 bits; use --codec ffv1 or h265"),
        ("h264", "yuv420p12le", "12 bits; use --codec ffv1 or h265"),
        ("h265", "yuv444p16le", "16 bits; use --codec ffv1"),
    ],
)
def test_what_a_codec_cannot_hold_is_named_with_what_does(tmp_path: Path, codec: str, form: str, kept: str) -> None:
    info = probe(mute(tmp_path / "film.mkv", "-c:v", "ffv1", "-pix_fmt", form))
    with pytest.raises(Refused, match=f"cannot be written as {codec} with its {kept}"):
        choose(info, FilmOptions(codec=codec), tmp_path / "out.mkv", 1)
    for other in kept.partition("--codec ")[2].split(" or "):
        assert choose(info, FilmOptions(codec=other), tmp_path / "out.mkv", 1).pix_fmt == form


@pytest.mark.parametrize("case", TABLE, ids=[case.name for case in TABLE])
def test_everything_comes_back(case: Case, tmp_path: Path, colorizer: Colorizer) -> None:
    source = case.made(tmp_path / case.name)
    output = tmp_path / f"out{case.result or source.suffix}"
    made = colorize_film(
        source, output, FilmOptions(preset="ultrafast"), colorizer, lambda message=None: None, recolor=True
    )
    old, new = make.frames(source), make.frames(output)
    assert made.frames == len(new) == len(old) > 0
    clock = Fraction(0) if output.suffix in (".mp4", ".mov", ".ts") else Fraction(1, 1999)
    assert max(abs(a.pts - b.pts) for a, b in zip(old, new, strict=True)) <= clock
    assert_others_equal(source, output, clock)
    described = make.described(output)
    for word in case.says:
        assert word in described, described
    assert streams(described) == streams(make.described(source))
    assert not [path for path in tmp_path.glob(".retrocolor-*") if path.suffix != ".track"]


def assert_others_equal(source: Path, output: Path, clock: Fraction) -> None:
    """Every packet but the picture's: the same data, at the same time."""
    old, new = make.packets(source, "0", "-0:V:0"), make.packets(output, "0", "-0:V:0")
    assert {n: len(found) for n, found in old.items()} == {n: len(found) for n, found in new.items()}
    for number, found in old.items():
        for a, b in zip(found, new[number], strict=True):
            assert abs(a.pts - b.pts) <= clock + Fraction(1, 90_000), (number, a, b)
            if source.suffix == output.suffix:
                assert (a.size, a.hash) == (b.size, b.hash)


@pytest.mark.parametrize("muxer", ["mov", "mpegts"])
def test_a_cover_is_left_out_where_none_is_held(muxer: str, tmp_path: Path) -> None:
    found = carry(probe(cover(tmp_path / "in.mp4")), muxer, f".{muxer}")
    assert found.notes == ("cover picture 3 was left out: this container cannot hold it",)
    assert (found.picture, found.pairs) == (0, ((1, 1),))


def streams(described: str) -> list[str]:
    """Kinds and dispositions of the streams, in order."""
    found = re.findall(r"Stream #0:\d+\S*: (\w+)(?::[^\n]*?((?: \([a-z ]+\))*)\n|:)", described)
    return [f"{kind}{flags}" for kind, flags in found]


@pytest.mark.parametrize(
    ("codec", "options", "told"),
    [
        (("ffv1",), {"crf": 30}, "--crf 30 had no effect: FFV1 loses nothing; --codec h264 takes it"),
        (
            ("prores_ks", "-pix_fmt", "yuv422p10le"),
            {"crf": 9, "preset": "slow"},
            "--crf 9 and --preset slow had no effect",
        ),
        (("ffv1",), {}, None),
        (("mpeg4",), {"crf": 30, "preset": "slow"}, None),
    ],
)
def test_options_without_effect_are_told(
    tmp_path: Path, codec: tuple[str, ...], options: dict[str, Any], told: str | None
) -> None:
    ffmpeg("-f", "lavfi", "-i", "testsrc2=size=64x48:duration=0.2", "-c:v", *codec, tmp_path / "a.mkv")
    notes = choose(probe(tmp_path / "a.mkv"), FilmOptions(**options), tmp_path / "b.mkv", 1).notes
    assert [note for note in notes if "effect" in note][:1] == (
        [note for note in notes if told in note] if told else []
    )
    assert told is None or any(told in note for note in notes)


def test_help_tells_the_quality_of_each_codec() -> None:
    told = next(item.metadata["help"] for item in fields(FilmOptions) if item.name == "crf")
    assert all(f"{number} ({codec})" in told for codec, number in CRF.items())


def test_an_ending_that_nobody_asked_for_is_told(tmp_path: Path) -> None:
    info = probe(mute(tmp_path / "a.mkv", seconds=0.2))
    for named, told in ((False, ("written as .mp4",)), (True, ())):
        assert choose(info, FilmOptions(), tmp_path / "b.mp4", 1, named=named).notes == told


def test_what_is_noted_of_one_film_is_said_at_the_end(tmp_path: Path) -> None:
    ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=size=64x48:duration=0.2", "-vf", "hue=s=0", "-c:v", "ffv1", tmp_path / "a.mkv"
    )
    done = retrocolor("video", tmp_path / "a.mkv", "--crf", "30", "--size", "32")
    said = [line for line in done.stdout.splitlines() if line.startswith("Note ")]
    assert "--crf 30 had no effect: FFV1 loses nothing" in " ".join(said), done.stdout


def test_the_same_frames_become_the_same_bytes(tmp_path: Path) -> None:
    """320 pixels wide: there x264 read what nobody had written, with the instructions that it is kept from."""
    source = mute(tmp_path / "in.mp4", "-vf", "noise=alls=20:allf=t", size="320x240", seconds=2)
    target = choose(probe(source), FilmOptions(), tmp_path / "out.mp4", threads=2)
    made = set()
    for number in range(3):
        with av.open(str(source)) as film:
            write_segment(film.decode(video=0), target, Fraction(25), tmp_path / f"{number}.mkv")
        with av.open(str(tmp_path / f"{number}.mkv")) as segment:
            made.add(b"".join(bytes(packet) for packet in segment.demux(video=0)))
    assert len(made) == 1
