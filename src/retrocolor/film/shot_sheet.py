"""The sheet of a film's shots: of each its first, middle and last frame before and after, the worst shots first.

Which shots these are follows from the colour track, before the frames are painted: see `shot_rows`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from PIL import PngImagePlugin

from retrocolor import marks
from retrocolor.colorizer import Colorizer
from retrocolor.errors import UsageError
from retrocolor.files import atomic_output, fitted, printable, require_replaceable
from retrocolor.film.color_track import Track, planes
from retrocolor.film.planning import clock
from retrocolor.film.prepare import FilmJob
from retrocolor.film.preview import read_pictures
from retrocolor.film.segments import Plan
from retrocolor.film.shot_frames import of_shot
from retrocolor.film.stabilize import Flow, flicker
from retrocolor.film.steady import read_chroma
from retrocolor.film.timing import frame_times
from retrocolor.imaging.captioned_sheet import Cell, Row, draw_sheet
from retrocolor.imaging.lab import byte_to_lightness
from retrocolor.model import bins
from retrocolor.wording import counted

MOST = 60  # shots on a sheet
PAIRS = 24  # of frames of a shot, of which its flicker is the mean
KIND = "shot"  # what its pictures are kept as


@dataclass(frozen=True)
class ShotRow:
    """A shot on the sheet: its name, the frames begin .. end - 1, those shown; how sure, how restless its colours are.

    `confidence` is the mean of `bins.confidence` over the frames shown, `restless` that of `stabilize.flicker`.
    """

    name: str
    begin: int
    end: int
    confidence: float
    restless: float

    @property
    def frames(self) -> tuple[int, int, int]:
        """First, middle and last."""
        return of_shot(self.begin, self.end)


def sheet_path(output: Path) -> Path:
    """Where the sheet of a result lies."""
    return output.with_name(fitted(output.name, "-shots.png"))


def require_sheet(output: Path) -> None:
    """Raise UsageError, before any work, where something else has the place of the sheet."""
    try:
        require_replaceable(sheet_path(output), marks.SHEET)
    except UsageError as error:
        raise UsageError(f"{printable(sheet_path(output))} is in the way of the sheet of shots: move it.") from error


def remove_stale(output: Path) -> tuple[str, ...]:
    """Take away our sheet of an earlier result, whose colours this one does not have; returns what to say of it."""
    path = sheet_path(output)
    gone = marks.remove_marked(path, marks.SHEET)
    return (f"{path.name} of the earlier result removed: --sheet makes one of this",) if gone else ()


def shot_rows(film: FilmJob, plan: Plan, colorizer: Colorizer) -> list[ShotRow]:
    """The shots that are coloured, the worst first, at most MOST.

    A shot stands as far up as its flicker or its lack of confidence puts it, whichever is further.
    """
    axes, flow = film.kept.axes(colorizer), Flow()
    rows = []
    for name, (begin, end), gain, left in zip(plan.names, plan.shots, plan.gains, plan.left, strict=True):
        if left:
            continue
        row = ShotRow(name, begin, end, 0.0, _restless(film, begin, end, gain, flow))
        with torch.inference_mode():
            sure = [bins.confidence(axes.restore(planes(film.track.read(frame, 1)))).mean() for frame in row.frames]
        rows.append(ShotRow(name, begin, end, float(np.mean(sure)), row.restless))
    unsure, restless = _ranks([row.confidence for row in rows]), _ranks([-row.restless for row in rows])
    order = sorted(range(len(rows)), key=lambda n: (min(unsure[n], restless[n]), restless[n]))
    return [rows[number] for number in order[:MOST]]


def _ranks(values: Sequence[float]) -> np.ndarray:
    return np.argsort(np.argsort(values, kind="stable"), kind="stable")


def _restless(film: FilmJob, begin: int, end: int, gain: float, flow: Flow) -> float:
    """The mean flicker of pairs of frames that follow one another in a shot; 0 of a single frame."""
    firsts = np.unique(np.linspace(begin, end - 2, PAIRS).astype(int)) if end - begin > 1 else ()
    found = []
    for first in firsts:
        chroma = read_chroma(film.workdir.steady_path, int(first), 2, film.track.size).astype(np.float32) * gain
        lights = byte_to_lightness(film.track.read(int(first), 2)["light"]).astype(np.float32)
        both = list(zip(lights, np.ascontiguousarray(chroma.transpose(0, 2, 3, 1)), strict=True))
        found.append(flicker(flow, both[0], both[1]))
    return float(np.mean(found)) if found else 0.0


def write_sheet(film: FilmJob, plan: Plan, rows: Sequence[ShotRow]) -> Path:
    """Draw the rows from the pictures that the second pass kept; returns where.

    Frames and times are those of shots.json: of the whole film, where a part is taken from its track.
    """
    whole = replace(film, window=None, track=Track(film.track.path, *film.track.size)) if film.track.is_part else film
    pictures, times, first = read_pictures(film.workdir, KIND), frame_times(whole), film.track.first
    drawn = []
    for row in rows:
        when = f"{clock(times, first + row.begin)} to {clock(times, first + row.end)}"
        heading = f"shot {row.name}: {when}, frames {first + row.begin} to {first + row.end - 1}"
        figures = f"confidence {100 * row.confidence:.0f} %, flicker {row.restless:.2f}"
        cells = [
            Cell(picture, f"frame {first + frame}{after}")
            for frame in row.frames
            for picture, after in zip(pictures[frame], ("", " in colour"), strict=True)
        ]
        drawn.append(Row(f"{heading}; {figures}", cells))
    shown = len(plan.shots) - sum(plan.left)
    notes = [
        f"{len(rows)} of {counted(shown, 'coloured shot')}, the worst first: those whose colours flicker most, "
        "and those that the network is least sure of.",
        "Their numbers are those of shots.json, in which each may be joined, split, left or given a look of its own.",
        "Flicker: mean square of the change of a*, b* from frame to frame along the motion.",
    ]
    about, path = PngImagePlugin.PngInfo(), sheet_path(film.output)
    about.add_text("Title", "retrocolor video --sheet")
    with atomic_output(path, mark=marks.SHEET) as part:
        draw_sheet(printable(film.output.name), notes, drawn).save(part, "PNG", pnginfo=about)
    return path
