"""Numbers in sentences: one is never told as many."""

import ast
import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import retrocolor
from retrocolor.wording import as_typed, counted, in_bytes

ROOT = Path(retrocolor.__file__).parent
NOUNS = {
    "answers", "bins", "bits", "bytes", "choices", "cores", "epochs", "experiments", "files", "films", "folders",
    "frames", "gaps", "hints", "minutes", "others", "packets", "pages", "photos", "pictures", "points", "processes",
    "raters", "results", "rows", "shards", "shots", "steps", "tasks", "threads", "times", "tracks", "workers",
}  # fmt: skip
NEVER_ONE = {  # a number that is never 1 where it is told
    "discover.py: len(several) films", "finish.py: len(film.info.parts) + 1 files", "finish.py: len(parts) files",
    "shards.py: count tasks", "loop.py: process_count() processes", "check.py: processes processes",
    "processes.py: place.local_count processes", "supervisor.py: self._deaths times", "tables.py: epochs[-1] epochs",
    "profile_output.py: len(profiles) workers", "training_output.py: info.bins bins", "target.py: depth bits",
    "target.py: layout.depth bits", "sequence.py: len(photo.pages) pages", "write.py: len(photo.pages) pages",
}  # fmt: skip


def told() -> Iterator[str]:
    """Every number with a plural behind it, as in `file.py: number photos`; constants of ours are left out."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for number, text in pairwise(node.values if isinstance(node, ast.JoinedStr) else ()):
                if isinstance(number, ast.FormattedValue) and isinstance(text, ast.Constant):
                    code, words = ast.unparse(number.value), str(text.value).split(" ")
                    noun = "" if words[0] else words[1].rstrip(".,:;")
                    if noun in NOUNS and not code.isupper():
                        yield f"{path.name}: {code} {noun}"


def test_every_number_with_a_noun_is_counted() -> None:
    assert set(told()) - NEVER_ONE == set(), "write counted(number, noun)"
    assert NEVER_ONE - set(told()) == set()


def test_one_is_not_told_as_many() -> None:
    photos = [counted(count, "photo") for count in (0, 1, 2, 50_000)]
    assert photos == ["0 photos", "1 photo", "2 photos", "50,000 photos"]
    assert counted(1, "piece of film", "pieces of film") == "1 piece of film"
    assert counted(3, "piece of film", "pieces of film") == "3 pieces of film"
    sizes = (0, 1, 64_000, 999_400, 999_500, 135_400_000, 999_400_000, 999_500_000, 1_230_000_000)
    assert [in_bytes(size) for size in sizes] == [
        "0 KB", "1 KB", "64 KB", "999 KB", "1 MB", "135 MB", "999 MB", "1.0 GB", "1.2 GB"
    ]  # fmt: skip


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_a_shell_takes_a_command_as_it_is_told() -> None:
    """Names with spaces, quotes, control characters, and bytes that are no UTF-8, as a command to go on names them."""
    words = ["a b", "it's", 'q"$HOME`\\', "-x", "", "~", "é", os.fsdecode(b"\xffa'1\\\n"), "tab\t7", "\u200b", "!"]
    told = as_typed(*words)
    assert told.isprintable(), "safe on a terminal"
    done = subprocess.run(["bash", "-c", f"printf '%s\\0' {told}"], capture_output=True, check=True)
    assert done.stdout == b"".join(os.fsencode(word) + b"\0" for word in words)
