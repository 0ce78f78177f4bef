"""What a run will cost, from a few of its files, coloured for the clock in a temporary folder. No torch."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from retrocolor.batch.engine import workers_of
from retrocolor.batch.estimate import Estimate, Forecast, Position, Space, positions
from retrocolor.batch.events import Event, Started
from retrocolor.batch.plan import Plan
from retrocolor.batch.record import History
from retrocolor.batch.samples import Sample, Sampled, SampleSetup
from retrocolor.batch.shards import choose_shard
from retrocolor.batch.task import ColorizeSetup, Options
from retrocolor.errors import ExitCode
from retrocolor.files import is_folder, printable
from retrocolor.jobs import Identity, Job, Kind
from retrocolor.worker.protocol import JobFailed, JobFinished, JobStarted, WorkerReady
from retrocolor.worker.supervisor import Supervisor
from retrocolor.worker.worker import Messages, Worker, Workers

PHOTOS, MOST_PHOTOS, FILMS = 16, 64, 3  # files tried: enough to keep every thread busy twice, but never all night
SMALL, FEW = 20_000_000, 8  # bytes and photos of which a run is over sooner than a forecast; few films are tried once
ONCE = 200_000  # bytes that a photo counts more than it has: opening and naming it takes its time, too
PATIENCE = 60.0  # seconds for all that is tried


@dataclass
class _Kind:
    """The files of one kind that are to be done, and what was found of those tried."""

    jobs: list[Job]
    units: list[float]  # what each counts
    tried: list[Position] = field(default_factory=list)
    all_tried: bool = False
    seconds: list[float] = field(default_factory=list)  # for one unit, of each file tried
    bytes: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def hear(self, number: int, sampled: Sampled) -> None:
        """Note what a file cost."""
        unit = self.units[self.tried[number].number]
        self.seconds.append(sampled.seconds / unit)
        self.bytes.append(sampled.bytes / unit)
        self.work.append(sampled.work / unit)
        self.weights.append(unit if self.all_tried else 1.0)

    def estimate(self, found: Sequence[float], units: float) -> Estimate:
        """What so many units cost, by what was found for one."""
        return Estimate.of(found, units, self.weights) if found else Estimate()


@dataclass
class Forecaster:
    """Tries some of the files that a run would do; afterwards `forecast` and `code` say what came of it."""

    options: Options
    plan: Plan
    histories: Mapping[Path, History]
    threads: int
    forecast: Forecast | None = None
    code: ExitCode = ExitCode.DONE
    message: str = ""

    def events(self, todo: Sequence[Job]) -> Iterator[Event]:
        """Try some files. Raises RetrocolorError where the run could not begin either."""
        kinds = {kind: _kind([job for job in todo if job.kind is kind]) for kind in Kind}
        photos, films = kinds[Kind.PHOTO], kinds[Kind.FILM]
        if not films.jobs and len(photos.jobs) <= FEW and sum(photos.units) < SMALL:
            return
        self._failed: dict[Path, str] = {}
        self._left = 0
        with tempfile.TemporaryDirectory(prefix="retrocolor-") as folder, workers_of(self.options) as workers:
            samples = self._draw(kinds)
            one = _OneOf(workers)
            setup = SampleSetup(ColorizeSetup(self.options), Path(folder))
            supervisor = Supervisor(setup, self.threads, alone=_is_film, workers=one)
            with closing(supervisor.run(samples)) as events:
                for event in events:
                    match event:
                        case WorkerReady():
                            supervisor.deadline = time.time() + PATIENCE
                        case JobStarted(sample):
                            yield Started(sample.job.source, "Trying")
                        case JobFinished(sample, sampled):
                            kinds[sample.job.kind].hear(sample.number, sampled)
                            self._left += sampled.left
                        case JobFailed(sample, failure):
                            kinds[sample.job.kind].hear(sample.number, Sampled(0.0, 0.0))
                            self._failed[sample.job.source] = failure.about(sample.job.source)
        if supervisor.signal is not None:
            stopped = supervisor.signal != signal.SIGINT
            self.code = ExitCode.STOPPED if stopped else ExitCode.INTERRUPTED
            self.message = "Stopped on request." if stopped else "Interrupted."
        else:
            self._conclude(photos, films, one)

    def _draw(self, kinds: Mapping[Kind, _Kind]) -> list[Sample]:
        """A film first, since films may take all the time there is."""
        drawn: dict[Kind, list[Sample]] = {}
        for kind, most in ((Kind.FILM, FILMS), (Kind.PHOTO, min(MOST_PHOTOS, max(PHOTOS, 2 * self.threads)))):
            files = kinds[kind]
            if not files.jobs:
                continue
            files.all_tried = len(files.jobs) <= most and (kind is Kind.PHOTO or sum(files.units) < SMALL)
            if files.all_tried:
                files.tried = [Position(number, 0.5) for number in range(len(files.jobs))]
            else:
                files.tried = positions(files.units, most)
            drawn[kind] = [Sample(files.jobs[one.number], one.at, i) for i, one in enumerate(files.tried)]
        films = drawn.get(Kind.FILM, [])
        return [*films[:1], *drawn.get(Kind.PHOTO, []), *films[1:]]

    def _conclude(self, photos: _Kind, films: _Kind, workers: "_OneOf") -> None:
        at_a_time = workers.threads_each * workers.places
        seconds = photos.estimate(photos.seconds, sum(photos.units)) * (1 / max(1, min(at_a_time, len(photos.jobs))))
        if films.jobs:
            longest = max(films.units) / sum(films.units)  # one film is the work of one worker
            if self.options.scale.shard_films:
                longest, workers.places = 0.0, workers.places * choose_shard(self.options.scale.shard)[0].count
            seconds += films.estimate(films.seconds, sum(films.units)) * max(1 / workers.places, longest)
        self.forecast = Forecast(
            seconds,
            tuple(self._spaces(photos, films)),
            len(photos.seconds),
            len(films.seconds),
            at_a_time if photos.jobs else workers.places,
            self._left,
            tuple(self._failed.items()),
        )
        if space := self.forecast.lacking:
            self.code = ExitCode.MACHINE
            self.message = f"{printable(space.folder)} has too little room: free some, or choose another with -o."

    def _spaces(self, photos: _Kind, films: _Kind) -> Iterator[Space]:
        """What is to be written on each disk, by all shards, and what is free there."""
        disks: dict[int, tuple[Path, dict[Kind, list[float]]]] = {}
        mine = [(job, unit) for files in (photos, films) for job, unit in zip(files.jobs, files.units, strict=True)]
        others = [job for _, job in self.plan.elsewhere if job.name not in self.histories[job.root].made]
        for job, unit in [*mine, *((job, _unit(job)) for job in others)]:
            folder = next(place for place in (job.root, *job.root.parents) if place.is_dir())
            _, units = disks.setdefault(folder.stat().st_dev, (folder, {kind: [] for kind in Kind}))
            units[job.kind].append(unit)
        for folder, units in disks.values():
            size = photos.estimate(photos.bytes, sum(units[Kind.PHOTO]))
            size += films.estimate(films.bytes, sum(units[Kind.FILM]))
            size += films.estimate(films.work, max(units[Kind.FILM], default=0.0))  # one film is in work
            yield Space(folder, size, shutil.disk_usage(folder).free)


def _kind(jobs: list[Job]) -> _Kind:
    """Jobs with what each counts, like ones beside each other, so that all kinds are met."""
    sized = sorted(((job.source.suffix.lower(), _unit(job), str(job.source), job) for job in jobs), key=lambda x: x[:3])
    return _Kind([each[3] for each in sized], [each[1] for each in sized])


def _unit(job: Job) -> float:
    try:
        if job.parts or is_folder(job.source):
            return Identity.of(job.source, checksum=False, parts=job.parts).size + 1.0
        return os.stat(job.source).st_size + (1.0 if job.kind is Kind.FILM else ONCE)  # noqa: PTH116 (fast)
    except OSError:
        return 1.0


def _is_film(sample: Sample) -> bool:
    return sample.job.kind is Kind.FILM


class _OneOf:
    """One worker of those that a run has, as busy as it would be there; it notes how many there are."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self.places = self.threads_each = 1

    def count(self, settings: Mapping[str, Any]) -> int:
        """See `Workers`."""
        self.places = self._workers.count(settings)
        return 1

    def threads(self, asked: int, count: int) -> int:
        """See `Workers`."""
        self.threads_each = self._workers.threads(asked, self.places)
        return self.threads_each

    def start(self, slot: int, setup: Any, threads: int, messages: Messages) -> Worker:
        """See `Workers`."""
        return self._workers.start(slot, setup, threads, messages)
