"""Run the real command in a process of its own, on pictures made here."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

Here = Callable[..., "subprocess.CompletedProcess[str]"]
"""What the fixture `here` gives to tests of the shell."""
ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "COLUMNS": "100", "NO_COLOR": "1"}


def retrocolor(
    *arguments: str | Path, timeout: float = 120, cwd: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    """The command as a user types it, its output captured."""
    return subprocess.run(
        [sys.executable, "-m", "retrocolor", *map(str, arguments)],
        capture_output=True,
        text=True,
        errors="surrogateescape",
        timeout=timeout,
        env=ENVIRONMENT,
        cwd=cwd,
    )


def colorized(*arguments: str | Path) -> tuple[dict[str, Any], "subprocess.CompletedProcess[str]"]:
    """`retrocolor colorize ... --json -`: the summary, and how it ended."""
    done = retrocolor("colorize", *arguments, "--json", "-")
    return json.loads(done.stdout), done


def statuses(summary: dict[str, Any]) -> dict[str, str]:
    """File name -> status."""
    return {Path(file["source"]).name: file["status"] for file in summary["files"]}


def wait_until(condition: Callable[[], object], seconds: float = 90) -> None:
    """Wait until something is so, looking often; so long only on a machine that is very busy."""
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.002)


def grey(height: int = 120, width: int = 160, seed: int = 0) -> np.ndarray:
    """A grey picture with soft shapes and some grain, uint8."""
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:height, 0:width]
    x, y = random.integers(0, [width, height])
    shapes = 128 + 60 * np.sin((columns - x) / 17) + 50 * np.cos((rows - y) / 23)
    return np.clip(shapes + random.normal(0, 4, shapes.shape), 0, 255).astype(np.uint8)


def save(path: Path, pixels: np.ndarray, **options: Any) -> Path:
    """Write a picture in the format of its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path, **options)
    return path


def pictures(folder: Path) -> dict[str, bytes]:
    """Every result below an output folder, but for the kept tracks of films: name -> bytes."""
    names = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    ours = {name for name in names for part in name.parts if part.startswith("retrocolor-") or part.endswith(".track")}
    return {name.as_posix(): path.read_bytes() for name, path in names.items() if name not in ours}
