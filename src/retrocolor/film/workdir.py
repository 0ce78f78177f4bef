"""The work folder of a film: everything needed to go on after a crash, beside the output until that is finished."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

from retrocolor.files import PART_PREFIX, atomic_output, fitted
from retrocolor.film.segments import Plan

VERSION = 2


class WorkDir:
    """The folder, and what lies in it. `fresh` says why the work starts again, if there was other work in it."""

    def __init__(self, output: Path) -> None:
        self.folder = output.with_name(fitted(f"{PART_PREFIX}{output.name}", ".work"))
        self.track_path = self.folder / "track.bin"
        self.copy_path = self.folder / "repaired"
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
        if not stored:
            return None
        try:
            pairs = {key: tuple(tuple(pair) for pair in stored[key]) for key in ("shots", "segments")}
            flat = {key: tuple(stored[key]) for key in ("coloured", "rate", "notes")}
            return Plan(**(stored | pairs | flat))
        except (KeyError, TypeError):  # damaged: the first pass is made again
            return None

    def keep_plan(self, plan: Plan) -> None:
        """Write the plan: the first pass is through."""
        self._write("plan.json", asdict(plan))

    def size(self) -> int:
        """Bytes in the folder."""
        return sum(entry.stat().st_size for entry in self.folder.rglob("*")) if self.folder.is_dir() else 0

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_text())
        except FileNotFoundError:
            return None
        except (ValueError, RecursionError):
            return {}

    def _write(self, name: str, content: Any) -> None:
        with atomic_output(self.folder / name, known=True) as part:
            part.write_text(json.dumps(content))
