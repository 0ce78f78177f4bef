"""The command line: help, wrong usage, progress on a terminal, silence in a pipe, and the manual's tables."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup
from typer.testing import CliRunner

from command import ENVIRONMENT, Here, grey, retrocolor, save
from retrocolor import config, research_config
from retrocolor.batch.events import Ended
from retrocolor.cli import run_summary
from retrocolor.cli.complain import VERBOSE
from retrocolor.cli.flags import with_flags
from retrocolor.cli.run_progress import shortened
from retrocolor.cli.verbs import app
from retrocolor.config import ADVANCED, flag
from retrocolor.errors import ExitCode
from retrocolor.jobs import Result, Status

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "cli.md"
GROUPS = [
    group
    for module in (config, research_config)
    for group in vars(module).values()
    if isinstance(group, type) and group.__name__.endswith("Options") and group.__module__ == module.__name__
]


# Flags from dataclasses.


@dataclass(frozen=True)
class Colours:
    k: int | None = flag(None, "How many.")
    soft: float = flag(0.5, "How soft.", advanced=True)


@dataclass(frozen=True)
class Places:
    output: Path | None = flag(None, "Where.", "-o", "--output")
    leave: tuple[str, ...] = flag((), "Leave these.")
    dry_run: bool = flag(False, "Write nothing.")


def shell() -> typer.Typer:
    app = typer.Typer()

    @app.command()
    @with_flags(Places, Colours)
    def do(paths: list[Path], places: Places, colours: Colours) -> None:
        """Do it."""
        typer.echo(f"{[str(path) for path in paths]} {places} {colours}")

    return app


def test_fields_become_flags() -> None:
    given = ["a", "b", "-o", "out", "--leave", "x", "--leave", "y", "--dry-run", "--k", "3", "--soft", "1"]
    done = CliRunner().invoke(shell(), given)
    places = Places(Path("out"), ("x", "y"), True)
    assert done.output == f"['a', 'b'] {places} {Colours(3, 1.0)}\n", done.output
    assert CliRunner().invoke(shell(), ["a"]).output == f"['a'] {Places()} {Colours()}\n"


def test_help_is_the_fields_help() -> None:
    shown = CliRunner().invoke(shell(), ["--help"]).output
    assert "Do it." in shown and "How many." in shown and "--dry-run" in shown and "--no-dry-run" not in shown
    assert ADVANCED in shown and shown.index(ADVANCED) < shown.index("How soft.") and "0.5" in shown


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_the_manual_says_what_help_says(group: type) -> None:
    manual = MANUAL.read_text(encoding="utf-8").replace("\\|", "|")
    for item in fields(group):
        assert item.metadata["help"] in manual, f"docs/cli.md lacks the help of {item.name}"


@pytest.mark.parametrize("code", ExitCode)
def test_the_manual_has_every_exit_status(code: ExitCode) -> None:
    assert f"\n| {int(code)} |" in MANUAL.read_text(encoding="utf-8")


@pytest.mark.parametrize("status", Status)
def test_the_manual_has_every_status_of_a_file(status: Status) -> None:
    assert f"| `{status.value}` |" in MANUAL.read_text(encoding="utf-8")


# Wrong usage: one sentence and the documented status, nothing written.


WRONG = {
    "no command": ([], 2, None),
    "an unknown command": (["colourise", "in"], 2, "No such command 'colourise'"),
    "no path": (["colorize"], 2, "Missing argument"),
    "an unknown flag": (["colorize", "in", "--fast"], 2, "--fast"),
    "a missing path": (["colorize", "nothing"], 2, "nothing does not exist: check the name"),
    "an empty folder": (["colorize", "empty"], 2, "There is no photo or film in empty"),
    "an empty argument": (["colorize", ""], 2, "an argument is empty: name a file or folder"),
    "an empty value": (["review", "in", "--by", ""], 2, "what stands after --by is empty: give a value, or leave"),
    "an empty value after =": (["colorize", "in", "--json="], 2, "what stands after --json is empty: give a value"),
    "one still": (["video", "in", "--fps", "24", "-o", "a.mkv"], 2, "there is no film in in itself, numbered stills"),
    "a still without -o": (["video", "in", "--fps", "24"], 2, "There are no numbered stills in in, two or more"),
    "a folder as one film": (["video", "in", "-o", "a.mkv"], 2, "-o a.mkv names one file, and in is a folder"),
    "no number": (["colorize", "in", "--k", "two"], 2, "--k"),
    "no jobs": (["colorize", "in", "--jobs", "0"], 2, "--jobs 0: choose auto or a number from 1"),
    "an unknown format": (["colorize", "in", "--format", "gif"], 2, "--format gif: choose one of same, png"),
    "an impossible quality": (["colorize", "in", "--quality", "101"], 2, "choose a number from 1 to 100"),
    "an unwritable name": (["colorize", "in/a.png", "-o", "a.webp"], 2, "a.png cannot become a.webp"),
    "the originals' folder": (["colorize", "in", "-o", "in"], 2, "name another folder with -o"),
    "an unwritable folder": (["colorize", "in", "-o", "in/a.png/out"], 3, "cannot be written to"),
    "an unknown model": (["colorize", "in", "--model", "best"], 4, "No model 'best'"),
    "no model": (["colorize", "in", "--model", "in/a.png"], 4, "in/a.png: not a .safetensors file"),
    "k of zero": (["colorize", "in", "--k", "0"], 2, "--k 0: choose a number from 1 to 313"),
    "too far toward no reference": (
        ["colorize", "in", "--like-strength", "nan"],
        2,
        "nan: choose a number from 0 to 1",
    ),
    "megapixels that are none": (["colorize", "in", "--max-megapixels", "nan"], 2, "choose a number above 0"),
    "a start that is none": (
        ["video", "in", "--start", "nan"],
        2,
        "--start nan: choose a number from 0 to",
    ),
    "an end beyond all films": (["video", "in", "--end", "1e300"], 2, "--end 1e+300: choose a number from 0 to"),
    "no end of a preview": (["video", "in", "--preview", "inf"], 2, "--preview inf: choose a number above 0 up to"),
    "a quality below all": (["video", "in", "--crf", "-5"], 2, "--crf -5: choose a number from 0 to 51"),
    "a quality of AV1": (
        ["video", "in", "--crf", "60", "--codec", "h265"],
        2,
        "--crf 60: choose a number from 0 to 51",
    ),
    "a quality below all of AV1": (["video", "in", "--crf=-5", "--codec", "av1"], 2, "a number from 0 to 63"),
    "a quality above all": (
        ["video", "in", "--crf", "99", "--codec", "h264"],
        2,
        "--crf 99: choose a number from 0 to 51",
    ),
    "a quality of an unknown codec": (["video", "in", "--crf", "99", "--codec", "x"], 2, "--codec x: choose one of"),
    "a quality of what loses nothing": (
        ["video", "in", "--crf", "5", "--codec", "ffv1"],
        2,
        "--crf 5: ffv1 has no quality to choose; leave one of them out",
    ),
    "a quality of AV1 for an access copy": (["video", "in", "--crf", "60", "--access"], 2, "a number from 0 to 51"),
    "two codecs": (["video", "in", "--codec", "av1", "--access"], 2, "--access makes H.264: leave --codec av1 out"),
    "a preset of what has none": (
        ["video", "in", "--preset", "slow", "--codec", "prores"],
        2,
        "--preset slow: prores has none to choose; leave one of them out",
    ),
    "a quality of stills": (["video", "in", "--frames", "png", "--crf", "9"], 2, "stills, and --crf is for films"),
    "a quality of PNG": (["colorize", "in", "--quality", "80", "--format", "png"], 2, "png has none to choose"),
    "k of the mean": (["colorize", "in", "--k", "3", "--decode", "mean"], 2, "--k 3 is of --decode topk, not of mean"),
    "a temperature of k": (
        ["colorize", "in", "--k", "3", "--temperature", "0.5"],
        2,
        "--temperature 0.5 is of --decode annealed, not of topk: leave one of them out",
    ),
    "an unknown preset": (["video", "in", "--preset", "foo"], 2, "--preset foo: choose one of ultrafast, superfast"),
    "a preset of AV1": (["video", "in", "--preset", "8"], 2, "--preset 8: choose one of ultrafast, superfast"),
    "a folder of photos as film": (["video", "in"], 2, "no film in in (files of other kinds: 1): name a folder with"),
    "k of 400": (["colorize", "in", "--k", "400"], 2, "--k 400: choose a number from 1 to 313"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_usage_is_one_sentence(tmp_path: Path, case: str, here: Here) -> None:
    arguments, code, sentence = WRONG[case]
    save(tmp_path / "in" / "a.png", grey())
    (tmp_path / "empty").mkdir()
    done = here(*arguments, cwd=tmp_path)
    assert done.returncode == code
    if sentence:
        assert sentence in done.stderr and done.stderr.count("\n") == 1 and done.stdout == ""
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.png", "empty", "in"]


def test_help_is_shown_without_torch() -> None:
    code = (
        "import sys; sys.argv = ['retrocolor', '--help']\n"
        "from retrocolor.cli.main import main\n"
        "try: main()\n"
        "finally: print({'torch', 'numpy', 'PIL'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT)
    assert done.returncode == 0 and "colorize" in done.stdout and done.stdout.endswith("set()\n")


def test_an_interrupt_while_the_command_is_loaded() -> None:
    code = (
        "import runpy, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, *more):\n"
        "        if name == 'retrocolor.cli.verbs': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
        "runpy.run_module('retrocolor', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT)
    assert (done.returncode, done.stderr) == (130, "retrocolor: Interrupted: the same command goes on.\n")


def test_names_are_the_same_in_a_locale_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "retrocolor-record.jsonl").write_text('{"passed_over": []}\n')
    (tmp_path / "ü.jpg").touch()
    words = [sys.executable, "-m", "retrocolor", "verify", str(tmp_path), "--json", "-"]
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(words, capture_output=True, env=ENVIRONMENT | locale)
    assert [Path(finding["path"]).name for finding in json.loads(done.stdout)["files"]] == ["ü.jpg"]


def test_verbose_shows_the_traceback(tmp_path: Path) -> None:
    done = retrocolor("colorize", tmp_path / "nothing", "--verbose")
    assert done.returncode == 2 and "Traceback" in done.stderr and "UsageError" in done.stderr


# Drawing.


def test_a_terminal_sees_progress_and_a_pipe_the_summary(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    for number in range(4):
        save(tmp_path / "in" / f"{number}.png", grey(seed=number))
    terminal, side = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "retrocolor", "colorize", str(tmp_path / "in"), "--json", str(tmp_path / "run.json")],
        stdout=subprocess.PIPE, stderr=side, env=ENVIRONMENT | {"TERM": "xterm-256color"}, text=True,
    ) as run:  # fmt: skip
        os.close(side)
        drawn = b""
        while chunk := _read(terminal):
            drawn += chunk
        printed = run.stdout.read() if run.stdout else ""
    os.close(terminal)
    assert run.returncode == 0
    for text in ("Loading the network", "Colouring", "/4"):
        assert text in drawn.decode(errors="replace")
    lines = printed.splitlines()
    assert (
        lines[0].split() == ["Coloured", "4"] and lines[-1] == f"Look at     {tmp_path}/in-color/retrocolor-report.html"
    )
    assert "\x1b" not in printed
    summary = json.loads((tmp_path / "run.json").read_text())
    assert summary["counts"] == {"done": 4} and summary["version"] == 1 and summary["command"] == "colorize"

    again = retrocolor("colorize", tmp_path / "in")
    assert again.stderr == "" and again.stdout.splitlines()[0].startswith("Skipped     4")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says EIO when the other side is closed
        return b""


def test_long_and_hostile_names_stay_on_one_line() -> None:
    assert shortened(Path("x" * 100)) == "…" + "x" * 31
    assert shortened(Path("a\nb\x1b[2J")) == "a\\nb\\x1b[2J"


def test_json_is_what_the_manual_says() -> None:
    result = Result(Path("a.jpg"), Path("out/a.jpg"), Status.DONE, notes=("a note",))
    summary = run_summary.as_json(Ended((result,), 1.5, ExitCode.DONE), "colorize")
    manual = MANUAL.read_text(encoding="utf-8")
    assert json.loads(json.dumps(summary)) == summary | {"files": [summary["files"][0] | {"notes": ["a note"]}]}
    for name in (*summary, *summary["files"][0]):
        assert f"`{name}`" in manual, name


# The other commands.


def test_models_are_listed() -> None:
    done = retrocolor("models", "--json", "-")
    models = json.loads(done.stdout)["models"]
    assert done.returncode == 0 and [model["name"] for model in models if model["default"]] == ["default"]
    assert models[0]["parameters"] > 1e6 and len(models[0]["sha256"]) == 64
    shown = retrocolor("models").stdout
    assert "parameters" in shown and models[0]["sha256"] in shown


def test_doctor_says_what_is_there() -> None:
    done = retrocolor("doctor")
    assert done.returncode == 0, done.stdout
    found = {line.split()[1]: line.split()[0] for line in done.stdout.splitlines()}
    assert found["torch"] == found["ffmpeg"] == found["Model"] == "ok" and {"GPU", "HEIC"} <= found.keys()


def test_doctor_tells_what_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from retrocolor.cli import doctor

    monkeypatch.setattr(doctor, "PROBES", {"torch": "import no_such_module", "HEIC": "raise SystemExit(1)"})
    findings = {finding.name: finding for finding in doctor.examine()}
    assert not findings["torch"].found and "No module named 'no_such_module'" in findings["torch"].help
    assert findings["torch"].needed and not findings["HEIC"].needed


# Mistakes of ours.


def test_a_mistake_of_ours_can_be_seen_whatever_the_command() -> None:
    code = "from retrocolor.cli import main; main.app = lambda **_: {}['gone']; main.main()"
    for command in ("colorize", "train"):
        ended = subprocess.run([sys.executable, "-c", code, command], env=ENVIRONMENT, capture_output=True, text=True)
        assert ended.returncode == 1
        assert ("--verbose" in ended.stderr, "Traceback" in ended.stderr) == (command == "colorize", command == "train")
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    taking = [name for name, each in group.commands.items() if any("--verbose" in flag.opts for flag in each.params)]
    assert set(taking) == VERBOSE
