"""Draw the verb `review`: where the page is, and what was decided in the end."""

from collections.abc import Iterable

from rich.console import Console

from retrocolor.cli.console import row
from retrocolor.review.run import Reviewed, Serving
from retrocolor.wording import as_typed


def follow_review(events: Iterable[Serving | Reviewed], out: Console) -> None:
    """Say where the page is, wait until it is ended, and say how to go on."""
    for event in events:
        if isinstance(event, Serving):
            note = "" if event.opened else "open it in a browser"
            row(out, "Look at", event.url, style="", note=note)
            row(out, "End", "Ctrl-C, or the button on the page; choices are written at once")
            out.file.flush()
        else:
            _print_reviewed(event, out)


def _print_reviewed(ended: Reviewed, out: Console) -> None:
    for state in ("accepted", "redo", "rejected"):
        if ended.counts.get(state):
            row(out, {"redo": "To redo"}.get(state, state.capitalize()), f"{ended.counts[state]:,}")
    if not ended.counts.get("pending"):
        row(out, "Go on", "nothing is left to do")
        return
    row(out, "To do", f"{ended.counts['pending']:,}", note="by the next run")
    command = f"retrocolor colorize {as_typed(*ended.again)}" if ended.again else "the same command as before"
    note = "with the flags that it had before" if ended.again else ""
    row(out, "Go on", command, note=note)
