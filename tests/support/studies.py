"""Studies of the ranks of k: one drawn from pictures, and raters with and without a preference."""

import json
import random
import re
from pathlib import Path
from typing import Any

from retrocolor.paper.events import Study
from retrocolor.paper.study_page import make
from retrocolor.paper.study_scores import FORMAT, read_key
from retrocolor.research_config import StudyOptions

PREFERENCE = [3, 2, 1, 4, 5]  # planted: the paper's order


def drawn(data: Path, output: Path, **options: Any) -> Study:
    *_, study = make(data, StudyOptions(output=output, **({"size": 64, "eval_size": "48"} | options)))
    assert isinstance(study, Study)
    return study


def shown(folder: Path) -> dict[str, Any]:
    """What the page is told."""
    page = (folder / "study.html").read_text(encoding="utf-8")
    return dict(json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)[0]))


def answers(folder: Path, name: str, order: Any, **changes: Any) -> dict[str, Any]:
    """A rater's file; `order` sorts the k of a picture, best first."""
    key = read_key(folder)
    rankings = []
    for picture, versions in key.pictures.items():
        by_k = {k: version for version, k in versions.items()}
        rankings.append({"picture": picture, "order": [by_k[k] for k in order(list(key.ks))]})
    told = {"format": FORMAT, "study": key.study, "rater": {"id": name * 2, "name": name}, "rankings": rankings}
    return told | changes


def write(path: Path, told: Any) -> Path:
    path.write_text(json.dumps(told))
    return path


def planted(seed: int, slips: float = 0.1) -> Any:
    """Orders by the preference, with two neighbours swapped now and then."""
    dice = random.Random(seed)

    def order(ks: list[int]) -> list[int]:
        liked = list(PREFERENCE)
        if dice.random() < slips:
            i = dice.randrange(4)
            liked[i], liked[i + 1] = liked[i + 1], liked[i]
        return liked

    return order
