"""Draw the making of a study and its scores."""

from collections.abc import Iterable

from rich.console import Console

from retrocolor.cli.bars import Bar, follow
from retrocolor.cli.console import row, table
from retrocolor.evaluation.results import Measured
from retrocolor.files import printable
from retrocolor.paper.events import Study
from retrocolor.paper.study_scores import Scores
from retrocolor.wording import as_typed, counted


def follow_study(events: Iterable[Measured | Study], err: Console) -> Study:
    """Draw the making of a study to its end."""

    def to_bar(event: Measured | Study) -> Bar | None:
        return None if isinstance(event, Study) else Bar("Colouring", event.done, event.total)

    return follow(events, Study, to_bar, err, waiting="Colouring")


def print_study(study: Study, out: Console) -> None:
    """Where the page is, and what to do with it."""
    for name in study.broken:
        out.print(f"not readable, another was drawn: {printable(name)}", soft_wrap=True)
    row(out, "Hand out", printable(study.page), style="")
    row(out, "Keep", printable(study.key), style="")
    row(out, "Score", f"retrocolor study score {as_typed(str(study.key.parent))} ANSWERS.json ...", style="")


def print_scores(scores: Scores, out: Console, err: Console) -> None:
    """What was refused to `err`, the table to `out`."""
    for _, reason in scores.refused:
        err.print(f"Refused: {reason}", soft_wrap=True)
    if not scores.raters:
        out.print("No answers are left to score.")
        return
    people, pictures = counted(len(scores.raters), "rater"), counted(len(scores.key.pictures), "picture")
    out.print(f"{people}, {pictures} each, model {scores.key.model}", soft_wrap=True)
    ranks = table(("k", "average rank", "paper") if scores.paper else ("k", "average rank"), left=0)
    for k, average in zip(scores.key.ks, scores.averages, strict=True):
        ranks.add_row(str(k), f"{average:.2f}", *([f"{scores.paper[k]:.2f}"] if scores.paper else []))
    out.print(ranks)
    out.print(f"1 is best, {len(scores.key.ks)} is worst.", style="dim")
    for found, judges in ((scores.rankings, "rankings"), (scores.between, "raters, by their average ranks")):
        if found:
            p = "p < 0.001" if found.p < 0.001 else f"p = {found.p:.3f}"
            text = f"Kendall's W of {found.judges} {judges}: {found.w:.3f}"
            out.print(f"{text} (chi-square {found.chi_square:.1f}, {found.degrees} df, {p})", soft_wrap=True)
