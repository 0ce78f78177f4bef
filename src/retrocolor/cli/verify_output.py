"""Draw a verification, print it, or dump it as JSON (documented in docs/cli.md)."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.progress import TimeRemainingColumn
from rich.text import Text

from retrocolor.batch.lightness import BOUND, LOSSY_BOUND
from retrocolor.batch.verify import Finding, Progress, Verdict, Verified
from retrocolor.cli.bars import Bar, follow
from retrocolor.cli.console import console, listing, names, row
from retrocolor.files import printable
from retrocolor.wording import counted

JSON_VERSION = 1
MOST_NAMES = 20
VERDICTS = {
    Verdict.WHOLE: "as they were written",
    Verdict.MISSING: "the same command makes them again",
    Verdict.CHANGED: "kept by later runs; --overwrite makes them anew",
    Verdict.UNFINISHED: "the same command goes on",
    Verdict.FOREIGN: "not made here",
    Verdict.DIFFERS: "their light is not the original's",
    Verdict.UNPROVEN: "their light could not be compared",
}


def follow_verification(events: Iterable[Progress | Verified]) -> Verified:
    """Draw a verification to its end."""
    return follow(events, Verified, _to_bar, console(stderr=True), TimeRemainingColumn(), waiting="")


def _to_bar(event: Progress | Verified) -> Bar | None:
    return Bar(event.doing, event.done, event.total) if isinstance(event, Progress) else None


def print_verified(ended: Verified, out: Console) -> None:
    """What is wrong, each file named, of unfinished work the first; the light, worst first; counts."""
    for finding in ended.findings:
        if finding.verdict not in (Verdict.WHOLE, Verdict.UNFINISHED):
            out.print(_line(finding), soft_wrap=True)
    listing(out, [each for each in ended.findings if each.verdict is Verdict.UNFINISHED], _line, MOST_NAMES)
    if ended.compared:
        out.print("|dL*| against the originals, worst first: mean, 99.9th percentile, largest")
        listing(out, ended.compared, _light_line, MOST_NAMES, "better ones")
    for verdict, number in ended.counts.items():
        style = "dim" if verdict == Verdict.WHOLE else "red"
        row(out, verdict.capitalize(), f"{number:,}", style=style, note=VERDICTS[Verdict(verdict)])
    for place, each in ended.unfinished:
        row(out, "Unfinished", f"{each}", style="red", note=f"in {printable(place)}; the same command goes on")
    if ended.orphans:
        row(out, "No original", f"{len(ended.orphans):,}", note="results whose original is gone, or has another place")
        names(out, [finding.path for finding in ended.orphans])
    if ended.light:
        bounds = f"{BOUND:g}, or {LOSSY_BOUND:g} where the result is stored with loss"
        row(
            out,
            "Light",
            f"{counted(len(ended.compared), 'photo')} compared",
            note=f"99.9th percentile to be at most {bounds}",
        )
        if ended.not_sampled:
            row(out, "", f"{counted(ended.not_sampled, 'photo')} not in the sample")
        if ended.films:
            row(out, "", f"{counted(ended.films, 'film')} not compared", note="L* is that of photos")
    if ended.message:
        out.print(ended.message, style="bold", soft_wrap=True)


def _line(finding: Finding) -> Text:
    text = f"{printable(finding.path)}: {printable(finding.reason)}"
    return Text.assemble((f"{finding.verdict.value:11}", "red"), text)


def _light_line(finding: Finding) -> Text:
    light = finding.light
    assert light is not None
    figures = f"{light.mean:12.2f} {light.percentile:6.2f} {light.most:6.2f}  "
    return Text.assemble(figures, (printable(finding.path), "dim"))


def verified_as_json(ended: Verified) -> dict[str, Any]:
    """A verification as plain values; docs/cli.md says what each means."""
    return {
        "version": JSON_VERSION,
        "command": "verify",
        "exit_status": int(ended.code),
        "message": ended.message,
        "folder": str(ended.folder),
        "counts": ended.counts,
        "light": {"bound": BOUND, "lossy_bound": LOSSY_BOUND, "compared": len(ended.compared), "films": ended.films,
                  "not_sampled": ended.not_sampled} if ended.light else None,
        "unfinished_shards": [
            {"folder": str(place), "shard": str(each.shard), "left": each.left} for place, each in ended.unfinished
        ],
        "files": [asdict(finding) | {"path": str(finding.path)} for finding in ended.findings],
    }  # fmt: skip
