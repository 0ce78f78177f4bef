"""The floor of the benchmarks: it decodes all of a source, and writes a result once more as it was."""

import sys
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, JpegImagePlugin

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

import floors
import make
from command import retrocolor
from retrocolor.photo.read import read


@pytest.mark.parametrize("kind", ["jpeg", "tiff", "png"])
def test_the_floor_decodes_what_the_tool_reads(tmp_path: Path, kind: str) -> None:
    make.make(tmp_path, 1, kind=kind, size=(150, 100))
    (source,) = tmp_path.iterdir()
    samples = floors.decode(source)
    grey = samples[..., 0] if samples.ndim == 3 else samples
    assert grey.dtype == (np.uint16 if kind == "tiff" else np.uint8)
    np.testing.assert_array_equal(grey, read(source).pages[0].pixels)


def test_the_floor_writes_results_of_the_tool_once_more(tmp_path: Path) -> None:
    for kind in ("jpeg", "tiff", "png"):
        make.make(tmp_path / "in", 1, kind=kind, size=(150, 100))
    assert retrocolor("colorize", tmp_path / "in", "-o", tmp_path / "out", "--no-report").returncode == 0
    (tmp_path / "again").mkdir()
    for name in ("scan-000.jpg", "scan-000.tif", "scan-000.png"):
        floors.encoder(tmp_path / "out" / name)(tmp_path / "again" / name)
    for name in ("scan-000.tif", "scan-000.png"):
        np.testing.assert_array_equal(floors.decode(tmp_path / "again" / name), floors.decode(tmp_path / "out" / name))
    with tifffile.TiffFile(tmp_path / "again" / "scan-000.tif") as tiff:
        assert tiff.pages.first.compression == 5 and tiff.pages.first.predictor == 2
    ours, floor = (Image.open(tmp_path / folder / "scan-000.jpg") for folder in ("out", "again"))
    assert floor.quantization == ours.quantization
    assert JpegImagePlugin.get_sampling(floor) == JpegImagePlugin.get_sampling(ours)
    assert np.abs(np.asarray(floor, int) - np.asarray(ours, int)).mean() < 2
