"""A step that is recorded and replayed: the same weights as without; on CUDA as one graph."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from retrocolor.errors import UsageError
from retrocolor.research_config import TrainOptions
from retrocolor.training import check, optimizer, trainer
from retrocolor.training.events import Started
from retrocolor.training.loop import train

RECIPE = {"optimizer": "adamw", "clip": 5.0, "schedule": "cosine", "ema": 0.9, "stochastic_depth": 0.5, "dropout": 0.3}
RECORDED = []


def recorded(update: Callable[[], Tensor]) -> tuple[Tensor, Callable[[], None]]:
    """In the place of a graph: the same calls, the losses always in the same memory."""
    losses = torch.empty(3)
    RECORDED.append(losses)

    def replay() -> None:
        losses.copy_(update())

    return losses, replay


def weights(data: Path, output: Path, device: str = "cpu", **options: object) -> dict[str, Tensor]:
    small = {"width": 0.125, "train_size": 32, "batch_size": 4, "epochs": 2, "val": "0.2", "amp": "none"}
    asked = TrainOptions(output=output, device=device, **(small | options))  # type: ignore[arg-type]
    for _ in train(data, asked):
        pass
    return load_file(output / "last.safetensors")


@pytest.mark.parametrize("options", [{"arch": "paper"}, {"arch": "lite", **RECIPE}], ids=["paper", "lite"])
def test_replayed_steps_are_those_that_were_recorded(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, object]
) -> None:
    options = options | {"also": f"{data}@16:0.25"}
    plain = weights(data, tmp_path / "plain", **options)
    monkeypatch.setattr(trainer, "is_graphed", lambda options, device: options.compile == "graph")
    monkeypatch.setattr(trainer, "captured", recorded)
    monkeypatch.setattr(trainer, "on_side_stream", lambda update, batch: update(batch))
    RECORDED.clear()
    again = weights(data, tmp_path / "again", compile="graph", **options)
    assert RECORDED, "one recording for each shape that comes often enough"
    assert all(torch.equal(plain[name], again[name]) for name in plain)


def test_the_rate_lies_where_a_graph_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimizer, "is_graphed", lambda options, device: options.compile == "graph")
    found = []
    for how in ("none", "graph"):
        layer = torch.nn.Linear(3, 2)
        torch.nn.init.ones_(layer.weight)
        torch.nn.init.zeros_(layer.bias)
        adam = optimizer.make_optimizer(layer, TrainOptions(compile=how), torch.device("cpu"))
        places = [id(group["lr"]) for group in adam.param_groups]
        for rate in (0.1, 0.01):
            optimizer.set_rate(adam, rate)
            adam.zero_grad()
            layer(torch.ones(1, 3)).square().sum().backward()
            adam.step()
        assert how == "none" or places == [id(group["lr"]) for group in adam.param_groups]
        found.append(layer.weight.detach())
    torch.testing.assert_close(*found)


def test_a_graph_that_there_cannot_be_is_said(data: Path, tmp_path: Path) -> None:
    for how in ("graph", "auto"):
        options = TrainOptions(output=tmp_path / how, device="cpu", compile=how, width=0.125, train_size=32)
        begun = next(event for event in train(data, options) if isinstance(event, Started))
        assert any("for CUDA" in note for note in begun.notes) == (how == "graph")


def test_several_processes_have_no_graph() -> None:
    with pytest.raises(UsageError, match="--compile graph is for one process"):
        check.check(TrainOptions(compile="graph"), 2)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
@pytest.mark.parametrize("options", [{"arch": "paper"}, {"arch": "lite", **RECIPE}], ids=["paper", "lite"])
def test_a_graph_repeats_to_the_last_digit(data: Path, tmp_path: Path, options: dict[str, object]) -> None:
    first, second = (weights(data, tmp_path / name, "cuda", compile="graph", **options) for name in "ab")
    assert all(torch.equal(first[name], second[name]) for name in first)
    plain = weights(data, tmp_path / "plain", "cuda", compile="none", **options)
    assert all(torch.allclose(first[name], plain[name], rtol=1e-3, atol=1e-4) for name in first)
