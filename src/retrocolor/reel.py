"""The work folder of a film: everything needed to go on after a crash, beside the output until that is finished."""

import json
import shutil
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor.errors import MachineError
from retrocolor.files import PART_PREFIX, atomic_output, printable
from retrocolor.film.join import Times
from retrocolor.film.target import Target, rate_of
from retrocolor.track import COLOURED, FLAT, Track

VERSION = 1
SEGMENT_MOST = 250  # frames: the work that a crash can cost
SEGMENT_LEAST = 100  # a shot's beginning ends a segment from here on
BITS_PER_PIXEL = {"h264": 0.1, "h265": 0.07, "av1": 0.06, "ffv1": 5.0, "prores": 3.5}


@dataclass(frozen=True)
class Plan:
    """What the first pass settled; the second depends on nothing else."""

    frames: int
    shots: tuple[tuple[int, int], ...]
    coloured: tuple[bool, ...]  # shots that were in colour already and are left
    segments: tuple[tuple[int, int], ...]
    rate: tuple[int, int]
    damaged: int

    @property
    def left(self) -> bool:
        """Nothing to colour: every shot with a picture in it is in colour already."""
        return all(self.coloured)

    def is_left(self) -> np.ndarray:
        """For each frame, whether its shot is left as it is."""
        lengths = [end - first for first, end in self.shots]
        return np.repeat(np.array(self.coloured, bool), lengths)


class Reel:
    """The folder, and what lies in it. `fresh` says why the work starts again, if there was other work in it."""

    def __init__(self, output: Path) -> None:
        self.folder = output.with_name(f"{PART_PREFIX}{output.name}.work")
        self.track_path = self.folder / "track.bin"
        self.steady_path = self.folder / "steady.bin"
        self.fresh = ""

    def stored_threads(self) -> int:
        """Threads of the encoder in the run that began this work; 0 if there was none."""
        before = self._read("identity.json") or {}
        return int(before.get("encoding", {}).get("threads", 0))

    def open(self, identity: dict[str, Any]) -> None:
        """Keep the folder if it belongs to the same source, options and model, else start with an empty one."""
        identity = json.loads(json.dumps({"version": VERSION, **identity}, default=str))
        before = self._read("identity.json")
        if before is not None and before != identity:
            changed = sorted(key for key in identity if before.get(key) != identity[key])
            self.fresh = f"started again: the {' and '.join(changed) or 'version'} changed"
        if before != identity:
            self.remove()
            self.folder.mkdir(parents=True)
            self._write("identity.json", identity)

    def remove(self) -> None:
        """Delete the folder and all in it."""
        if self.folder.is_dir():
            shutil.rmtree(self.folder)

    def segment(self, number: int) -> Path:
        """Where a finished segment lies."""
        return self.folder / f"segment-{number:05d}.mkv"

    def plan(self) -> Plan | None:
        """The plan, once the first pass is through."""
        stored = self._read("plan.json")
        if stored is None:
            return None
        pairs = {key: tuple(tuple(pair) for pair in stored[key]) for key in ("shots", "segments")}
        return Plan(**(stored | pairs | {"coloured": tuple(stored["coloured"]), "rate": tuple(stored["rate"])}))

    def keep_plan(self, plan: Plan) -> None:
        """Write the plan: the first pass is through."""
        self._write("plan.json", asdict(plan))

    def size(self) -> int:
        """Bytes in the folder."""
        return sum(entry.stat().st_size for entry in self.folder.glob("*")) if self.folder.is_dir() else 0

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_text())
        except FileNotFoundError:
            return None
        except ValueError:
            return {}

    def _write(self, name: str, content: Any) -> None:
        with atomic_output(self.folder / name) as part:
            part.write_text(json.dumps(content))


def make_plan(track: Track, times: Times, shots: list[tuple[int, int]], damaged: int) -> Plan:
    """Shots and segments from what the first pass saw."""
    flags = track.column("flags")
    coloured = [_is_coloured(flags[first:end]) for first, end in shots]
    shown = [not (flags[first:end] & FLAT).all() for first, end in shots]
    if all(is_coloured for is_coloured, is_shown in zip(coloured, shown, strict=True) if is_shown) and any(coloured):
        coloured = [True] * len(shots)
    rate = rate_of(int(times.pts[0]), int(times.pts[-1]), len(times.pts), times.time_base)
    return Plan(
        frames=len(flags),
        shots=tuple(shots),
        coloured=tuple(coloured),
        segments=tuple(cut_segments(shots)),
        rate=(rate.numerator, rate.denominator),
        damaged=damaged,
    )


def _is_coloured(flags: np.ndarray) -> bool:
    return bool(np.mean((flags & COLOURED) != 0) >= 0.5)


def cut_segments(shots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """First frame and the one after the last of each segment: at most SEGMENT_MOST, ending with a shot if it can."""
    starts, frames = [first for first, _ in shots], shots[-1][1]
    segments, first = [], 0
    while first < frames:
        near = [start for start in starts if first + SEGMENT_LEAST <= start <= first + SEGMENT_MOST]
        end = min(frames, near[-1] if near else first + SEGMENT_MOST)
        segments.append((first, end))
        first = end
    return segments


def require_room(reel: Reel, target: Target, frames: int, source_bytes: int, track_bytes: int) -> int:
    """The bytes a film will need at its worst moment. Raises MachineError if they are not free."""
    picture = int(target.width * target.height * frames * BITS_PER_PIXEL[target.codec] / 8)
    needed = 3 * picture + source_bytes + frames * track_bytes
    place = reel.folder.parent
    place.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(place).free + reel.size()
    if free < needed:
        raise MachineError(
            f"{printable(place)} has {in_bytes(free)} free, and this film needs about {in_bytes(needed)}: "
            "free some space, or choose another folder with -o."
        )
    return needed


def in_bytes(size: int) -> str:
    """A size as people say it: 35 MB, 1.2 GB."""
    return f"{size / 1e9:.1f} GB" if size >= 1e8 else f"{max(1, round(size / 1e6))} MB"


def identity_of(source: Path) -> dict[str, int]:
    """Size and time of change: whether the source is still the same."""
    status = source.stat()
    return {"size": status.st_size, "mtime_ns": status.st_mtime_ns}


def true_times(pts: np.ndarray, last: int, time_base: Fraction, shift: Fraction = Fraction(0)) -> Times:
    """Times in units of 1 / N, moved back by `shift` seconds."""
    unit = Fraction(1, time_base.denominator)
    moved = pts * time_base.numerator - round(shift / unit)
    return Times(moved.astype(np.int64), max(1, last * time_base.numerator), unit)
