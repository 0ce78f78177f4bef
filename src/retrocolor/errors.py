"""What can go wrong, each with its exit status and the sentence that says what to do next."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit statuses of the command line; they are part of its interface."""

    DONE = 0
    MEDIA_FAILED = 1
    USAGE = 2
    MACHINE = 3
    MODEL = 4
    STOPPED = 5
    INTERRUPTED = 130


class RetrocolorError(Exception):
    """One clear sentence for the user; `code` is the exit status it leads to.

    The message names the file or option and says what to do next; it never needs a traceback.
    """

    code = ExitCode.MEDIA_FAILED
    said: bool | None = None  # by another process of the same training already, where that is known


class MediaError(RetrocolorError):
    """A photo or film cannot be read, coloured or written; the rest of the batch goes on."""


class Unwritable(MediaError):
    """A result cannot be written where it goes; others of its run may be."""


class BrokenOff(MediaError):
    """What worked on a film was ended from outside, or stood still: what is done of it stays for the same command."""


class Changed(MediaError):
    """A film is not the one that was looked at first."""


class Refused(MediaError):
    """A medium is left alone on purpose: a raw file, an animation, a playlist, HDR film."""


class Unfit(Refused):
    """A film that does not fit into the container that its result's name asks for."""


class UsageError(RetrocolorError):
    """Wrong flags, a missing path, an empty folder."""

    code = ExitCode.USAGE


class InTheWay(UsageError):
    """Something that we did not make, or that was changed since, lies where an output goes: it is never replaced."""


class MachineError(RetrocolorError):
    """Something this machine lacks: a device, disk space, a codec, a writable or unlocked output."""

    code = ExitCode.MACHINE


class ModelError(RetrocolorError):
    """A model or a data set that cannot be used."""

    code = ExitCode.MODEL


class Stopped(RetrocolorError):
    """The run stopped on request with work left; the same command goes on."""

    code = ExitCode.STOPPED
