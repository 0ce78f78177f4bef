"""What goes out: one version everywhere, and lowest versions that can be pinned."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import retrocolor

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def lowest(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "lowest.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_the_version_stands_once_and_the_changelog_tells_of_it() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert PROJECT["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "retrocolor.__version__"}
    newest = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)[0]
    assert newest == retrocolor.__version__


@pytest.mark.parametrize("name", ["CITATION.cff", "conda/recipe.yaml"])
def test_other_files_state_the_same_version(name: str) -> None:
    assert re.search(rf'^ *version: "?{re.escape(retrocolor.__version__)}"?$', (ROOT / name).read_text("utf-8"), re.M)


def test_the_recipe_asks_for_what_the_package_asks_for() -> None:
    names = {"torch": "pytorch", "opencv-python-headless": "py-opencv"}
    run = (ROOT / "conda" / "recipe.yaml").read_text(encoding="utf-8")
    for requirement in PROJECT["project"]["dependencies"]:
        name, lowest_version = requirement.split(">=")
        stated = re.search(rf"^    - {re.escape(names.get(name, name))} >=(.+)$", run, re.M)
        assert stated, name
        assert lowest_version.startswith(stated[1])


def test_every_range_has_a_lowest_version_to_pin() -> None:
    extras = [name for name in PROJECT["project"]["optional-dependencies"] if name not in ("docs", "test")]
    pins = lowest(*extras).stdout.split()
    asked = [*PROJECT["project"]["dependencies"]]
    asked += [line for name in extras for line in PROJECT["project"]["optional-dependencies"][name]]
    assert [pin.replace("==", ">=") for pin in pins] == asked
    assert not [pin for pin in lowest("--keep", "torch").stdout.split() if pin.startswith("torch=")]
