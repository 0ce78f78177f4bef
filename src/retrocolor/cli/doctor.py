"""The verb `doctor`: what this machine has, what is missing, and how to get it.

Libraries are tried in a process of their own, so that one that crashes on import is a finding, not the end.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from retrocolor import __version__
from retrocolor.cli.console import row
from retrocolor.errors import RetrocolorError
from retrocolor.machine import core_count, machine_memory
from retrocolor.model import card
from retrocolor.wording import counted

INSTALL = "pip install --force-reinstall retrocolor"
PROBES = {
    "torch": "import torch; answer(torch.__version__)",
    "GPU": (
        "import torch; cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available();"
        "answer(torch.cuda.get_device_name(0) if cuda else 'Apple MPS' if mps else '')"
    ),
    "llvmlite": "import llvmlite; answer(llvmlite.__version__)",
    "Pillow": (
        "from PIL import Image, features; answer(Image.__version__ + ' with ' + "
        "', '.join(n for n in ('libjpeg_turbo', 'webp', 'avif', 'libtiff', 'jpg_2000') if features.check(n)))"
    ),
    "tifffile": "import tifffile; answer(tifffile.__version__)",
    "imagecodecs": "import imagecodecs; answer(imagecodecs.__version__)",
    "HEIC": "import pillow_heif; answer(pillow_heif.__version__)",
    "PyAV": "import av; answer(av.__version__)",
    "ffmpeg": "import imageio_ffmpeg; answer(imageio_ffmpeg.get_ffmpeg_version())",
}
HELP = {
    "GPU": "none found; everything works without one, only slower",
    "HEIC": "for HEIC photos: pip install 'retrocolor[heif]'",
}
OPTIONAL = frozenset(HELP)
PROBE = "import json\ndef answer(text): print('\\n' + json.dumps(text))\n"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what was found, or what to do about it; `needed` if nothing works without it."""

    name: str
    found: str
    help: str = ""
    needed: bool = True


def examine() -> list[Finding]:
    """Look at everything; takes some seconds, mostly torch."""
    findings = [
        Finding("retrocolor", __version__),
        Finding("Python", f"{platform.python_version()} on {platform.platform()}"),
        Finding("Processor", f"{counted(core_count(), 'core')}, {machine_memory() / 2**30:.1f} GiB memory"),
        _model(),
        _temporary(),
    ]
    running = {name: _start(code) for name, code in PROBES.items()}
    return findings + [_probed(name, process) for name, process in running.items()]


def print_findings(findings: Iterable[Finding], out: Console) -> None:
    """A line each; what is missing stands out, with what to do."""
    for finding in findings:
        if finding.found:
            mark, style, text = "ok", "green", finding.found
        else:
            mark, style, text = ("missing", "red", finding.help) if finding.needed else ("none", "yellow", finding.help)
        row(out, mark, f"{finding.name:12}{text}", style=style, width=7)


def findings_as_json(findings: Iterable[Finding]) -> dict[str, Any]:
    """The findings as plain values; docs/cli.md says what each means."""
    return {"version": 1, "command": "doctor", "findings": [asdict(finding) for finding in findings]}


def _model() -> Finding:
    try:
        about = card.read(card.find(card.DEFAULT_MODEL))
    except RetrocolorError as error:
        return Finding("Model", "", f"{error} {INSTALL}")
    return Finding("Model", f"{about.name}, {about.parameters / 1e6:.1f} M parameters")


def _temporary() -> Finding:
    folder = Path(tempfile.gettempdir())
    free = shutil.disk_usage(folder).free / 2**30
    usable = free > 1 and os.access(folder, os.W_OK)
    return Finding("Temporary", f"{folder}, {free:.0f} GiB free" if usable else "", "full: set TMPDIR to another disk")


def _start(code: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", PROBE + code],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )


def _probed(name: str, process: "subprocess.Popen[str]") -> Finding:
    """What a probe printed, or the last line of why it could not."""
    needed = name not in OPTIONAL
    try:
        printed, complaint = process.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return Finding(name, "", f"no answer within 120 s: {INSTALL}", needed)
    if process.returncode == 0:
        return Finding(name, str(json.loads(printed.strip().splitlines()[-1])), HELP.get(name, ""), needed)
    why = (complaint.strip().splitlines() or [f"status {process.returncode}"])[-1]
    return Finding(name, "", HELP.get(name) or f"{why}: {INSTALL}", needed)
