"""Loops in machine code: made of what stands in the Python files, kept between runs, made anew where that fails."""

import os
import resource
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retrocolor.imaging import jit, paint_loops, smaller_loops, ycbcr_loops
from retrocolor.imaging.jit import ASSETS
from retrocolor.imaging.paint import Painter
from retrocolor.model import decode_loops
from retrocolor.photo.codecs import grey

FILES = (paint_loops, ycbcr_loops, smaller_loops, decode_loops, grey)
TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "compile_loops.py"))
HINT = "python tools/compile_loops.py brings src/retrocolor/assets/*.ll up to date"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.__name__)
def test_the_assets_are_made_of_the_loops_as_they_stand(file: object) -> None:
    name = file.__name__  # type: ignore[attr-defined]
    text = (ASSETS / f"{name.rpartition('.')[2]}.ll").read_text(encoding="ascii")
    assert TOOL["made_of"](file) in text, HINT
    assert not [line for line in text.splitlines() if line.startswith("declare") and "@llvm." not in line]


def test_a_change_of_code_shows_and_one_of_words_does_not() -> None:
    decisive = TOOL["_decisive"]

    def texts(function: object) -> list[str]:
        return list(decisive(function, set()))

    def plain(x):  # type: ignore[no-untyped-def]
        return x + 1

    def told(x):  # type: ignore[no-untyped-def]
        """What it does."""
        return x + 1  # and why

    def other(x):  # type: ignore[no-untyped-def]
        return x + 2

    assert texts(plain)[0].replace("plain", "told") == texts(told)[0]
    assert texts(plain)[0].replace("plain", "other") != texts(other)[0]
    whole = texts(paint_loops.f_of_rgb.function)
    assert any(text.startswith("THIRD = ") for text in whole) and not any("Halley" in text for text in whole)


def test_machine_code_does_what_the_python_does() -> None:
    random = np.random.default_rng(0)
    pixels, levels = random.integers(0, 65536, (3, 5)).astype(np.uint16), random.random(65536, np.float32)
    ours, plain = np.zeros((3, 5), np.float32), np.zeros((3, 5), np.float32)
    paint_loops.f_of_grey(pixels, levels, ours)
    paint_loops.f_of_grey.function(pixels, levels, plain)
    assert np.array_equal(ours, plain) and ours.any()


def test_other_arguments_are_refused() -> None:
    levels, f = np.zeros(256, np.float32), np.zeros((4, 6), np.float32)
    for pixels in (
        np.zeros((4, 6), np.int64),
        np.zeros((4, 6), np.dtype(np.uint16).newbyteorder()),
        np.zeros((4, 12), np.uint8)[:, ::2],
        np.zeros(24, np.uint8),
        3,
    ):
        with pytest.raises(TypeError, match="f_of_grey is not compiled for"):
            paint_loops.f_of_grey(pixels, levels, f)
    paint_loops.f_of_grey(np.zeros((0, 6), np.uint8), levels, f[:0])  # nothing to do


class Fresh:
    """Machine code as in a new process, kept in `place`; `made` counts how often it is made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
        self.made = 0
        monkeypatch.setenv("RETROCOLOR_CACHE_DIR", str(place))
        monkeypatch.setattr(jit, "_made", partial(self._make, jit._made))

    def _make(self, make: Callable[..., bytes], *arguments: Any) -> bytes:
        self.made += 1
        return make(*arguments)

    def paint(self) -> tuple[int, bytes]:
        """How often code had to be made for a picture, and the picture."""
        jit.folder.cache_clear()
        jit._loaded.cache_clear()
        paint_loops.paint_rows._entries.clear()
        before, picture = self.made, np.arange(600, dtype=np.uint8).reshape(20, 30)
        painted = Painter(np.full((4, 5, 2), 20, np.float32), 20, 30)(picture, 0)
        return self.made - before, painted.tobytes()


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fresh]:
    yield Fresh(monkeypatch, tmp_path / "kept")
    jit.folder.cache_clear()


def test_machine_code_is_kept_and_made_again_where_it_is_damaged(fresh: Fresh, tmp_path: Path) -> None:
    """As a shared folder may hold it: cut off, with a bit changed, of another program, a folder in its place."""
    made, expected = fresh.paint()
    (kept,) = (tmp_path / "kept").iterdir()
    assert made == 1 and kept.suffix == ".code"
    whole = kept.read_bytes()
    assert fresh.paint() == (0, expected)
    changed = bytearray(whole)
    changed[-9] ^= 4
    for damaged in (whole[:50], whole[:-1], bytes(changed), b"", b"another program's"):
        kept.write_bytes(damaged)
        assert fresh.paint() == (1, expected)
        assert kept.read_bytes() == whole and list(kept.parent.iterdir()) == [kept]
    kept.unlink()
    kept.mkdir()
    assert fresh.paint() == (1, expected) and list(kept.parent.iterdir()) == [kept]


def test_machine_code_is_made_each_time_where_it_cannot_be_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    fresh = Fresh(monkeypatch, tmp_path / "file" / "none")
    assert [fresh.paint()[0] for _ in range(2)] == [1, 1]
    jit.folder.cache_clear()


def test_nothing_is_left_of_code_that_a_full_disk_did_not_take(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept, made = tmp_path / "kept", jit._made

    def full(*arguments: Any) -> bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, most[1]))
        return made(*arguments)

    fresh = Fresh(monkeypatch, kept)
    most, before = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    monkeypatch.setattr(jit, "_made", full)
    try:
        fresh.paint()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
        signal.signal(signal.SIGXFSZ, before)
        jit.folder.cache_clear()
    assert list(kept.iterdir()) == []


def test_a_run_needs_no_numba_and_keeps_its_code_among_the_users_caches(tmp_path: Path) -> None:
    code = (
        "import sys, numpy as np; from retrocolor.imaging.paint import Painter;"
        "Painter(np.zeros((4, 5, 2), np.float32), 20, 30)(np.zeros((20, 30), np.uint8), 0);"
        "assert 'numba' not in sys.modules"
    )
    environment = os.environ | {"RETROCOLOR_CACHE_DIR": "", "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert [path.suffix for path in (tmp_path / "retrocolor").iterdir()] == [".code"]
