"""The verb `verify`: what lies in an output folder against its run record. No torch."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from retrocolor.batch.discover import REPORT_PREFIX, require
from retrocolor.batch.entries import Entry
from retrocolor.batch.lightness import CompareSetup, LightnessDifference, Pair
from retrocolor.batch.record import History, no_record, read_history, record_files
from retrocolor.batch.shards import shard_of
from retrocolor.batch.unfinished import Unfinished, unfinished_shards
from retrocolor.config import VerifyOptions
from retrocolor.errors import ExitCode, UsageError
from retrocolor.files import PART_PREFIX, absolute, folded, printable, seen
from retrocolor.folders import LEFT_EVERYWHERE
from retrocolor.jobs import Identity, Kind, is_salvaged
from retrocolor.machine import core_count
from retrocolor.ranges import require_ranges
from retrocolor.wording import counted
from retrocolor.worker.protocol import Failure, JobFailed, JobFinished
from retrocolor.worker.supervisor import Supervisor


class Verdict(StrEnum):
    """What is true of a file; the order is that of the table."""

    WHOLE = "whole"  # as it was written
    MISSING = "missing"
    CHANGED = "changed"  # another content than was written
    UNFINISHED = "unfinished"  # a run was ended while it was written
    FOREIGN = "foreign"  # in no record
    DIFFERS = "differs"  # its light is not the original's
    UNPROVEN = "unproven"  # its light could not be compared


@dataclass(frozen=True)
class Finding:
    """One file below the output folder; `light` where L* was compared."""

    path: Path
    verdict: Verdict
    reason: str = ""
    source: str = ""
    kind: str = "photo"
    light: LightnessDifference | None = None


@dataclass(frozen=True)
class Progress:
    """So many of so many files have been checked."""

    done: int
    total: int
    doing: str


@dataclass(frozen=True)
class Verified:
    """The end: everything found, in order; `films` and photos outside the sample, whose light is not compared."""

    folder: Path
    findings: tuple[Finding, ...]
    light: bool
    films: int = 0
    not_sampled: int = 0
    stopped_by: int | None = None  # the signal that came before all light was compared
    unfinished: tuple[tuple[Path, Unfinished], ...] = ()  # shards that are not through, each with its output folder

    @property
    def counts(self) -> dict[str, int]:
        """How many files of each verdict, without the zeros."""
        found = Counter(finding.verdict for finding in self.findings)
        return {verdict.value: found[verdict] for verdict in Verdict if found[verdict]}

    @property
    def orphans(self) -> list[Finding]:
        """Those that are whole, and whose original is gone."""
        return [finding for finding in self.findings if finding.verdict is Verdict.WHOLE and finding.reason]

    @property
    def code(self) -> ExitCode:
        """DONE if all is well."""
        if self.stopped_by is not None:
            return ExitCode.INTERRUPTED if self.stopped_by == signal.SIGINT else ExitCode.STOPPED
        well = set(self.counts) <= {Verdict.WHOLE} and not self.unfinished
        return ExitCode.DONE if well else ExitCode.MEDIA_FAILED

    @property
    def message(self) -> str:
        """Why it ended early, or empty."""
        return "" if self.stopped_by is None else "Stopped before all light was compared."

    @property
    def compared(self) -> list[Finding]:
        """Those whose light was compared, worst first."""
        found = [finding for finding in self.findings if finding.light]
        return sorted(found, key=lambda finding: -(finding.light.percentile if finding.light else 0))


def verify(folder: Path, options: VerifyOptions) -> Iterator[Progress | Verified]:
    """Compare an output folder, and the records below it, with what is there; yields progress, then a `Verified`.

    Raises UsageError when there is no record, or for a sample that is no number of pictures.
    """
    require_ranges(options)
    if options.sample is not None and not options.light:
        raise UsageError("--sample is for the comparison of light: add --light.")
    require(folder)
    histories = {place: read_history(place) for place in _recorded(folder)}
    if not histories:
        raise no_record(folder)
    total = sum(len(history.made) for history in histories.values())
    findings: list[Finding] = []
    for place, history in histories.items():
        for finding in _against_record(place, history):
            findings.append(finding)
            yield Progress(min(len(findings), total), total, "Comparing files")
    findings += _foreign(folder, histories)
    findings.sort(key=lambda finding: str(finding.path))
    unfinished = tuple((place, each) for place in histories for each in unfinished_shards(place))
    if not options.light:
        yield Verified(folder, tuple(findings), False, unfinished=unfinished)
        return
    for event in _lit(folder, findings, histories, options):
        yield replace(event, unfinished=unfinished) if isinstance(event, Verified) else event


def _recorded(folder: Path) -> Iterator[Path]:
    """Folders with a record, at or below this one; links to folders are not followed."""
    if folder.is_file():
        raise UsageError(f"{printable(folder)} is a file: name the output folder of a run.")
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", REPORT_PREFIX)))
        if any(map(shard_of, files)) and record_files(Path(where)):
            yield Path(where)


def _against_record(root: Path, history: History) -> Iterator[Finding]:
    """Every output that a record lists."""
    for name, made in history.made.items():
        entry = history.entries[name]
        verdict, reason = _judge(root / name, made)
        if verdict is Verdict.WHOLE:
            reason = _lost(Path(entry.source))
        yield Finding(root / name, verdict, reason, entry.source, entry.kind)
        for extra in entry.extras:
            if not (root / extra).is_file():
                yield Finding(root / extra, Verdict.MISSING, "it was made beside the result", entry.source, entry.kind)
    for name in sorted(history.begun - history.made.keys()):
        reason = _lost(Path(history.sources[name])) if name in history.sources else ""
        reason = f"; {reason}" if reason else "; the same command goes on"
        yield Finding(root / name, Verdict.UNFINISHED, f"a run was ended before it was done{reason}")


def _judge(path: Path, made: Identity) -> tuple[Verdict, str]:
    """Is a file what was written? By size and sha256; the time of change alone is no change."""
    try:
        size = Identity.of(path, checksum=False).size
        if size != made.size:
            return Verdict.CHANGED, f"{counted(size, 'byte')} instead of {made.size:,}"
        same = made.matches(path, checksum=True)
    except FileNotFoundError:
        return Verdict.MISSING, "it was made, and is not there"
    except OSError as error:
        return Verdict.CHANGED, f"it cannot be read ({error.strerror})"
    return (Verdict.WHOLE, "") if same else (Verdict.CHANGED, "as long as it was, with another content")


def _foreign(folder: Path, histories: dict[Path, History]) -> Iterator[Finding]:
    """Files that no record lists. Where originals lie beside their results, other files are nobody's concern."""
    known = {
        absolute(root / name)
        for root, history in histories.items()
        for name in (*history.made, *history.extras, *history.begun)
    }
    alike = {folded(str(path)): path for path in known}

    def is_known(path: Path) -> bool:
        """Also by another name for it: on many disks `Scans` and `scans` are one folder."""
        path = absolute(path)
        return path in known or ((other := alike.get(folded(str(path)))) is not None and seen(other) == seen(path))

    shared = {Path(e.source).parent for history in histories.values() for e in history.entries.values()}
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((PART_PREFIX, REPORT_PREFIX)))
        if absolute(Path(where)) in shared:
            continue
        folders[:] = [name for name in folders if not is_known(Path(where) / name)]
        for name in sorted(files):
            path = Path(where) / name
            if name.startswith(PART_PREFIX):
                yield Finding(path, Verdict.UNFINISHED, "left half-written; the next run removes it")
            elif not is_known(path) and not _is_ordinary(name):
                yield Finding(path, Verdict.FOREIGN, "no record tells of it")


def _is_ordinary(name: str) -> bool:
    """Ours that no record lists, and what file managers leave everywhere."""
    return name.startswith((REPORT_PREFIX, "._")) or name.lower() in LEFT_EVERYWHERE


def _lit(
    folder: Path, findings: list[Finding], histories: dict[Path, History], options: VerifyOptions
) -> Iterator[Progress | Verified]:
    """Compare the light of the photos that are whole, in the worker."""
    entries = {root / name: (h.entries[name], h) for root, h in histories.items() for name in h.made}
    whole = [finding for finding in findings if finding.verdict is Verdict.WHOLE]
    photos = [finding for finding in whole if finding.kind == Kind.PHOTO]
    chosen = _spread(photos, options.sample)
    judged = {finding.path: finding for finding in findings}
    jobs: dict[Pair, Finding] = {}
    for finding in chosen:
        entry, history = entries[finding.path]
        why = _unlike(entry)
        if why:
            judged[finding.path] = replace(finding, verdict=Verdict.UNPROVEN, reason=why)
        else:
            jobs[_pair(finding, entry, history)] = finding
    supervisor = Supervisor(CompareSetup(), min(len(jobs), core_count()) or 1)
    done = 0
    with closing(supervisor.run(list(jobs))) as events:
        for event in events:
            match event:
                case JobFinished(pair, light):
                    finding = _with_light(jobs[pair], light)
                case JobFailed(pair, failure):
                    finding = _unlit(jobs[pair], failure)
                case _:
                    continue
            done += 1
            judged[finding.path] = finding
            yield Progress(done, len(jobs), "Comparing L*")
    found = tuple(judged[finding.path] for finding in findings)
    yield Verified(folder, found, True, len(whole) - len(photos), len(photos) - len(chosen), supervisor.signal)


def _spread(findings: list[Finding], sample: int | None) -> list[Finding]:
    """So many of them, evenly spread over the folder."""
    if sample is None or sample >= len(findings):
        return findings
    return [findings[number * len(findings) // sample] for number in range(sample)]


def _unlike(entry: Entry) -> str:
    """Why a result cannot be compared with its original; empty if it can."""
    source = Path(entry.source)
    if lost := _lost(source):
        return lost
    try:
        source.open("rb").close()
    except OSError as error:
        return f"its original {printable(source)} cannot be read ({error.strerror})"
    if entry.input is None or not entry.input.matches(source, checksum=True):
        return f"its original {printable(source)} has changed since"
    return ""


def _lost(source: Path) -> str:
    """Why an original cannot be looked at; empty if it can."""
    try:
        source.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return f"its original {printable(source)} is not there"
    except OSError as error:
        return f"its original {printable(source)} cannot be looked at ({error.strerror})"
    return ""


def _pair(finding: Finding, entry: Entry, history: History) -> Pair:
    return Pair(Path(entry.source), finding.path, history.asked(entry).get("max_side"), is_salvaged(entry.notes))


def _with_light(finding: Finding, light: LightnessDifference) -> Finding:
    """The finding with how far its L* is from the original's."""
    if light.kept:
        return replace(finding, light=light)
    reason = f"|dL*| of {light.percentile:.2f} at the 99.9th percentile, more than {light.bound:g}"
    return replace(finding, verdict=Verdict.DIFFERS, reason=reason, light=light)


def _unlit(finding: Finding, failure: Failure) -> Finding:
    """The finding of a result that could not be compared."""
    return replace(finding, verdict=Verdict.DIFFERS, reason=failure.about(finding.path))
