"""Folders of numbered stills as films, and films as folders of frames."""

import json
import struct
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import imagecodecs
import numpy as np
import pytest
import tifffile

import film_clips as make
from command import retrocolor
from film_clips import ffmpeg
from retrocolor.batch.plan import make_plan
from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions, FilmOptions
from retrocolor.errors import MediaError, Refused, UsageError
from retrocolor.film import segments
from retrocolor.film.colorize import FilmResult, colorize_film
from retrocolor.film.dpx import HEADER, PIXELS, TIME_CODE, TRANSFER, read_header

ROWS, COLUMNS, FIRST = 48, 80, 86_399
DESCRIPTION = "Reel 7, scan of 1931"


def colour(source: Path, output: Path, colorizer: Colorizer, **options: Any) -> FilmResult:
    return colorize_film(source, output, FilmOptions(**options), colorizer, lambda message=None: None)


def samples(number: int) -> np.ndarray:
    """A grey picture of 16 bits that differs from frame to frame, with every part of the range in it."""
    rows, columns = np.mgrid[:ROWS, :COLUMNS]
    wave = np.sin((rows * 3 + columns * 2 + 5 * number) / 9) * 0.2 + columns / COLUMNS * 0.6 + 0.2
    return np.clip(wave * 65535, 0, 65535).astype(np.uint16)


def tiffs(folder: Path, frames: int = 6, leave_out: tuple[int, ...] = ()) -> Path:
    folder.mkdir()
    for number in range(frames):
        if number not in leave_out:
            path = folder / f"reel_{FIRST + number:07d}.tif"
            tifffile.imwrite(path, samples(number), description=DESCRIPTION, metadata=None, resolution=(600, 600))
    return folder


def dpxs(folder: Path, frames: int = 3, transfer: int = 4, code: int = 0x01020304) -> Path:
    """Frames of 10 bits from ffmpeg, grey, with a transfer and a time code in their headers."""
    folder.mkdir()
    levels = "mod(X+64*Y+7*N\\,1024)"  # every code value there is
    source = f"color=s=64x48:r=24:d={frames / 24},format=gbrp10le,geq=r={levels}:g={levels}:b={levels}"
    ffmpeg("-f", "lavfi", "-i", source, "-start_number", "1001", folder / "scan.%06d.dpx")
    for number, path in enumerate(sorted(folder.iterdir())):
        data = path.read_bytes()
        order = ">" if data[:4] == b"SDPX" else "<"
        pixels = struct.unpack_from(f"{order}I", data, PIXELS)[0]
        header = bytearray(data[:pixels].ljust(HEADER, b"\0"))
        header[TRANSFER] = transfer
        struct.pack_into(f"{order}I", header, PIXELS, len(header))
        struct.pack_into(f"{order}I", header, TIME_CODE, code + number)
        path.write_bytes(header + data[pixels:])
    return folder


def rgb_frames(path: Path, form: str = "gbrp16le") -> list[np.ndarray]:
    """Decoded frames as (3, H, W): green, blue, red."""
    with av.open(str(path)) as container:
        return [np.stack([_plane(frame, index) for index in range(3)]) for frame in container.decode(video=0)]


def _plane(frame: Any, index: int) -> np.ndarray:
    where = frame.planes[index]
    return np.frombuffer(where, np.uint16).reshape(where.height, -1)[:, : where.width]


def lightness(rgb: np.ndarray) -> np.ndarray:
    """L* of RGB (H, W, 3) in [0, 1], as the standard has it."""
    linear = np.where(rgb > 0.04045, ((rgb + 0.055) / 1.055) ** 2.4, rgb / 12.92)
    y = linear @ [0.212671, 0.715160, 0.072169]
    return np.where(y > 0.008856, 116 * np.cbrt(y) - 16, 903.3 * y)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def left_over(folder: Path) -> list[str]:
    """What of ours lies beside a result, but for its track, which is kept."""
    return [path.name for path in folder.glob(".retrocolor*") if not path.name.endswith(".track")]


def test_frames_become_frames_with_their_names_depth_light_and_tags(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = tiffs(tmp_path / "reel"), tmp_path / "out"
    before = contents(source)
    assert colour(source, output, colorizer, fps="24", frames="tiff").frames == 6
    assert contents(source) == before
    assert sorted(path.name for path in output.iterdir()) == sorted(before)
    for number, path in enumerate(sorted(output.iterdir())):
        with tifffile.TiffFile(path) as file:
            page = file.pages[0]
            rgb, tags = page.asarray(), page.tags
        assert rgb.dtype == np.uint16 and rgb.shape == (ROWS, COLUMNS, 3)
        assert tags["ImageDescription"].value.startswith(DESCRIPTION) and tags["XResolution"].value == (600, 1)
        grey = np.repeat(samples(number)[..., None], 3, 2)
        assert np.abs(lightness(rgb / 65535) - lightness(grey / 65535)).max() < 0.02
        assert (rgb.max(2) - rgb.min(2)).mean() > 500
    assert not left_over(tmp_path)


def test_frames_become_prores_at_their_rate(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = tiffs(tmp_path / "reel"), tmp_path / "out.mov"
    made = colour(source, output, colorizer, fps="23.976")
    assert any("holds 10 of its 16 bits" in note for note in made.notes)
    assert "prores (HQ)" in make.described(output) and "yuv422p10le" in make.described(output)
    times = [packet.pts for packet in make.packets(output)[0]]
    assert times == [Fraction(1001 * number, 24000) for number in range(6)]


def test_frames_become_ffv1_that_keeps_rgb_and_all_bits(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = tiffs(tmp_path / "reel"), tmp_path / "out.mkv"
    colour(source, output, colorizer, fps="24")
    assert "gbrp16le" in make.described(output)
    for number, (green, blue, red) in enumerate(rgb_frames(output)):
        off = lightness(np.stack((red, green, blue), -1) / 65535) - lightness(
            np.repeat(samples(number)[..., None], 3, 2) / 65535
        )
        assert np.abs(off).max() < 0.02


def test_a_part_begins_with_its_own_frame(tmp_path: Path, colorizer: Colorizer) -> None:
    source = tiffs(tmp_path / "reel")
    colour(source, tmp_path / "out", colorizer, fps="2", frames="tiff", start=1.0, end=2.0)
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == ["reel_0086401.tif", "reel_0086402.tif"]
    assert colour(source, tmp_path / "out.mkv", colorizer, fps="2", preview=1.5).frames == 3


CODED = [(4, {}), (1, {}), (2, {"transfer": "lin"}), (4, {"transfer": "log"})]


@pytest.mark.parametrize(("transfer", "options"), CODED)
def test_dpx_keeps_every_code_value_of_ten_bits(
    tmp_path: Path, colorizer: Colorizer, transfer: int, options: dict[str, str]
) -> None:
    """Without chroma what comes out is what went in, through the tables of logarithmic and linear light too."""
    source, output = dpxs(tmp_path / "scan", 2, transfer), tmp_path / "out.mkv"
    grey = colorizer.with_decode(DecodeOptions(saturation=0))
    made = colour(source, output, grey, fps="24", **options)
    assert any("logarithmic" in note for note in made.notes) == (transfer == 1)
    assert "gbrp10le" in make.described(output) and "timecode" in make.described(output).lower()
    old = [rgb_frames(path)[0] for path in sorted(source.iterdir())]
    for before, after in zip(old, rgb_frames(output), strict=True):
        assert len(np.unique(before)) == 1024 and np.array_equal(before, after)


def test_logarithmic_light_gets_the_colours_that_a_screen_would_show(tmp_path: Path, colorizer: Colorizer) -> None:
    """A log frame, brought to the screen, is as colourful as the same frame coded for the screen."""
    screen, log = tmp_path / "screen", tmp_path / "log"
    chroma = []
    for folder in (screen, log):
        folder.mkdir()
        for number in (1, 2):
            linear = (samples(0) / 65535 * 0.8 + 0.02) ** 2.2
            black = 10 ** ((95 - 685) / 300)
            code = (685 + 300 * np.log10(linear * (1 - black) + black)) / 1023
            coded = np.where(linear > 0.0031308, 1.055 * linear ** (1 / 2.4) - 0.055, 12.92 * linear)
            levels = np.round((code if folder == log else coded) * 65535).astype(np.uint16)
            tifffile.imwrite(folder / f"{number}.tif", levels)
        output = tmp_path / f"{folder.name}-out"
        colour(folder, output, colorizer, fps="24", frames="tiff", transfer="log" if folder == log else "video")
        rgb = tifffile.imread(output / "1.tif") / 65535
        if folder == log:
            shown = (10 ** ((rgb * 1023 - 685) / 300) - black) / (1 - black)
            rgb = np.where(shown > 0.0031308, 1.055 * np.clip(shown, 0.0031308, 1) ** (1 / 2.4) - 0.055, 12.92 * shown)
        chroma.append(rgb - rgb.mean(2, keepdims=True))
    assert np.abs(chroma[0]).mean() > 0.01
    assert np.abs(chroma[0] - chroma[1]).mean() < 0.2 * np.abs(chroma[0]).mean()


def test_the_time_code_of_dpx_is_kept(tmp_path: Path, colorizer: Colorizer) -> None:
    source = dpxs(tmp_path / "scan", 3)
    header = (source / "scan.001001.dpx").read_bytes()[:HEADER]
    short = header[:PIXELS] + (1664).to_bytes(4, "little" if header[:4] == b"XPDS" else "big") + header[PIXELS + 4 :]
    assert read_header(header).time_code == "01:02:03:04" and read_header(short).time_code == ""
    colour(source, tmp_path / "out.mov", colorizer, fps="24", start=1 / 24)
    assert "timecode        : 01:02:03:05" in make.described(tmp_path / "out.mov")
    colour(source, tmp_path / "out", colorizer, fps="24", frames="tiff")
    names = [path.name for path in sorted((tmp_path / "out").iterdir())]
    assert names == ["scan.001001.tif", "scan.001002.tif", "scan.001003.tif"]
    assert b"<xmpDM:timeValue>01:02:03:06<" in (tmp_path / "out" / names[2]).read_bytes()


def test_gaps_are_refused_for_a_film_and_kept_in_frames(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = tiffs(tmp_path / "reel", leave_out=(2, 3)), tmp_path / "out.mkv"
    with pytest.raises(Refused, match="frames 86401 to 86402 are missing"):
        colour(source, output, colorizer, fps="24")
    assert not output.exists() and not left_over(tmp_path)
    made = colour(source, output, colorizer, fps="24", salvage=True)
    assert any("the frame before stands in their place" in note for note in made.notes)
    assert [round(float(packet.pts) * 24) for packet in make.packets(output)[0]] == [0, 1, 4, 5]
    made = colour(source, tmp_path / "out", colorizer, fps="24", frames="png")
    assert any("the numbers are kept" in note for note in made.notes)
    assert [path.name[-6:] for path in sorted((tmp_path / "out").iterdir())] == ["99.png", "00.png", "03.png", "04.png"]


def test_a_film_becomes_frames(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = make.clip(tmp_path / "film.mkv", "-vf", "hue=s=0", seconds=0.2), tmp_path / "frames"
    made = colour(source, output, colorizer, frames="png")
    assert any("stills hold no sound" in note for note in made.notes)
    assert [path.name for path in sorted(output.iterdir())] == [f"film_{n:06d}.png" for n in range(1, 6)]
    first = imagecodecs.png_decode((output / "film_000001.png").read_bytes()).astype(float)
    luma = np.frombuffer(make.luma(source, "gray"), np.uint8).reshape(5, 64, 96)[0]
    coded = 16 + (first @ [0.299, 0.587, 0.114]) / 255 * 219
    assert np.abs(coded - luma).mean() < 1 and (first.max(2) - first.min(2)).mean() > 2


@pytest.mark.parametrize(
    "turn", [("-display_rotation", "90"), ("-display_hflip",), ("-display_rotation", "-90", "-display_vflip")]
)
def test_the_frames_of_a_turned_film_are_upright(turn: tuple[str, ...], tmp_path: Path, colorizer: Colorizer) -> None:
    flat = make.mute(tmp_path / "flat.mp4", "-vf", "hue=s=0,setsar=2", seconds=0.08)
    ffmpeg(*turn, "-i", flat, "-c", "copy", tmp_path / "film.mp4")
    colour(tmp_path / "film.mp4", tmp_path / "frames", colorizer, frames="png")
    ffmpeg("-i", tmp_path / "film.mp4", "-frames:v", "1", "-pix_fmt", "rgb24", tmp_path / "shown.png")  # turned
    files = tmp_path / "shown.png", tmp_path / "frames" / "film_000001.png"
    old, new = (imagecodecs.png_decode(file.read_bytes()) @ [0.299, 0.587, 0.114] for file in files)
    assert old.shape == new.shape and np.abs(old - new).mean() < 2


def test_a_broken_off_folder_goes_on_to_the_same_frames(
    tmp_path: Path, colorizer: Colorizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "SEGMENT_MOST", 4)
    monkeypatch.setattr(segments, "SEGMENT_LEAST", 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    source, output, whole = tiffs(tmp_path / "reel", 12), tmp_path / "out", tmp_path / "whole"
    options = FilmOptions(fps="24", frames="tiff")

    def beat(message: Any = None) -> None:
        if isinstance(message, dict) and "colouring: frame 7 " in message["text"]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        colorize_film(source, output, options, colorizer, beat)
    work = tmp_path / ".retrocolor-out.work"
    names = json.loads((work / "segment-00000.json").read_text())
    done = {name: (work / "frames" / name).stat().st_ino for name in names}
    assert not output.exists() and len(done) == 4
    (work / "frames" / ".retrocolor-0123456789abcdef.part").write_bytes(b"II*")  # as a kill leaves it
    colorize_film(source, output, options, colorizer, lambda message=None: None)
    colorize_film(source, whole, options, colorizer, lambda message=None: None)
    assert contents(output) == contents(whole)
    assert all((output / name).stat().st_ino == inode for name, inode in done.items()), "a frame was written again"


def test_a_folder_that_is_not_ours_is_never_written_to(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = tiffs(tmp_path / "reel", 2), tmp_path / "out"
    output.mkdir()
    (output / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other files"):
        colour(source, output, colorizer, fps="24", frames="tiff")
    assert contents(output) == {"notes.txt": b"mine"}
    with pytest.raises(UsageError, match="is the film itself"):
        colour(source, source, colorizer, fps="24", frames="tiff")


def test_a_frame_that_differs_or_is_damaged_is_named(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = tiffs(tmp_path / "reel", 4), tmp_path / "out.mkv"
    odd = source / "reel_0086401.tif"
    tifffile.imwrite(odd, samples(2)[:-2])
    with pytest.raises(Refused, match=r"reel_0086401.tif: it has 80x46 pixels"):
        colour(source, output, colorizer, fps="24")
    odd.write_bytes(b"II*\0")
    with pytest.raises(MediaError, match=r"reel_0086401.tif: damaged"):
        colour(source, output, colorizer, fps="24")
    made = colour(source, output, colorizer, fps="24", salvage=True)
    assert made.damaged == 1 and made.frames == 3 and not left_over(tmp_path)


def test_the_command_asks_for_the_rate_and_keeps_what_it_made(tmp_path: Path) -> None:
    source, output = tiffs(tmp_path / "reel", 3), tmp_path / "out"
    asked = retrocolor("video", source)
    assert asked.returncode == 2 and "--fps 24" in asked.stderr and list(tmp_path.iterdir()) == [source]
    made = retrocolor("video", source, "--fps", "24", "--frames", "tiff", "-o", output, "--size", "32")
    assert made.returncode == 0, made.stderr
    before = contents(output)
    assert sorted(before) == sorted(contents(source)) and sorted(tmp_path.glob("[!.]*")) == [output, source]
    plan = make_plan([source], tmp_path / "new", suffix_for=lambda path: ".mkv", film=FilmOptions(fps="24"))
    assert [job.output for job in plan.jobs] == [tmp_path / "new" / "reel.mkv"]
    again = retrocolor("video", source, "--fps", "24", "--frames", "tiff", "-o", output, "--size", "32")
    assert again.returncode == 0 and "kept" in again.stdout.lower() and contents(output) == before
