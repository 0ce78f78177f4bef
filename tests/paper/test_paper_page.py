"""docs/paper.md is true: its links lead to the functions they name, every row has a test, and its example runs."""

import re
import subprocess
import sys
from pathlib import Path

from command import ENVIRONMENT

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "paper.md").read_text(encoding="utf-8")


def test_every_link_leads_to_what_it_names() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tools'); import link_paper as p; print(p.linked(p.PAGE.read_text()), end='')"
    )
    linked = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert linked.returncode == 0, linked.stderr
    assert linked.stdout == PAGE, "run `python tools/link_paper.py`"


def test_every_row_has_code_a_test_and_a_figure() -> None:
    rows = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert len(rows) >= 12
    for row in rows:
        assert "../src/retrocolor/" in row[1] and "[`test_" in row[2] and row[3].strip(" |"), row


def test_a_loss_of_ones_own_gets_its_row(colour_folder: Path, tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    assert len([line for line in example.splitlines() if line]) <= 24
    small = example.replace('Path("celeba/train"), epochs=100', f"Path({str(colour_folder)!r}), epochs=1, width=0.125")
    assert small != example
    script = tmp_path / "mine.py"
    script.write_text(small)
    done = subprocess.run([sys.executable, script], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^\| faces, \+ weights \+ KL \|  \|  \| \d+\.\d+ / 0\.\d+ \|$", done.stdout, re.M), done.stdout
