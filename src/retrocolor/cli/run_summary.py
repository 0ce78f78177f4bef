"""The last lines of a run, and the same as JSON (documented in docs/cli.md)."""

import sys
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text

from retrocolor.batch.choices import CHOICES_NAME
from retrocolor.batch.estimate import Forecast
from retrocolor.batch.events import Ended
from retrocolor.cli.console import MOST_NAMES, indented, listing, names, row
from retrocolor.cli.profile_output import profiles_as_json
from retrocolor.cli.run_progress import failure_line
from retrocolor.errors import ExitCode
from retrocolor.files import printable
from retrocolor.jobs import Result, Status
from retrocolor.wording import as_typed, counted, duration, in_bytes

JSON_VERSION = 1
LABELS = {
    Status.DONE: ("Coloured", ""),
    Status.SKIPPED: ("Skipped", "done before, unchanged since"),
    Status.KEPT: ("Kept", "not replaced"),
    Status.LEFT: ("Left", "already in colour; --recolor colours them all the same"),
    Status.REJECTED: ("Rejected", "stay black and white, as chosen"),
    Status.REFUSED: ("Refused", ""),
    Status.FAILED: ("Failed", ""),
    Status.PLANNED: ("To do", ""),
}


def print_summary(ended: Ended, out: Console, err: Console) -> None:
    """Failures to `err`, each named; counts, the page to look at and how to go on to `out`."""
    for result in ended.results:
        if result.status in (Status.FAILED, Status.REFUSED):
            err.print(failure_line(result), soft_wrap=True)
    if ended.message:
        err.print(ended.message, style="bold", soft_wrap=True)
    _print_counts(ended, out)
    _print_found(ended, out)
    if ended.forecast:
        _print_forecast(ended.forecast, out)
    if ended.todo:
        row(out, "Not reached", f"{ended.todo:,}")
    if ended.unfinished:
        row(out, "Unfinished", ", ".join(map(str, ended.unfinished)))
    for label, text in _pointers(ended):
        row(out, label, text)


def _print_counts(ended: Ended, out: Console) -> None:
    """How many files came to which end; those that are not as asked by name."""
    if not (ended.results or ended.message or ended.todo):
        row(out, "To do", "0", note="no file falls to this shard")
    for status, number in ended.counts.items():
        label, why = LABELS[Status(status)]
        row(out, label, f"{number:,}", style="red" if status == Status.FAILED else "dim", note=why)
        if status == Status.LEFT:
            names(out, [result.source for result in ended.results if result.status == status])
        if status == Status.KEPT:
            kept = [result for result in ended.results if result.status == status]
            listing(out, kept, _kept_line, MOST_NAMES)
    salvaged = [result for result in ended.results if result.salvaged]
    if salvaged:
        row(out, "Salvaged", f"{len(salvaged):,}", style="yellow", note="what was left of damaged files")
        names(out, [result.source for result in salvaged])
    if tracks := sum(result.track_bytes for result in ended.results):
        why = "kept for a change of mind, with shots.json to edit; `retrocolor clean OUT` removes them"
        row(out, "Tracks", in_bytes(tracks), note=why)


def _print_found(ended: Ended, out: Console) -> None:
    """What was found that is no medium, and what was named and not found."""
    if ended.passed_over:
        row(out, "Passed over", f"{len(ended.passed_over):,}", note="files of other kinds")
        names(out, ended.passed_over)
    if ended.unknown_choices:
        row(
            out,
            "Unknown",
            f"{len(ended.unknown_choices):,}",
            style="yellow",
            note=f"named in {CHOICES_NAME}, not found",
        )
        listing(out, ended.unknown_choices, lambda name: indented(printable(name)), MOST_NAMES)


def _kept_line(result: Result) -> Text:
    return indented(f"{printable(result.output or result.source)}: {result.reason}")


def print_plan(ended: Ended, out: Console, err: Console) -> None:
    """A dry run: what would become of each file."""
    for result in ended.results:
        if result.status in (Status.FAILED, Status.REFUSED):
            continue
        arrow = f" -> {printable(result.output)}" if result.output else ""
        row(out, LABELS[result.status][0].lower(), f"{printable(result.source)}{arrow}", width=8)
    print_summary(ended, out, err)


def _print_forecast(forecast: Forecast, out: Console) -> None:
    """How long it will take and how much it will write, and by what that was found."""
    seconds = forecast.seconds
    low, likely, high = (duration(each, estimate=True) for each in (seconds.low, seconds.likely, seconds.high))
    row(out, "Forecast", f"about {likely}", note=f"{low} to {high}, {forecast.at_a_time} at a time")
    for space in forecast.spaces:
        low, high = (in_bytes(round(size)) for size in (space.bytes.low, space.bytes.high))
        note = f"{low} to {high}; {in_bytes(space.free)} free in {printable(space.folder)}"
        row(out, "Room", f"about {in_bytes(round(space.bytes.likely))}", note=note)
    counts = ((forecast.photos, "photo", ""), (forecast.films, "piece of film", "pieces of film"))
    tried = " and ".join(counted(count, name, many) for count, name, many in counts if count) or "nothing in time"
    left = f", {forecast.left} in colour already" if forecast.left else ""
    row(out, "Tried", f"{tried}{left}", note="other load and slower storage cost more")
    failed = [Result(source, None, Status.FAILED, reason) for source, reason in forecast.failed]
    listing(out, failed, failure_line, MOST_NAMES)


def _pointers(ended: Ended) -> list[tuple[str, str]]:
    """Where the results are, the page to look at, and how to go on."""
    made = [result for result in ended.results if result.status is Status.DONE]
    lines = [("Took", duration(ended.seconds))] if made else []
    if len(made) == 1 and made[0].output and not ended.reports:
        lines += [("Note", printable(note)) for note in made[0].notes]  # of several the page tells
        lines.append(("Result", printable(made[0].output)))
        if made[0].sheet:
            lines.append(("Look at", printable(made[0].sheet)))
    lines += [("Look at", printable(page)) for page in ended.reports]
    if Status.PLANNED in ended.counts:
        if ended.code is not ExitCode.MACHINE:  # else what is missing comes first
            lines.append(("Go on", "the same command without --dry-run"))
    elif ended.code in (ExitCode.INTERRUPTED, ExitCode.STOPPED) or ended.todo:
        lines.append(("Go on", f"{command()}   (takes up where this run stopped)"))
    elif Status.FAILED in ended.counts:
        if len(ended.results) > 1:  # one that was named alone fails again until it is mended, as its sentence says
            lines.append(("Go on", f"{command()}   (tries the failed files again, once they are mended)"))
    elif not made and Status.SKIPPED in ended.counts:
        lines.append(("Go on", "nothing is left to do; --overwrite does it again"))
    return lines


def command() -> str:
    """The command that was typed, to be typed again."""
    return as_typed("retrocolor", *sys.argv[1:])


def as_json(ended: Ended, verb: str) -> dict[str, Any]:
    """The run as plain values; docs/cli.md says what each means."""
    return {
        "version": JSON_VERSION,
        "command": verb,
        "exit_status": int(ended.code),
        "message": ended.message,
        "seconds": round(ended.seconds, 3),
        "counts": ended.counts,
        "not_reached": ended.todo,
        "reports": [str(page) for page in ended.reports],
        "settings": ended.settings,
        "passed_over": [str(path) for path in ended.passed_over],
        "unknown_choices": list(ended.unknown_choices),
        "profile": profiles_as_json(ended.profiles),
        "forecast": _forecast_as_json(ended.forecast),
        "files": [_file(result) for result in ended.results],
    }


def _forecast_as_json(forecast: Forecast | None) -> dict[str, Any] | None:
    if forecast is None:
        return None
    return {
        "seconds": asdict(forecast.seconds),
        "room": [{**asdict(space), "folder": str(space.folder)} for space in forecast.spaces],
        "photos_tried": forecast.photos,
        "films_tried": forecast.films,
        "at_a_time": forecast.at_a_time,
        "in_colour": forecast.left,
        "failed": [{"source": str(source), "reason": reason} for source, reason in forecast.failed],
    }


def _file(result: Result) -> dict[str, Any]:
    values = asdict(result)
    values["source"] = str(result.source)
    values["output"] = str(result.output) if result.output else None
    values["sheet"] = str(result.sheet) if result.sheet else None
    return {name: values[name] for name in ("source", "output", "status", *values)}
