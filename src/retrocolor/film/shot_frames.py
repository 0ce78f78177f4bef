"""The frames that stand for the shots of a film on a page: the first, one in the middle and the last of each, small.

They lie as JPEG in a folder of their own among the thumbnails, `NNNNNNNNN-before.jpg` and `-after.jpg` by the number of
the frame, with `made.json`: the look of its own that the shot of each frame had.
"""

import json
import shutil
from pathlib import Path

import numpy as np

from retrocolor.files import atomic_output
from retrocolor.film.segments import Plan
from retrocolor.imaging import thumbnails

KIND = "page"  # what its pictures are kept as
MADE = "made.json"


def of_plan(plan: Plan) -> set[int]:
    """The numbers of the frames that stand for the shots of a film."""
    return {frame for first, end in plan.shots for frame in of_shot(first, end)}


def of_shot(first: int, end: int) -> tuple[int, int, int]:
    """The first frame of a shot, one in the middle, and the last."""
    return first, (first + end - 1) // 2, end - 1


def keep(folder: Path, number: int, before: np.ndarray, after: np.ndarray) -> None:
    """Write the two small pictures (h, w, 3) uint8 of a frame."""
    thumbnails.thumbnails(before, after, folder, f"{number:09d}")


def publish(kept: Path, plan: Plan, output: Path, root: Path) -> None:
    """Put the frames of a finished film where the page of the folder `root` looks for them; earlier ones are gone."""
    if not kept.is_dir():
        return
    looks = zip(plan.shots, plan.looks, strict=True)
    made = {f"{frame:09d}": look for (first, end), look in looks for frame in of_shot(first, end)}
    with atomic_output(kept / MADE, known=True) as part:
        part.write_text(json.dumps(made), encoding="utf-8")
    folder = thumbnails.shot_folder(output, root)
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.is_dir():
        shutil.rmtree(folder)
    kept.replace(folder)
