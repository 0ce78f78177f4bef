"""The curves of a training run as a picture: plain SVG."""

from typing import Any

WIDTH, HEIGHT, MARGIN = 320, 200, 36
PANELS = (("loss", "loss"), ("psnr", "PSNR, dB (dashed: grey)"), ("ssim", "SSIM"), ("colorfulness", "colourfulness"))
DASHED = {"psnr": "grey_psnr", "colorfulness": "true_colorfulness"}


def draw_curves(history: list[dict[str, Any]]) -> str:
    """SVG text: one panel for each figure over the epochs; `history` holds the lines of metrics.jsonl."""
    shown = [(key, title) for key, title in PANELS if key in history[-1]]
    panels = "".join(
        f'<g transform="translate({i % 2 * WIDTH},{i // 2 * HEIGHT})">{_panel(history, key, title)}</g>'
        for i, (key, title) in enumerate(shown)
    )
    size = f'width="{2 * WIDTH}" height="{-(-len(shown) // 2) * HEIGHT}"'
    font = 'font-family="sans-serif" font-size="11"'
    style = '<rect width="100%" height="100%" fill="white"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}>{style}{panels}</svg>'


def _panel(history: list[dict[str, Any]], key: str, title: str) -> str:
    lines = {name: [line.get(name) for line in history] for name in (key, DASHED.get(key, key))}
    values = [value for line in lines.values() for value in line if value is not None]
    low, high = min(values), max(values)
    drawn = [_line(line, low, high, dashed=name != key) for name, line in lines.items()]
    labels = (
        f'<text x="{MARGIN}" y="16">{title}</text>'
        f'<text x="{MARGIN - 4}" y="{MARGIN}" text-anchor="end">{high:.4g}</text>'
        f'<text x="{MARGIN - 4}" y="{HEIGHT - MARGIN}" text-anchor="end">{low:.4g}</text>'
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - 16}" text-anchor="end">epoch {history[-1]["epoch"]}</text>'
    )
    return labels + "".join(drawn)


def _line(values: list[float | None], low: float, high: float, dashed: bool) -> str:
    width, height = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    points = [
        (MARGIN + width * i / max(1, len(values) - 1), MARGIN + height * (high - value) / ((high - low) or 1))
        for i, value in enumerate(values)
        if value is not None  # nothing was held out then
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "" if dashed else "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="#a33"/>' for x, y in points)
    dash = 'stroke="#999" stroke-dasharray="4"' if dashed else 'stroke="#a33"'
    return f'<polyline points="{path}" fill="none" {dash}/>{dots}'
