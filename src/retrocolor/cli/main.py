"""The command line: what was typed, errors as one sentence, exit statuses, signals. The verbs stand in verbs.py."""

import gc
import os
import re
import signal
import sys
from contextlib import suppress
from itertools import pairwise

import typer

from retrocolor.cli import completion
from retrocolor.cli.complain import complain, complain_of, open_streams, require_here, said_by_another
from retrocolor.cli.verbs import app
from retrocolor.errors import ExitCode, RetrocolorError, UsageError
from retrocolor.files import printable
from retrocolor.machine import launched
from retrocolor.worker import stop

GARBAGE = 100_000  # objects until it is looked for: a plan of many files has none, and the search takes as long
EMPTY_VALUE = re.compile(r"--[a-z-]+=")


def main() -> None:
    """The console script: run, turn errors into one sentence on stderr, and exit with a documented status."""
    open_streams()
    gc.set_threshold(GARBAGE)
    code = _run()
    if launched().count > 1:  # on its way out a thread of torch may abort a process, and torchrun would end the others
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(code)
    sys.exit(code)


def _run() -> int:
    for name in ("SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) and signal.getsignal(number) is not signal.SIG_IGN:  # as by nohup
            signal.signal(number, _stop)
    try:
        _require_values(sys.argv[1:])
        require_here()
        if sys.argv[1:2] and sys.argv[1] in completion.REQUESTS:
            completion.answer(sys.argv[1], sys.argv[2:])
            return ExitCode.DONE
        code = app(prog_name="retrocolor", standalone_mode=False)
        if code == ExitCode.INTERRUPTED and not isinstance(code, ExitCode):  # Typer's status of Ctrl-C
            raise KeyboardInterrupt
        sys.stdout.flush()
    except RetrocolorError as error:
        _ignore_signals()
        code = error.code if said_by_another(error) else complain(str(error), error.code)
    except (KeyboardInterrupt, typer.Abort):
        _ignore_signals()
        code = complain("Interrupted: the same command goes on.", ExitCode.INTERRUPTED)
    except Exception as error:  # a library that swallows what `_stop` raised while it is loaded is left half-made
        if isinstance(error.__cause__, KeyboardInterrupt):
            raise  # see __main__
        code = complain(str(stop.request()), ExitCode.STOPPED) if stop.asked() else complain_of(error)
    return int(code or 0)


def _require_values(words: list[str]) -> None:
    """Raise UsageError for an empty word, as of a shell variable without a value: Path takes it for this folder."""
    for before, word in pairwise(["", *words]):
        if EMPTY_VALUE.fullmatch(word) or (not word and before.startswith("-") and before.strip("-")):
            flag = printable((word or before).removesuffix("="))
            raise UsageError(f"what stands after {flag} is empty: give a value, or leave {flag} out.")
        if not word:
            raise UsageError("an argument is empty: name a file or folder, or . for this folder.")


def _stop(number: int, frame: object) -> None:
    stop.ask()  # what is raised gets lost where Python calls amid something else, as when an object goes
    stop.check()


def _ignore_signals() -> None:
    """All has ended, and why is about to be said: another signal would leave that out."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
