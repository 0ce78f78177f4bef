"""The house: imports go down only, and every room keeps to its own libraries.

The rules go by package, so that a new file is held to them by standing where it stands. Imports inside functions and
under TYPE_CHECKING count as much as those at the top.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import retrocolor

ROOT = Path(retrocolor.__file__).parent
ORDER = [  # a room imports from itself and from those before it
    "errors", "marks", "ranges", "config", "research_config", "machine", "wording", "files", "folders", "jobs",
    "arguments", "json_file", "locks", "worker", "imaging", "model", "colorizer", "photo", "export", "film", "batch",
    "review", "training", "evaluation", "paper", "cli",
]  # fmt: skip
ONLY_IN = {
    "typer": "cli", "rich": "cli", "av": "film", "imageio_ffmpeg": "film", "starlette": "review", "uvicorn": "review",
    "ray": "worker",
}  # fmt: skip
WITHOUT_TORCH = (
    "errors", "marks", "ranges", "config", "research_config", "machine", "wording", "files", "folders", "jobs",
    "arguments", "json_file", "locks", "worker", "photo.codecs", "photo.metadata", "film.ffmpeg", "model.card", "batch",
    "review", "cli",
)  # fmt: skip
TORCH = {"torch", "torchvision", "safetensors.torch"}

Files = Mapping[str, str]  # module, as in photo.codecs.png -> its text


def read_house() -> dict[str, str]:
    modules = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = [part for part in path.relative_to(ROOT).with_suffix("").parts if part != "__init__"]
        modules[".".join(parts)] = path.read_text(encoding="utf-8")
    return modules


HOUSE = read_house()


@cache
def imports(text: str, *, at_start: bool = False) -> frozenset[str]:
    """Everything a module imports, as dotted names; with `at_start` only what its own import brings along."""
    found = set()
    for node in _at_start(ast.parse(text)) if at_start else ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole way"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "import_module",
            "importlib.import_module",
            "__import__",
        ):
            found |= {str(argument.value) for argument in node.args[:1] if isinstance(argument, ast.Constant)}
    return frozenset(found)


def _at_start(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from _at_start(child)


def ours(names: Collection[str], files: Files) -> set[str]:
    """Which of our modules are meant by imported names: `retrocolor.imaging.lab.lab_f` is imaging.lab."""
    found = set()
    for name in names:
        if name.startswith("retrocolor."):
            inside = name.removeprefix("retrocolor.")
            found.add(inside if inside in files else inside.rpartition(".")[0])
    return {name for name in found if name}


def room(module: str) -> str:
    return module.split(".")[0]


def within(module: str, places: tuple[str, ...]) -> bool:
    return any(module == place or module.startswith(f"{place}.") for place in places)


def faults(files: Files) -> list[str]:
    """Every breach of the rules, as a sentence."""
    graph = {module: ours(imports(text), files) - {module} for module, text in files.items()}
    return [*_upward(graph), *_circles(graph), *_foreign(files), *_with_torch(files)]


def _upward(graph: Mapping[str, set[str]]) -> Iterator[str]:
    for module, others in graph.items():
        if module in ("", "__main__"):  # the door: `from retrocolor import Colorizer`, `python -m retrocolor`
            continue
        for other in sorted(others):
            if ORDER.index(room(other)) > ORDER.index(room(module)):
                yield f"{module} imports {other}, which stands above it"


def _circles(graph: Mapping[str, set[str]]) -> Iterator[str]:
    finished: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> Iterator[str]:
        if module in way:
            yield " > ".join((*way[way.index(module) :], module)) + " goes in a circle"
        elif module not in finished:
            for other in sorted(graph.get(module, ())):
                yield from visit(other, (*way, module))
            finished.add(module)

    for module in graph:
        if module:
            yield from visit(module, ())


def _foreign(files: Files) -> Iterator[str]:
    for module, text in files.items():
        for library in {name.split(".")[0] for name in imports(text)} & ONLY_IN.keys():
            if room(module) != ONLY_IN[library]:
                yield f"{module} imports {library}, which only {ONLY_IN[library]} may"
        if "sys.argv" in text and room(module) != "cli":
            yield f"{module} reads sys.argv, which only cli may"


def _with_torch(files: Files) -> Iterator[str]:
    """Rooms without torch never import it, and nothing that they load when they are imported does."""
    start = {module: imports(text, at_start=True) for module, text in files.items()}
    heavy = {module for module, names in start.items() if names & TORCH or any(n.startswith("torch.") for n in names)}
    grown = True
    while grown:
        more = {module for module, names in start.items() if ours(names, files) & heavy} - heavy
        heavy |= more
        grown = bool(more)
    for module, text in files.items():
        if within(module, WITHOUT_TORCH):
            if any(name.split(".")[0] == "torch" for name in imports(text)):
                yield f"{module} imports torch"
            elif module in heavy:
                yield f"{module} loads torch"


def test_the_rules_hold() -> None:
    assert faults(HOUSE) == []


LAZY = "def later():\n    {}\n"
HIDDEN = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {}\n"


@pytest.mark.parametrize(
    ("module", "form", "line", "fault"),
    [
        ("imaging.lab", "{}", "from retrocolor.batch.plan import make_plan", "imaging.lab imports batch.plan"),
        ("imaging.lab", "{}", "import retrocolor.model.bins", "imaging.lab imports model.bins, which stands above"),
        ("film.frames", LAZY, "from retrocolor.batch import run", "film.frames imports batch.run, which stands above"),
        ("photo.page", HIDDEN, "from retrocolor.film.frames import paint", "photo.page imports film.frames"),
        ("jobs", LAZY, "import importlib; importlib.import_module('retrocolor.batch.run')", "jobs imports batch.run"),
        ("photo.page", LAZY, "from retrocolor.photo import colorize", "goes in a circle"),
        ("photo.read", "{}", "import av", "photo.read imports av, which only film may"),
        ("photo.codecs.png", LAZY, "from av import open", "photo.codecs.png imports av, which only film may"),
        ("batch.report", HIDDEN, "from rich.text import Text", "batch.report imports rich, which only cli may"),
        ("training.loop", LAZY, "import typer", "training.loop imports typer, which only cli may"),
        ("batch.run", "{}", "import sys; print(sys.argv)", "batch.run reads sys.argv, which only cli may"),
        ("worker.main", LAZY, "import torch", "worker.main imports torch"),
        ("batch.plan", "{}", "from retrocolor.imaging import lab", "batch.plan loads torch"),
        ("cli.main", "{}", "from retrocolor.training.loop import train", "cli.main loads torch"),
        ("film.ffmpeg.new", "{}", "from torch import Tensor", "film.ffmpeg.new imports torch"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_caught(module: str, form: str, line: str, fault: str) -> None:
    planted = HOUSE | {module: HOUSE.get(module, "") + "\n" + form.format(line)}
    found = faults(planted)
    assert any(fault in sentence for sentence in found)


def test_the_top_of_the_house_is_what_the_order_names() -> None:
    top = {path.stem for path in ROOT.iterdir() if path.name != "py.typed" and not path.name.startswith("__")}
    assert top == {*ORDER, "assets"}


def test_the_design_draws_this_house() -> None:
    page = (Path(__file__).parent.parent / "docs" / "design.md").read_text(encoding="utf-8")
    drawn = re.findall(
        r"^( {2,4})(\w+)(?:\.py|/)( \*)?  ", page.partition("src/retrocolor/\n")[2].partition("```")[0], re.M
    )
    assert [name for space, name, _ in drawn if len(space) == 2] == [*ORDER, "assets"]
    starred = {name for _, name, star in drawn if star}
    assert starred == {place.rpartition(".")[2] for place in WITHOUT_TORCH} - {"card"}  # a file of a room with torch


def test_the_parent_does_not_load_torch() -> None:
    """The same from the other side: a process that imports every room without torch has none afterwards."""
    names = [module for module in HOUSE if within(module, WITHOUT_TORCH)]
    code = (
        "import sys\n"
        + "".join(f"import retrocolor.{name}\n" for name in names)
        + "print({'torch', 'numba'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
