"""Films of several shots, made by ffmpeg, and changes to their shots.json."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from film_clips import ffmpeg

SOURCES = ("testsrc2", "mandelbrot", "testsrc", "rgbtestsrc")
GREY = "hue=s=0"
LENGTH = 16  # frames of a shot


def film(path: Path, *looks: str, codec: tuple[str, ...] = ("-c:v", "ffv1"), size: str = "96x64") -> Path:
    """A film of one shot for each of `looks`, a filter of ffmpeg each; cuts between them."""
    inputs = [o for name in SOURCES[: len(looks)] for o in ("-f", "lavfi", "-i", f"{name}=size={size}:rate=25")]
    parts = [f"[{n}]trim=end_frame={LENGTH},format=yuv444p,{look},setsar=1[v{n}]" for n, look in enumerate(looks)]
    joined = "".join(f"[v{n}]" for n in range(len(looks))) + f"concat=n={len(looks)},format=yuv444p"
    ffmpeg(*inputs, "-filter_complex", ";".join([*parts, joined]), *codec, path)
    return path


def change(path: Path, edit: Callable[[list[dict[str, Any]]], Any]) -> None:
    """Edit the shots of a shots.json as a person would."""
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content["shots"])
    path.write_text(json.dumps(content), encoding="utf-8")
