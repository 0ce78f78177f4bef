"""Colour a few files of a run to see what they cost; what is written for it is removed at once. No torch."""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any

from retrocolor.batch.task import ColorizeSetup
from retrocolor.film.places import folder_size
from retrocolor.jobs import Job, Kind, Status
from retrocolor.worker.protocol import Heartbeat, Work


@dataclass(frozen=True)
class Sample:
    """A file to be tried; of a film a few seconds, so far into it (0 to 1)."""

    job: Job
    at: float = 0.0
    number: int = 0


@dataclass(frozen=True)
class Sampled:
    """What the whole file costs: seconds of a thread (of a film, of the machine), bytes of all that is written."""

    seconds: float
    bytes: float
    work: float = 0.0  # bytes that are needed for a moment more
    left: bool = False  # it is in colour already


@dataclass(frozen=True)
class SampleSetup:
    """What the worker is handed: the setup of the run, and the folder for what is written."""

    setup: ColorizeSetup
    folder: Path

    def prepare(self) -> tuple[Work[Sample, Sampled], dict[str, Any]]:
        """Load the network; returns the function that tries one file, and the network's settings."""
        photo, settings = self.setup.load()
        options = self.setup.options
        lock, warm = threading.Lock(), set[Kind]()

        def tried(sample: Sample, beat: Heartbeat, *, brief: bool = False) -> Sampled:
            with self._place() as place:
                job = sample.job
                job = replace(job, output=place / job.output.name, root=place, named=False)
                if job.kind is Kind.FILM:
                    from retrocolor.film.sample import sample_film

                    asked = photo.as_asked(job)
                    return Sampled(*sample_film(job, options.film, options.output, asked, beat, sample.at, brief=brief))
                started = monotonic()
                made = photo(job, beat)
                seconds, left = monotonic() - started, made.result.status is Status.LEFT
                return Sampled(seconds, folder_size(place), left=left)

        def work(sample: Sample, beat: Heartbeat) -> Sampled:
            with lock:  # what only the first file of a kind waits for is not counted
                if sample.job.kind not in warm:
                    warm.add(sample.job.kind)
                    tried(sample, beat, brief=True)
            return tried(sample, beat)

        return work, settings

    @contextmanager
    def _place(self) -> Iterator[Path]:
        """A folder for one file, gone after the block; on another machine among its own temporary files."""
        folder = Path(tempfile.mkdtemp(prefix="retrocolor-", dir=self.folder if self.folder.is_dir() else None))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
