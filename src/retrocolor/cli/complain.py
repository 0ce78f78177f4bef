"""What is said when something is wrong: one sentence on standard error, and the documented status."""

import io
import os
import re
import sys
import traceback
from typing import Any

from retrocolor.errors import ExitCode, MachineError, UsageError
from retrocolor.files import printable
from retrocolor.machine import launched
from retrocolor.wording import as_typed

REWORDED = (
    (r"Option '(\S+)' requires an argument", r"\1 is the last word; give it a value"),
    (r"Option '(\S+)' does not take a value", r"\1 takes no value; leave it out"),
    (r"Got unexpected extra argument\S* \((.+)\)", r"\1: nothing more is expected there"),
    (r"^No such option: (\S+) \(Possible options?: (.+)\)$", r"No such option \1. Did you mean \2?"),
)
VERBOSE = {"colorize", "video"}  # commands with that flag
KINDS = {"integer": "a whole number", "number": "a number"}


def complain(sentence: str, code: ExitCode) -> ExitCode:
    """Say a sentence; returns the status."""
    if "--verbose" in sys.argv:
        traceback.print_exc()
    print(f"retrocolor: {sentence}", file=sys.stderr)
    return code


def said_by_another(error: Exception) -> bool:
    """Whether another process of torchrun says it; what was typed wrong is wrong for all, and the first one says it."""
    said: bool | None = getattr(error, "said", None)
    return launched().rank > 0 and getattr(error, "code", None) == ExitCode.USAGE if said is None else said


def complain_of(error: Exception) -> ExitCode:
    """What the system refused, wrong usage (exceptions of Typer that format themselves), or a mistake of ours."""
    if isinstance(error, OSError) and error.strerror and error.filename is not None:
        refused = MachineError(f"{printable(os.fsdecode(error.filename))}: {error.strerror}; check it and its folder.")
        return complain(str(refused), refused.code)
    format_message = getattr(error, "format_message", None)
    if format_message is None:
        return _complain_of_ours(f"An error that was not foreseen ({type(error).__name__}: {error})")
    context = getattr(error, "ctx", None)
    message = _plain(error, " ".join(format_message().split()).rstrip("."))
    if not message:  # no command at all: the help was shown
        return ExitCode.USAGE
    if launched().rank:
        return ExitCode.USAGE
    see = f"see `{context.command_path if context else _command()} --help`."
    return complain(f"{message} {see.capitalize()}" if message.endswith("?") else f"{message}: {see}", ExitCode.USAGE)


def _complain_of_ours(sentence: str) -> ExitCode:
    """Of a mistake of ours: how to see where it is, or where a command has no flag for that, where it is."""
    if set(sys.argv[1:2]) & VERBOSE:
        return complain(f"{sentence}: run it with --verbose.", ExitCode.MEDIA_FAILED)
    traceback.print_exc()
    return complain(f"{sentence}: report it with what stands above.", ExitCode.MEDIA_FAILED)


def _command() -> str:
    """The command that was typed, where it was not come to."""
    return " ".join(["retrocolor", *(word for word in sys.argv[1:2] if word.isalpha())])


def _plain(error: Exception, message: str) -> str:
    """Typer's message as a person would say it."""
    wrong = re.match(r"Invalid value for .*valid (integer|number)", message)
    if wrong:
        name, given = _given(getattr(getattr(error, "param", None), "opts", None) or ["the value"])
        return f"{name} {given}: give {KINDS[wrong[1]]}"
    if guess := _guess(error, message):
        return guess
    for said, plainly in REWORDED:
        message = re.sub(said, plainly, message)
    said, _, meant = message.partition(". Did you mean ")
    names = re.findall(r"[\w-]+", meant)
    return f"{said}: did you mean {' or '.join(names)}?" if names else message


def _guess(error: Exception, message: str) -> str:
    """What was meant where a file stands for a command, an option before it, or one dash for two; empty if nothing."""
    at_root = getattr(getattr(error, "ctx", None), "parent", None) is None
    named = re.fullmatch(r"No such command ('|\")(.+?)\1(\. Did you mean .+)?", message)
    if at_root and named and os.path.lexists(named[2]):
        return f"{printable(named[2])} is no command: did you mean `{as_typed('retrocolor', 'colorize', named[2])}`?"
    found = re.match(r"No such option:? (-\S+)", message)
    command: Any = getattr(getattr(error, "ctx", None), "command", None)
    if not found or command is None:
        return ""
    commands = getattr(command, "commands", {})
    name = next((word for word in sys.argv if word in commands), "")
    options = {name for parameter in commands.get(name, command).params for name in parameter.opts}
    word = next((word for word in sys.argv if word.startswith(found[1])), found[1])
    if os.path.lexists(word):
        return f"{printable(word)} is taken for an option: did you mean {as_typed(f'./{word}')}?"
    typed = word.partition("=")[0]
    if f"-{typed}" in options:  # of `-like` Typer says that there is no `-l`
        return f"No such option {typed}: did you mean -{typed}?"
    if not name or typed not in options:
        return ""
    return f"{typed} stands before its command: did you mean `retrocolor {name} {typed}`?"


def _given(names: list[str]) -> tuple[str, str]:
    """The option as it was typed, and its value."""
    for number, word in reversed(list(enumerate(sys.argv))):  # typed twice, the last one counts
        name, equals, value = word.partition("=")
        if name in names:
            return name, value if equals else " ".join(sys.argv[number + 1 : number + 2])
    return names[-1], ""


class _Output(io.FileIO):
    """Standard output or standard error; what cannot be written is left out, and then no more is tried.

    Of standard output that is one sentence, but for a reader that has left, as `head` does: it misses nothing. The
    command goes on, so that its status is that of its work.
    """

    def __init__(self, number: int, *, closed: bool = False) -> None:
        super().__init__(number, "w", closefd=False)
        self.lost = "it is closed" if closed else ""
        self.told = number != 1

    def write(self, data: Any) -> int:
        """Write. Raises MachineError the first time that standard output cannot be written to."""
        if not self.lost:
            try:
                return super().write(data) or 0
            except OSError as error:
                self.lost = error.strerror or str(error)
                self.told = self.told or isinstance(error, BrokenPipeError)
        if not self.told:
            self.told = True
            raise MachineError(f"Standard output cannot be written to ({self.lost}): what should stand there is lost.")
        return len(data)


def open_streams() -> None:
    """Prepare standard output and standard error, and open what the caller closed, so that no file gets its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    sys.stdout = _opened(_Output(1, closed=sys.stdout is None), sys.stdout, by_line=os.isatty(1))
    sys.stderr = _opened(_Output(2), sys.stderr, by_line=True)


def _opened(output: _Output, before: Any, *, by_line: bool) -> io.TextIOWrapper:
    """A stream of text in the encoding of the one before it; a character that it lacks must not end the run."""
    if before and os.name == "nt" and before.isatty():  # a console of Windows takes no bytes of UTF-8
        before.reconfigure(errors="backslashreplace")
        return before
    encoding = before.encoding if before else "utf-8"
    return io.TextIOWrapper(io.BufferedWriter(output), encoding, "backslashreplace", line_buffering=by_line)


def require_here() -> None:
    """Raise UsageError when the current folder has been removed."""
    try:
        os.getcwd()  # noqa: PTH109 (nothing is done with it)
    except OSError:
        raise UsageError("The current folder is not there any more: change to another one (cd).") from None
