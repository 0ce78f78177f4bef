"""Write the man pages of man/ anew, from the commands and their option dataclasses: `python tools/man_pages.py`.

One page for each word that may follow `retrocolor`, and one that lists them. The package installs them under
share/man/man1, where `man` looks beside the folder of the command. Exit statuses are those of docs/cli.md.
"""

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import typer
from typer.models import ArgumentInfo, OptionInfo

from retrocolor import __version__
from retrocolor.cli.flags import VALUES
from retrocolor.cli.verbs import app
from retrocolor.config import ADVANCED

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "man"
MANUAL = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
DATE = re.findall(r'^date-released: "(.+)"', (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M)[0]
GENERAL = [
    (["-h", "--help"], "Show help; of a command, after its name."),
    (["--version"], "Say which version this is."),
]
Command = Callable[..., Any]


def pages() -> dict[str, str]:
    """The text of every page by the name of its file."""
    told, found = {}, {}
    for name, about, commands in _words():
        told[name] = about
        found[f"retrocolor-{name}.1"] = _page(f"retrocolor-{name}", about, _body(commands))
    listed = []
    for name in sorted(told):
        listed += [".TP", f".BR {_text(f'retrocolor-{name}')} (1)", _text(told[name])]
    general = [line for names, about in GENERAL for line in _item(names, "", about)]
    body = [".SH SYNOPSIS", r".B retrocolor", r"\fICOMMAND\fR ...", ".SH COMMANDS", *listed, ".SH OPTIONS", *general]
    return {"retrocolor.1": _page("retrocolor", str(app.info.help), body), **found}


def _words() -> Iterator[tuple[str, str, dict[str, Command]]]:
    """Each word after `retrocolor`, what it is about, and its commands by their full names."""
    for each in _commands(app).items():
        yield each[0], _about(each[1]), dict([each])
    for group in app.registered_groups:
        inner = group.typer_instance or typer.Typer()
        yield str(group.name), str(inner.info.help), {f"{group.name} {n}": c for n, c in _commands(inner).items()}


def _commands(shell: typer.Typer) -> dict[str, Command]:
    return {each.name or each.callback.__name__: each.callback for each in shell.registered_commands if each.callback}


def _about(command: Command) -> str:
    return " ".join(str(command.__doc__).split())


def _page(name: str, about: str, body: list[str]) -> str:
    short = re.split(r"[:;,(]", about)[0].strip().rstrip(".")
    others = [] if name == "retrocolor" else [".BR retrocolor (1)", ".PP"]
    head = [
        r".\" Written by tools/man_pages.py from the options of the package: change those.",
        f'.TH {_text(name.upper())} 1 {DATE} "retrocolor {__version__}" "retrocolor manual"',
        *(".nh", ".ad l", ".SH NAME", rf"{_text(name)} \- {_text(short[:1].lower() + short[1:])}"),
    ]
    tail = ['.SH "EXIT STATUS"']
    for code, meaning in re.findall(r"^\| (\d+) \| (.+) \|$", MANUAL.split("\n## ")[1], re.M):
        tail += [".TP", f".B {code}", _text(meaning)]
    tail += ['.SH "SEE ALSO"', *others, "The manual, docs/cli.md among the sources, tells more of each command."]
    return "".join(f"{_wrapped(line)}\n" for line in (*head, *body, *tail))


def _body(commands: dict[str, Command]) -> list[str]:
    """Synopsis, description and parameters; of several commands each in a section of its own."""
    synopses = [line for name, command in commands.items() for line in (".br", *_synopsis(name, command))][1:]
    if len(commands) == 1 and " " not in next(iter(commands)):
        command = next(iter(commands.values()))
        return [".SH SYNOPSIS", *synopses, ".SH DESCRIPTION", _text(_about(command)), *_parameters(command)]
    lines = [".SH SYNOPSIS", *synopses]
    for name, command in commands.items():
        lines += [f'.SH "{_text(name.upper())}"', _text(_about(command))]
        lines += [line.replace(".SH", ".SS", 1) for line in _parameters(command)]
    return lines


def _synopsis(name: str, command: Command) -> list[str]:
    words = []
    for each, kind, info in _annotated(command):
        if isinstance(info, ArgumentInfo):
            optional = each.default is not inspect.Parameter.empty
            word = rf"\fI{each.name.upper()}\fR" + ("..." if "list" in kind else "")
            words.append(f"[{word}]" if optional else word)
    return [f".B retrocolor {_text(name)}", " ".join([*words, r"[\fIFLAGS\fR]"])]


def _parameters(command: Command) -> list[str]:
    """Arguments, options and advanced options, each with its help, its default and what it takes."""
    sections: dict[str, list[str]] = {"ARGUMENTS": [], "OPTIONS": [], "ADVANCED OPTIONS": []}
    for each, kind, info in _annotated(command):
        if isinstance(info, ArgumentInfo):
            sections["ARGUMENTS"] += [".TP", rf".I {each.name.upper()}", _text(str(info.help))]
            continue
        section = "ADVANCED OPTIONS" if info.rich_help_panel == ADVANCED else "OPTIONS"
        takes = next((value for each_kind, value in VALUES.items() if each_kind.__name__ in kind), "")
        default = f" Default: {each.default}." if info.show_default and "efault:" not in str(info.help) else ""
        names = [str(info.default), *(info.param_decls or ())]  # Typer takes the first name for a default
        sections[section] += _item(names, (info.metavar or takes).strip(), f"{info.help}{default}")
    sections["OPTIONS"] += _item(*GENERAL[0][:1], "", "Show this in short.")
    return [line for name, lines in sections.items() if lines for line in (f'.SH "{name}"', *lines)]


def _annotated(command: Command) -> Iterator[tuple[inspect.Parameter, str, ArgumentInfo | OptionInfo]]:
    """Each parameter, its type in words, and what Typer was told of it."""
    for each in inspect.signature(command).parameters.values():
        kind, info = get_args(each.annotation)[:2]
        yield each, getattr(kind, "__name__", "") + str(kind), info


def _item(names: list[str], takes: str, about: str) -> list[str]:
    value = rf" \fI{_text(takes)}\fR" if takes else ""
    return [".TP", ", ".join(rf"\fB{_text(name)}\fR" for name in names) + value, _text(about)]


def _text(words: str) -> str:
    """Words as troff writes them: ASCII, every hyphen a minus to be copied, no line that looks like a request."""
    plain = words.replace("\\|", "|").replace("**", "").replace("`", "").replace("\\", r"\e").replace("-", r"\-")
    plain = "".join(one if one.isascii() else rf"\[u{ord(one):04X}]" for one in plain)
    return _no_request(plain)


def _no_request(line: str) -> str:
    return rf"\&{line}" if line.startswith((".", "'")) else line


def _wrapped(line: str) -> str:
    """A line of words in lines of 80 characters; a request stays one."""
    if line.startswith("."):
        return line
    parts = textwrap.wrap(line, 80, break_long_words=False, break_on_hyphens=False)
    return "\n".join(_no_request(part) for part in parts)


def main() -> None:
    """Write the pages, and remove those of commands that are gone."""
    FOLDER.mkdir(exist_ok=True)
    found = pages()
    for path in FOLDER.glob("*.1"):
        if path.name not in found:
            path.unlink()
    for name, text in found.items():
        (FOLDER / name).write_text(text, encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
