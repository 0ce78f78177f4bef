"""The plates' benchmark: a colour photograph taken apart into a plate comes back as it was."""

import subprocess
import sys
from importlib import util
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from scipy.ndimage import shift
from skimage.data import coffee

from retrocolor.imaging import metrics

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "plates.py"
MOVED = {"red": (3, -5), "green": (0, 0), "blue": (-6, 2)}


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    """A photograph, uint8 RGB, whose channels reach from black to white."""
    photo = np.asarray(Image.fromarray(coffee()).resize((360, 300)))
    low, high = np.percentile(photo, (0.5, 99.5), axis=(0, 1))
    return np.rint(np.clip((photo - low) / (high - low), 0, 1) * 255).astype(np.uint8)


@pytest.fixture(scope="module")
def plate(picture: np.ndarray) -> np.ndarray:
    """Its channels one under another, blue first, displaced, one of them fainter."""
    red, green, blue = (shift(picture[..., i], moved, mode="nearest") for i, moved in enumerate(MOVED.values()))
    return np.concatenate((blue // 2 + 40, green, red))


def test_a_plate_becomes_the_photograph_again(picture: np.ndarray, plate: np.ndarray) -> None:
    spec = util.spec_from_file_location("plates", SCRIPT)
    assert spec and spec.loader
    plates = util.module_from_spec(spec)
    sys.modules["plates"] = plates
    spec.loader.exec_module(plates)
    red, green, blue = plates.split(plate)
    assert np.allclose(plates.offset(green, red), [-move for move in MOVED["red"]], atol=0.3)
    assert np.allclose(plates.offset(green, blue), [-move for move in MOVED["blue"]], atol=0.3)
    truth = plates.photograph(plate)
    assert metrics.psnr(truth, plates._inside(picture)) > 28
    same = plates.score(truth, truth[..., 1], truth)
    assert same.gain == float("inf") and same.grey < 25
    flat = plates.score(truth, truth[..., 1], np.repeat(truth[..., 1:2], 3, 2))
    assert flat.gain == 0 and abs(flat.gain_of_colour) < 0.05 and flat.colorfulness == 0


@pytest.mark.slow
def test_the_script_prints_a_line_for_each_plate(plate: np.ndarray, tmp_path: Path) -> None:
    folder = tmp_path / "plates"
    folder.mkdir()
    Image.fromarray(plate).save(folder / "one.png")
    Image.fromarray(plate[:300]).save(folder / "no-plate.png")
    words = [sys.executable, SCRIPT, folder, "--sheet", tmp_path / "sheet.png"]
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    assert "one.png" in done.stdout and "mean" in done.stdout and "no-plate" not in done.stdout
    assert (tmp_path / "sheet.png").is_file()
