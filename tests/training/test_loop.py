"""Training: it learns, stops, resumes exactly, and says what is wrong."""

import json
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors.torch import load_file
from torch import nn

from retrocolor import Colorizer
from retrocolor.config import DatasetOptions, TrainOptions
from retrocolor.errors import ModelError, Stopped, UsageError
from retrocolor.model import bins, checkpoint
from retrocolor.model.networks import ModelConfig
from retrocolor.model.networks import build as build_network
from retrocolor.training.dataset import Dataset, build
from retrocolor.training.events import Epoch, Event, Finished, Started, Step
from retrocolor.training.init_weights import unfold
from retrocolor.training.loader import Pictures, split
from retrocolor.training.loop import train
from retrocolor.training.trainer import learning_rate

SMALL = {"width": 0.125, "train_size": 32, "batch_size": 4, "epochs": 2, "val": "0.2", "arch": "unet", "amp": "none"}
FIRST = {"weights": "none", "alpha": 0.0, "ema": 0.5}  # of a model whose weights another run begins with


@pytest.fixture(scope="module")
def data(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sets") / "set"
    for _ in build(colour_folder, DatasetOptions(output=output, size=40, jobs="1")):
        pass
    return output


def run(data: Path, output: Path, stop_after: int | None = None, **options: object) -> list[Event]:
    """Every event of a training run; with `stop_after`, it is asked to stop after that many steps."""
    steps = 0

    def stop() -> bool:
        nonlocal steps
        steps += 1
        return steps == stop_after

    return list(train(data, TrainOptions(output=output, **(SMALL | options)), stop))  # type: ignore[arg-type]


def infer(model: nn.Module, lightness: torch.Tensor) -> torch.Tensor:
    """Logits without gradients."""
    with torch.inference_mode():
        return model(lightness)


@pytest.mark.parametrize(
    "options",
    [{"augment": True, "ema": 0.9, "degrade": 0.5}, {"coarse": True, "resized_crops": True}, {"arch": "paper"}],
)
def test_stopped_and_resumed_is_the_same_as_uninterrupted(
    data: Path, tmp_path: Path, options: dict[str, object]
) -> None:
    run(data, tmp_path / "whole", **options)
    for stop_after in (3, 4):  # in the middle of the first epoch, and in the second
        with pytest.raises(Stopped, match="--resume"):
            run(data, tmp_path / "parts", stop_after, resume=True, **options)
    run(data, tmp_path / "parts", resume=True, **options)
    for name in ("last.safetensors", "best.safetensors"):
        whole, parts = (load_file(tmp_path / part / name) for part in ("whole", "parts"))
        assert whole.keys() == parts.keys() and all(torch.equal(whole[key], parts[key]) for key in whole)
    assert (tmp_path / "whole" / "metrics.jsonl").read_bytes() == (tmp_path / "parts" / "metrics.jsonl").read_bytes()


def test_it_learns_and_leaves_what_a_user_needs(data: Path, tmp_path: Path) -> None:
    events = run(data, tmp_path / "run", epochs=6, lr=1e-2, weights="none", alpha=0.0)
    started = events[0]
    assert isinstance(started, Started) and started.pictures + started.held_out == 24
    lines = [json.loads(line) for line in (tmp_path / "run" / "metrics.jsonl").read_text().splitlines()]
    assert [e.metrics for e in events if isinstance(e, Epoch)] == lines and len(lines) == 6
    assert lines[-1]["loss"] < 0.7 * lines[0]["loss"]
    assert {"psnr", "ssim", "colorfulness", "grey_psnr"} <= lines[0].keys()
    finished = events[-1]
    assert isinstance(finished, Finished) and finished.metrics["psnr"] == max(line["psnr"] for line in lines)
    assert "<polyline" in (tmp_path / "run" / "curves.svg").read_text()
    with Image.open(tmp_path / "run" / "samples" / "0006.png") as sheet:
        assert sheet.width == 6 * 32
    assert checkpoint.load(tmp_path / "run" / "last.safetensors").about["pictures"] == 24
    assert Colorizer.load(str(finished.best)).decode.k == 2


@pytest.fixture(scope="module")
def first(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder of a training of 30 epochs, until BatchNorm's figures have settled."""
    folder = tmp_path_factory.mktemp("first")
    run(data, folder, epochs=30, lr=3e-3, **FIRST)
    return folder


@pytest.mark.parametrize("folded", [False, True])
def test_init_goes_on_from_a_models_weights(data: Path, first: Path, tmp_path: Path, folded: bool) -> None:
    model = first / "last.safetensors"
    if folded:
        model = tmp_path / "folded.safetensors"
        checkpoint.save(model, checkpoint.load(first / "last.safetensors").folded(), half=True)
    *_, ended = run(data, tmp_path / "more", epochs=1, lr=1e-9, init=str(model), **FIRST)
    metrics = [json.loads(line) for line in (first / "metrics.jsonl").read_text().splitlines()]
    assert isinstance(ended, Finished)
    assert ended.metrics["loss"] == pytest.approx(metrics[-1]["loss"], rel=0.15) and metrics[0]["loss"] > 4
    with pytest.raises(UsageError, match=r"--arch unet --width 0\.125"):
        run(data, tmp_path / "other", arch="paper", init=str(model))
    with pytest.raises(ModelError, match="No model 'missing'"):
        run(data, tmp_path / "other", init="missing", resume=True)


def test_unfolding_brings_back_what_was_folded() -> None:
    torch.manual_seed(0)
    config = ModelConfig("unet", 0.125)
    model = build_network(config)
    light = torch.rand(8, 1, 64, 64) * 100
    for _ in range(3):
        model(light)  # gives every BatchNorm running figures of its own
    folded = checkpoint.Checkpoint(model.eval(), config, torch.ones(313)).folded().model
    again = unfold(folded, config, light)
    assert torch.allclose(infer(again.eval(), light[:2]), infer(folded, light[:2]), atol=1e-4)
    assert torch.allclose(infer(again.train(), light), infer(folded, light), atol=1e-3)
    other = light[:2].flip(3)
    assert not torch.allclose(infer(build_network(config).eval(), other), infer(folded, other), atol=1e-2)


def test_resized_crops_show_more_of_a_picture_at_one_size(data: Path) -> None:
    pictures = Pictures(Dataset(data), 32, torch.device("cpu"))  # stored at 40 px
    pictures.planes[0] = (torch.arange(40).repeat(24 * 40) * 6).to(torch.uint8)  # each a ramp from left to right
    slopes = set()
    for seed in range(40):
        batch = pictures.batch(torch.arange(8), torch.Generator().manual_seed(seed), resized=True)
        assert batch.lightness.shape == (8, 1, 32, 32) and batch.ab.shape == (8, 2, 32, 32)
        assert torch.equal(batch.bins, bins.encode(batch.ab.movedim(1, -1)))
        slope = (batch.lightness[:, 0, :, 8:-8].diff(dim=2) * 2.55 / 6).abs()
        assert torch.allclose(slope, slope.mean(), atol=0.1)  # a widened triangle ripples
        slopes.add(round(float(slope.mean()) * 32))
    assert slopes == set(range(32, 41))  # sides of the squares, in stored pixels


def test_a_folder_is_built_and_cached_on_the_way(colour_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for path in (colour_folder / "a").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    run(folder, tmp_path / "run", epochs=1)
    cached = tmp_path / "pictures-dataset-32"
    assert len(Dataset(cached)) == 12


def test_options_change_what_they_name(data: Path, tmp_path: Path) -> None:
    def last(name: str, **options: object) -> dict[str, torch.Tensor]:
        run(data, tmp_path / name, epochs=1, **options)
        return load_file(tmp_path / name / "last.safetensors")

    base = last("base")
    same = last("same")
    assert all(torch.equal(base[key], same[key]) for key in base)
    for i, options in enumerate(
        (
            {"alpha": 0.0},
            {"weights": "none"},
            {"targets": "soft"},
            {"objective": "l2", "decode": "mean"},
            {"seed": 1},
            {"mixing": 0.1},
        )
    ):
        other = last(f"run{i}", **options)
        assert any(not torch.equal(base[key], other[key]) for key in base), options


def test_alpha_only_scales_the_product(data: Path, tmp_path: Path) -> None:
    """Adam ignores the scale of a loss, up to its epsilon: under the product alpha changes next to nothing."""

    def distance(objective: str) -> float:
        """The median distance between the weights that two alphas lead to."""
        ends = []
        for alpha in (0.2, 0.9):
            output = tmp_path / f"{objective}-{alpha}"
            run(data, output, epochs=1, batch_size=8, objective=objective, alpha=alpha)
            ends.append(load_file(output / "last.safetensors"))
        pairs = [(ends[0][key], ends[1][key]) for key in ends[0] if ends[0][key].is_floating_point()]
        return float(torch.cat([(one - other).abs().flatten() for one, other in pairs]).median())

    assert 50 * distance("product") < distance("sum")


def test_max_minutes_stops_cleanly(data: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        run(data, tmp_path / "run", max_minutes=1e-6)
    assert (tmp_path / "run" / "state.safetensors").is_file()
    assert isinstance(run(data, tmp_path / "run", resume=True)[-1], Finished)


def test_a_loss_that_is_not_finite_keeps_the_last_good_state(data: Path, tmp_path: Path) -> None:
    run(data, tmp_path / "run", epochs=1)
    good = load_file(tmp_path / "run" / "state.safetensors")
    with pytest.raises(ModelError, match=r"no longer finite.*last good state.*--lr"):
        run(data, tmp_path / "run", epochs=40, lr=1e30, resume=True)
    kept = load_file(tmp_path / "run" / "state.safetensors")
    assert all(torch.isfinite(value).all() for value in kept.values() if value.is_floating_point())
    assert good.keys() == kept.keys()


def test_a_run_is_neither_overwritten_nor_mixed_up(data: Path, tmp_path: Path) -> None:
    run(data, tmp_path / "run", epochs=1)
    with pytest.raises(UsageError, match="add --resume"):
        run(data, tmp_path / "run")
    with pytest.raises(UsageError, match=r"--alpha 0\.4"):
        run(data, tmp_path / "run", resume=True, alpha=0.1)
    (tmp_path / "run" / "state.safetensors").write_bytes(b"torn")
    with pytest.raises(ModelError, match="cannot be read"):
        run(data, tmp_path / "run", resume=True)


def test_another_thread_count_is_said_and_allowed(data: Path, tmp_path: Path) -> None:
    run(data, tmp_path / "run", epochs=1)
    threads = torch.get_num_threads()
    torch.set_num_threads(threads + 1)
    try:
        started = run(data, tmp_path / "run", resume=True)[0]
    finally:
        torch.set_num_threads(threads)
    assert isinstance(started, Started) and "threads" in started.notes[0]


@pytest.mark.parametrize(
    "options",
    [
        {"alpha": 2.0},
        {"objective": "mean"},
        {"objective": "l2"},
        {"epochs": 0},
        {"val": "1.5"},
        {"amp": "fp8"},
        {"lr": 0.0},
        {"ema": 1.0},
        {"arch": "paper", "coarse": True},
    ],
)
def test_options_without_meaning_are_usage_errors(data: Path, tmp_path: Path, options: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="--"):
        run(data, tmp_path / "run", **options)
    assert not (tmp_path / "run" / "state.safetensors").exists()


def test_pictures_too_small_for_the_training_size_are_an_error(data: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="--size 64"):
        run(data, tmp_path / "run", train_size=64)


def test_the_split_depends_on_names_alone() -> None:
    names = [f"picture-{i}.png" for i in range(1000)]
    chosen, held = split(names, 0.1)
    assert 60 < len(held) < 140 and len(chosen) + len(held) == 1000
    again = split(names[::-1], 0.1)[1]
    assert {names[i] for i in held} == {names[::-1][i] for i in again}


def test_schedules_warm_up_and_go_to_zero() -> None:
    options = TrainOptions(schedule="plateau", lr=1.0)
    rates = [learning_rate(options, step, 10_000) for step in (0, 499, 5_000, 8_500, 9_999)]
    assert rates == pytest.approx([1 / 500, 1, 1, 0.5, 1 / 3000])
    cosine = TrainOptions(schedule="cosine", lr=1.0)
    rates = [learning_rate(cosine, step, 10_000) for step in (0, 5_000, 10_000)]
    assert rates == pytest.approx([1 / 500, 0.5, 0], abs=1e-9)
    assert Step(1, 2, 3, 4, 0.5, 10.0, 1.0).minutes_left == 1.0
