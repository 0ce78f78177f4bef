"""The house: imports go one way, and each layer imports only what it may."""

import ast
import subprocess
import sys
from pathlib import Path

import retrocolor

ROOT = Path(retrocolor.__file__).parent
TORCH_FREE = [
    "errors", "config", "files", "find", "plan", "record", "resume", "results", "engine", "child", "worker", "card",
    "colorize", "coloring", "run", "report", "thumbnails", "progress", "summary", "models", "doctor", "flags", "cli",
    "laboratory", "machine",
    "photo", "film", "study_scores", "study_tables", "light", "verify", "verdicts",
]  # fmt: skip
LAYERS = [  # a module never imports one of a later group; those not named here may only not go in circles
    {"errors", "config", "machine"},
    {"files", "results", "record", "photo", "film"},
    {"color", "card"},
    {"bins"},
    {"losses", "model"},
    {"checkpoint"},
    {"dataset", "colorizer"},
    {"worker", "engine", "stabilize"},
    {"photos", "video", "coloring", "run", "colorize", "evaluate"},
    {"train"},
    {"reproduce", "study", "tryout", "doctor", "models"},
    {"laboratory"},
    {"cli"},
]


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def loaded(path: Path, everywhere: bool = False) -> set[str]:
    """Our modules that a module imports when it is imported (or in its functions too)."""
    tree = ast.parse(path.read_text())
    nodes = list(ast.walk(tree)) if everywhere else list(_at_import(tree))
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _at_import(node: ast.AST):  # type: ignore[no-untyped-def]
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.Lambda) or (
            isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
        ):
            continue
        yield child
        yield from _at_import(child)


MODULES = {name_of(path): path for path in sorted(ROOT.rglob("*.py")) if name_of(path) not in ("", "__main__")}
GRAPH = {
    name: {other.removeprefix("retrocolor.") for other in loaded(path)} & MODULES.keys() - {name}
    for name, path in MODULES.items()
}


def test_no_import_goes_in_circles() -> None:
    finished: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name not in finished:
            for other in sorted(GRAPH[name]):
                if not name.startswith(f"{other}."):  # a package's own door
                    visit(other, (*way, name))
            finished.add(name)

    for name in GRAPH:
        visit(name, ())


def test_imports_go_one_way() -> None:
    layer = {name: number for number, names in enumerate(LAYERS) for name in names}
    against = [
        f"{name} imports {other}"
        for name, others in GRAPH.items()
        for other in others
        if layer.get(other.split(".")[0], -1) > layer.get(name.split(".")[0], len(LAYERS))
    ]
    assert against == []


def test_only_the_shell_knows_argv_typer_and_rich() -> None:
    shell = {
        "cli",
        "laboratory",
        "flags",
        "progress",
        "summary",
        "lessons",
        "models",
        "doctor",
        "study_tables",
        "verdicts",
    }
    for name, path in MODULES.items():
        outside = {module.split(".")[0] for module in loaded(path, everywhere=True)}
        assert not (outside & {"typer", "rich"}) or name in shell, name
        assert "sys.argv" not in path.read_text() or name in {"cli", "summary"}, name


def test_the_parent_does_not_import_torch() -> None:
    code = (
        f"import sys\nfrom retrocolor import {', '.join(TORCH_FREE)}\nprint({{'torch', 'numba'}} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_training_needs_no_media_libraries() -> None:
    """`train`, `dataset` and `evaluate` run on a bare torch machine."""
    code = (
        "import sys\n"
        "for name in ('av', 'tifffile', 'imagecodecs', 'numba', 'imageio_ffmpeg'): sys.modules[name] = None\n"
        "from retrocolor import cli, dataset, train, evaluate"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
