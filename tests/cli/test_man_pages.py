"""The man pages of man/: what the generator makes of the options, and without a complaint of those who show them."""

import os
import re
import runpy
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from retrocolor.config import FilmOptions

ROOT = Path(__file__).resolve().parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "man_pages.py"))
SHOWN_BY = {
    "man": ["man", "--warnings", "--local-file"],
    "groff": ["groff", "-man", "-ww", "-Tutf8"],
    "mandoc": ["mandoc", "-W", "style", "-T", "utf8"],
}


def test_a_page_has_every_option_and_each_command_a_page() -> None:
    pages = TOOL["pages"]()
    video = pages["retrocolor-video.1"].replace("\\-", "-")
    for item in fields(FilmOptions):
        names = item.metadata["names"] or (f"--{item.name.replace('_', '-')}",)
        assert all(f"\\fB{name}\\fR" in video for name in names), item.name
    assert len(pages) > 15
    for name in pages:
        assert name == "retrocolor.1" or f".BR {name[:-2].replace('-', chr(92) + '-')} (1)" in pages["retrocolor.1"]


@pytest.mark.parametrize("program", SHOWN_BY)
def test_no_page_is_complained_of(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"no {program} here")
    for page in sorted(TOOL["FOLDER"].glob("*.1")):
        shown = subprocess.run(
            [*SHOWN_BY[program], str(page)],
            capture_output=True,
            env=os.environ | {"MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"},
            timeout=30,
        )
        assert shown.returncode == 0 and shown.stderr == b"", page.name
        words = re.sub(rb".\x08|\x1b\[[0-9;]*m", b"", shown.stdout).decode()
        assert "EXIT STATUS" in words and "--help" in words and "\\" not in words, page.name


def test_words_that_mean_something_to_troff_are_words() -> None:
    text = TOOL["_text"]
    assert text(".5 or more") == r"\&.5 or more" and text("'a'") == r"\&'a'"
    assert text("--k a\\b …") == r"\-\-k a\eb \[u2026]"
    assert TOOL["_wrapped"]("x" * 79 + " .y") == "x" * 79 + "\n\\&.y"
