"""Every option that names an output, aimed at what is not ours: refused in one sentence, and nothing is changed.

The options come from the dataclasses in config.py, the commands from the shell: a new one is covered by itself.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import Field, fields
from pathlib import Path

import numpy as np
import pytest

from command import Here, grey, retrocolor, save
from commands import commands
from film_clips import clip
from retrocolor import config, research_config

GIVEN = {  # what each command needs to begin
    "colorize": ["photos"], "video": ["film.mp4"], "train": ["photos", "--epochs", "1", "--width", "0.1"],
    "evaluate": ["photos"], "export": [], "try": ["photos/a.jpg"], "verify": ["results"], "models": [], "doctor": [],
    "dataset build": ["photos"], "dataset info": ["photos"], "study make": ["photos"], "study score": ["photos"],
    "reproduce table1": ["--faces", "photos"], "reproduce claims": ["--faces", "photos"],
    "reproduce table2": ["--faces", "photos"],
    "choices merge": ["results", "notes.txt"], "clean": ["results"],
}  # fmt: skip
REPRODUCED = ["--faces", "photos", "--faces-test", "photos", "--epochs", "1", "--width", "0.1", "--max-minutes", "0.01"]
NO_OUTPUT = {"help", "review"}
FINISHED = {  # how each command that fills a folder is told to fill it, and then otherwise: it says how to have that
    "dataset build": (["photos"], ["--size", "16"], "--overwrite"),
    "train": (["photos", "--batch-size", "1", "--val", "0", "--epochs", "1", "--width", "0.1"], [], "--resume"),
    "study make": (["photos", "--pictures", "2"], ["--seed", "1"], "-o"),
    "reproduce table1": (REPRODUCED, ["--epochs", "2"], "--resume"),
}
AS_TABLE1 = {"reproduce claims"}  # the same function
WORDS = ("write", "folder of", "name of the sheet", "default: folder")  # in the help of what names an output
OTHERS = {"no_report", "compare", "confidence", "dry_run", "fps", "frames"}  # whose help has such a word
GROUPS = [
    group
    for module in (config, research_config)
    for group in vars(module).values()
    if isinstance(group, type) and group.__name__.endswith("Options") and group.__module__ == module.__name__
]
INTO_FOLDER = {"video -o photos", "try -o photos"}  # what is made of one file goes into a folder, beside what is there
TARGETS = ["photos/b.jpg", "photos"]
MORE = {"colorize", "evaluate", "try"}  # of each kind of output one, aimed at more: the rule is the same function


def options() -> Iterator[tuple[str, str, "Field[object]"]]:
    """Every option of every command that names an output: command, flag, field."""
    outputs = {(item.name, item.metadata["help"]): item for group in GROUPS for item in fields(group)}
    for name, command in commands():
        for parameter in command.params:
            item = outputs.get((parameter.name, getattr(parameter, "help", None)))
            if item and item.metadata["writes"] and parameter.param_type_name == "option":
                yield name, parameter.opts[0], item


CASES = sorted(
    f"{name} {flag} {target}"
    for name, flag in {(name, flag) for name, flag, _ in options()}
    for target in (*TARGETS, *(("notes.txt", "link.jpg", *(() if flag == "--json" else "-")) if name in MORE else ()))
)


def test_every_option_that_names_an_output_says_so() -> None:
    for group in GROUPS:
        for item in fields(group):
            said = any(word in item.metadata["help"].lower() for word in WORDS) and item.name not in OTHERS
            named = item.metadata["names"][:1] == ("-o",)
            reads = item.name in ("flowers", "faces", "val", "model", "like", "hints")
            assert reads or bool(item.metadata["writes"]) == (said or named), f"{group.__name__}.{item.name}"


def test_every_command_is_covered() -> None:
    assert {name for name, _ in commands()} == set(GIVEN) | NO_OUTPUT


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Originals, a film, a text, a link to an original, and results of a run."""
    place = tmp_path_factory.mktemp("inputs")
    for number, name in enumerate(("a.jpg", "b.jpg", "c.png")):
        colour = np.stack([grey(64, 80, number), grey(64, 80, number + 9), grey(64, 80, number + 5)], 2)
        save(place / "photos" / name, colour if name != "a.jpg" else grey(64, 80))
    (place / "notes.txt").write_text("mine\n")
    clip(place / "film.mp4")
    (place / "link.jpg").symlink_to(place / "photos" / "b.jpg")
    assert retrocolor("colorize", place / "photos" / "a.jpg", "-o", place / "results", "--no-report").returncode == 0
    return place


@pytest.mark.parametrize("case", CASES)
def test_an_output_is_never_an_input(inputs: Path, tmp_path: Path, case: str, here: Here) -> None:
    shutil.copytree(inputs, tmp_path, symlinks=True, dirs_exist_ok=True)
    command, flag, target = case.rsplit(maxsplit=2)
    before = state(tmp_path)
    overwrite = ["--overwrite"] if command in ("colorize", "video", "dataset build") else []
    run = retrocolor if case in INTO_FOLDER else here  # the others do no work
    done = run(*command.split(), *GIVEN[command], flag, target, *overwrite, cwd=tmp_path)
    code, said = done.returncode, [line for line in done.stderr.splitlines() if line.startswith("retrocolor: ")]
    print(f"{case}: {code}, {said}")
    assert "Traceback" not in done.stderr
    after = state(tmp_path)
    assert {name: after.get(name) for name in before} == before
    if case in INTO_FOLDER:
        assert code == 0, said
        return
    assert after == before
    assert code == 2 and len(said) == 1, said


def test_every_command_that_fills_a_folder_is_covered() -> None:
    assert {name for name, _, item in options() if item.metadata["writes"] == "folder"} == set(FINISHED) | AS_TABLE1


@pytest.mark.parametrize(
    "command",
    [pytest.param(one, marks=pytest.mark.slow if one.startswith("reproduce") else ()) for one in sorted(FINISHED)],
)
def test_what_is_finished_is_never_written_over_unasked(inputs: Path, tmp_path: Path, command: str, here: Here) -> None:
    shutil.copytree(inputs / "photos", tmp_path / "photos")
    given, otherwise, way_out = FINISHED[command]
    done = here(*command.split(), *given, "-o", "made", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    before = state(tmp_path)
    again = here(*command.split(), *given, *otherwise, "-o", "made", cwd=tmp_path)
    assert again.returncode == 2 and "made" in again.stderr and way_out in again.stderr, again.stderr
    assert state(tmp_path) == before


@pytest.mark.parametrize("case", sorted({f"{name} {flag}" for name, flag, _ in options()}))
def test_a_name_that_can_be_none_is_refused_before_any_work(
    inputs: Path, tmp_path: Path, case: str, here: Here
) -> None:
    shutil.copytree(inputs, tmp_path, symlinks=True, dirs_exist_ok=True)
    (tmp_path / "loop").symlink_to("loop")
    before = state(tmp_path)
    command, flag = case.rsplit(maxsplit=1)
    for target, why in (("x" * 300, "name too long"), ("loop/a.png", "levels of symbolic links")):
        done = here(*command.split(), *GIVEN[command], flag, target, cwd=tmp_path)
        assert done.returncode == 2 and done.stderr.count("\n") == 1 and why in done.stderr, done.stderr
    assert state(tmp_path) == before


def state(place: Path) -> dict[str, tuple[bytes, int]]:
    """Every file: its bytes, and when it was last written."""
    files: Callable[[Path], bool] = Path.is_file
    return {
        str(path.relative_to(place)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(place.rglob("*"))
        if files(path)
    }
