"""What other programs may rely on: the names in docs/api.md, batches that do not mix, hints, files."""

import multiprocessing
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

import retrocolor
from command import grey, save
from retrocolor import Colorizer, Hint, PhotoOptions, RetrocolorError, Status, colorize_file

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def colorizer() -> Colorizer:
    return Colorizer.load()


def test_the_stable_names_are_those_of_the_page() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    cells = [row.split("|")[1] for row in page.splitlines() if row.startswith("| `")]
    assert sorted(name for cell in cells for name in re.findall(r"`(\w+)`", cell)) == sorted(retrocolor.__all__)
    for name in retrocolor.__all__:
        thing = getattr(retrocolor, name)
        assert isinstance(thing, str) or len(thing.__doc__ or "") > 10
    with pytest.raises(AttributeError, match="nothing"):
        _ = retrocolor.nothing


def test_names_without_arrays_load_no_torch() -> None:
    code = (
        "import sys, retrocolor\n"
        "retrocolor.colorize_file, retrocolor.DecodeOptions, retrocolor.Result, retrocolor.RetrocolorError\n"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_batch_of_any_sizes_is_what_each_gets_alone(colorizer: Colorizer) -> None:
    random = np.random.default_rng(0)
    pictures = [grey(120, 160, seed=i) for i in range(5)] + [grey(300, 90), grey(16, 16), grey(1, 40)]
    pictures += [np.repeat(grey(80, 100)[..., None], 3, 2), random.integers(0, 65536, (90, 120), np.uint16)]
    together = colorizer.colorize_batch(pictures)
    for picture, painted in zip(pictures, together, strict=True):
        assert painted.dtype == picture.dtype and np.array_equal(painted, colorizer.colorize(picture))
    assert colorizer.colorize_batch([]) == []
    with pytest.raises(ValueError, match="expected"):
        colorizer.colorize_batch([pictures[0], np.zeros((4, 4))])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows forks no processes")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_colours(colorizer: Colorizer) -> None:
    """It has none of the threads with which torch computed before, and waited for them for ever."""
    threads, picture, context = torch.get_num_threads(), grey(256, 320), multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    forked = context.Process(target=lambda: theirs.send(colorizer.colorize(picture)))
    torch.set_num_threads(2)
    try:
        torch.zeros(1 << 17).exp()  # what begins them
        forked.start()
        assert ours.poll(30) and ours.recv().shape == (256, 320, 3)
    finally:
        torch.set_num_threads(threads)
        forked.kill()


def test_a_hint_is_a_place_and_a_colour() -> None:
    assert Hint(0, 1.0, "#7A4b2a").x == 0
    for wrong in ((1.5, 0.5, "#7a4b2a"), (0.5, -0.1, "#7a4b2a"), (float("nan"), 0.5, "#7a4b2a")):
        with pytest.raises(ValueError, match="shares of the upright picture, from 0 to 1"):
            Hint(*wrong)
    for place in ("0.5", None, 10**400, 0.5j):
        with pytest.raises(ValueError, match="shares of the upright picture, from 0 to 1"):
            Hint(0.5, place, "#7a4b2a")
    for colour in ("red", "#7a4b2", "#7a4b2a\n"):
        with pytest.raises(ValueError, match="give the color as #rrggbb"):
            Hint(0.5, 0.5, colour)


def test_a_file_is_coloured_as_the_command_does(tmp_path: Path) -> None:
    source = save(tmp_path / "scan.png", grey())
    result = colorize_file(source, photo=PhotoOptions(compare=True))
    assert result.status is Status.DONE and result.output == tmp_path / "scan-color.png"
    with Image.open(result.output) as picture:
        assert picture.mode == "RGB" and picture.size == (160, 120)
    assert (tmp_path / "scan-color-compare.jpg").is_file()
    assert colorize_file(str(source), photo=PhotoOptions(compare=True)).status is Status.SKIPPED
    assert colorize_file(source, photo=PhotoOptions(compare=True), overwrite=True).status is Status.DONE
    with pytest.raises(RetrocolorError, match="No model 'mine'"):
        colorize_file(source, model=Path("mine"), overwrite=True)
    (tmp_path / "torn.png").write_bytes(source.read_bytes()[:200])
    for wrong in ("torn.png", "missing.png", "."):
        with pytest.raises(RetrocolorError, match=r"\w"):
            colorize_file(tmp_path / wrong)
