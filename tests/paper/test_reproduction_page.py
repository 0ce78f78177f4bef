"""docs/reproduction.md and its curves say what the committed figures say."""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from retrocolor.paper import experiments, tables

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reproduction.md").read_text(encoding="utf-8")
RESULTS = json.loads((ROOT / "docs" / "reproduction-100-epochs.json").read_text(encoding="utf-8"))


def test_both_tables_are_those_of_the_figures() -> None:
    assert [result["name"] for result in RESULTS] == [e.name for e in experiments.table1(["faces", "flowers"], 0)]
    assert {result["epochs"] for result in RESULTS} == {100}
    objective = next(result for result in RESULTS if result["name"] == "faces-objective")
    for table in (tables.table1(RESULTS), tables.table2(objective["results"], objective["test_pictures"])):
        for part in table.markdown().split("\n\n")[1:]:
            assert part.strip() in PAGE


def test_gains_follow_from_the_scores() -> None:
    for result in RESULTS:
        for row in result["results"]:
            low, high = row["psnr_gain_interval"]
            assert abs(row["psnr"] - row["grey_psnr"] - row["psnr_gain"]) < 2e-4 and low < row["psnr_gain"] < high
        last = result["log"][-1]
        assert last["epoch"] == 100 and abs(last["gain"] - tables.of_k(result, 1)["psnr_gain"]) < 0.01


def test_the_curves_are_drawn_from_the_figures() -> None:
    code = "import sys; sys.path.insert(0, 'tools'); import draw_epochs as d, json; "
    code += "print(d.draw(json.loads(d.FIGURES.read_text())), end='')"
    drawn = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert drawn.returncode == 0, drawn.stderr
    assert drawn.stdout == (ROOT / "docs" / "epochs.svg").read_text(), "run `python tools/draw_epochs.py`"
    lines = [line for line in ElementTree.fromstring(drawn.stdout).iter() if line.tag.endswith("polyline")]
    assert len(lines) == 12
    for line in lines:  # to the right, and inside the panel
        points = [tuple(map(float, point.split(","))) for point in line.attrib["points"].split()]
        assert all(a[0] < b[0] for a, b in pairwise(points))
        assert all(0 <= x <= 360 and 0 <= y <= 230 for x, y in points)


def test_early_peaks_are_those_of_the_log() -> None:
    """The sentence on the highest gain on faces, word for word from the log."""
    faces = [result["log"] for result in RESULTS if result["data"] == "faces"]
    best = [max(log, key=lambda line: line["gain"]) for log in faces]
    assert {line["epoch"] for line in best} <= {2, 4}
    words = "{} dB without weights, {} with, {} with L_obj".format(*(f"{line['gain']:+.2f}" for line in best))
    assert words in re.sub(r"\s+", " ", PAGE)
