"""Every option that is a number: what cannot be meant is refused before any work, and the sentence names the range."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from command import Here
from commands import commands
from retrocolor import Colorizer, config, research_config
from retrocolor.errors import UsageError
from retrocolor.ranges import PIXELS, Range

GROUPS = [
    group
    for module in (config, research_config)
    for group in vars(module).values()
    if isinstance(group, type) and group.__name__.endswith("Options") and group.__module__ == module.__name__
]
SIGNED = {"--seed"}  # may be below zero
AS_TEXT = {"jobs", "batch", "eval_size", "fps"}  # numbers, or a word
ABSURD = ("-1", "nan", "1e400", "1" + "0" * 400)
GIVEN = {"reproduce": ["--faces", "."], "clean": ["."], "export": ["--onnx", "graph.onnx"]}


def numbers() -> set[str]:
    """The names of all fields that are numbers."""
    hints = {name: hint for group in GROUPS for name, hint in get_type_hints(group).items()}
    return {name for name, hint in hints.items() if hint in (int, float, int | None, float | None)}


def cases() -> Iterator[str]:
    for name, command in commands():
        for parameter in command.params:
            if parameter.name in numbers() | AS_TEXT:
                yield f"{name} {parameter.opts[0]}"


def test_every_number_has_a_range() -> None:
    ranges = {item.name: item.metadata["within"] for group in GROUPS for item in fields(group)}
    assert not {name for name in numbers() if ranges[name] is None}
    for group in GROUPS:
        for item in fields(group):
            assert not item.metadata["within"] or item.default is None or item.default in item.metadata["within"]


@pytest.mark.parametrize("case", sorted(cases()))
def test_what_cannot_be_meant_is_refused_before_any_work(tmp_path: Path, case: str, here: Here) -> None:
    command, flag = case.rsplit(maxsplit=1)
    (tmp_path / "results").mkdir()
    given = GIVEN.get(command.split()[0], ["results"])
    for value in ABSURD[flag in SIGNED :]:
        done = here(*command.split(), *given, f"{flag}={value}", cwd=tmp_path)
        assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr
        assert f"{flag} " in done.stderr and any(word in done.stderr for word in ("choose", "give")), done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["results"]


def test_a_range_says_what_is_in_it() -> None:
    ranges = Range(1), Range(0, 1, below=True), Range(0, 100, above=True), PIXELS, Range(-9e3, 9e3)
    assert [str(each) for each in ranges] == [
        "from 1", "from 0 to below 1", "above 0 up to 100", "from 16 to 4,096", "from -9,000 to 9,000",
    ]  # fmt: skip
    assert 0 in Range(0, 1) and 0 not in Range(0, 1, above=True) and 1 not in Range(0, 1, below=True)
    assert float("nan") not in Range(0) and 4097 not in PIXELS


@pytest.mark.parametrize("size", [0, 15, 4097, 20000, 10**9])
def test_the_class_refuses_what_no_machine_can_see(size: int) -> None:
    with pytest.raises(UsageError, match=rf"--size {size}: choose a number from 16 to 4,096"):
        Colorizer.load(device="cpu", size=size)
