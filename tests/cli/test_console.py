"""What all commands draw and print alike: bars on a terminal and none in a pipe, rows, lists, tables, durations."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import TimeRemainingColumn

from retrocolor.batch import events
from retrocolor.cli import run_progress
from retrocolor.cli.bars import NOTE, Bar, follow
from retrocolor.cli.console import console, fit, names, row, table
from retrocolor.errors import ExitCode
from retrocolor.jobs import Result, Status
from retrocolor.wording import duration


@dataclass(frozen=True)
class Painted:
    done: int


@dataclass(frozen=True)
class Checked:
    done: int


@dataclass(frozen=True)
class Ended:
    result: str


END = Ended("whole")


def to_bar(event: Painted | Checked | Ended) -> Bar | None:
    match event:
        case Painted():
            return Bar("Painting", event.done, 7, f"of picture {event.done}")
        case Checked():
            return Bar("Checking", event.done, 9)
    return None


def drawn(events: Iterable[object], *, terminal: bool = True, waiting: str | None = None) -> tuple[Ended, str]:
    """The last event, and what was written; a terminal has its last bar drawn before it goes."""
    out = StringIO()
    err = Console(file=out, force_terminal=terminal, width=100, no_color=True)
    return follow(events, Ended, to_bar, err, NOTE, TimeRemainingColumn(), waiting=waiting), out.getvalue()


def printed(show: Callable[[Console], None]) -> list[str]:
    out = StringIO()
    show(Console(file=out, width=60, markup=False, highlight=False))
    return out.getvalue().splitlines()


def test_a_terminal_sees_what_is_done_and_how_much() -> None:
    ended, text = drawn([Painted(1), Painted(3), END])
    assert ended is END
    assert "Painting" in text and "3/7" in text and "of picture 3" in text
    assert text.endswith("\x1b[1A\x1b[2K"), "the bar is to go when the work is done"


def test_a_pipe_sees_nothing() -> None:
    assert drawn([Painted(1), Checked(2), END], terminal=False, waiting="Loading") == (END, "")


def test_what_is_waited_for_stands_there_before_the_first_event() -> None:
    assert "Loading" in drawn([END], waiting="Loading")[1] and drawn([END])[1].count("/") == 0


def test_another_kind_of_event_takes_the_place_of_the_bar() -> None:
    last = drawn([Painted(7), Checked(2), END])[1].split("\x1b[2K")[-2]
    assert "Checking" in last and "2/9" in last and "Painting" not in last


@pytest.mark.parametrize("columns", [60, 80])
def test_the_bar_of_a_run_stays_on_one_line(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    out = StringIO()
    err = Console(file=out, force_terminal=True, width=columns, no_color=True)
    monkeypatch.setattr(run_progress, "console", lambda stderr: err)
    sources = [Path(f"a-long-name-of-a-scan-in-a-box-{number:03}.jpg") for number in range(40)]
    steps: list[events.Event] = [events.Planned(61, 61, ())]
    for source in sources:
        steps += [events.Started(source), events.Finished(Result(source, None, Status.DONE))]
    run_progress.follow_run([*steps, events.Ended((), 1.0, ExitCode.DONE)])
    drawn_last = re.sub(r"\x1b\[[?\d;]*\w", "", out.getvalue().split("\x1b[2K")[-2])
    last = [line for line in drawn_last.splitlines() if line.strip()]
    assert len(last) == 1 and "40/61" in last[0] and " left" in last[0] and "…name" in last[0], last


def test_events_without_an_end_are_a_mistake() -> None:
    for few in ([], [Painted(7)]):
        with pytest.raises(AssertionError, match="the events end with Ended"):
            drawn(few)


def test_bars_are_gone_when_the_work_fails() -> None:
    out = StringIO()

    def failing() -> Iterable[object]:
        yield Painted(1)
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        follow(failing(), Ended, to_bar, Console(file=out, force_terminal=True, width=100))
    assert out.getvalue().endswith("\x1b[1A\x1b[2K")


@pytest.mark.parametrize(
    ("seconds", "text", "estimate"),
    [
        (0, "0.0 s", "0 s"),
        (3.46, "3.5 s", "3 s"),
        (59.9, "59.9 s", "60 s"),
        (60, "1 min 0 s", "60 s"),
        (89.6, "1 min 30 s", "90 s"),
        (90, "1 min 30 s", "2 min"),
        (719, "11 min 59 s", "12 min"),
        (3599.7, "1 h 0 min", "60 min"),
        (5399, "1 h 29 min", "90 min"),
        (5400, "1 h 30 min", "1.5 h"),
        (100_000, "27 h 46 min", "27.8 h"),
    ],
)
def test_durations(seconds: float, text: str, estimate: str) -> None:
    assert (duration(seconds), duration(seconds, estimate=True)) == (text, estimate)


def test_rows_and_lists_stand_below_each_other() -> None:
    def show(out: Console) -> None:
        row(out, "Kept", "12", note="edited since")
        names(out, [Path(f"{number}\n.png") for number in range(12)])

    lines = printed(show)
    assert lines[0] == "Kept        12  edited since" and lines[1] == "            0\\n.png"
    assert len(lines) == 12 and lines[-1] == "            and 2 more"


def test_a_table_has_text_left_and_figures_right() -> None:
    figures = table(("decode", "PSNR"))
    figures.add_row("k", "2.0")
    lines = [line.strip() for line in printed(lambda out: out.print(figures))]
    assert lines[1] == "decode  PSNR" and lines[3] == "k        2.0"


def test_no_figure_and_no_word_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal text is broken between words; in a pipe nothing is."""
    figures = table(("decode", *"abcdef"))
    figures.add_row("annealed v0.25", *["0.8122"] * 6)
    claims = table(("experiment", *["colour of mean"] * 5), no_wrap=False)
    claims.add_row("faces: product, alpha 0.4", *["0.4822"] * 5)
    console().print(claims)
    assert "faces: product, alpha 0.4  " in capsys.readouterr().out
    text = "".join(printed(lambda out: out.print(fit(figures, out), fit(claims, out))))
    assert "\u2026" not in text and "product," in text and (text.count("0.8122"), text.count("0.4822")) == (6, 5)
