"""Completion after the tab key, in the shells themselves: the script loads, and completes a flag and a model's name."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command import retrocolor

BASH = """
source ./script
complete_line() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _retrocolor_completion retrocolor; }}
complete_line retrocolor {words}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
autoload -Uz compinit; compinit -u -D
source ./script
[[ -n ${{_comps[retrocolor]}} ]] || exit 9
_arguments() {{ print -r -- "$@"; }}
words=(retrocolor {words}); CURRENT=$#words
_retrocolor_completion
"""
CASES = {"a flag": ("colorize --viv", "--vivid"), "a model": ("colorize --model def", "default")}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the command on its own path."""
    command = tmp_path / "bin" / "retrocolor"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m retrocolor "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_completes(place: Path, shell: str, case: str) -> None:
    if os.name == "nt" or shutil.which(shell) is None:
        pytest.skip(f"no {shell} of a Unix here")
    words, expected = CASES[case]
    (place / "script").write_text(retrocolor("--show-completion", shell).stdout, encoding="utf-8")
    environment = os.environ | {"PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}", "HOME": str(place)}
    text = {"bash": BASH, "zsh": ZSH}[shell].format(words=words)
    line = [shell, "-f", "-c", text] if shell == "zsh" else [shell, "--norc", "-c", text]
    done = subprocess.run(line, cwd=place, env=environment, capture_output=True, text=True, timeout=60)
    assert expected in done.stdout, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--show-completion", "tcsh"], ["--install-completion", "bash", "zsh"]])
def test_a_shell_that_is_none_of_them_is_one_sentence(arguments: list[str]) -> None:
    done = retrocolor(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "name one shell of bash, zsh, fish" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_every_shell_has_its_script(shell: str) -> None:
    assert "_RETROCOLOR_COMPLETE" in retrocolor("--show-completion", shell).stdout
