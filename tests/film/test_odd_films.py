"""Films as cameras, discs and old programs leave them: coloured as they are shown, or refused before the work."""

import re
import struct
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest
from av.sidedata.sidedata import Type as SideDataType

import film_clips as make
import odd_clips as odd
from film_clips import AAC, X264, clip, ffmpeg, mute, picture, sound
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import MediaError, Refused
from retrocolor.film.colorize import FilmResult, colorize_film
from retrocolor.film.containers import is_film, transport_packet
from retrocolor.film.ffmpeg.check import Packets, _same_samples, read_packets
from retrocolor.film.ffmpeg.clock import find_fault
from retrocolor.film.ffmpeg.decode import Decoder
from retrocolor.film.ffmpeg.frame_scan import _cropped
from retrocolor.film.ffmpeg.pixels import work_format
from retrocolor.film.ffmpeg.probe import probe
from retrocolor.film.ffmpeg.service import programs

LATE = ("-output_ts_offset", "0.1")
FFV1 = ("-c:v", "ffv1", "-level", "3", "-slicecrc", "1", "-slices", "4")


def colour(source: Path, output: Path, colorizer: Colorizer, *, exact: bool = True, **options: Any) -> FilmResult:
    film = FilmOptions(**({"preset": "ultrafast"} | options))
    return colorize_film(source, output, film, colorizer, lambda message=None: None, recolor=True, exact_name=exact)


def assert_shown_alike(source: Path, output: Path, stream: str = "0:v:0") -> None:
    old, new = make.frames(source, stream), make.frames(output, stream)
    assert len(old) == len(new) > 0
    assert max(abs(a.pts - b.pts) for a, b in zip(old, new, strict=True)) <= Fraction(1, 1000)


@pytest.mark.parametrize(
    ("name", "ending", "made"),
    [
        ("aac.avi", ".mkv", lambda path: clip(path, "-c:v", "mpeg4")),
        ("pgs.mts", ".mts", odd.blu_ray),
        ("wma.avi", ".mkv", lambda path: clip(path, "-c:v", "mpeg4", "-c:a", "wmav2")),
        ("trimmed.mp4", ".mp4", odd.trimmed),
        ("late.mp4", ".mp4", odd.late_copy),
        ("slow.mkv", ".mkv", lambda path: mute(path, rate="1", seconds=6)),
        ("opaque.webm", ".mkv", lambda path: mute(path, "-c:v", "libvpx-vp9", "-metadata:s:v", "alpha_mode=1")),
        ("cut.ts", ".ts", odd.cut_inside_a_packet),
    ],
)  # fmt: skip
def test_what_is_shown_comes_back(
    name: str, ending: str, made: Callable[[Path], Path], tmp_path: Path, colorizer: Colorizer
) -> None:
    source, output = made(tmp_path / name), tmp_path / f"out{ending}"
    colour(source, output, colorizer)
    assert_shown_alike(source, output)
    old, new = make.packets(source, "0", "-0:V"), make.packets(output, "0", "-0:V")
    assert [len(found) for found in old.values()] == [len(found) for found in new.values()]
    assert ("hdmv_pgs" in make.described(output)) == ("pgs" in name)


@pytest.mark.parametrize(("first", "rate"), [(".mkv", "24"), (".ts", "24000/1001"), (".flv", "30")])
def test_an_mp4_keeps_times_that_another_clock_rounded(
    first: str, rate: str, tmp_path: Path, colorizer: Colorizer
) -> None:
    """Milliseconds, or 1/90000 s: the ticks that mp4 would take from the rate do not hold them."""
    source = mute(tmp_path / f"in{first}", *X264, rate=rate)
    colour(source, tmp_path / "out.mp4", colorizer)
    assert_shown_alike(source, tmp_path / "out.mp4")


@pytest.mark.parametrize("ending", [".mp4", ".mkv"])
def test_a_poster_before_the_film_is_not_the_film(ending: str, tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = tmp_path / f"in{ending}", tmp_path / f"out{ending}"
    maps = ["-map", "2", "-map", "0", "-map", "1", "-c:v:0", "mjpeg", "-c:v:1", "libx264", "-disposition:v:0", "0"]
    ffmpeg(*picture(), *sound(), *picture("48x48", seconds=0.04), *maps, "-pix_fmt:v:1", "yuv420p", *AAC, source)
    made = colour(source, output, colorizer)
    assert made.frames == 20
    assert "picture stream 0 (mjpeg 48x48, a still picture) is kept as it is: the film is stream 1" in made.notes
    assert_shown_alike(source, output, "0:v:1")
    assert make.frames(source) == make.frames(output)


def test_the_default_stream_goes_before_a_longer_one(tmp_path: Path, colorizer: Colorizer) -> None:
    source = tmp_path / "in.mkv"
    which = ["-map", "0", "-map", "1", "-disposition:v:0", "0", "-disposition:v:1", "default"]
    ffmpeg(*picture(seconds=1.6), *picture("64x48"), *which, *X264, source)
    assert probe(source).picture.index == 1
    made = colour(source, tmp_path / "out.mkv", colorizer)
    assert "picture stream 0 (h264 96x64) is kept as it is: the film is stream 1" in made.notes


def test_chapter_titles_and_time_code_are_kept_without_a_word(tmp_path: Path, colorizer: Colorizer) -> None:
    chapters = make.chapters(tmp_path / "chapters.txt")
    named = ["-map_metadata", "1", "-map_chapters", "1", "-timecode", "01:00:00:00"]
    ffmpeg(*picture(), "-i", chapters, *named, *X264, tmp_path / "in.mov")
    for ending in (".mov", ".mp4", ".mkv"):
        made = colour(tmp_path / "in.mov", tmp_path / f"out{ending}", colorizer)
        assert not made.notes, "the ending is the one that was asked for"
        described = make.described(tmp_path / f"out{ending}")
        assert "Part 2" in described and "01:00:00:00" in described
    made = colour(tmp_path / "in.mov", tmp_path / "access.mp4", colorizer, access=True)
    described = make.described(tmp_path / "access.mp4")
    assert not made.notes and "Part 2" in described and "01:00:00:00" in described


def test_plain_samples_may_come_in_other_packets(tmp_path: Path, colorizer: Colorizer) -> None:
    """MXF holds those of one frame in each, mov at most 1024: the sound is the same."""
    source, output = tmp_path / "in.mxf", tmp_path / "out.mov"
    pcm = ["-c:a", "pcm_s16le", "-ar", "48000"]
    ffmpeg(*picture(), *sound(), "-c:v", "mpeg2video", *pcm, "-pix_fmt", "yuv420p", source)
    colour(source, output, colorizer)
    old, new = sounding(source), sounding(output)
    assert len(old.times) != len(new.times) and (old.crc, old.bytes) == (new.crc, new.bytes)
    assert _same_samples(old, new, Fraction(0))
    late = [new.times[0], new.times[1] + 4, *new.times[2:]]
    assert not _same_samples(old, replace(new, times=late), Fraction(0))
    assert not _same_samples(old, replace(new, crc=0), Fraction(0))


def sounding(path: Path) -> Packets:
    """Those of the sound of a film."""
    with av.open(str(path)) as container:
        return read_packets(container, lambda message: None)[1]


def test_a_step_back_in_the_sound_is_the_sources(tmp_path: Path, colorizer: Colorizer) -> None:
    source = odd.stepping_back(tmp_path / "in.mkv")
    made = colour(source, tmp_path / "out.mkv", colorizer)
    assert any("stream 1 do not rise evenly in the source" in note for note in made.notes)
    assert len(make.packets(tmp_path / "out.mkv")[1]) == len(make.packets(source)[1])


def test_broken_sound_costs_what_is_broken_alone(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = odd.broken_sound(tmp_path / "in.ts"), tmp_path / "out.mkv"
    made = colour(source, output, colorizer)
    assert made.notes == ("stream 1 is damaged in the source: packets of it that cannot be read are left out",)
    assert len(make.packets(output)[1]) == len(make.packets(source)[1]) - 1


def test_the_picture_is_not_taken_for_as_long_as_the_longest_stream(tmp_path: Path) -> None:
    ffmpeg(*picture(seconds=0.4), *sound(seconds=9), *X264, *AAC, tmp_path / "in.mkv")
    found = probe(tmp_path / "in.mkv")
    assert found.duration and found.picture.duration and found.duration > 9 and round(found.picture.duration, 2) == 0.4


@pytest.mark.parametrize("name", ["in.mkv", "in.wmv", "in.nut"])
def test_a_film_is_as_long_as_it_lasts_whenever_it_begins(name: str, tmp_path: Path) -> None:
    found = probe(mute(tmp_path / name, "-c:v", "mpeg4", "-output_ts_offset", 9))
    lengths = (found.duration, found.picture.duration or found.duration)
    assert (found.start, *lengths) == pytest.approx((9, 0.8, 0.8), abs=0.05)
    decoder = Decoder(found, "yuv420p")
    assert len(list(decoder.frames())) == 20 and not decoder.missing()


def test_a_clock_that_wraps_becomes_continuous(tmp_path: Path, colorizer: Colorizer) -> None:
    source = clip(tmp_path / "in.ts", "-output_ts_offset", "95441.8")
    for output in (tmp_path / "out.ts", tmp_path / "out.mkv"):
        made = colour(source, output, colorizer)
        assert any("its clock begins anew" in note for note in made.notes)
        times = [frame.pts for frame in make.frames(output)]
        assert 0 <= times[0] < 1 and {round(b - a, 3) for a, b in pairwise(times)} == {Fraction("0.04")}


@pytest.mark.parametrize("part", [{}, {"start": 0.2, "end": 0.6}])
def test_a_transport_stream_has_no_times_before_zero(
    part: dict[str, float], tmp_path: Path, colorizer: Colorizer
) -> None:
    """B-frames are decoded before the first frame is shown, and AAC begins before it: all are moved on alike."""
    source, output = clip(tmp_path / "in.mp4", "-preset", "fast", "-bf", "2"), tmp_path / "out.ts"
    made = colour(source, output, colorizer, preset="medium", **part)
    assert part or "its clock begins 0.04 s later, sound and all: MPEG-TS has no times before zero" in made.notes
    assert not any("do not rise evenly" in note for note in made.notes)
    old, new = make.packets(source), make.packets(output)
    assert min(packet.dts for stream in new.values() for packet in stream) >= 0
    first, sounding = (min(packet.pts for packet in new[stream]) for stream in (0, 1))
    if not part:
        assert abs((sounding - first) - (old[1][0].pts - min(packet.pts for packet in old[0]))) < Fraction(1, 1000)
        assert len(new[1]) == len(old[1])
    assert len(new[0]) == (10 if part else 20)


def test_a_turned_picture_is_not_laid_flat_by_its_container(tmp_path: Path, colorizer: Colorizer) -> None:
    source = mute(tmp_path / "in.ts", "-bsf:v", "h264_metadata=display_orientation=insert:rotate=90")
    with pytest.raises(Refused, match=r"\.ts cannot say that its picture is turned to be shown; name the result \.mkv"):
        colour(source, tmp_path / "out.ts", colorizer)
    assert colour(source, tmp_path / "out.ts", colorizer, exact=False).output == tmp_path / "out.ts.mkv"
    assert "rotation of" in make.described(tmp_path / "out.ts.mkv")


def test_two_recordings_are_joined_on_request_only(tmp_path: Path, colorizer: Colorizer) -> None:
    one, source, output = clip(tmp_path / "one.ts", seconds=1.6), tmp_path / "in.ts", tmp_path / "out.ts"
    source.write_bytes(2 * one.read_bytes())
    with pytest.raises(Refused, match=r"clock jumps back by 1\.\d s at 1\.\d s.*--salvage"):
        colour(source, output, colorizer)
    assert not output.exists() and not list(tmp_path.glob(".retrocolor*"))
    made = colour(source, output, colorizer, salvage=True)
    times = [frame.pts for frame in make.frames(output)]
    assert len(times) == made.frames == 80 and times == sorted(times) and times[-1] - times[0] < 4


@pytest.mark.parametrize("codec", ["mpeg4", "libx264"])
@pytest.mark.parametrize("order", ["tff", "bff"])
def test_fields_are_seen_in_the_frames(codec: str, order: str, tmp_path: Path, colorizer: Colorizer) -> None:
    params = ["-x264-params", f"{order}=1"] if codec == "libx264" else []
    source = mute(tmp_path / "in.avi", "-c:v", codec, "-vf", f"setfield={order}", "-flags", "+ildct+ilme", *params)
    colour(source, tmp_path / "out.mkv", colorizer)
    assert {"tff": "top first", "bff": "bottom first"}[order] in make.described(tmp_path / "out.mkv")


@pytest.mark.parametrize(("name", "codec"), [("in.flv", ("flv", *LATE)), ("in.mov", ("qtrle", "-pix_fmt", "gray"))])
def test_frames_from_a_place_on_are_those_of_the_film(name: str, codec: tuple[str, ...], tmp_path: Path) -> None:
    """Where no key frame stands at zero or before, and where the palette comes with the first frame alone."""
    info = probe(mute(tmp_path / name, "-c:v", *codec))
    decoder = Decoder(info, work_format(info.picture.pix_fmt))
    seen, later = ({frame.pts: bytes(frame.planes[0]) for frame in decoder.frames(start)} for start in (None, 0.4))
    assert later.items() <= seen.items() and min(later) * info.picture.time_base <= 0.4


def test_a_crop_of_the_codec_is_to_the_pixel(tmp_path: Path) -> None:
    """On the left, where ffmpeg rounds it for the sake of its speed."""
    info = probe(mute(tmp_path / "in.mp4", "-bsf:v", "h264_metadata=crop_left=4:crop_right=2", seconds=0.2))
    assert {frame.width for frame in Decoder(info, "yuv420p").frames()} == {info.picture.width} == {90}


def test_packed_b_frames_stand_at_their_times(tmp_path: Path, colorizer: Colorizer) -> None:
    source = odd.packed(tmp_path / "in.avi")
    made = colour(source, tmp_path / "out.mkv", colorizer)
    assert [frame.pts for frame in make.frames(tmp_path / "out.mkv")] == [Fraction(n, 25) for n in range(made.frames)]


@pytest.mark.parametrize("frames", ["0", "2"])
def test_h264_in_avi_stands_at_its_times(frames: str, tmp_path: Path, colorizer: Colorizer) -> None:
    source = mute(tmp_path / "in.avi", "-preset", "fast", "-bf", frames)
    colour(source, tmp_path / "out.mkv", colorizer)
    assert [frame.pts for frame in make.frames(tmp_path / "out.mkv")] == [Fraction(n, 25) for n in range(20)]


@pytest.mark.parametrize("made", [lambda path: mute(path, "-preset", "fast", "-bf", "2"), odd.packed])
def test_a_part_of_a_film_without_times(made: Callable[[Path], Path], tmp_path: Path, colorizer: Colorizer) -> None:
    """By itself, and from the track of the whole film."""
    source, whole = made(tmp_path / "in.avi"), tmp_path / "whole.mkv"
    colour(source, tmp_path / "alone.mkv", colorizer, codec="ffv1", start=0.2, end=0.52, no_keep=True)
    colour(source, whole, colorizer, codec="ffv1")
    colour(source, tmp_path / "part.mkv", colorizer, codec="ffv1", start=0.2, end=0.52)
    for part in (tmp_path / "alone.mkv", tmp_path / "part.mkv"):
        assert [frame.pts for frame in make.frames(part)] == [Fraction(n, 25) for n in range(8)]
        assert make.luma(part, "gray") == make.luma(whole, "gray")[5 * 96 * 64 : 13 * 96 * 64]


@pytest.mark.parametrize(("codec", "kept"), [("h264", True), ("h265", True), ("ffv1", False)])
def test_captions_are_kept_or_missed(codec: str, kept: bool, tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = odd.captioned(tmp_path / "in.mp4"), tmp_path / "out.mkv"
    made = colour(source, output, colorizer, codec=codec)
    with av.open(str(output)) as film:
        captions = [SideDataType.A53_CC in frame.side_data for frame in film.decode(video=0)]
    assert captions == [kept] * 20
    missed = "its closed captions are not kept: ffv1 holds none; --codec h264 keeps them"
    assert (missed in made.notes) is not kept


def test_tags_that_a_container_does_not_hold_are_named(tmp_path: Path, colorizer: Colorizer) -> None:
    source = mute(tmp_path / "in.mkv", "-metadata", "title=A reel", "-metadata", "shelf=7")
    note = "what its tags say under SHELF is not kept: this container holds no such tags"
    assert note in colour(source, tmp_path / "out.mp4", colorizer).notes
    assert not any("tags" in made for made in colour(source, tmp_path / "out.mkv", colorizer).notes)


@pytest.mark.parametrize("offset", [0, 95_442], ids=["sound", "wrapped"])
def test_a_transport_stream_stays_the_service_it_is(offset: float, tmp_path: Path, colorizer: Colorizer) -> None:
    """The clock of the second one wraps around, so that what is coloured is a copy. The first is one of a camera."""
    names = ["-metadata", "service_name=Österreich 1", "-metadata", "service_provider=ORF"]
    timed = ("-mpegts_m2ts_mode", int(not offset), "-output_ts_offset", offset)
    source = mute(tmp_path / "in.ts", *names, "-mpegts_service_id", 4911, *timed)
    made = colour(source, tmp_path / "out.ts", colorizer)
    assert any("clock" in note for note in made.notes) is bool(offset)
    for file in (source, tmp_path / "out.ts"):
        assert re.search(r"Program 4911 .*: Österreich 1\s.*: ORF\s", make.described(file), re.S)
        assert transport_packet(file.read_bytes()[:2000]) == (188 if offset else 192)


def test_programs_are_read_wherever_a_packet_begins(tmp_path: Path) -> None:
    source = mute(tmp_path / "in.m2ts", "-f", "mpegts", "-mpegts_m2ts_mode", "1", "-mpegts_service_id", "77")
    odd_start = tmp_path / "cut.ts"
    odd_start.write_bytes(source.read_bytes()[3:])
    assert programs(source) == programs(odd_start) == [77]
    assert programs(mute(tmp_path / "in.mp4")) == programs(tmp_path / "in.mp4") == []


@pytest.mark.parametrize(("ending", "made"), [("mp4", odd.uneven), ("mov", odd.held_at_the_end)])
def test_a_film_lasts_as_long_as_it_did(
    ending: str, made: Callable[[Path], Path], tmp_path: Path, colorizer: Colorizer
) -> None:
    """Though the last frame is shown after others that are decoded later."""
    source = made(tmp_path / f"in.{ending}")
    output = tmp_path / f"out.{ending}"
    colour(source, output, colorizer, preset="medium")
    lasting = []
    for file in (source, output):
        with av.open(str(file)) as film:
            stream = film.streams.video[0]
            lasting.append([film.duration / 1e6, float(stream.duration * stream.time_base)])
    assert lasting[0] == pytest.approx(lasting[1], abs=0.001), lasting


@pytest.mark.parametrize(("rate", "codec"), [("24000/1001", ()), ("25000/1001", ()), ("25000/1001", FFV1)])
def test_matroska_says_the_rate_that_it_said(
    rate: str, codec: tuple[str, ...], tmp_path: Path, colorizer: Colorizer
) -> None:
    """Its times are rounded to milliseconds, and some frames left out: their mean is another rate."""
    some = ["-vf", "select='lt(n,8)+gt(n,12)'", "-fps_mode", "passthrough"]
    source = mute(tmp_path / "in.mkv", *codec, *some, rate=rate)
    colour(source, tmp_path / "out.mkv", colorizer)
    assert probe(tmp_path / "out.mkv").picture.rate == probe(source).picture.rate == Fraction(rate)
    found = probe(source).picture
    assert {type(each) for each in (found.rate, found.time_base, found.sar)} == {Fraction}  # whatever PyAV gives


def test_pixels_that_change_their_shape_are_noted(tmp_path: Path, colorizer: Colorizer) -> None:
    parts = [mute(tmp_path / f"{n}.m2v", "-c:v", "mpeg2video", "-aspect", a) for n, a in enumerate(("4:3", "16:9"))]
    whole = tmp_path / "in.m2v"
    whole.write_bytes(b"".join(part.read_bytes() for part in parts))
    made = colour(whole, tmp_path / "out.mkv", colorizer)
    assert any("its pixels change their shape from 8:9 to 32:27 at 0.8 s" in note for note in made.notes)


@pytest.mark.parametrize("ending", ["mp4", "mkv"])
def test_the_shape_of_pixels_is_not_rounded(ending: str, tmp_path: Path, colorizer: Colorizer) -> None:
    """Where that of the picture takes large numbers, 1024:465, as that of a cropped disc does."""
    source = mute(tmp_path / f"in.{ending}", "-vf", "setsar=64/45", size="96x62")
    colour(source, tmp_path / f"out.{ending}", colorizer)
    assert "SAR 64:45 DAR 1024:465" in make.described(tmp_path / f"out.{ending}")


def test_a_time_code_that_drops_numbers_stays(tmp_path: Path, colorizer: Colorizer) -> None:
    """ffmpeg's copy of its stream forgets that it does: it says a time half a minute earlier."""
    code = ["-c:v", "prores_ks", "-timecode", "10:20:30;05", "-metadata:s:v", "reel_name=A001"]
    source = mute(tmp_path / "in.mov", *code, rate="30000/1001")
    colour(source, tmp_path / "out.mov", colorizer)
    for file in (source, tmp_path / "out.mov"):
        told = make.described(file)
        assert told.count("10:20:30;05") == 2 and re.search(r"Data: none \(tmcd.*reel_name *: A001", told, re.S), told


@pytest.mark.parametrize("container", ["mov", "mkv"])
def test_a_crop_is_applied(tmp_path: Path, colorizer: Colorizer, container: str) -> None:
    """QuickTime's clean aperture, and the PixelCrop that ffmpeg makes of it in Matroska; ffmpeg shows so much too."""
    source, output = odd.cropped(tmp_path / "clap.mov"), tmp_path / "out.mkv"
    data = source.read_bytes()
    shape = data.index(b"pasp") + 4
    source.write_bytes(data[:shape] + struct.pack(">II", 16, 15) + data[shape + 8 :])
    if container == "mkv":
        make.ffmpeg("-i", source, "-map", "0:v", "-c", "copy", source := tmp_path / "crop.mkv")
    made = colour(source, output, colorizer, codec="ffv1")
    assert "cropped to what is shown: 80x48 of 96x64" in made.notes and (made.width, made.height) == (80, 48)
    assert "80x48, SAR 16:15 DAR 16:9" in make.described(output) and "Cropping" not in make.described(output)
    assert len(make.luma(output, "gray")) == 20 * 80 * 48 and make.luma(output, "gray") == make.luma(source, "gray")


def test_a_crop_leaves_fields_in_their_places(tmp_path: Path) -> None:
    picture = replace(probe(mute(tmp_path / "a.mp4", seconds=0.1)).picture, field_order=2)
    for crop, box in (((0, 0, 7, 9), (0, 0, 6, 8)), ((8, 8, 7, 8), (8, 8, 6, 8)), ((0, 0, 8, 7), (0, 0, 8, 6))):
        shown, note = _cropped(picture, crop)
        assert shown.crop == box and shown.height == 64 - box[2] - box[3] and ", and a row more" in note
    assert _cropped(picture, (0, 0, 8, 8))[0].crop == (0, 0, 8, 8)
    assert _cropped(replace(picture, field_order=0), (0, 0, 7, 9))[0].crop == (0, 0, 7, 9)
    assert _cropped(picture, (50, 50, 0, 0)) == (
        picture,
        "its crop (-4x64 of 96x64) is not kept: the whole picture is written",
    )


def test_grey_without_a_range_is_full(tmp_path: Path, colorizer: Colorizer) -> None:
    source = mute(tmp_path / "in.mov", "-c:v", "jpeg2000", "-pix_fmt", "gray")
    colour(source, tmp_path / "out.mkv", colorizer, codec="ffv1")
    assert "(pc," in make.described(tmp_path / "out.mkv")
    assert make.luma(tmp_path / "out.mkv", "gray") == make.luma(source, "gray")


@pytest.mark.parametrize("level", ["3", "4"])
def test_ffv1_is_watched_from_its_first_frame_on(level: str, tmp_path: Path, colorizer: Colorizer) -> None:
    options = [*FFV1, "-level", level, *(["-strict", "-2"] if level == "4" else [])]
    source, bad = mute(tmp_path / "in.mkv", *options), tmp_path / "bad.mkv"
    colour(source, tmp_path / "out.mkv", colorizer)
    first = next(packet for packet in odd.packets(source) if packet)
    data = bytearray(source.read_bytes())
    data[data.index(first) + len(first) // 2] ^= 0xFF
    bad.write_bytes(data)
    with pytest.raises(MediaError, match="a frame fails its checksum; --salvage"):
        colour(bad, tmp_path / "bad-out.mkv", colorizer)


@pytest.mark.parametrize(
    ("name", "ending", "options", "note"),
    [
        ("lpcm.vob", ".mkv", ("-c:v", "mpeg2video", "-c:a", "pcm_dvd", "-ar", "48000"), "(pcm_dvd) became pcm_s16le"),
        ("eight.mp4", ".mp4", ("-c:a", "pcm_u8", "-f", "mov"), "(pcm_u8) became pcm_s16le"),
        ("old.flv", ".mkv", ("-c:v", "flv", "-c:a", "nellymoser"), "(nellymoser) became pcm_s16le"),
    ],
)  # fmt: skip
def test_sound_that_does_not_fit_becomes_pcm(
    name: str, ending: str, options: tuple[str, ...], note: str, tmp_path: Path, colorizer: Colorizer
) -> None:
    source, output = clip(tmp_path / name, *options), tmp_path / f"out{ending}"
    made = colour(source, output, colorizer, exact=False)
    assert any(note in one for one in made.notes), made.notes
    assert "pcm_s16le" in make.described(output)


def test_sound_that_never_comes_is_left_out(tmp_path: Path, colorizer: Colorizer) -> None:
    source = odd.announced_sound(tmp_path / "in.ts")
    for output in (tmp_path / "out.ts", tmp_path / "out.mkv"):
        made = colour(source, output, colorizer)
        assert (
            "audio stream 1 (aac) was left out: the film announces it, but none of it comes in its first seconds"
            in made.notes
        )


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("film.m2v", ("-c:v", "mpeg2video")), ("film.h264", ()), ("film.y4m", ("-c:v", "wrapped_avframe")),
        ("film.rm", ("-c:v", "rv20", "-s", "176x144")),
    ],
)  # fmt: skip
def test_a_stream_alone_is_a_film(name: str, options: tuple[str, ...], tmp_path: Path, colorizer: Colorizer) -> None:
    source = mute(tmp_path / name, *options)
    assert is_film(source)
    assert colour(source, tmp_path / "out.mkv", colorizer).frames == 20
    assert make.frames(tmp_path / "out.mkv")[0].pts == 0


def test_endings_that_others_have_are_looked_into(tmp_path: Path) -> None:
    stream, disc = clip(tmp_path / "a.ts"), mute(tmp_path / "a.mpg", "-c:v", "mpeg2video", "-f", "vob")
    for name, content in (("x.TOD", stream), ("x.mts", odd.cut_inside_a_packet(tmp_path / "b.ts")), ("x.MOD", disc)):
        (tmp_path / name).write_bytes(content.read_bytes())
        assert is_film(tmp_path / name)
    for name in ("song.mod", "table.dat", "code.ts", "short.ts"):
        text = b"Great G" if name == "short.ts" else b"export const G = 1;\n" * 200 + struct.pack("<I", 7)
        (tmp_path / name).write_bytes(text)
        assert not is_film(tmp_path / name)


def test_the_files_of_a_dvd_title_are_named_as_parts(tmp_path: Path, colorizer: Colorizer) -> None:
    part = mute(tmp_path / "VTS_01_1.VOB", "-c:v", "mpeg2video", "-f", "vob")
    assert not any("DVD" in note for note in colour(part, tmp_path / "one.mkv", colorizer).notes)
    (tmp_path / "VTS_01_2.VOB").write_bytes(part.read_bytes())
    (tmp_path / "VTS_02_1.VOB").write_bytes(part.read_bytes())
    made = colour(part, tmp_path / "two.mkv", colorizer)
    assert any("one of 2 files of a DVD title, VTS_01_1.VOB to VTS_01_2.VOB" in note for note in made.notes)


def test_a_sound_that_comes_up_in_the_middle_of_a_stream_breaks_nothing(tmp_path: Path) -> None:
    def part(name: str, at: int, seconds: int, *options: str) -> bytes:
        inputs = (*make.picture("320x240", seconds=seconds), *make.sound(seconds=seconds))
        clock = ("-muxdelay", "0", "-muxpreload", "0", "-output_ts_offset", at)
        make.ffmpeg(*inputs, "-c:v", "mpeg2video", "-c:a", "mp2", *options, *clock, tmp_path / name)
        return (tmp_path / name).read_bytes()

    noise = ("-vf", "noise=alls=100:allf=t", "-q:v", "1", "-g", "1")  # so that the film's end alone is looked at
    two = ("-map", "0", "-map", "1", "-map", "1")
    (film := tmp_path / "film.ts").write_bytes(
        part("a.ts", 0, 9) + part("b.ts", 9, 1, *two) + part("c.ts", 10, 1, *noise)
    )
    info = probe(film)
    assert len(info.streams) == 2 and find_fault(info, salvage=True) is None
    assert sum(1 for _ in Decoder(info, "yuv420p", salvage=True).frames()) == 275
