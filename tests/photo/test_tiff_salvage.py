"""Of a TIFF in one strip, as scanners write them, what comes before the damage is salvaged; of nothing, nothing."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile

from retrocolor.errors import MediaError
from retrocolor.photo.codecs import read_tiff
from retrocolor.photo.read import LOST, read

HEIGHT, WIDTH = 120, 90
STORED: dict[str, dict[str, Any]] = {
    "plain": {}, "lzw": {"compression": "lzw"}, "lzw, differences": {"compression": "lzw", "predictor": 2},
    "deflate": {"compression": "deflate", "predictor": 2}, "packbits": {"compression": "packbits"},
    "strips": {"compression": "lzw", "rowsperstrip": 50}, "tiles": {"compression": "deflate", "tile": (64, 48)},
}  # fmt: skip


def picture(dtype: type, channels: int) -> np.ndarray:
    noise = np.random.default_rng(3).integers(1, np.iinfo(dtype).max, (HEIGHT, WIDTH, channels), endpoint=True)
    return noise.astype(dtype).squeeze()


@pytest.mark.parametrize("stored", STORED.values(), ids=STORED)
@pytest.mark.parametrize(("dtype", "channels"), [(np.uint8, 1), (np.uint16, 1), (np.uint8, 3)])
@pytest.mark.parametrize("streamed", [False, True])
def test_what_comes_before_the_end_is_kept(
    tmp_path: Path, stored: dict[str, Any], dtype: type, channels: int, streamed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pixels, path = picture(dtype, channels), tmp_path / "a.tif"
    kind = "rgb" if channels == 3 else "minisblack"
    rows = {} if "tile" in stored else {"rowsperstrip": HEIGHT}
    tifffile.imwrite(path, pixels, photometric=kind, **rows | stored)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    if streamed:
        monkeypatch.setattr(read_tiff, "IN_MEMORY", 1000)
    with pytest.raises(MediaError, match="--salvage"):
        read(path)
    photo = read(path, salvage=True)
    assert photo.notes == (LOST,)
    left = photo.pages[0].pixels
    assert np.array_equal(left[: HEIGHT // 2], pixels[: HEIGHT // 2])
    assert not left[-1].any() or "predictor" in stored


def test_a_damaged_place_in_the_middle(tmp_path: Path) -> None:
    pixels, path = picture(np.uint8, 1) // 16 * 16, tmp_path / "a.tif"
    tifffile.imwrite(path, pixels, compression="deflate", rowsperstrip=HEIGHT)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 40] = b"\x55" * 40
    path.write_bytes(data)
    left = read(path, salvage=True).pages[0].pixels
    assert np.array_equal(left[: HEIGHT // 3], pixels[: HEIGHT // 3])


def test_strips_that_were_never_written(tmp_path: Path) -> None:
    """A scanner's program that breaks off, or whose disk is full, leaves them without place and length."""
    pixels, path = picture(np.uint8, 1), tmp_path / "a.tif"
    tifffile.imwrite(path, pixels, rowsperstrip=30)
    with tifffile.TiffFile(path, mode="r+") as tiff:
        for tag in (273, 279):
            tiff.pages[0].tags[tag].overwrite((*tiff.pages[0].tags[tag].value[:3], 0))
    with pytest.raises(MediaError, match=r"never written.*--salvage"):
        read(path)
    photo = read(path, salvage=True)
    assert photo.notes == (LOST,) and np.array_equal(photo.pages[0].pixels[:90], pixels[:90])


def test_a_file_of_which_nothing_is_left_is_not_salvaged(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, picture(np.uint8, 1))
    with tifffile.TiffFile(path) as tiff:
        begin = tiff.pages[0].dataoffsets[0]
    path.write_bytes(path.read_bytes()[:begin])
    for salvage in (False, True):
        with pytest.raises(MediaError, match=r"the file is cut off\); restore it from a copy\.$"):
            read(path, salvage=salvage)
