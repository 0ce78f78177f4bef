"""TIFF of every kind: every page with its own tags, strips, and maker notes that stay put."""

import os
import struct
import tracemalloc
import zlib
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

import photo_media as media
from command import retrocolor
from retrocolor.errors import MediaError, Refused
from retrocolor.photo.codecs import png, read_png, read_tiff, write_png
from retrocolor.photo.codecs.stderr import stderr_hidden
from retrocolor.photo.metadata import ifd
from retrocolor.photo.metadata.mark import Mark
from retrocolor.photo.read import read
from retrocolor.photo.write import write


def test_what_libraries_print_is_hidden(capfd: pytest.CaptureFixture[str]) -> None:
    with stderr_hidden():
        os.write(2, b"tempfile.tif: Warning, nonsense")
    os.write(2, b"heard")
    assert capfd.readouterr() == ("", "heard")


def test_an_interlaced_png_is_read_in_silence(tmp_path: Path) -> None:
    picture = media.grey(dtype=np.uint16)
    passes = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
    parts = [picture[top::down, left::across].astype(">u2") for top, left, down, across in passes]  # Adam7
    header = struct.pack(">IIBBBBB", 60, 40, 16, 0, 0, 0, 1)
    data = zlib.compress(b"".join(b"\0" + row.tobytes() for part in parts for row in part))
    chunks = (png.chunk(kind, value) for kind, value in ((b"IHDR", header), (b"IDAT", data), (b"IEND", b"")))
    (tmp_path / "a.png").write_bytes(png.SIGNATURE + b"".join(chunks))
    assert np.array_equal(read(tmp_path / "a.png").pages[0].pixels, picture)
    trial = retrocolor("try", tmp_path / "a.png")
    assert (trial.returncode, trial.stderr) == (0, "")


def test_every_page_keeps_its_size_depth_and_tags(tmp_path: Path) -> None:
    source, output = tmp_path / "a.tif", tmp_path / "b.tif"
    with tifffile.TiffWriter(source) as tiff:
        for number, dtype in enumerate((np.uint8, np.uint16, np.uint8)):
            tags = [
                (285, 2, 0, f"page {number}", True),
                (65000, 4, 1, 1000 + number, True),
                (297, 3, 2, (number, 3), True),
            ]
            picture = media.grey(20 + number, 30, dtype)
            tiff.write(
                picture, extratags=tags, compression=("lzw", None, "zlib")[number], resolution=(150 + number, 150)
            )
    photo, _ = media.coloured(source, output, mark=Mark.now("retrocolor 1.0"))
    again = read(output)
    assert [page.dtype for page in again.pages] == [np.uint8, np.uint16, np.uint8]
    with tifffile.TiffFile(output) as tiff:
        for number, (page, original) in enumerate(zip(tiff.pages, photo.pages, strict=True)):
            assert np.array_equal(page.asarray(), media.expected(original))
            assert page.tags[285].value == f"page {number}" and page.tags[65000].value == 1000 + number
            assert page.tags[282].value == (150 + number, 1)
            assert int(page.compression) == (5, 1, 8)[number]


@pytest.mark.parametrize("bigtiff", [False, True])
def test_bigtiff_stays_bigtiff(tmp_path: Path, bigtiff: bool) -> None:
    media.save_tiff(tmp_path / "a.tif", media.grey(), bigtiff=bigtiff)
    photo, _ = media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        assert tiff.is_bigtiff == bigtiff
        assert np.array_equal(tiff.asarray(), media.expected(photo.pages[0]))


def test_an_output_beyond_3_gb_is_bigtiff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrocolor.photo.codecs.write_tiff._CLASSIC", 1000)
    media.save_tiff(tmp_path / "a.tif", media.grey())
    media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        assert tiff.is_bigtiff


def test_a_chain_of_pages_that_loops_ends(tmp_path: Path) -> None:
    media.save_tiff(tmp_path / "a.tif", media.grey())
    with (tmp_path / "a.tif").open("r+b") as file:
        start = struct.unpack("<4xI", file.read(8))[0]
        file.seek(start)
        count = struct.unpack("<H", file.read(2))[0]
        file.seek(start + 2 + 12 * count)
        file.write(struct.pack("<I", start))
    assert len(read(tmp_path / "a.tif").pages) == 1


def test_jpeg_of_12_bits_in_tiff_is_read(tmp_path: Path) -> None:
    options = {"level": 100, "bitspersample": 12}
    picture = media.grey(dtype=np.uint16) >> 4
    tifffile.imwrite(tmp_path / "a.tif", picture, compression="jpeg", compressionargs=options, bitspersample=12)
    pixels = read(tmp_path / "a.tif").pages[0].pixels
    assert pixels.dtype == np.uint16 and np.abs((pixels >> 4).astype(int) - picture).max() <= 8


def test_a_unit_of_resolution_that_is_no_number_is_inches(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", media.grey(), resolution=(300, 300), resolutionunit=2)
    content = (tmp_path / "a.tif").read_bytes()
    (tmp_path / "a.tif").write_bytes(content.replace(struct.pack("<HH", 296, 3), struct.pack("<HH", 296, 2)))
    assert read(tmp_path / "a.tif").metadata.dpi == (300, 300)


def test_one_bit_pages_become_deflate_and_the_notes_say_so(tmp_path: Path) -> None:
    Image.fromarray(media.grey() > 100).save(tmp_path / "a.tif", compression="group4")
    photo, notes = media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
    assert notes == ["its compression cannot hold colour: deflate instead"]
    assert set(np.unique(photo.pages[0].pixels)) == {0, 255}
    assert np.array_equal(tifffile.imread(tmp_path / "b.tif"), media.expected(photo.pages[0]))


def test_jpeg_in_tiff_keeps_its_quality(tmp_path: Path) -> None:
    sizes = []
    for level in (60, 90):
        media.save_tiff(tmp_path / "a.tif", media.grey(256, 256), compression="jpeg", compressionargs={"level": level})
        photo, _ = media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
        with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
            assert int(tiff.pages[0].compression) == 7
            assert tiff.pages[0].subsampling == ((1, 1) if level >= 90 else photo.pages[0].stored.subsampling)
        sizes.append((tmp_path / "b.tif").stat().st_size)
        assert np.abs(read(tmp_path / "b.tif").pages[0].pixels - media.expected(photo.pages[0]).astype(int)).mean() < 4
    assert sizes[0] < sizes[1]


@pytest.mark.parametrize("kind", ["plain", "lzw", "tiles", "jpeg", "alpha16", "big-endian", "one-strip"])
def test_strips_equal_the_whole(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    options: dict[str, Any] = {
        "plain": {},
        "lzw": {"compression": "lzw", "rowsperstrip": 9},
        "tiles": {"tile": (32, 48), "compression": "zlib"},
        "jpeg": {"compression": "jpeg", "rowsperstrip": 16},
        "alpha16": {"extrasamples": ["unassalpha"], "rowsperstrip": 8},
        "big-endian": {"byteorder": ">", "rowsperstrip": 10},
        "one-strip": {"compression": "zlib", "rowsperstrip": 130},
    }[kind]
    deep = kind in ("alpha16", "big-endian", "lzw")
    picture = media.grey(130, 110, np.uint16 if deep else np.uint8)
    media.save_tiff(tmp_path / "a.tif", media.with_alpha(picture) if kind == "alpha16" else picture, **options)
    whole = read(tmp_path / "a.tif").pages[0]
    media.coloured(tmp_path / "a.tif", tmp_path / "whole.tif")
    monkeypatch.setattr(read_tiff, "IN_MEMORY", 4 * 130 * 110 if kind == "one-strip" else 4000)
    page = read(tmp_path / "a.tif").pages[0]
    assert (page.height, page.width, page.dtype, page.has_alpha) == (
        whole.height,
        whole.width,
        whole.dtype,
        whole.has_alpha,
    )
    for _ in range(2):
        strips = list(page.strips(37))
        assert [first for first, _ in strips] == [0, 37, 74, 111]
        assert np.array_equal(np.concatenate([strip for _, strip in strips]), whole.pixels)
    assert not page.has_alpha or np.array_equal(page.alpha, whole.alpha)
    media.coloured(tmp_path / "a.tif", tmp_path / "strips.tif")
    assert (tmp_path / "strips.tif").read_bytes() == (tmp_path / "whole.tif").read_bytes()


@pytest.mark.parametrize("kind", ["grey", "grey16", "rgb", "rgba16", "palette", "one-bit", "key"])
def test_png_strips_equal_the_whole(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    pictures = {"grey": media.grey(90, 70), "grey16": media.grey(90, 70, np.uint16), "rgb": media.rgb(90, 70),
                "rgba16": media.with_alpha(media.rgb(90, 70, np.uint16))}  # fmt: skip
    if kind in pictures:
        path.write_bytes(imagecodecs.png_encode(pictures[kind]))
    elif kind == "palette":
        Image.fromarray(media.rgb(90, 70)).quantize(16).save(path, transparency=3)
    elif kind == "one-bit":
        Image.fromarray(media.grey(90, 70) > 90).save(path)
    else:
        Image.fromarray(media.grey(90, 70)).save(path, transparency=7)
    whole = read(path).pages[0]
    media.coloured(path, tmp_path / "whole.png")
    monkeypatch.setattr(read_png, "IN_MEMORY", 1000)
    monkeypatch.setattr(read_png, "_STRIP", 3000)
    monkeypatch.setattr(write_png, "IN_MEMORY", 1000)
    monkeypatch.setattr(write_png, "_STRIP", 5000)
    page = read(path).pages[0]
    assert page.has_alpha == whole.has_alpha and page.dtype == whole.dtype
    pixels = whole.pixels if page.channels == whole.channels else np.repeat(whole.pixels[..., None], 3, 2)
    assert np.array_equal(page.pixels, pixels)
    assert not page.has_alpha or np.array_equal(page.alpha, whole.alpha)
    if page.channels == whole.channels:
        media.coloured(path, tmp_path / "strips.png")
        assert np.array_equal(
            imagecodecs.png_decode((tmp_path / "strips.png").read_bytes()),
            imagecodecs.png_decode((tmp_path / "whole.png").read_bytes()),
        )


def test_memory_does_not_follow_the_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_tiff, "IN_MEMORY", 4 << 20)
    peaks = []
    for height in (2000, 8000):
        source = tmp_path / f"{height}.tif"
        media.save_tiff(source, np.zeros((height, 4000), np.uint8), rowsperstrip=64)
        tracemalloc.start()
        media.coloured(source, tmp_path / "out.tif")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.2 < 60e6


def test_maker_notes_return_to_their_place(tmp_path: Path) -> None:
    """A maker note with offsets from the start of the file stays readable only where it stood."""
    note = bytes(range(256)) * 3
    exif = [ifd.undefined(ifd.MAKER_NOTE, note), ifd.ascii(36867, b"1931:05:04 12:00:00")]
    with (tmp_path / "a.tif").open("wb") as file:
        writer = ifd.Writer(file, "<", False)
        data = writer.put(media.grey(64, 64).tobytes())
        number = [(256, 64), (257, 64), (258, 8), (259, 1), (262, 1), (273, data), (277, 1), (278, 64), (279, 4096)]
        directory = ifd.Entry(ifd.EXIF, ifd.LONG, 1, b"", None, tuple(exif))
        writer.page([*(ifd.number(tag, [value], "<", ifd.LONG) for tag, value in number), directory])
    place = (tmp_path / "a.tif").read_bytes().index(note)
    photo, _ = media.coloured(tmp_path / "a.tif", tmp_path / "b.tif", mark=Mark.now("retrocolor 1.0"))
    result = (tmp_path / "b.tif").read_bytes()
    assert result.index(note) == place and result.count(note) == 1
    assert np.array_equal(tifffile.imread(tmp_path / "b.tif"), media.expected(photo.pages[0]))


def test_pictures_each_half_as_large_as_the_one_before_are_no_copies(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    with tifffile.TiffWriter(tmp_path / "a.tif") as pages:
        for side in (64, 32, 16):
            pages.write(random.integers(0, 256, (side, side), np.uint8))
    assert [page.is_copy for page in read(tmp_path / "a.tif").pages] == [False] * 3


def test_layers_and_overviews_are_left_out_with_a_note(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as tiff:
        tiff.write(media.grey(64, 64), subifds=1, extratags=[(37724, 7, 4, b"8BIM", True)])
        tiff.write(media.grey(32, 32), subfiletype=1)
    _, notes = media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
    assert len(notes) == 2 and "layers" in notes[0] and "reduced copies" in notes[1]
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        assert not {330, 37724} & set(tiff.pages[0].tags.keys())


def test_raw_files_in_tiffs_clothing_are_refused(tmp_path: Path) -> None:
    media.save_tiff(tmp_path / "dng.tif", media.grey(), extratags=[(50706, 1, 4, b"\1\4\0\0", True)])
    with tifffile.TiffWriter(tmp_path / "nef.tif") as tiff:
        tiff.write(media.grey(), subifds=1)
        tiff.write(media.grey(dtype=np.uint16), photometric="cfa")
    for name in ("dng.tif", "nef.tif"):
        with pytest.raises(Refused, match="raw"):
            read(tmp_path / name)


def test_a_painter_that_stops_early_leaves_no_output(tmp_path: Path) -> None:
    media.save_tiff(tmp_path / "a.tif", media.grey())
    photo = read(tmp_path / "a.tif")
    with pytest.raises(AssertionError, match="painted rows: 7 of 40"):
        write(photo, [iter([media.rgb(7, 60)])], tmp_path / "b.tif")
    assert [path.name for path in tmp_path.iterdir()] == ["a.tif"]


def test_a_page_cut_off_behind_the_first_is_an_error_when_it_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_tiff, "IN_MEMORY", 100)
    media.save_tiff(tmp_path / "a.tif", media.grey(64, 64), compression="zlib", rowsperstrip=8)
    with tifffile.TiffFile(tmp_path / "a.tif") as tiff:
        offset = tiff.pages[0].dataoffsets[4]
    data = bytearray((tmp_path / "a.tif").read_bytes())
    data[offset : offset + 20] = b"\xff" * 20
    (tmp_path / "a.tif").write_bytes(data)
    page = read(tmp_path / "a.tif").pages[0]
    with pytest.raises(MediaError, match=r"a\.tif"):
        list(page.strips())
