"""Damage in JPEG data, bare and in TIFF, is never silent: it fails, names --salvage, and is salvaged with a note."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

import photo_media as media
from retrocolor.errors import MediaError
from retrocolor.photo.codecs import read_tiff, turbo
from retrocolor.photo.read import LOST, read

SIZE = 192


def picture(channels: int = 1) -> np.ndarray:
    """Grain on a slope: every block has many coefficients."""
    noise = np.random.default_rng(5).normal(0, 30, (SIZE, SIZE, channels))
    return (media.grey(SIZE, SIZE)[..., None] * 0.8 + 20 + noise).clip(0, 255).astype(np.uint8).squeeze()


def encoded(mode: str = "L", **options: Any) -> bytes:
    pixels = picture(1 if mode == "L" else 4 if mode == "CMYK" else 3)
    buffer = io.BytesIO()
    Image.fromarray(pixels, mode).save(buffer, "JPEG", **{"quality": 90, **options})
    return buffer.getvalue()


def first_scan(data: bytes) -> int:
    return data.index(b"\xff\xda") + 14


def zeroed(data: bytes) -> bytes:
    middle = (first_scan(data) + len(data)) // 2
    return data[:middle] + bytes(1024) + data[middle + 1024 :]


def other_bytes(data: bytes) -> bytes:
    middle = (first_scan(data) + len(data)) // 2
    return data[:middle] + b"\xff\x17\x55" * 300 + data[middle + 900 :]


def half(data: bytes) -> bytes:
    return data[: (first_scan(data) + len(data)) // 2] + b"\xff\xd9"


def without_a_piece(data: bytes) -> bytes:
    middle = (first_scan(data) + len(data)) // 2
    return data[:middle] + data[middle + 2048 :]


def without_last_scans(data: bytes) -> bytes:
    """Cut at the start of a scan, as if the file had been meant so: no decoder warns of it."""
    scans = [place for place in range(len(data)) if data[place : place + 2] == b"\xff\xda"]
    tables = data.rindex(b"\xff\xc4", 0, scans[-1])
    return data[: tables if tables > scans[-2] else scans[-1]] + b"\xff\xd9"


DAMAGES = [zeroed, other_bytes, half, without_a_piece]
KINDS: dict[str, dict[str, Any]] = {
    "grey": {}, "colour": {"mode": "RGB"}, "subsampled": {"mode": "RGB", "subsampling": 2}, "cmyk": {"mode": "CMYK"},
    "restarts": {"restart_marker_blocks": 7}, "progressive": {"progressive": True},
    "colour progressive": {"mode": "RGB", "progressive": True},
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("kind", KINDS)
def test_damage_fails_and_names_salvage(tmp_path: Path, kind: str, damage: Any) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(damage(encoded(**KINDS[kind])))
    with pytest.raises(MediaError, match=r"a\.jpg: damaged.*--salvage"):
        read(path)
    photo = read(path, salvage=True)
    assert LOST in photo.notes and photo.pages[0].pixels.shape[:2] == (SIZE, SIZE)


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_lost_scans_are_damage_too(tmp_path: Path, mode: str) -> None:
    whole = encoded(mode, progressive=True)
    (tmp_path / "a.jpg").write_bytes(without_last_scans(whole))
    assert np.asarray(Image.open(tmp_path / "a.jpg")).shape[0] == SIZE  # Pillow has nothing to say
    with pytest.raises(MediaError, match=r"scans are missing.*--salvage"):
        read(tmp_path / "a.jpg")
    assert LOST in read(tmp_path / "a.jpg", salvage=True).notes
    trailer = encoded("RGB", progressive=True)  # a whole picture behind the end: no scans of the first
    (tmp_path / "a.jpg").write_bytes(without_last_scans(whole) + trailer)
    with pytest.raises(MediaError, match="scans are missing"):
        read(tmp_path / "a.jpg")


@pytest.mark.parametrize("subsampling", ["4:4:4", "4:2:2", "4:2:0"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 3}, {"optimize": True},
                                     {"quality": 100}, {"quality": 30}], ids=str)  # fmt: skip
def test_whole_files_are_read_and_as_pillow_reads_them(
    tmp_path: Path, options: dict[str, Any], subsampling: str
) -> None:
    data = encoded("RGB", subsampling=subsampling, **options)
    (tmp_path / "a.jpg").write_bytes(data)
    photo = read(tmp_path / "a.jpg")
    assert not photo.notes and np.array_equal(photo.pages[0].pixels, np.asarray(Image.open(io.BytesIO(data))))


def test_what_is_no_damage(tmp_path: Path) -> None:
    """Padding before the end, anything behind it, and broken segments beside the picture."""
    data = encoded()
    pixels = np.asarray(Image.open(io.BytesIO(data)))
    broken = b"\xff\xe1\x00\x40Exif\0\0nonsense" + bytes(20)  # longer than it says
    profile = b"\xff\xe2\x00\x12ICC_PROFILE\0\x07\x02"
    for whole in (
        data[:-2] + b"\0\0\0\xff\xd9", data + bytes(500), data + data[: len(data) // 2],
        data[:2] + profile + data[2:], data[:2] + broken + b"junk" * 9 + data[2:],
    ):  # fmt: skip
        (tmp_path / "a.jpg").write_bytes(whole)
        assert np.array_equal(read(tmp_path / "a.jpg").pages[0].pixels, pixels)
    (tmp_path / "a.jpg").write_bytes(data[:-2] + b"\x5a" * 200 + b"\xff\xd9")
    with pytest.raises(MediaError, match=r"extraneous bytes.*--salvage"):
        read(tmp_path / "a.jpg")


def jpeg_in_tiff(path: Path, damage: Any, **options: Any) -> None:
    """A TIFF of JPEG strips or tiles by tifffile, one of them damaged in its place."""
    pixels = picture(3 if options.get("photometric") == "rgb" else 1)
    options.setdefault("photometric", "minisblack")
    tifffile.imwrite(path, pixels, compression="jpeg", compressionargs={"level": 90}, **options)
    with tifffile.TiffFile(path) as tiff:
        place, length = tiff.pages[0].dataoffsets[-1], tiff.pages[0].databytecounts[-1]
    data = bytearray(path.read_bytes())
    part = bytes(data[place : place + length])
    data[place : place + length] = damage(part)[:length].ljust(length, b"\0")
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [zeroed, half], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("layout", [{"rowsperstrip": SIZE}, {"rowsperstrip": 64}, {"tile": (96, 96)}], ids=str)
@pytest.mark.parametrize("photometric", ["minisblack", "rgb"])
@pytest.mark.parametrize("streamed", [False, True])
def test_damage_inside_tiff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: Any, photometric: str, damage: Any, streamed: bool
) -> None:
    path = tmp_path / "a.tif"
    jpeg_in_tiff(path, lambda part: part, photometric=photometric, **layout)
    if streamed:
        monkeypatch.setattr(read_tiff, "IN_MEMORY", 1000)
    assert read(path).pages[0].pixels.shape[:2] == (SIZE, SIZE)
    jpeg_in_tiff(path, damage, photometric=photometric, **layout)
    with pytest.raises(MediaError, match=r"a\.tif: damaged.*--salvage"):
        _ = read(path).pages[0].pixels
    assert LOST in read(path, salvage=True).notes


def test_kinds_that_the_strict_decoder_does_not_read_are_still_read(tmp_path: Path) -> None:
    data = bytearray(encoded("RGB", subsampling="4:4:4"))
    frame = data.index(b"\xff\xc0")
    data[frame + 11] = 0x31  # luma three times as wide as chroma: no name for it
    with turbo.decoded(bytes(data), "RGBX") as samples:
        assert samples is None
    (tmp_path / "a.jpg").write_bytes(data)
    assert read(tmp_path / "a.jpg", salvage=True).pages[0].pixels.shape[:2] == (SIZE, SIZE)
