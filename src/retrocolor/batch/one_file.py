"""One photo or film coloured for another program: what `retrocolor colorize FILE` does, as a call. No torch."""

from dataclasses import replace
from pathlib import Path

from retrocolor.arguments import require_options
from retrocolor.batch.colorize import colorize
from retrocolor.batch.events import Ended
from retrocolor.batch.task import Options
from retrocolor.config import DecodeOptions, FilmOptions, NetworkOptions, OutputOptions, PhotoOptions
from retrocolor.errors import ExitCode, MachineError, MediaError, Refused, Stopped, UsageError
from retrocolor.files import printable
from retrocolor.jobs import Result, Status


def colorize_file(
    source: Path | str,
    output: Path | str | None = None,
    *,
    model: Path | str = "default",
    device: str = "auto",
    size: int | None = None,
    decode: DecodeOptions | None = None,
    photo: PhotoOptions | None = None,
    film: FilmOptions | None = None,
    overwrite: bool = False,
) -> Result:
    """Colour one photo or film into `output` (default: NAME-color.EXT beside it), everything else in the file kept.

    The work is done in a process of its own, so that a broken file cannot end yours; it loads the network, which takes
    some seconds: for many files `retrocolor colorize FOLDER` loads it once. The result says what became of the file:
    `status` is DONE, SKIPPED (done before and unchanged), KEPT (edited since, or not ours) or LEFT (already in colour),
    `output` the path. Raises a RetrocolorError, one clear sentence: MediaError when the file cannot be coloured,
    Refused when it is left alone on purpose, UsageError, MachineError or ModelError; Stopped after SIGTERM,
    KeyboardInterrupt after Ctrl-C; TypeError for options of another type.
    """
    for given, kind in ((decode, DecodeOptions), (photo, PhotoOptions), (film, FilmOptions)):
        if given is not None:
            require_options(given, kind)
    model = str(model) if isinstance(model, Path) else model
    network = NetworkOptions(model=model, device=device, size=size)
    require_options(network, NetworkOptions)
    if "" in (source, output):
        raise UsageError("A name is empty: name a file.")
    path = Path(source)
    if path.is_dir():
        raise UsageError(f"{printable(path)} is a folder: name one file, or use `retrocolor colorize FOLDER`.")
    options = Options(
        replace(OutputOptions(), output=Path(output) if output is not None else None, overwrite=overwrite),
        network,
        decode or DecodeOptions(),
        photo or PhotoOptions(),
        film or FilmOptions(),
    )
    *_, ended = colorize([path], options)
    assert isinstance(ended, Ended)
    for result in ended.results:
        if result.status is Status.REFUSED:
            raise Refused(f"{printable(path)}: {result.reason}")
        if result.status is Status.FAILED:
            raise MediaError(f"{printable(path)}: {result.reason}")
        return result
    if ended.code == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if ended.code == ExitCode.STOPPED:
        raise Stopped(ended.message)
    raise MachineError(ended.message)
