"""What a shell does to a command: closed and full output, a removed folder, slips of the keyboard, completion."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from command import ENVIRONMENT, Here, grey, retrocolor, save

COMMAND = f"{sys.executable} -m retrocolor"


def in_shell(line: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh", "-c", line], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "arguments", ["models", "--help", "colorize in --dry-run --json list.json", "colorize in --dry-run --json -"]
)
@pytest.mark.parametrize(("where", "why"), [(">&-", "it is closed"), (">/dev/full", "No space left on device")])
def test_output_that_cannot_be_written_is_one_sentence(tmp_path: Path, arguments: str, where: str, why: str) -> None:
    save(tmp_path / "in" / "a.png", grey())
    done = in_shell(f"{COMMAND} {arguments} {where}", tmp_path)
    said = [line for line in done.stderr.splitlines() if line.startswith("retrocolor: ")]
    assert done.returncode == 3 and len(said) == 1 and why in said[0], done.stderr
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr
    assert "list.json" not in arguments or len(json.loads((tmp_path / "list.json").read_text())["files"]) == 1


def test_closed_streams_do_no_harm(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", grey())
    done = in_shell(f"{COMMAND} colorize in --no-report <&- 2>&-", tmp_path)
    assert done.returncode == 0 and done.stdout.startswith("Coloured    1")
    done = in_shell(f"{COMMAND} models | head -1", tmp_path)
    assert done.stdout.startswith("default") and done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "status"), [("models", 0), ("help clean", 0), ("verify out", 1), ("verify out --json -", 1)]
)
def test_a_reader_that_leaves_changes_no_status(tmp_path: Path, arguments: str, status: int) -> None:
    (tmp_path / "out").mkdir()
    begun = {"begun": ["a.png"], "of": [str(tmp_path / "a.png")], "time": "2026-11-28T08:29:07.551+00:00"}
    (tmp_path / "out" / "retrocolor-record.jsonl").write_text(json.dumps(begun) + "\n")
    (tmp_path / "out" / "a.png").touch()
    done = in_shell(f"{{ {COMMAND} {arguments}; echo $? >&2; }} | true", tmp_path)
    assert done.stderr == f"{status}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_complaints_that_cannot_be_written_change_no_status(tmp_path: Path) -> None:
    assert in_shell(f"{COMMAND} colorize nothing 2>/dev/full", tmp_path).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed there")
def test_a_removed_folder_is_one_sentence(tmp_path: Path) -> None:
    done = in_shell(f"mkdir gone && cd gone && rmdir ../gone && {COMMAND} colorize in", tmp_path)
    assert done.returncode == 2
    assert done.stderr == "retrocolor: The current folder is not there any more: change to another one (cd).\n"


SLIPS = {
    "colorise in": (2, "No such command 'colorise': did you mean colorize? See `retrocolor --help`."),
    "colorize in --vivd 1": (2, "No such option --vivd: did you mean --vivid? See `retrocolor colorize --help`."),
    "colorize in --k abc": (2, "--k abc: give a whole number: see `retrocolor colorize --help`."),
    "train in --epochs 1 --epochs 1.5": (2, "--epochs 1.5: give a whole number: see `retrocolor train --help`."),
    "colorize in --vivid=high": (2, "--vivid high: give a number: see `retrocolor colorize --help`."),
    "colorize in --device tpu": (2, "--device tpu: choose one of auto, cpu, cuda, cuda:N or mps."),
    "evaluate in --device cuda:x": (2, "--device cuda:x: choose one of auto, cpu, cuda, cuda:N or mps."),
    "colorize in --batch many": (2, "--batch many: choose auto or a number from 1 to 4,096."),
    "video in/a.jpg": (2, "in/a.jpg is a photo: colour it with `retrocolor colorize`; of numbered stills name "
        "the folder, with --fps."),
    "video in --stabilize 0.5 --no-stabilize": (
        2, "--stabilize 0.5 and --no-stabilize exclude each other: leave one out.",
    ),
    "video in --like-strength 0.5": (2, "--like-strength 0.5 is of --like: name a picture with it, or leave it out."),
    "colorize in --like-strength 0": (2, "--like-strength 0 is of --like: name a picture with it, or leave it out."),
    "video in --codec mpeg2": (2, "--codec mpeg2: choose one of auto, h264, h265, av1, ffv1, prores."),
    "train in/a.jpg": (2, "in/a.jpg is one photo: name a folder or tar of pictures."),
    "evaluate in/a.jpg": (2, "in/a.jpg is one photo: name a folder or tar of pictures."),
    "colorize in --model in/a.jpg": (
        4, "in/a.jpg: not a .safetensors file, but a picture; `retrocolor models` lists what there is.",
    ),
    "colorize in --json nowhere/run.json": (
        2, "--json nowhere/run.json: there is no folder nowhere; make it first.",
    ),
    "colorize in in/a.jpg -o out.jpg": (2, "-o out.jpg names one file, and the results are many: name a folder."),
    "colorize in -o -": (2, "-o -: results cannot go to standard output; name a file or folder."),
    "colorize https://example.org/a.jpg": (
        2, "https://example.org/a.jpg is an address: name a file or folder of this machine.",
    ),
    "in/a.jpg": (2, "in/a.jpg is no command: did you mean `retrocolor colorize in/a.jpg`? See `retrocolor --help`."),
    "--k 2 colorize in": (
        2, "--k stands before its command: did you mean `retrocolor colorize --k`? See `retrocolor --help`.",
    ),
    "colorize in -k 2": (2, "No such option -k: did you mean --k? See `retrocolor colorize --help`."),
    "colorize in -like=b.jpg": (2, "No such option -like: did you mean --like? See `retrocolor colorize --help`."),
    "-vivid 1 colorize in": (2, "No such option -vivid: did you mean --vivid? See `retrocolor --help`."),
    "--overwrite colorize in": (  # not `--version`
        2, "--overwrite stands before its command: did you mean `retrocolor colorize --overwrite`? "
        "See `retrocolor --help`.",
    ),
    "reproduce table3": (
        2, "No such command 'table3': did you mean table2 or table1? See `retrocolor reproduce --help`.",
    ),
    "--vivd 1 colorize in": (2, "No such option: --vivd: see `retrocolor --help`."),
    "dataset in": (2, "No such command 'in': did you mean info? See `retrocolor dataset --help`."),
    "colorize in -o": (2, "-o is the last word; give it a value: see `retrocolor colorize --help`."),
    "colorize in --overwrite=yes": (2, "--overwrite takes no value; leave it out: see `retrocolor colorize --help`."),
    "models more": (2, "more: nothing more is expected there: see `retrocolor models --help`."),
    "help colr": (2, "No such command 'colr': did you mean colorize? See `retrocolor --help`."),
}  # fmt: skip


@pytest.mark.parametrize("line", SLIPS)
def test_a_slip_is_answered_as_a_person_would(tmp_path: Path, line: str, here: Here) -> None:
    save(tmp_path / "in" / "a.jpg", grey())
    code, sentence = SLIPS[line]
    done = here(*line.split(), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (code, f"retrocolor: {sentence}\n")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.jpg", "in"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("scans",), "scans is no command: did you mean `retrocolor colorize scans`?"),  # not `clean`
        (("colorize", "-a.jpg"), "-a.jpg is taken for an option: did you mean ./-a.jpg?"),
    ],
)
def test_what_is_there_is_no_slip_in_a_name(tmp_path: Path, here: Here, typed: tuple[str, ...], meant: str) -> None:
    (tmp_path / typed[-1]).mkdir()
    assert here(*typed, cwd=tmp_path).stderr.startswith(f"retrocolor: {meant}")


def test_help_of_a_command() -> None:
    assert retrocolor("help", "dataset", "build").stdout == retrocolor("dataset", "build", "--help").stdout != ""
    assert retrocolor("help").stdout == retrocolor("--help").stdout


def test_help_cuts_no_name_off_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in ("40", "63", "64", "100"):
        monkeypatch.setitem(ENVIRONMENT, "COLUMNS", columns)
        shown = retrocolor("colorize", "--help").stdout
        assert all(f"{flag} " in shown for flag in ("--max-minutes", "--ray-address", "--shard-films")), columns
        assert " N " in shown and "PATHS" in shown and "<" not in shown, "what values are called"


def test_help_says_no_type_of_python_and_ends_no_sentence_at_a_full_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in ("60", "100"):
        monkeypatch.setitem(ENVIRONMENT, "COLUMNS", columns)
        shown = retrocolor("help", "reproduce").stdout + retrocolor("help", "help").stdout
        assert "<" not in shown and "COMMAND" in shown and "Eq." not in shown, shown


def test_a_link_to_nothing_is_told_of(tmp_path: Path, here: Here) -> None:
    (tmp_path / "a.jpg").symlink_to("gone.jpg")
    done = here("colorize", "a.jpg", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2, "retrocolor: a.jpg is a link to gone.jpg, which does not exist: check the link.\n"
    )  # fmt: skip


def test_a_name_with_an_apostrophe_is_a_photo_too(tmp_path: Path, here: Here) -> None:
    save(tmp_path / "mum's.jpg", grey())
    said = here("mum's.jpg", cwd=tmp_path).stderr
    assert said.startswith("retrocolor: mum's.jpg is no command: did you mean `retrocolor colorize 'mum'"), said


def test_the_shell_can_complete() -> None:
    shown = retrocolor("--show-completion", "bash")
    assert shown.returncode == 0 and "_RETROCOLOR_COMPLETE" in shown.stdout
    asked = ENVIRONMENT | {
        "_RETROCOLOR_COMPLETE": "complete_bash", "COMP_WORDS": "retrocolor colo", "COMP_CWORD": "1",
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "retrocolor"], env=asked, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["colorize"]


def test_what_only_tells_tells_it_as_json_too() -> None:
    findings = json.loads(retrocolor("doctor", "--json", "-").stdout)
    assert findings["made_by"].startswith("retrocolor ") and findings["command"] == "doctor"
    assert {"torch", "ffmpeg"} <= {finding["name"] for finding in findings["findings"] if finding["found"]}


def test_json_replaces_its_own_kind_only(tmp_path: Path) -> None:
    assert retrocolor("models", "--json", tmp_path / "m.json").returncode == 0
    assert retrocolor("models", "--json", tmp_path / "m.json").returncode == 0, "an earlier list"
    (tmp_path / "m.json").write_text('{"mine": 1}')
    done = retrocolor("models", "--json", tmp_path / "m.json")
    assert done.returncode == 2 and json.loads((tmp_path / "m.json").read_text()) == {"mine": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["m.json"]
