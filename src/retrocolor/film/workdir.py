"""The folders of a film beside its result: the work on that, from which a killed run goes on, and the colour track.

The track stays for other results of the same film. Each folder knows what it was made from, and is emptied where that
has changed.
"""

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor.colorizer import Colorizer
from retrocolor.errors import MachineError
from retrocolor.files import atomic_output, fitted, printable, read_regular, remove_parts
from retrocolor.film import places
from retrocolor.film.segments import Plan
from retrocolor.locks import open_locked, shares_with_nobody
from retrocolor.model.compact import LogitAxes
from retrocolor.wording import in_bytes

VERSION = 7
IDENTITY = "identity.json"


class Folder:
    """A folder of ours. `fresh` says why it was emptied, if there was other work in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fresh = ""
        self._lock: FileIO | None = None
        self._shared = False

    def hold(self, *, shared: bool = False) -> bool:
        """Make the folder, and keep other runs from using it until `release`; False if one does.

        `shared`: runs that share it likewise may use it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._shared = shared
        self._lock = self._lock or open_locked(self.folder / places.LOCK, shared=shared)
        return self._lock is not None

    @property
    def is_mine(self) -> bool:
        """Does no other run use it?"""
        return not self._shared or self._lock is None or shares_with_nobody(self._lock)

    def release(self) -> None:
        """Let other runs use it, and leave nothing of it if nothing is in it."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
            if not self.has_identity and self.folder.is_dir():
                self.remove()

    def is_of(self, identity: dict[str, Any]) -> bool:
        """Was it made from these settings?"""
        return bool(self._read(IDENTITY) == _plain(identity))

    @property
    def has_identity(self) -> bool:
        """Was it ever begun?"""
        return (self.folder / IDENTITY).is_file()

    def open(self, identity: dict[str, Any]) -> None:
        """Keep what is in it if it belongs to the same source, options and model, else empty it.

        Raises MachineError where other shards are at work on what it would empty.
        """
        wanted = _plain(identity)
        before = self._read(IDENTITY)
        if before == wanted:
            return
        if before is not None:
            changed = sorted(key for key in wanted if key != "version" and before.get(key) != wanted[key])
            if not self.is_mine:
                raise MachineError(
                    f"{printable(self.folder)} is in use by another shard, with other options or versions: "
                    "give all shards the same ones."
                )
            self.fresh = f"started again: the {' and '.join(changed) or 'version'} changed"
        self._empty()
        self._write(IDENTITY, wanted)

    def remove(self) -> None:
        """Delete the folder and all in it, but for shots that a person edited."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        if self.folder.is_dir():
            places.clear(self.folder, places.edited_in(self.folder))

    def size(self) -> int:
        """Bytes in the folder."""
        return places.folder_size(self.folder) if self.folder.is_dir() else 0

    def _empty(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        places.clear(self.folder, (places.LOCK, *places.edited_in(self.folder)))

    def _read(self, name: str) -> Any:
        try:
            return json.loads(read_regular(self.folder / name))
        except FileNotFoundError:
            return None
        except (ValueError, RecursionError):
            return {}

    def _write(self, name: str, content: Any) -> None:
        with atomic_output(self.folder / name, known=True) as part:
            part.write_text(json.dumps(content), encoding="utf-8")


def _plain(identity: dict[str, Any]) -> Any:
    return json.loads(json.dumps({"version": VERSION, **identity}, default=str))


class WorkDir(Folder):
    """The work on one result."""

    def __init__(self, output: Path) -> None:
        super().__init__(places.work_folder(output))
        self.copy_path = self.folder / "repaired"
        self.steady_path = self.folder / "steady.bin"
        self.shots_folder = self.folder / "shots"

    def open(self, identity: dict[str, Any]) -> None:
        """As of any folder, and without what a killed run left half-written in it, unless other shards write there."""
        super().open(identity)
        if self.is_mine:
            remove_parts(self.folder)

    def require_free(self, needed: int) -> None:
        """Raise MachineError where so many bytes are not free on its disk, what the work takes already included."""
        parent = self.folder.parent
        parent.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(parent).free + self.size()
        if free < needed:
            raise MachineError(
                f"{printable(parent)} has {in_bytes(free)} free, and this film needs about {in_bytes(needed)}: "
                "free some space, or choose another folder with -o."
            )

    def stored_threads(self) -> int:
        """Threads of the encoder in the run that began this work; 0 if there was none."""
        before = self._read(IDENTITY) or {}
        return int(before.get("encoding", {}).get("threads", 0))

    def segment(self, number: int) -> Path:
        """Where a finished segment lies."""
        return self.folder / f"segment-{number:05d}.mkv"

    def plan(self) -> Plan | None:
        """The plan, once it is made."""
        stored = self._read("plan.json")
        if not stored:
            return None
        try:
            pairs = {key: tuple(tuple(pair) for pair in stored[key]) for key in ("shots", "segments")}
            flat = {key: tuple(stored[key]) for key in ("names", "looks", "left", "gains", "rate", "notes", "mixed")}
            return Plan(**(stored | pairs | flat))
        except (KeyError, TypeError):  # damaged: it is made again
            return None

    @property
    def _retired(self) -> Path:
        return self.folder.with_name(fitted(self.folder.stem, f".done{places.WORK}"))

    def retire(self) -> None:
        """Give the folder another name in one step, so that other shards see that its work is done."""
        shutil.rmtree(self._retired, ignore_errors=True)
        self.folder.rename(self._retired)
        self.release()

    def remove_retired(self) -> None:
        """Remove a folder that is retired, once nothing in it is open here: a share (NFS, FUSE) keeps such files, under
        other names.
        """
        with suppress(OSError):
            places.clear(self._retired, places.edited_in(self._retired))

    def keep_plan(self, plan: Plan) -> None:
        """Write the plan: what the second pass needs is there."""
        self._write("plan.json", asdict(plan))


@dataclass(frozen=True)
class Looked:
    """What the first pass found beside the frames: it is through."""

    frames: int
    damaged: int
    notes: tuple[str, ...] = ()


class TrackFolder(Folder):
    """The colour track of a film, and what belongs to it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.track_path = folder / "track.bin"
        self.shots_path = folder / places.SHOTS
        self.earlier = False  # did an earlier run finish it?

    def open(self, identity: dict[str, Any]) -> None:
        """As of any folder."""
        super().open(identity)
        self.earlier = self.looked() is not None

    def looked(self) -> Looked | None:
        """What the first pass found, once it is through."""
        return self._found(places.LOOKED)

    def keep_looked(self, looked: Looked) -> None:
        """Note that the first pass is through."""
        self._write(places.LOOKED, asdict(looked))

    def seen(self) -> Looked | None:
        """What one of several shards found that has seen every frame, while some are not answered yet."""
        return self._found(places.SEEN)

    def keep_seen(self, looked: Looked) -> None:
        """Note that every frame was seen."""
        self._write(places.SEEN, asdict(looked))

    def _found(self, name: str) -> Looked | None:
        stored = self._read(name)
        return Looked(stored["frames"], stored["damaged"], tuple(stored["notes"])) if stored else None

    def axes(self, colorizer: Colorizer) -> LogitAxes:
        """The directions in which the answers are stored; found once."""
        path = self.folder / "axes.npz"
        if not path.exists():
            with atomic_output(path, known=True) as part, part.open("wb") as file:
                np.savez(file, **colorizer.axes().arrays())  # type: ignore[arg-type]
        with np.load(path, allow_pickle=False) as stored:
            return LogitAxes.from_arrays(stored)

    def has_others(self, output: Path) -> bool:
        """Is there another result that was made of the track, and so may be made of it again?"""
        others = places.results_of(self.folder).keys() - {output.name}
        return any(output.with_name(name).exists() for name in others)

    def note_result(self, output: Path, shots: str) -> None:
        """Note which result was made of the track, and of which shots."""
        with suppress(OSError):  # the result is there; what is noted only helps to clean up
            self._write(places.RESULTS, {**places.results_of(self.folder), output.name: shots})
