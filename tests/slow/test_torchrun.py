"""Twenty float32 steps of two processes are those of one, losses and weights to 1e-5."""

from pathlib import Path

import pytest

from retrocolor.research_config import DatasetOptions, TrainOptions
from retrocolor.training.dataset import build
from retrocolor.training.loop import train
from torchrun import as_flags, compare, torchrun

pytestmark = pytest.mark.usefixtures("local_network")  # processes find each other over it


# The rate rises from nothing: Adam's first steps have the size of the rate whatever a gradient's, and where that is
# only rounding, two threads of a single process part as far as two processes.
TWENTY = {"epochs": 20, "lr": 2e-5, "schedule": "plateau", "width": 0.25, "train_size": 32, "amp": "none"}
RECIPE = {"arch": "lite", "resized_crops": True, "degrade": 0.5, "targets": "soft", "ema": 0.9, "clip": 5.0}


@pytest.fixture(scope="module")
def data(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sets") / "set"
    for _ in build(colour_folder, DatasetOptions(output=output, size=40, whole=True, jobs="1")):
        pass
    return output


@pytest.mark.parametrize(
    "options",
    [{"arch": "paper", "val": "0", "batch_size": 24}, RECIPE | {"val": "0.2", "batch_size": 18}],
    ids=["paper", "recipe"],
)
def test_twenty_steps(data: Path, tmp_path: Path, options: dict[str, object]) -> None:
    given = TWENTY | options
    running = torchrun("-m", "retrocolor", "train", data, "-o", tmp_path / "two", *as_flags(given))
    list(train(data, TrainOptions(output=tmp_path / "one", **given)))  # type: ignore[arg-type]
    said, _ = running.communicate(timeout=200)
    assert running.returncode == 0, said
    compare(tmp_path / "one", tmp_path / "two")
