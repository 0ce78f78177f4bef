"""Loops in machine code: made of what stands in the Python files, kept between runs, made anew where that fails."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrocolor.imaging import paint_loops, ycbcr_loops
from retrocolor.imaging.jit import ASSETS
from retrocolor.photo.codecs import grey

FILES = (paint_loops, ycbcr_loops, grey)
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
    for pixels in (np.zeros((4, 6), np.int64), np.zeros((4, 12), np.uint8)[:, ::2], np.zeros(24, np.uint8), 3):
        with pytest.raises(TypeError, match="f_of_grey is not compiled for"):
            paint_loops.f_of_grey(pixels, levels, f)
    paint_loops.f_of_grey(np.zeros((0, 6), np.uint8), levels, f[:0])  # nothing to do


USE = """
import sys, numpy as np
from retrocolor.imaging import jit
made, keep = [], jit._made
jit._made = lambda text, machine: made.append(1) or keep(text, machine)
from retrocolor.imaging.paint import Painter
picture = np.arange(600, dtype=np.uint8).reshape(20, 30)
painted = Painter(np.full((4, 5, 2), 20, np.float32), 20, 30)(picture, 0)
assert "numba" not in sys.modules
sys.stdout.buffer.write(bytes([len(made)]) + painted.tobytes())
"""


def use(cache: Path, **more: str) -> tuple[int, bytes]:
    """Paint in a process whose machine code is kept in `cache`: how often it was made, and the picture."""
    environment = os.environ | {"RETROCOLOR_CACHE_DIR": str(cache)} | more
    done = subprocess.run([sys.executable, "-c", USE], check=True, capture_output=True, env=environment).stdout
    return done[0], done[1:]


def test_machine_code_is_kept_and_made_again_where_it_is_damaged_or_cannot_be_kept(tmp_path: Path) -> None:
    """As a shared folder may hold it: cut off, with a bit changed, of another program, one that cannot be written."""
    made, expected = use(tmp_path)
    (kept,) = tmp_path.iterdir()
    assert made == 1 and kept.suffix == ".code"
    whole = kept.read_bytes()
    assert use(tmp_path) == (0, expected)
    changed = bytearray(whole)
    changed[-9] ^= 4
    for damaged in (whole[:50], whole[:-1], bytes(changed), b"", b"another program's"):
        kept.write_bytes(damaged)
        assert use(tmp_path) == (1, expected)
        assert kept.read_bytes() == whole and list(tmp_path.iterdir()) == [kept]
    kept.unlink()
    kept.mkdir()
    assert use(tmp_path) == (1, expected)
    (tmp_path / "file").touch()
    assert use(tmp_path / "file" / "none") == (1, expected)


def test_machine_code_is_kept_among_the_users_caches(tmp_path: Path) -> None:
    assert use(Path(), RETROCOLOR_CACHE_DIR="", XDG_CACHE_HOME=str(tmp_path))[0] == 1
    assert [path.suffix for path in (tmp_path / "retrocolor").iterdir()] == [".code"]
