"""The verb `models`: what is embedded, read from the checkpoints' headers alone."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from retrocolor.cli.console import row
from retrocolor.files import checksum
from retrocolor.model import card

LABEL_WIDTH = 18


def embedded_models() -> list[dict[str, Any]]:
    """Each embedded model as plain values; raises ModelError if one of them is damaged."""
    found = []
    for path in card.embedded():
        about = card.read(path)
        found.append(
            {
                "name": about.name,
                "default": about.name == card.DEFAULT_MODEL,
                "network": about.config,
                "parameters": about.parameters,
                "megabytes": round(about.megabytes, 1),
                "sha256": checksum(path),
                "recommended": about.recommended,
                "about": about.about,
                "path": str(path),
            }
        )
    return found


def print_models(models: Iterable[Mapping[str, Any]], out: Console) -> None:
    """Each model with a heading and a line per fact."""
    for model in models:
        facts = f"{model['parameters'] / 1e6:.1f} M parameters, {model['megabytes']:.1f} MB"
        used = "  used unless --model says otherwise" if model["default"] else ""
        out.print(Text.assemble((model["name"], "bold"), f"  {facts}", (used, "dim")))
        for label, text in _lines({**model["network"], **model["recommended"], **model["about"]}):
            row(out, f"  {label}", text, width=LABEL_WIDTH)
        row(out, "  sha256", model["sha256"], width=LABEL_WIDTH)
        row(out, "  file", model["path"], width=LABEL_WIDTH)


def _lines(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Nested facts as rows: a mapping or a list takes a row per entry."""
    for name, value in facts.items():
        label = name.replace("_", " ")
        if isinstance(value, Mapping):
            yield from ((f"{label} {inner}", text) for inner, text in _lines(value))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                text = ", ".join(map(str, item.values())) if isinstance(item, Mapping) else str(item)
                yield "" if number else label, text
        else:
            form = "g" if isinstance(value, float) else "," if type(value) is int else ""
            yield label, f"{value:{form}}"
