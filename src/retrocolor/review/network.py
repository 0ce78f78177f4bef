"""The network whose looks the page shows: that of the run, so that the next one makes what was seen. No torch."""

import os
from pathlib import Path
from typing import Any

from retrocolor.batch.record import read_history
from retrocolor.config import NetworkOptions, ReviewOptions
from retrocolor.errors import UsageError
from retrocolor.files import checksum, printable
from retrocolor.model import card


def network_of(folder: Path, options: ReviewOptions) -> NetworkOptions:
    """The network that the newest results of a folder were made with, and the device that the page may use.

    Raises UsageError for a --model or --size that is another one, and for a model that is not where it was; ModelError.
    """
    settings = _newest(folder)
    asked = settings.get("asked", {})
    model = _model(folder, options.model, str(asked.get("model", "")), settings)
    size = asked.get("size") if isinstance(asked.get("size"), int) else None
    if options.size is not None and asked:
        made = size if size is not None else _used(settings).get("size")
        if options.size != made:
            raise UsageError(
                f"--size {options.size}: the results in {printable(folder)} were made at {made}; leave it out, or "
                "colour the folder with it first."
            )
    return NetworkOptions(model=model, device=options.device, size=size if asked else options.size)


def flags(network: NetworkOptions) -> list[str]:
    """What `retrocolor colorize` has to be told to use the same network."""
    model = ["--model", network.model] if network.model != card.DEFAULT_MODEL else []
    return model + (["--size", str(network.size)] if network.size is not None else [])


def _newest(folder: Path) -> dict[str, Any]:
    """The settings of the result made last; empty if no record tells of them."""
    history = read_history(folder)
    known = [entry for entry in history.entries.values() if history.asked(entry)]
    return history.settings[max(known, key=lambda entry: entry.time).settings] if known else {}


def _used(settings: dict[str, Any]) -> dict[str, Any]:
    used = settings.get("used")
    return used if isinstance(used, dict) else {}


def _model(folder: Path, given: str | None, wanted: str, settings: dict[str, Any]) -> str:
    """The name or file of the run's model, by its checksum."""
    if given is not None:
        if wanted and checksum(card.find(given)) != wanted:
            raise UsageError(
                f"--model {printable(given)}: the results in {printable(folder)} were made with another model; leave "
                "it out, or colour the folder with it first."
            )
        return given
    if not wanted:
        return card.DEFAULT_MODEL
    noted = settings.get("model_file")
    files = [Path(noted)] if isinstance(noted, str) and os.path.isfile(noted) else []  # noqa: PTH113 (as in `card`)
    for path in (*card.embedded(), *files):
        if checksum(path) == wanted:
            return str(path) if path in files else path.stem
    name = printable(str(_used(settings).get("model", wanted))[:80])
    raise UsageError(
        f"The results in {printable(folder)} were made with the model {name}, which is not here: name its file with "
        "--model."
    )
