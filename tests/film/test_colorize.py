"""The verb: light kept, colour left alone, parts of a film, refusals, damage, names."""

import os
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import film_clips as make
from film_clips import X264, clip, ffmpeg, mute
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import MachineError, MediaError, Refused, UsageError
from retrocolor.film import colorize, workdir
from retrocolor.film.colorize import FilmResult, colorize_film

FFV1 = ("-c:v", "ffv1", "-level", "3", "-slicecrc", "1", "-slices", "4")


def colour(source: Path, output: Path, colorizer: Colorizer, *, recolor: bool = True, **options: Any) -> FilmResult:
    film = FilmOptions(**({"preset": "ultrafast"} | options))
    return colorize_film(source, output, film, colorizer, lambda message=None: None, recolor=recolor)


@pytest.mark.parametrize(
    ("options", "depth"),
    [
        (FFV1, "gray"),
        ((*FFV1, "-pix_fmt", "yuv422p10le"), "gray10le"),
        ((*FFV1, "-vf", "scale=161:121,setfield=tff", "-flags", "+ildct"), "gray"),
        ((*FFV1, "-pix_fmt", "gray16le"), "gray16le"),
        (("-c:v", "ffvhuff", "-pix_fmt", "yuv444p"), "gray"),
    ],
)
def test_the_luma_plane_stays_sample_for_sample(
    tmp_path: Path, colorizer: Colorizer, options: tuple[str, ...], depth: str
) -> None:
    source, output = mute(tmp_path / "master.mkv", *options), tmp_path / "out.mkv"
    colour(source, output, colorizer)
    assert make.luma(output, depth) == make.luma(source, depth)
    assert make.frames(output) != make.frames(source)


def test_film_in_colour_is_left(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = mute(tmp_path / "colour.mp4"), tmp_path / "out.mp4"
    made = colour(source, output, colorizer, recolor=False)
    assert made.left and made.output is None and made.frames == 20
    assert not output.exists() and not list(tmp_path.glob(".retrocolor*"))


def test_sepia_and_grey_are_coloured(tmp_path: Path, colorizer: Colorizer) -> None:
    sepia = "format=gray,format=rgb24,colorchannelmixer=1:0:0:0:.85:0:0:0:.65:0:0:0"
    for name, filters in (("grey", "hue=s=0"), ("sepia", sepia)):
        source = mute(tmp_path / f"{name}.mp4", "-vf", filters)
        assert not colour(source, tmp_path / f"{name}-out.mp4", colorizer, recolor=False).left


def test_shots_in_colour_stay_as_they_are(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = tmp_path / "mixed.mkv", tmp_path / "out.mkv"
    grey = ["-f", "lavfi", "-i", "testsrc2=96x64:r=25:d=0.8,hue=s=0,negate"]
    ffmpeg(*make.picture(), *grey, "-filter_complex", "[0][1]concat", *FFV1, "-pix_fmt", "yuv420p", source)
    made = colour(source, output, colorizer, recolor=False)
    assert "1 of 2 shots in colour already, left unchanged" in made.notes
    old, new = make.frames(source), make.frames(output)
    assert old[:20] == new[:20] and all(a != b for a, b in zip(old[20:], new[20:], strict=True))


def test_a_part_of_a_film_takes_its_sound_along(tmp_path: Path, colorizer: Colorizer) -> None:
    source = clip(tmp_path / "film.mp4", "-g", "10", "-bf", "2", "-preset", "fast", seconds=3)
    for options, frames, first in (({"preview": 1.0}, 25, 0.0), ({"start": 1.52, "end": 2.52}, 25, 1.52)):
        output = tmp_path / f"part{frames}{first}.mp4"
        assert colour(source, output, colorizer, **options).frames == frames
        found = make.packets(output)
        assert len(found[0]) == frames and min(packet.pts for packet in found[0]) == 0
        sound = sorted(float(packet.pts) for packet in found[1])
        assert abs(sound[0]) < 0.03 and 0.95 < sound[-1] < 1.01
        old = {packet.hash: float(packet.pts) for packet in make.packets(source)[1]}
        by_sound = {packet.hash: float(packet.pts) for packet in found[1]}
        assert all(abs(old[digest] - first - time) < 1e-4 for digest, time in by_sound.items())
    with pytest.raises(UsageError, match="leave nothing"):
        colour(source, tmp_path / "none.mp4", colorizer, start=2.0, end=1.0)
    with pytest.raises(MediaError, match="no frame"):
        colour(source, tmp_path / "late.mp4", colorizer, start=60.0)


@pytest.mark.parametrize(
    ("made", "output", "options", "message"),
    [
        (("in.mp4",), "out.avi", {}, "name it .mkv"),
        (("in.mp4",), "out.mp4", {"codec": "ffv1"}, "--codec h264"),
        (("in.mkv", *FFV1), "out.mov", {}, "--codec prores"),
        (("in.mkv", "-vf", "setparams=color_trc=arib-std-b67"), "out.mkv", {}, "HLG"),
        (("in.mp4", "-vf", "setparams=color_trc=smpte2084"), "out.mp4", {}, "PQ"),
        (("in.mkv", *FFV1, "-pix_fmt", "yuv420p12le"), "out.mkv", {"codec": "h264"}, "--codec ffv1"),
        (("in.mkv", *FFV1, "-pix_fmt", "yuv444p16le"), "out.mov", {"codec": "prores"}, "16 bits"),
        (("in.mp4", "-flags", "+ildct+ilme"), "out.mp4", {"codec": "h265"}, "interlaced"),
        (("in.mkv",), "out.mkv", {"codec": "vp9"}, "--codec vp9 is unknown"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_before_the_work(
    tmp_path: Path, colorizer: Colorizer, made: tuple[str, ...], output: str, options: dict[str, Any], message: str
) -> None:
    source = mute(tmp_path / made[0], *made[1:])
    with pytest.raises((Refused, UsageError), match=message):
        colour(source, tmp_path / output, colorizer, **options)
    assert not (tmp_path / output).exists() and not list(tmp_path.glob(".retrocolor*"))


def test_subtitles_that_do_not_fit_name_the_container(tmp_path: Path, colorizer: Colorizer) -> None:
    titles = make.subtitles(tmp_path / "t.srt")
    ffmpeg(*make.picture(), "-i", titles, "-map", "0", "-map", "1", *X264, "-c:s", "srt", tmp_path / "in.mkv")
    ffmpeg(*make.picture(), "-i", titles, "-map", "0", "-map", "1", *X264, "-c:s", "mov_text", tmp_path / "in.mp4")
    ffmpeg(
        *make.sound(), "-i", tmp_path / "in.mkv", "-map", "1:0", "-map", "0", "-c:a", "pcm_s16le", tmp_path / "pcm.mov"
    )
    for name, output, kind in (
        ("in.mkv", "out.mp4", "subtitle"),
        ("in.mkv", "out.ts", "subtitle"),
        ("pcm.mov", "out.ts", "audio"),
    ):
        with pytest.raises(Refused, match=rf"{kind} stream 1 \(\w+\); name the result .mkv"):
            colour(tmp_path / name, tmp_path / output, colorizer)
    made = colour(tmp_path / "in.mp4", tmp_path / "out.mkv", colorizer)
    assert "subtitle stream 1 (mov_text) became subrip: .mkv cannot hold it as it is" in made.notes
    assert "subrip" in make.described(tmp_path / "out.mkv")


@pytest.mark.parametrize("ending", ["mp4", "mov"])
def test_a_film_of_a_wrong_name_becomes_what_holds_its_streams(
    ending: str, tmp_path: Path, colorizer: Colorizer
) -> None:
    note = make.subtitles(tmp_path / "note.txt")
    attached = ["-attach", note, "-metadata:s:t", "mimetype=text/plain"]
    mute(tmp_path / "in.mkv", *attached).rename(tmp_path / f"in.{ending}")
    film = FilmOptions(preset="ultrafast", no_keep=True)
    made = colorize_film(
        tmp_path / f"in.{ending}", tmp_path / f"out.{ending}", film, colorizer, lambda text: None,
        recolor=True, exact_name=False,
    )  # fmt: skip
    assert made.output == tmp_path / f"out.{ending}.mkv" and "written as .mkv" in made.notes
    assert "Attachment" in make.described(made.output)
    with pytest.raises(Refused, match=r"cannot hold its attachment note\.txt; name the result \.mkv"):
        colour(tmp_path / f"in.{ending}", tmp_path / f"named.{ending}", colorizer)
    assert not list(tmp_path.glob(".retrocolor*"))


def damaged(path: Path, at: float, length: int = 40) -> Path:
    """A copy with some bytes turned over, at this share of the file."""
    content = bytearray(path.read_bytes())
    first = int(len(content) * at)
    content[first : first + length] = bytes(byte ^ 0x5A for byte in content[first : first + length])
    broken = path.with_name(f"broken-{path.name}")
    broken.write_bytes(content)
    return broken


def test_damage_is_refused_by_name_and_salvaged_on_request(tmp_path: Path, colorizer: Colorizer) -> None:
    ffv1 = damaged(mute(tmp_path / "ffv1.mkv", *FFV1), 0.5)
    h264 = damaged(mute(tmp_path / "h264.mp4", size="320x240"), 0.5, 3000)
    cut = tmp_path / "cut.mkv"
    master = mute(tmp_path / "whole.mkv", *FFV1).read_bytes()
    cut.write_bytes(master[: len(master) // 2])
    part = tmp_path / "part.mp4"
    whole = mute(tmp_path / "fast.mp4", "-movflags", "+faststart", size="320x240").read_bytes()
    part.write_bytes(whole[: len(whole) * 2 // 3])
    told = {
        ffv1: r"\d damaged frame",
        h264: r"\d damaged frame",
        cut: "it ends .* s before its",
        part: r"it lacks \d+ of its 20",
    }
    for number, source in enumerate(told):
        output = tmp_path / f"out{number}{source.suffix}"
        with pytest.raises(MediaError, match=f"{source.name}: damaged, .*--salvage"):
            colour(source, output, colorizer)
        assert not output.exists() and not list(tmp_path.glob(f".retrocolor*{source.stem}*"))
        made = colour(source, output, colorizer, salvage=True)
        assert any(re.match(told[source], note) for note in made.notes), made.notes
        assert len(make.frames(output)) == made.frames > 3


def test_a_size_that_changes_on_the_way_is_refused(tmp_path: Path, colorizer: Colorizer) -> None:
    for number, size in enumerate(("96x64", "64x96")):
        mute(tmp_path / f"{number}.ts", "-f", "mpegts", size=size)
    source = tmp_path / "both.ts"
    source.write_bytes((tmp_path / "0.ts").read_bytes() + (tmp_path / "1.ts").read_bytes())
    with pytest.raises((Refused, MediaError), match=r"changes from 96x64 to 64x96|damaged"):
        colour(source, tmp_path / "out.mkv", colorizer)


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
@pytest.mark.parametrize("name", ["-i.mp4", "a:b.mp4", "%03d.mp4", "new\nline.mp4", "concat:x.mp4", "ü [b]x\udcff.mp4"])
def test_a_name_is_a_name(tmp_path: Path, colorizer: Colorizer, name: str) -> None:
    source = tmp_path / name
    shutil.copy(mute(tmp_path / "plain.mp4"), source)
    assert colour(source, tmp_path / f"out {name}", colorizer).frames == 20
    assert (tmp_path / f"out {name}").stat().st_size > 1000


@pytest.mark.parametrize(
    "text",
    [
        "ffconcat version 1.0\nfile 'secret.mp4'\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nsecret.mp4\n#EXT-X-ENDLIST\n",
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period/></MPD>',
        "no film at all",
    ],
)
def test_a_playlist_in_disguise_opens_nothing(tmp_path: Path, colorizer: Colorizer, text: str) -> None:
    mute(tmp_path / "secret.mp4")
    source = tmp_path / "film.mp4"
    source.write_text(text)
    with pytest.raises(MediaError, match=r"film.mp4: it cannot be opened as a film"):
        colour(source, tmp_path / "out.mp4", colorizer)


def test_the_output_is_never_the_film_itself(tmp_path: Path, colorizer: Colorizer) -> None:
    source = mute(tmp_path / "film.mp4")
    before = source.read_bytes()
    (tmp_path / "link.mp4").symlink_to(source)
    os.link(source, tmp_path / "hard.mp4")
    for name in ("film.mp4", "link.mp4", "hard.mp4"):
        with pytest.raises(UsageError, match="the film itself"):
            colour(source, tmp_path / name, colorizer)
    assert source.read_bytes() == before


def test_too_little_room_is_refused_before_the_work(
    tmp_path: Path, colorizer: Colorizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = mute(tmp_path / "film.mp4")
    monkeypatch.setattr(workdir.shutil, "disk_usage", lambda place: shutil._ntuple_diskusage(10**6, 10**6, 1000))
    with pytest.raises(MachineError, match=r"needs about .* free some space"):
        colour(source, tmp_path / "out.mp4", colorizer)


def test_an_access_copy_is_8_bit_420_with_playable_sound(tmp_path: Path, colorizer: Colorizer) -> None:
    options = ("-c:v", "ffv1", "-pix_fmt", "yuv422p10le", "-c:a", "pcm_s16le", "-vf", "scale=97:65")
    source = clip(tmp_path / "master.mkv", *options)
    colour(source, tmp_path / "out.mp4", colorizer, access=True)
    described = make.described(tmp_path / "out.mp4")
    assert "h264" in described and "yuv420p(tv" in described and "96x64" in described and "aac" in described


def test_transparency_is_kept(tmp_path: Path, colorizer: Colorizer) -> None:
    alpha = ("-c:v", "libvpx-vp9", "-pix_fmt", "yuva420p", "-vf", "format=yuva420p,geq=lum='lum(X,Y)':a='X*2'")
    source, output = mute(tmp_path / "in.webm", *alpha), tmp_path / "out.mkv"
    made = colour(source, output, colorizer)
    assert "written as FFV1, which keeps the transparency" in made.notes
    assert "ffv1, yuva420p" in make.described(output)


def test_filmstrips_show_the_film_before_and_after(tmp_path: Path, colorizer: Colorizer) -> None:
    flat = mute(tmp_path / "flat.mp4", "-vf", "hue=s=0")
    ffmpeg("-display_rotation", "90", "-i", flat, "-c", "copy", tmp_path / "turned.mp4")
    made = colour(tmp_path / "turned.mp4", tmp_path / "out.mp4", colorizer)
    assert len(made.before) == len(made.after) == 9 and (made.height, made.width) == (96, 64)
    assert made.before[0].shape == made.after[0].shape == (96, 64, 3)
    assert np.ptp(made.before[0], axis=2).max() <= 8


def test_no_mark_on_request(tmp_path: Path, colorizer: Colorizer) -> None:
    source = mute(tmp_path / "film.mkv", "-metadata", "comment=From the attic")
    colour(source, tmp_path / "marked.mkv", colorizer)
    assert "From the attic | Colours added by retrocolor" in make.described(tmp_path / "marked.mkv")
    colorize.colorize_film(
        source, tmp_path / "bare.mkv", FilmOptions(preset="ultrafast"), colorizer, lambda message=None: None,
        recolor=True, mark=False,
    )  # fmt: skip
    described = make.described(tmp_path / "bare.mkv")
    assert "From the attic" in described and "Colours added" not in described
