"""Pictures that every test may use: scikit-image's bundled colour photographs. And the wire that no test may trip."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import data

from retrocolor.research_config import DatasetOptions
from retrocolor.training.dataset import build
from tripwire import sitecustomize as tripwire

pytest.register_assert_rewrite("film_clips", "film_kills", "photo_kills")  # asserts that show their values
torch.set_num_threads(1)  # two threads wait for each other where cores are shared: six times the work was seen
os.environ.setdefault("OMP_NUM_THREADS", "1")  # and so in the commands that tests run

LOG = Path(tempfile.mkdtemp(prefix="tripwire-")) / "tripped"  # one of each process of pytest's
PATHS = [str(Path(tripwire.__file__).parent), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
os.environ |= {tripwire.LOG: str(LOG), "PYTHONPATH": os.pathsep.join(dict.fromkeys(PATHS))}


def pytest_unconfigure() -> None:
    """Leave nothing among the temporary files."""
    shutil.rmtree(LOG.parent, ignore_errors=True)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail a test when it, a command it ran or a worker of that reached for the network (tests/support/tripwire)."""
    yield
    tried = LOG.read_text(encoding="utf-8") if LOG.exists() else ""
    LOG.unlink(missing_ok=True)
    assert tried == ""


@pytest.fixture
def local_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow connections to this machine itself: a local server, processes that train together."""
    monkeypatch.setenv(tripwire.LOCAL, "1")
    monkeypatch.setitem(import_module("command").ENVIRONMENT, tripwire.LOCAL, "1")


def photographs() -> dict[str, np.ndarray]:
    """uint8 RGB, each of its own size."""
    return {"astronaut": data.astronaut(), "chelsea": data.chelsea(), "coffee": data.coffee(), "rocket": data.rocket()}


@pytest.fixture(scope="session")
def colour_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 24 colour pictures in two subfolders, cut from the photographs, short sides 96 to 160."""
    folder = tmp_path_factory.mktemp("colour")
    random = np.random.default_rng(0)
    for name, photo in photographs().items():
        for i in range(6):
            height, width = random.integers(96, 161, 2)
            top, left = (
                random.integers(0, side - cut) for side, cut in zip(photo.shape, (height, width), strict=False)
            )
            path = folder / ("a" if i % 2 else "b") / f"{name}-{i}.png"
            path.parent.mkdir(exist_ok=True)
            Image.fromarray(photo[top : top + height, left : left + width]).save(path)
    return folder


@pytest.fixture(scope="module", name="data")
def small_set(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set of `colour_folder` at 40 px."""
    output = tmp_path_factory.mktemp("sets") / "set"
    for _ in build(colour_folder, DatasetOptions(output=output, size=40, jobs="1")):
        pass
    return output
