"""Lent memory: everyone's own while it is lent, used again, and never what a picture read still points at."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from retrocolor.photo import scratch
from retrocolor.photo.codecs.gather import gather
from retrocolor.photo.read import read
from retrocolor.photo.scratch import lent


def test_what_is_given_back_is_lent_again_and_what_is_lent_is_no_one_elses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "_waiting", [])  # whatever tests before gave back
    with lent(64, 50, 4) as one:
        assert one.shape == (64, 50, 4) and one.flags.c_contiguous
        with lent(64, 50, 4) as two:
            assert not np.shares_memory(one, two)
        with lent(60, 40, 4) as three:
            assert np.shares_memory(two, three) and not np.shares_memory(one, three)
        with lent(9, 9, 4) as small:
            assert not np.shares_memory(two, small), "memory of many times the size stays for what needs it"


def test_it_is_given_back_when_the_block_fails_and_no_more_than_the_limit_waits() -> None:
    try:
        with lent(1000, 1000, 4) as failed:
            raise ValueError
    except ValueError:
        pass
    with lent(1000, 1000, 4) as again:
        assert np.shares_memory(failed, again)
    for _ in range(3):
        with lent(scratch.KEPT_BYTES // 2 + 1), lent(scratch.KEPT_BYTES // 2 + 1):
            pass
    assert sum(map(len, scratch._waiting)) <= scratch.KEPT_BYTES


def test_pictures_read_in_threads_keep_their_pixels(tmp_path: Path) -> None:
    """Grey in three channels, in one, and toned, by turns, while others decode into the same memory."""
    pixels, files = {}, []
    for number in range(6):
        grey = np.random.default_rng(number).integers(0, 256, (8, 8), np.uint8)
        picture = (
            Image.fromarray(grey).resize((240 + 8 * (number // 3), 160)).convert("L" if number % 3 == 1 else "RGB")
        )
        if number % 3 == 2:
            picture = picture.point([level * part // 4 for part in (4, 3, 2) for level in range(256)])
        files.append(tmp_path / f"{number}.jpg")
        picture.save(files[-1], quality=95)
        expected = np.asarray(Image.open(files[-1]))
        pixels[files[-1]] = expected[..., 0] if number % 3 == 0 else expected
    wrong = []

    def check() -> None:
        for _ in range(10):
            pages = [read(file).pages[0] for file in files]
            wrong.extend(
                file for file, page in zip(files, pages, strict=True) if not np.array_equal(page.pixels, pixels[file])
            )

    threads = [threading.Thread(target=check) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_lent_canvas_is_encoded_where_it_lies() -> None:
    with lent(50, 30, 4), lent(40, 30, 4) as canvas:
        canvas[:] = np.random.default_rng(0).integers(0, 256, canvas.shape)
        strips = [canvas[top : top + 16][..., :3] for top in range(0, 40, 16)]
        whole = gather(iter(strips), (40, 30, 4), np.dtype(np.uint8))
        assert np.shares_memory(whole, canvas) and np.array_equal(whole, canvas)
    other = gather(iter([strip.copy() for strip in strips]), (40, 30, 4), np.dtype(np.uint8))
    assert not np.shares_memory(other, canvas) and np.array_equal(other[..., :3], canvas[..., :3])
