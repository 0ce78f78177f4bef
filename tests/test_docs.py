"""The manual is tested: every command has help and stands in docs/cli.md, the README's commands run, links resolve."""

import json
import re
import runpy
import shlex
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

from command import retrocolor
from commands import commands
from retrocolor import __version__

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs" / "cli.md"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("sample_media/*.md")])
COMMANDS = dict(commands())


def flags(command: typer.core.TyperCommand) -> set[str]:
    """The names of a command's options."""
    names = {name for p in command.params if p.param_type_name == "option" for name in (*p.opts, *p.secondary_opts)}
    return names | {"--help", "-h"}


def shell_lines(page: Path) -> list[list[str]]:
    """Every `retrocolor ...` command in a page's blocks of shell commands, split into words."""
    found = []
    blocks = re.findall(r"^```(?:sh|bash|shell|console)\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)
    for line in "\n".join(blocks).replace("\\\n", " ").splitlines():
        for part in re.split(r"&&|\|\||;|\|", line.strip().removeprefix("$ ")):
            words = shlex.split(part, comments=True)
            if words[:1] == ["retrocolor"]:
                found.append(words[1:])
    return found


def command_of(words: list[str]) -> str | None:
    """The command that a line calls."""
    return next((name for name in (" ".join(words[:2]), words[0]) if name in COMMANDS), None)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    titles = re.findall(r"^#+ +(.+?) *#*$", text, re.M)
    plain = [re.sub(r"[`*]|\[([^]]*)\]\([^)]*\)", r"\1", title).lower() for title in titles]
    return {re.sub(r"[^\w\- ]", "", title).strip().replace(" ", "-") for title in plain}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_flag_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help and len(command.help) > 20
    missing = [p.name for p in command.params if p.name != "help" and not getattr(p, "help", None)]
    assert not missing, f"no help for {missing}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_flag_is_in_the_manual(name: str) -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    assert f"retrocolor {name}" in manual
    words = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", manual))
    assert not flags(COMMANDS[name]) - words


def test_help_and_version_answer() -> None:
    shown = retrocolor("--help")
    assert shown.returncode == 0
    assert all(name.split()[0] in shown.stdout for name in COMMANDS)
    version = retrocolor("--version")
    assert version.stdout.split() == ["retrocolor", __version__]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_docs_exist(page: Path) -> None:
    for words in shell_lines(page):
        if words[0].startswith("-"):
            continue
        name = command_of(words)
        assert name is not None, f"no such command: retrocolor {' '.join(words)}"
        used = {word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert used <= flags(COMMANDS[name]), f"no such flag: retrocolor {' '.join(words)}"


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    """And after them those of the cookbook, in the same folder."""
    shutil.copytree(ROOT / "sample_media", tmp_path / "sample_media", ignore=shutil.ignore_patterns("*-color"))
    readme = [
        words for words in shell_lines(ROOT / "README.md") if any((tmp_path / word).exists() for word in words[1:])
    ]
    assert ["colorize", "sample_media/photos"] in readme
    page = ROOT / "docs" / "cookbook.md"
    cookbook = [words for words in shell_lines(page) if any(word.startswith("sample_media") for word in words)]
    assert {command_of(words) for words in cookbook} == {"colorize", "try", "verify", "video"}
    (hints,) = re.findall(r"^```json\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)
    (tmp_path / "hints.json").write_text(hints)
    for words in [*readme, *(words for words in cookbook if words not in readme)]:
        done = retrocolor(*words, cwd=tmp_path, timeout=240)
        assert done.returncode == 0, done.stderr
    photos, coloured = (tmp_path / "sample_media" / name for name in ("photos", "photos-color"))
    assert (coloured / "retrocolor-report.html").is_file()
    for original in (path for path in photos.rglob("*.*") if "in-colour" not in path.name):
        assert (coloured / original.relative_to(photos)).is_file(), original
    night = json.loads((tmp_path / "night.json").read_text())
    assert night["counts"] == {"skipped": 8, "left": 1}, "the photo that was hinted is a choice, and kept"
    choices = json.loads((coloured / "retrocolor-choices.json").read_text())
    assert choices["files"]["cameraman.png"]["hints"] == json.loads(hints)["hints"]
    assert (tmp_path / "like.png").is_file() and (tmp_path / "sheet.png").is_file()
    assert (tmp_path / "look.mp4").is_file() and len(list((tmp_path / "for-the-family").glob("*.jpg"))) == 2


def test_the_readme_installs_and_tests_as_the_checks_do() -> None:
    readme, checks = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", ".ci/run"))
    assert 'pip install -c constraints.txt ".[test]" && pytest' in readme
    assert '-c constraints.txt ".[test]"' in checks and "step pytest" in checks
    assert "pip install -c constraints.txt . && retrocolor colorize sample_media/photos" in readme


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_preview_is_in_the_way_of_no_film(page: Path) -> None:
    """A result under a preview's name would be kept as it is: the film would never be made."""
    named = [(words[words.index("-o") + 1], "--preview" in words) for words in shell_lines(page) if "-o" in words]
    parts = {name for name, part in named if part}
    assert not [name for name, part in named if name in parts and not part]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_resolve(page: Path) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    targets = re.findall(r"\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)", text)
    targets += re.findall(r"""(?:src|href)=["']([^"']+)["']""", text)
    for target in targets:
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        place = (page.parent / unquote(name)).resolve() if name else page
        assert place.exists(), f"{page.name}: {target}"
        assert not anchor or place.suffix != ".md" or anchor in anchors(place), f"{page.name}: {target}"


def test_every_page_is_in_the_menu_of_the_site() -> None:
    listed = re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(page.relative_to(ROOT / "docs").as_posix() for page in ROOT.glob("docs/**/*.md"))


def test_man_pages_are_those_of_the_options() -> None:
    """`python tools/man_pages.py` writes them anew."""
    tool = runpy.run_path(str(ROOT / "tools" / "man_pages.py"))
    assert {path.name: path.read_text(encoding="ascii") for path in tool["FOLDER"].iterdir()} == tool["pages"]()
