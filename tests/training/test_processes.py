"""Several processes of torchrun train as one does: the same batches, losses, gradients and weights."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

import torchrun as support
from retrocolor.errors import UsageError
from retrocolor.research_config import DatasetOptions, TrainOptions
from retrocolor.training import mixture as module
from retrocolor.training.check import check
from retrocolor.training.dataset import Dataset, build
from retrocolor.training.loader import Batch, Pictures
from retrocolor.training.loop import train
from retrocolor.training.mixture import Feed, Mixture
from torchrun import as_flags, compare, torchrun

pytestmark = pytest.mark.usefixtures("local_network")  # processes find each other over it


@pytest.fixture(scope="module")
def data(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sets") / "set"
    for _ in build(colour_folder, DatasetOptions(output=output, size=40, whole=True, jobs="1")):
        pass
    return output


def test_gradients_are_those_of_the_whole_batch(tmp_path: Path) -> None:
    """B of Eq. 4 is no mean of two B: sums and BatchNorm are over all, and gradients flow through."""
    running = torchrun(support.__file__, tmp_path / "two")
    one = support.gradients()
    said, _ = running.communicate(timeout=120)
    assert running.returncode == 0, said
    two = load_file(tmp_path / "two")
    assert one.keys() == two.keys() and {value.dtype for value in one.values()} == {torch.float64, torch.int64}
    for name, value in one.items():
        assert torch.allclose(value, two[name], rtol=1e-8, atol=1e-9), name
    assert all(float(two[f"{case} losses"][0]) > 0 for case in support.CASES)


@pytest.mark.slow
def test_the_command_trains_in_two_processes_and_the_first_one_tells(data: Path, tmp_path: Path) -> None:
    options = {"arch": "paper", "width": 0.125, "train_size": 32, "batch_size": 18, "amp": "none", "val": "0.2",
               "epochs": 2, "lr": 2e-5, "schedule": "plateau", "augment": True}  # fmt: skip
    running = torchrun("-m", "retrocolor", "train", data, "-o", tmp_path / "two", *as_flags(options))
    list(train(data, TrainOptions(output=tmp_path / "one", **options)))  # type: ignore[arg-type]
    said, _ = running.communicate(timeout=120)
    assert running.returncode == 0, said
    assert said.count("pictures to train on") == said.count("\nepoch 1:") == said.count("Use it") == 1
    compare(tmp_path / "one", tmp_path / "two")


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("options", [{}, {"augment": True, "degrade": 0.5}, {"resized_crops": True, "degrade": 0.6}])
def test_the_parts_of_the_processes_are_the_batch_of_one(
    data: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, object], count: int
) -> None:
    def batches(rank: int, count: int) -> list[Batch]:
        monkeypatch.setattr(module, "process_rank", lambda: rank)
        monkeypatch.setattr(module, "process_count", lambda: count)
        given = TrainOptions(batch_size=8, **options)  # type: ignore[arg-type]
        pictures = Pictures(Dataset(data), 32, torch.device("cpu"), given.resized_crops)
        return list(Mixture(given, [], Feed(pictures, torch.arange(24), 8)).batches(1, 0))

    whole = batches(0, 1)
    parts = [batches(rank, count) for rank in range(count)]
    for step, batch in enumerate(whole):
        for rank in range(count):
            part = parts[rank][step]
            assert len(part.ab) == len(batch.ab[rank::count])
            assert torch.allclose(part.lightness, batch.lightness[rank::count], atol=1e-4)
            assert torch.equal(part.ab, batch.ab[rank::count])


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: check(TrainOptions(batch_size=33), 2),
        lambda: check(TrainOptions(batch_size=32), 3),
    ],
)
def test_a_batch_that_cannot_be_shared_is_a_usage_error(wrong: Callable[[], None]) -> None:
    check(TrainOptions(batch_size=33), 3)
    with pytest.raises(UsageError, match="choose a multiple of"):
        wrong()
