"""Which data set each step takes, which pictures, and that no step waits for the device."""

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from retrocolor.errors import ModelError, UsageError
from retrocolor.model import bins
from retrocolor.research_config import DatasetOptions, TrainOptions
from retrocolor.training import mixture as module
from retrocolor.training.dataset import Dataset, build
from retrocolor.training.loader import Batch, Pictures
from retrocolor.training.mixture import Also, Feed, Mixture, parse_also
from retrocolor.training.trainer import Trainer

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def dataset(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    output = tmp_path_factory.mktemp("sets") / "set"
    for _ in build(colour_folder, DatasetOptions(output=output, size=48, whole=True, jobs="1")):
        pass
    return Dataset(output)


def mixed(dataset: Dataset, share: float = 0.25, batch: int = 4, **options: object) -> Mixture:
    given = TrainOptions(**{"resized_crops": True, "degrade": 0.5, "batch_size": batch} | options)  # type: ignore[arg-type]
    first, second = (Pictures(dataset, size, CPU, resized=given.resized_crops) for size in (32, 16))
    everything = torch.arange(len(dataset))
    feeds = Feed(first, everything, batch), Feed(second, everything, 4 * batch)
    return Mixture(given, [dataset, dataset], *feeds, share)


def sides(mixture: Mixture, epoch: int) -> list[int]:
    """The side of the squares of each step."""
    return [batch.lightness.shape[-1] for batch in mixture.batches(epoch, 0)]


def test_every_fourth_step_is_of_the_second_data_set_until_the_last_eighth(dataset: Dataset) -> None:
    mixture = mixed(dataset, epochs=20)
    taken = [side for epoch in range(20) for side in sides(mixture, epoch)]
    assert len(taken) == mixture.total == sum(mixture.steps(epoch) for epoch in range(20))
    assert [mixture.before(epoch) for epoch in (0, 1)] == [0, mixture.steps(0)]
    assert taken.count(32) == 20 * 6  # every epoch is a whole pass over the first
    last = max(i for i, side in enumerate(taken) if side == 16) + 1
    assert last / len(taken) == pytest.approx(0.88, abs=0.03)
    assert taken[:last].count(16) / last == pytest.approx(0.25, abs=0.01)
    assert all(taken[i : i + 4].count(16) == 1 for i in range(0, last - 4, 4))  # evenly


def test_without_a_second_one_every_step_is_of_the_first(dataset: Dataset) -> None:
    options = TrainOptions(epochs=3, batch_size=4)
    mixture = Mixture(options, [dataset], Feed(Pictures(dataset, 32, CPU), torch.arange(len(dataset)), 4))
    assert mixture.total == 18 and sides(mixture, 2) == [32] * 6


def test_a_pass_over_either_shows_each_picture_once(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: dict[int, Counter[int]] = {32: Counter(), 16: Counter()}

    def count(self: Pictures, indices: torch.Tensor, *_: object) -> Batch:
        shown[self.size].update(indices.tolist())
        return Batch(torch.zeros(1, 1, 1, 1), torch.zeros(1, 2, 1, 1))

    monkeypatch.setattr(Pictures, "batch", count)
    mixture = mixed(dataset, share=0.5, batch=3, epochs=8, degrade=0.0)
    for epoch in range(8):
        list(mixture.batches(epoch, 0))
    assert set(shown[32].values()) == {8}
    passes = set(shown[16].values())
    assert len(shown[16]) == len(dataset) and max(passes) - min(passes) <= 1


@pytest.mark.parametrize("options", [{}, {"augment": True, "resized_crops": False}])
def test_a_run_that_goes_on_sees_what_one_without_a_stop_sees(dataset: Dataset, options: dict[str, object]) -> None:
    whole = list(mixed(dataset, epochs=4, **options).batches(1, 0))
    rest = list(mixed(dataset, epochs=4, **options).batches(1, 3))
    assert len(rest) == len(whole) - 3 and {len(batch.lightness) for batch in rest} == {4, 16}
    for one, other in zip(whole[3:], rest, strict=True):
        assert torch.equal(one.lightness, other.lightness) and torch.equal(one.ab, other.ab)
    changed = [
        list(mixed(dataset, epochs=4, seed=seed, **options).batches(epoch, 0)) for seed, epoch in ((1, 1), (0, 2))
    ]
    assert not any(torch.equal(other[0].ab, whole[0].ab) for other in changed)


class NoWaiting(TorchDispatchMode):
    """Raises where a GPU would be waited for: a value or a shape that depends on what has been computed."""

    WAITING = ("_local_scalar_dense", "nonzero", "masked_select", "unique", "is_nonzero", "equal", "multinomial")

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        name = func.overloadpacket.__name__
        masks = name in ("index", "index_put", "index_put_") and any(
            isinstance(index, torch.Tensor) and index.dtype in (torch.bool, torch.uint8) for index in args[1]
        )
        if name in self.WAITING or masks:
            raise AssertionError(f"{func} waits for the device")
        return func(*args, **(kwargs or {}))


@pytest.mark.parametrize(
    "options",
    [
        {"arch": "paper", "resized_crops": False, "degrade": 0.0},
        {"arch": "paper", "resized_crops": False, "augment": True, "objective": "product"},
        {"arch": "paper", "targets": "soft"},
        {"arch": "lite", "targets": "hard", "weights": "none"},
        {"arch": "lite", "targets": "soft", "stochastic_depth": 0.1, "dropout": 0.1, "clip": 5.0, "ema": 0.99,
         "optimizer": "adamw", "encoder_lr": 0.3, "schedule": "cosine"},
    ],
)  # fmt: skip
def test_no_step_waits_for_the_device(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, options: dict[str, object]
) -> None:
    monkeypatch.setattr(module, "_one_ahead", lambda make, numbers: map(make, numbers))  # in this thread: watched
    mixture = mixed(dataset, share=0.5, epochs=8, width=0.125, amp="none", **options)
    trainer = Trainer(mixture.options, dataset.prior, CPU)
    batches = islice(mixture.batches(0, 0), 4)
    trainer.step(next(batches), 1e-3)  # tables of each device are made once
    with pytest.raises(AssertionError, match="waits"), NoWaiting():
        bool(torch.ones(1).any())
    with NoWaiting():
        shapes = {batch.lightness.shape[-1] for batch in batches if trainer.step(batch, 1e-3).shape == (3,)}
    assert shapes == {16, 32}


def test_stored_bins_are_kept_where_pixels_are_and_made_anew_where_they_are_not(dataset: Dataset) -> None:
    stored = Pictures(dataset, 32, CPU).batch(torch.arange(4), torch.Generator().manual_seed(0))
    assert stored.bins is not None  # of the colours before they were rounded
    assert (stored.bins == bins.encode(stored.ab.movedim(1, -1))).float().mean() > 0.9
    resized = Pictures(dataset, 32, CPU, resized=True).batch(torch.arange(4), torch.Generator().manual_seed(0))
    assert resized.bins is None and resized.ab.shape == (4, 2, 32, 32)
    with pytest.raises(ModelError, match="--size 64"):
        Pictures(dataset, 64, CPU)


def test_a_second_data_set_is_given_as_path_size_and_share() -> None:
    assert parse_also("a@b/set@64:0.25") == Also(Path("a@b/set"), 64, 0.25) and parse_also(None) is None
    for wrong in ("set", "set@64", "@64:0.25", "set@64:0", "set@64:0.6", "set@x:0.2", "set@8:0.2", "set@64:nan"):
        with pytest.raises(UsageError, match="DATA@SIZE:SHARE"):
            parse_also(wrong)
