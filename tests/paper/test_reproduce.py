"""The paper's experiments: every table is trained, measured and written, and a kill costs the work in flight alone."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from command import ENVIRONMENT, retrocolor
from retrocolor.errors import Stopped, UsageError
from retrocolor.paper import experiments, tables
from retrocolor.paper.events import Beginning, Ended, Estimate, Reproduced
from retrocolor.paper.reproduce import given, reproduce, train_options
from retrocolor.research_config import ReproduceOptions, TrainOptions
from retrocolor.training.loader import is_held_out
from retrocolor.wording import counted

SMALL = ("--width", "0.125", "--epochs", "2", "--device", "cpu")


@pytest.fixture(scope="module")
def done(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Table 1 on both data sets, killed once on the way: its folder, what the second run told, and its table."""
    output = tmp_path_factory.mktemp("reproduction") / "run"
    words = ["reproduce", "table1", "--flowers", colour_folder / "a", "--faces", colour_folder, "-o", output, *SMALL]
    running = subprocess.Popen([sys.executable, "-m", "retrocolor", *map(str, words)],
                               stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT)  # fmt: skip
    first, second = output / "faces-none" / "result.json", output / "faces-weights" / "state.safetensors"
    while not (first.is_file() and second.is_file()):  # the first experiment's result, the second's first epoch
        assert running.poll() is None, running.communicate()[1]
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    before = first.stat().st_mtime_ns
    again = retrocolor(*words)
    assert again.returncode == 0, again.stderr
    assert first.stat().st_mtime_ns == before
    return output, again.stderr, again.stdout


def test_a_killed_run_goes_on_where_it_was(done: tuple[Path, str, str]) -> None:
    _, told, _ = done
    assert "5 of 6 experiments to do: about" in told
    assert told.count("finished earlier") == 1 and "faces-none" in told.split("finished earlier")[0]
    assert told.count("epoch 1:") == 4  # the second experiment had its first epoch behind it


def test_the_table_has_both_columns(done: tuple[Path, str, str]) -> None:
    output, _, table = done
    results = json.loads((output / "table1.json").read_text())["results"]
    assert [result["name"] for result in results] == [
        f"{data}-{name}" for data in ("faces", "flowers") for name in ("none", "weights", "objective")
    ]
    assert {result["epochs"] for result in results} == {2}
    markdown = (output / "table1.md").read_text()
    for pair in ("26.643 / 0.9072", "19.806 / 0.7702"):
        assert pair in markdown and pair in table
    row = tables.of_k(results[2], 1)
    assert f"{row['psnr']:.3f} / {row['ssim']:.4f}" in markdown
    held_out = results[0]["test_pictures"]
    assert results[0]["pictures"] + held_out == 24 and f"tested on {counted(held_out, 'other')}" in markdown


def test_the_settings_are_the_papers() -> None:
    found = experiments.table1(["faces"], seed=3)
    options = [train_options(experiment, ReproduceOptions(epochs=100)) for experiment in found]
    paper = TrainOptions()
    for option in options:
        assert (option.arch, option.lr, option.mixing, option.train_size) == ("paper", 2e-4, 0.5, 64)
        assert (option.optimizer, option.schedule, option.targets) == (paper.optimizer, paper.schedule, "hard")
        assert option.epochs == 100 and option.seed == 3
    assert [(option.weights, option.alpha) for option in options] == [("none", 0.0), ("paper", 0.0), ("paper", 0.4)]
    names = [experiment.name for experiment in experiments.claims(["faces", "flowers"], 0)]
    assert len(names) == len(set(names))


def test_other_lengths_are_not_mixed_in_silence(done: tuple[Path, str, str], colour_folder: Path) -> None:
    output, _, _ = done
    options = ReproduceOptions(faces=colour_folder, output=output, epochs=3, width=0.125, device="cpu")
    chosen = experiments.table1(["faces"], 0)
    with pytest.raises(UsageError, match=r"begun with --epochs 2.*--resume"):
        list(reproduce("table1", chosen, options))
    with pytest.raises(UsageError, match="another folder"):
        list(reproduce("table1", chosen, ReproduceOptions(faces=colour_folder, output=output, quick=True)))
    with pytest.raises(UsageError, match="--flowers DIR, --faces DIR"):
        given(ReproduceOptions())


def test_what_is_finished_is_not_told_of_as_something_else(
    done: tuple[Path, str, str], colour_folder: Path, tmp_path: Path
) -> None:
    same = ReproduceOptions(faces=colour_folder, output=tmp_path / "run", epochs=2, width=0.125, device="cpu")
    shutil.copytree(done[0], same.output)
    others = {
        "width": (0.25, "begun with .*--width 0.125; give another folder"),
        "lr": (1e-3, "begun with .*--lr 0.0002.*; add --resume"),
        "faces": (colour_folder / "a", "other pictures for --faces;"),
        "faces_test": (colour_folder / "b", "other pictures for --faces-test;"),
    }
    for name, (value, words) in others.items():
        with pytest.raises(UsageError, match=words):
            list(reproduce("table1", experiments.table1(["faces"], 0), replace(same, **{name: value})))
    events = list(reproduce("table1", experiments.table1(["faces"], 0), same))
    assert [event.earlier for event in events if isinstance(event, Ended)] == [True] * 3


def test_table2_and_what_it_needs(done: tuple[Path, str, str], colour_folder: Path, tmp_path: Path) -> None:
    output, _, _ = done
    model = output / "faces-objective" / "last.safetensors"
    ended = retrocolor("reproduce", "table2", "--model", model, "--faces", colour_folder, "-o", tmp_path / "t.md")
    assert ended.returncode == 0, ended.stderr
    results = json.loads((output / "faces-objective" / "result.json").read_text())
    markdown = (tmp_path / "t.md").read_text()
    for k in experiments.KS:
        row = tables.of_k(results, k)
        assert f"| {k} | {experiments.PAPER_TABLE2[k][0]:.3f} | {row['psnr']:.3f} |" in markdown
    missing = retrocolor("reproduce", "table2", "--model", model)
    assert missing.returncode == 2 and "--faces-test DIR" in missing.stderr
    missing = retrocolor("reproduce", "table1", "--faces", tmp_path / "nothing")
    assert missing.returncode == 2 and "nothing" in missing.stderr


def test_too_few_pictures_to_test_on_are_said_before_any_training(colour_folder: Path, tmp_path: Path) -> None:
    pictures = [path for path in sorted(colour_folder.rglob("*.*")) if not is_held_out(path.name, 0.1)]
    (tmp_path / "few").mkdir()
    for path in pictures[:3]:
        shutil.copy2(path, tmp_path / "few")
    options = ReproduceOptions(flowers=tmp_path / "few", output=tmp_path / "run", device="cpu")
    with pytest.raises(UsageError, match=r"of its 3 pictures none is held out.*--flowers-test DIR"):
        list(reproduce("table1", experiments.table1(["flowers"], 0), options))
    assert not list((tmp_path / "run").glob("flowers-*"))


@pytest.mark.slow
def test_minutes_end_an_experiment_and_a_stop_ends_the_run(colour_folder: Path, tmp_path: Path) -> None:
    options = ReproduceOptions(faces=colour_folder, output=tmp_path, width=0.125, device="cpu", max_minutes=0.02)
    (only,) = [e for e in experiments.claims(["faces"], 0) if e.objective == "l2"]
    events = list(reproduce("claims", [only], options))
    assert [type(event) for event in events if isinstance(event, Estimate | Beginning | Ended | Reproduced)] == [
        Estimate, Beginning, Ended, Reproduced
    ]  # fmt: skip
    end = events[-1]
    assert isinstance(end, Reproduced) and 1 <= end.results[0]["epochs"] < 100
    assert f"| {end.results[0]['epochs']} of 100 |" in end.table.markdown()
    with pytest.raises(Stopped, match="same command goes on"):
        list(reproduce("claims", experiments.claims(["faces"], 0), options, stop=lambda: True))


def test_the_distance_between_bins(done: tuple[Path, str, str]) -> None:
    """Grey pictures are painted in the bin of grey alone: their distance from the truth's bins is known."""
    output, _, _ = done
    result = json.loads((output / "faces-none" / "result.json").read_text())
    row = tables.of_decode(result, "mean")
    assert 0 < row["bins_distance"] <= np.sqrt(2) and 0 < row["grey_bins_distance"] <= np.sqrt(2)


def test_claims_on_two_data_sets_tell_of_both(done: tuple[Path, str, str]) -> None:
    results = json.loads((done[0] / "table1.json").read_text())["results"]
    table = tables.claims(results)
    for note, data in zip(table.notes, ("faces", "flowers"), strict=True):
        first = next(result for result in results if result["data"] == data)
        assert note.startswith(f"{data}: {counted(first['pictures'], 'picture')}, 2 epochs")
        assert f"Grey: {first['results'][0]['grey_psnr']:.3f} /" in note
