"""Training: it learns, stops, resumes exactly, and says what is wrong."""

import json
import os
import shutil
from itertools import combinations
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file
from safetensors.torch import save as to_bytes

from retrocolor import Colorizer
from retrocolor.errors import MachineError, ModelError, Stopped, UsageError
from retrocolor.locks import alone_in
from retrocolor.model import checkpoint
from retrocolor.research_config import TrainOptions
from retrocolor.training import dataset
from retrocolor.training.dataset import Dataset
from retrocolor.training.events import Epoch, Event, Finished, Started, Step
from retrocolor.training.loader import Batch, split
from retrocolor.training.loop import train
from retrocolor.training.optimizer import learning_rate
from retrocolor.training.run_folder import RunFolder
from retrocolor.training.trainer import Trainer

SMALL = {"width": 0.125, "train_size": 32, "batch_size": 4, "epochs": 2, "val": "0.2", "arch": "lite", "amp": "none"}


RECIPE = {
    "encoder_lr": 0.3, "optimizer": "adamw", "weight_decay": 0.05, "beta2": 0.99, "clip": 5.0, "schedule": "cosine",
    "warm_up": 3, "ema": 0.9, "stochastic_depth": 0.5, "dropout": 0.3, "resized_crops": True, "degrade": 0.4,
    "targets": "soft", "weights": "none", "alpha": 0.0, "also": "small",
}  # fmt: skip


def run(data: Path, output: Path, stop_after: int | None = None, **options: object) -> list[Event]:
    """Every event of a training run; with `stop_after`, it is asked to stop after that many steps.

    `also` "small" stands for a quarter of the steps from the same data at 16 px.
    """
    steps = 0
    if options.get("also") == "small":
        options["also"] = f"{data}@16:0.25"

    def stop() -> bool:
        nonlocal steps
        steps += 1
        return steps == stop_after

    return list(train(data, TrainOptions(output=output, **(SMALL | options)), stop))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "options",
    [pytest.param({"augment": True, "ema": 0.9, "degrade": 0.5}, marks=pytest.mark.slow), RECIPE, {"arch": "paper"}],
    ids=["augment", "recipe", "paper"],
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


@pytest.mark.slow
def test_init_goes_on_from_a_models_weights(data: Path, tmp_path: Path) -> None:
    options = {"weights": "none", "alpha": 0.0, "ema": 0.5}
    run(data, tmp_path / "first", **options | {"epochs": 16, "lr": 3e-3})  # until BatchNorm's figures have settled
    model, half = tmp_path / "first" / "last.safetensors", tmp_path / "half.safetensors"
    first = [json.loads(line) for line in (tmp_path / "first" / "metrics.jsonl").read_text().splitlines()]
    checkpoint.save(half, checkpoint.load(model), half=True)
    for source in (model, half):
        *_, ended = run(data, tmp_path / source.stem, **options | {"epochs": 1, "lr": 1e-9, "init": str(source)})
        assert isinstance(ended, Finished)
        assert ended.metrics["loss"] == pytest.approx(first[-1]["loss"], rel=0.15) and first[0]["loss"] > 4
    with pytest.raises(UsageError, match=r"--arch lite --width 0\.125"):
        run(data, tmp_path / "other", arch="paper", init=str(model))
    with pytest.raises(ModelError, match="No model 'missing'"):
        run(data, tmp_path / "other", init="missing", resume=True)


def test_a_folder_is_built_and_cached_on_the_way(colour_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for path in (colour_folder / "a").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "cut.png").write_bytes(b"")
    started = next(event for event in run(folder, tmp_path / "run", epochs=1) if isinstance(event, Started))
    assert started.notes == ("left out of pictures: 1 broken",)
    cached = tmp_path / "pictures-dataset-32"
    assert len(Dataset(cached)) == 12


def test_a_run_below_its_pictures_goes_on(colour_folder: Path, tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    shutil.copytree(colour_folder, pictures)
    run(pictures, pictures / "run", epochs=1)
    assert isinstance(run(pictures, pictures / "run", resume=True)[-1], Finished)


@pytest.mark.slow
def test_options_change_what_they_name(data: Path, tmp_path: Path) -> None:
    def last(name: str, **options: object) -> dict[str, torch.Tensor]:
        run(data, tmp_path / name, epochs=1, **options)
        return load_file(tmp_path / name / "last.safetensors")

    base = last("base")
    same = last("same")
    assert all(torch.equal(base[key], same[key]) for key in base)
    seen: list[torch.Tensor] = []
    for i, options in enumerate(
        (
            {"alpha": 0.0},
            {"weights": "none"},
            {"targets": "soft"},
            {"objective": "l2", "decode": "mean"},
            {"seed": 1},
            {"mixing": 0.1},
            {"encoder_lr": 0.3},
            {"optimizer": "adamw"},
            {"optimizer": "adamw", "weight_decay": 1.0},
            {"beta2": 0.9},
            {"clip": 1e-3, "optimizer": "adamw"},
            {"stochastic_depth": 0.9},
            {"dropout": 0.5},
            {"resized_crops": True},
            {"degrade": 0.5},
            {"schedule": "cosine"},
            {"also": "small"},
        )
    ):
        other = last(f"run{i}", **options)
        seen.append(torch.cat([other[key].flatten() for key in base if base[key].is_floating_point()]))
        assert any(not torch.equal(base[key], other[key]) for key in base), options
    assert not any(torch.equal(*pair) for pair in combinations(seen, 2))


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


def test_it_stops_while_pictures_are_quantized_and_goes_on(
    colour_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset, "SHARD", 5)
    monkeypatch.setattr(dataset, "core_count", lambda: 1)
    pictures = shutil.copytree(colour_folder, tmp_path / "pictures")
    with pytest.raises(Stopped, match="before the first step"):
        run(pictures, tmp_path / "run", stop_after=2)
    kept = list((tmp_path / "pictures-dataset-32").glob("0*.json"))
    assert 1 <= len(kept) < 5 and not (tmp_path / "run").exists()
    assert isinstance(run(pictures, tmp_path / "run", epochs=1)[-1], Finished)


def test_a_loss_that_is_not_finite_keeps_the_last_good_state(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(data, tmp_path / "run", epochs=1)
    monkeypatch.setattr("retrocolor.training.check.require_ranges", lambda options: None)  # which refuses such a rate
    good = load_file(tmp_path / "run" / "state.safetensors")
    with pytest.raises(ModelError, match=r"no longer finite.*last good state.*--lr"):
        run(data, tmp_path / "run", epochs=40, lr=1e30, resume=True)
    kept = load_file(tmp_path / "run" / "state.safetensors")
    assert all(torch.isfinite(value).all() for value in kept.values() if value.is_floating_point())
    assert good.keys() == kept.keys()
    step = Trainer.step

    def spoilt(trainer: Trainer, batch: Batch, lr: float) -> torch.Tensor:
        losses = step(trainer, batch, lr)
        next(trainer.model.parameters()).data.fill_(torch.nan)
        return losses

    monkeypatch.setattr(Trainer, "step", spoilt)
    with pytest.raises(ModelError, match=r"no longer finite.*lower --lr"):
        run(data, tmp_path / "last", limit=4)  # one step an epoch: its loss was finite
    assert not (tmp_path / "last").exists()


def test_a_run_is_neither_overwritten_nor_mixed_up(data: Path, tmp_path: Path) -> None:
    run(data, tmp_path / "run", epochs=1)
    with pytest.raises(UsageError, match="add --resume"):
        run(data, tmp_path / "run")
    with alone_in(tmp_path / "run"), pytest.raises(MachineError, match=r"Another run is writing to .*run: wait"):
        run(data, tmp_path / "run", resume=True)
    with pytest.raises(UsageError, match=r"--alpha 0\.4"):
        run(data, tmp_path / "run", resume=True, alpha=0.1)
    with safe_open(tmp_path / "run" / "state.safetensors", "pt") as file:
        whole = json.loads(file.metadata()["run"])
    tensors = load_file(tmp_path / "run" / "state.safetensors")
    wrong = ({"epoch": "1"}, {"step": -1}, {"history": [{}]}, {"options": []})
    foreign = [to_bytes(tensors, {"run": json.dumps({**whole, **each})}) for each in wrong]
    foreign += [to_bytes({"w": torch.zeros(2), "sums": torch.zeros(3)}, {"run": about}) for about in ("{}", "[]")]
    for state in (b"torn", *foreign, to_bytes({"model.w": torch.zeros(2)}, {"run": "{}"})):
        (tmp_path / "run" / "state.safetensors").write_bytes(state)
        with pytest.raises(ModelError, match="cannot be read"):
            run(data, tmp_path / "run", resume=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("optimizer.0.exp_avg", None),
        ("optimizer.1.step", None),
        ("optimizer.1.", None),
        ("optimizer.", None),
        ("optimizer.0.step", torch.tensor(torch.nan)),
        ("optimizer.0.step", torch.zeros(3)),
        ("optimizer.0.exp_avg_sq", torch.tensor(0.0)),
        ("sums", torch.zeros(2)),
    ],
)
def test_a_state_that_is_not_whole_is_refused(
    data: Path, tmp_path: Path, trained: Path, name: str, value: torch.Tensor | None
) -> None:
    state = shutil.copytree(trained, tmp_path / "run") / "state.safetensors"
    with safe_open(state, "pt") as file:
        about = file.metadata()
    tensors = {key: tensor for key, tensor in load_file(state).items() if not key.startswith(name)}
    state.write_bytes(to_bytes(tensors if value is None else {**tensors, name: value}, about))
    with pytest.raises(ModelError, match=r"state\.safetensors: (cannot be read|does not fit)"):
        run(data, tmp_path / "run", resume=True)


@pytest.fixture(scope="module")
def trained(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of one epoch."""
    folder = tmp_path_factory.mktemp("trained") / "run"
    run(data, folder, epochs=1)
    return folder


def test_the_best_is_one_of_those_measured_alike(data: Path, tmp_path: Path, trained: Path) -> None:
    folder = shutil.copytree(trained, tmp_path / "run")
    with safe_open(folder / "state.safetensors", "pt") as file:
        about = json.loads(file.metadata()["run"])
    about["history"][0]["psnr"] = 99.0  # easy pictures
    tensors = load_file(folder / "state.safetensors")
    (folder / "state.safetensors").write_bytes(to_bytes(tensors, {"run": json.dumps(about)}))
    for epochs, val, best in ((2, "0.4", {2}), (3, "0.4", {2, 3}), (4, "0", {4})):
        ended = run(data, folder, epochs=epochs, val=val, resume=True)[-1]
        assert isinstance(ended, Finished) and ended.metrics["epoch"] in best
        kept = checkpoint.load(folder / "best.safetensors")
        assert kept.about["scores"]["epoch"] == ended.metrics["epoch"]


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
        {"objective": "product", "alpha": 1.0},
        {"epochs": 0},
        {"val": "1.5"},
        {"amp": "fp8"},
        {"lr": 0.0},
        {"ema": 1.0},
        {"arch": "paper", "encoder": "imagenet"},
        {"arch": "paper", "dropout": 0.1},
        {"encoder": "imagenet"},  # with a width of 0.125
        {"encoder": "imagenet", "width": 1.0, "init": "default"},
        {"encoder": "resnet"},
        {"augment": True, "resized_crops": True},
        {"weight_decay": 0.1},
        {"clip": -1.0},
        {"seed": 10**20},
        {"also": "nothing"},
        {"also": "set@64"},
        {"also": "set@64:0.7"},
        {"also": "set@8:0.25"},
        {"also": "missing@32:0.25"},
    ],
)
def test_options_without_meaning_are_usage_errors(data: Path, tmp_path: Path, options: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="--"):
        run(data, tmp_path / "run", **options)
    assert not (tmp_path / "run" / "state.safetensors").exists()


def test_other_pictures_to_measure_on_are_said_and_drawn(data: Path, tmp_path: Path) -> None:
    run(data, tmp_path / "run", epochs=1, val="0")
    events = run(data, tmp_path / "run", resume=True, val=str(data))
    assert f"--val 0, goes on with {data}" in notes_of(events)
    assert isinstance(events[-1], Finished) and events[-1].metrics["epoch"] == 2
    assert ">PSNR, dB" in (tmp_path / "run" / "curves.svg").read_text()
    moved = shutil.copytree(data, tmp_path / "moved")
    assert notes_of(run(data, tmp_path / "run", resume=True, val=str(moved))) == ""
    (moved / "pictures.json").write_text(json.dumps(json.loads((moved / "pictures.json").read_text())[1:]))
    notes = notes_of(run(data, tmp_path / "run", resume=True, val=str(moved)))
    assert "are measured on other pictures" in notes


def notes_of(events: list[Event]) -> str:
    assert isinstance(events[0], Started)
    return " ".join(events[0].notes)


def test_what_has_a_state_is_whole(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(folder: RunFolder) -> None:
        save(folder)
        raise KeyboardInterrupt

    save = RunFolder.save
    monkeypatch.setattr(RunFolder, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        run(data, tmp_path / "run", epochs=1)
    assert len((tmp_path / "run" / "metrics.jsonl").read_text().splitlines()) == 1
    assert (tmp_path / "run" / "curves.svg").is_file() and (tmp_path / "run" / "last.safetensors").is_file()


@pytest.mark.parametrize("options", [{}, {"targets": "soft"}, {"objective": "l2", "decode": "mean"}])
def test_any_side_can_be_trained_on(data: Path, tmp_path: Path, options: dict[str, object]) -> None:
    assert isinstance(run(data, tmp_path / "run", epochs=1, train_size=30, **options)[-1], Finished)


@pytest.mark.parametrize("option", [{"val": "missing"}, {"val": "1.5"}, {"also": "missing@16:0.25"}])
def test_what_is_not_there_is_said_before_pictures_are_quantized(
    colour_folder: Path, tmp_path: Path, option: dict[str, object]
) -> None:
    pictures = shutil.copytree(colour_folder, tmp_path / "pictures")
    with pytest.raises(UsageError):
        run(pictures, tmp_path / "run", **option)
    assert list(tmp_path.iterdir()) == [pictures]


def test_pictures_too_small_for_the_training_size_are_an_error(data: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="--size 64"):
        run(data, tmp_path / "run", train_size=64)


def test_the_split_depends_on_names_alone() -> None:
    names = [f"picture-{i}.png" for i in range(1000)]
    chosen, held = split(names, 0.1)
    assert 60 < len(held) < 140 and len(chosen) + len(held) == 1000
    again = split(names[::-1], 0.1)[1]
    assert {names[i] for i in held} == {names[::-1][i] for i in again}


def test_names_in_another_coding_are_split_too() -> None:
    trained_on, held = split([os.fsdecode(b"caf\xe9 %d" % i) for i in range(100)], 0.2)
    assert len(trained_on) + len(held) == 100 and len(held)


def test_schedules_warm_up_and_go_to_zero() -> None:
    options = TrainOptions(schedule="plateau", lr=1.0)
    rates = [learning_rate(options, step, 10_000) for step in (0, 499, 5_000, 8_500, 9_999)]
    assert rates == pytest.approx([1 / 500, 1, 1, 0.5, 1 / 3000])
    cosine = TrainOptions(schedule="cosine", lr=1.0, warm_up=400)
    rates = [learning_rate(cosine, step, 10_000) for step in (0, 5_000, 10_000)]
    assert rates == pytest.approx([1 / 400, 0.5, 0], abs=1e-9)
    assert Step(1, 2, 3, 4, 0.5, 10.0, 1.0).minutes_left == 1.0
