"""What 100 epochs do: docs/epochs.svg from docs/reproduction-100-epochs.json. `python tools/draw_epochs.py`

The JSON holds the six experiments of Table 1 as `retrocolor reproduce table1` writes them to table1.json, and for each
a log over its epochs: mean L_cl and L_dt in training; gain over grey in dB and colourfulness on the test pictures at
k = 1, gain of the mean.
"""

import json
import math
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent.parent / "docs"
FIGURES, PICTURE = DOCS / "reproduction-100-epochs.json", DOCS / "epochs.svg"
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 360, 230, 44, 34, 30  # of a panel, and its margins
COLOURS = ("#0072b2", "#d55e00", "#333333")  # told apart by the colour-blind; the third is dashed besides
EPOCHS = (1, 2, 4, 8, 16, 32, 100)
PANELS = (("l_cl", "training loss L_cl"), ("gain", "test: dB over grey, k = 1"))


def draw(results: list[dict[str, Any]]) -> str:
    """SVG text: a row for each data set; in it the training loss and the gain on test pictures, a line a setting."""
    names = list(dict.fromkeys(result["data"] for result in results))
    panels = []
    for row, name in enumerate(names):
        chosen = [result for result in results if result["data"] == name]
        for column, (key, title) in enumerate(PANELS):
            place = f"translate({column * WIDTH},{row * HEIGHT})"
            panels.append(f'<g transform="{place}">{_panel(chosen, key, f"{name}: {title}")}</g>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {len(names) * HEIGHT + 26}" '
    head += (
        f'width="{2 * WIDTH}" font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>'
    )
    legend = "".join(
        f'<g transform="translate({LEFT + 190 * i},{len(names) * HEIGHT + 12})">'
        f'<line x2="24" {_stroke(i)}/><text x="30" y="4">{result["setting"]}</text></g>'
        for i, result in enumerate(results[:3])
    )
    return "\n".join([head, *panels, legend, "</svg>"]) + "\n"


def _panel(results: list[dict[str, Any]], key: str, title: str) -> str:
    values = [line[key] for result in results for line in result["log"]]
    low, high = math.floor(min(0, *values)), math.ceil(max(values))
    parts = [f'<text x="{LEFT}" y="18" font-size="12">{title}</text>']
    for value in range(low, high + 1):
        y = _y(value, low, high)
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - 12}" y1="{y}" y2="{y}" stroke="{"#999" if value == 0 else "#e4e4e4"}"/>'
        )
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{value}</text>')
    for epoch in EPOCHS:
        parts.append(f'<text x="{_x(epoch)}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{epoch}</text>')
    for i, result in enumerate(results):
        points = " ".join(f"{_x(line['epoch'])},{_y(line[key], low, high)}" for line in result["log"])
        parts.append(f'<polyline points="{points}" fill="none" {_stroke(i)}/>')
    return "".join(parts)


def _x(epoch: int) -> float:
    """Epochs stand on a logarithmic axis."""
    return round(LEFT + (WIDTH - LEFT - 12) * math.log(epoch) / math.log(EPOCHS[-1]), 1)


def _y(value: float, low: int, high: int) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low), 1)


def _stroke(setting: int) -> str:
    return f'stroke="{COLOURS[setting]}" stroke-width="1.8"' + ' stroke-dasharray="5 3"' * (setting == 2)


if __name__ == "__main__":
    PICTURE.write_text(draw(json.loads(FIGURES.read_text(encoding="utf-8"))), encoding="utf-8")
