"""Boxes of random size and shape: what is drawn, and what is read, against numpy, one picture at a time."""

import numpy as np
import pytest
import torch
from PIL import Image

from retrocolor.training.crops import Boxes, draw_boxes, read_boxes

SIZES = ((40, 61), (96, 40), (40, 40), (53, 47))


@pytest.fixture
def stored() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Flat L and ab of four pictures of noise, one after another, and their index."""
    random = np.random.default_rng(0)
    pixels = [height * width for height, width in SIZES]
    firsts = np.cumsum([0, *pixels[:-1]])
    lightness = torch.from_numpy(random.integers(0, 256, sum(pixels), np.uint8))
    ab = torch.from_numpy(random.integers(-128, 128, (sum(pixels), 2), np.int8))
    return lightness, ab, torch.tensor([(*size, first) for size, first in zip(SIZES, firsts, strict=True)])


def picture(stored: tuple[torch.Tensor, ...], i: int) -> np.ndarray:
    """Picture i, float64 (h, w, 3)."""
    lightness, ab, index = stored
    height, width, first = index[i].tolist()
    here = slice(first, first + height * width)
    return np.concatenate((lightness[here, None], ab[here]), 1).astype(float).reshape(height, width, 3)


def slowly(planes: np.ndarray, box: list[float], size: int) -> np.ndarray:
    """One box of one picture, bilinear, edges repeated, pixel by pixel."""
    top, left, height, width, mirrored = box
    result = np.zeros((size, size, 3))
    for i in range(size):
        for j in range(size):
            y = np.clip(top + (i + 0.5) / size * height - 0.5, 0, planes.shape[0] - 1)
            x = np.clip(left + (j + 0.5) / size * width - 0.5, 0, planes.shape[1] - 1)
            y0, x0 = int(y), int(x)
            y1, x1 = min(y0 + 1, planes.shape[0] - 1), min(x0 + 1, planes.shape[1] - 1)
            above = planes[y0, x0] * (1 - x + x0) + planes[y0, x1] * (x - x0)
            below = planes[y1, x0] * (1 - x + x0) + planes[y1, x1] * (x - x0)
            result[i, size - 1 - j if mirrored else j] = above * (1 - y + y0) + below * (y - y0)
    return result


def seeded(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_what_is_read_is_each_box_bilinearly(stored: tuple[torch.Tensor, ...]) -> None:
    lightness, ab, index = stored
    boxes = draw_boxes(index[:, :2], seeded(1))
    assert 0 < boxes.mirrored.sum() < 4  # of both kinds
    read = read_boxes(lightness, ab, index, boxes, 24)
    for i in range(4):
        expected = slowly(picture(stored, i), [float(part[i]) for part in boxes], 24)
        np.testing.assert_allclose(read[i].movedim(0, -1).numpy(), expected, atol=0.02)


def test_a_box_as_large_as_its_result_is_cut_out(stored: tuple[torch.Tensor, ...]) -> None:
    lightness, ab, index = stored
    whole = Boxes(*(torch.tensor([value] * 4) for value in (3.0, 5.0, 32.0, 32.0)), torch.zeros(4, dtype=torch.bool))
    read = read_boxes(lightness, ab, index, whole, 32)
    for i in range(4):
        assert np.array_equal(read[i].movedim(0, -1).numpy(), picture(stored, i)[3:35, 5:37])


def test_pillow_reads_the_same_boxes_where_they_are_enlarged(stored: tuple[torch.Tensor, ...]) -> None:
    lightness, ab, index = stored
    boxes = draw_boxes(index[:, :2], seeded(2))._replace(mirrored=torch.zeros(4, dtype=torch.bool))
    read = read_boxes(lightness, ab, index, boxes, 48)
    for i in range(4):
        top, left, height, width, _ = (float(part[i]) for part in boxes)
        plane = Image.fromarray(picture(stored, i)[..., 0].astype(np.float32))
        enlarged = plane.resize((48, 48), Image.Resampling.BILINEAR, (left, top, left + width, top + height))
        inner = slice(2, -2)  # at its edge Pillow looks at nothing outside the box
        np.testing.assert_allclose(read[i, 0, inner, inner], np.asarray(enlarged)[inner, inner], atol=0.1)


def test_much_shrunk_boxes_are_means_of_more_samples(stored: tuple[torch.Tensor, ...]) -> None:
    lightness, ab, index = stored
    boxes = draw_boxes(index[:, :2], seeded(3))
    fine, read = read_boxes(lightness, ab, index, boxes, 24), read_boxes(lightness, ab, index, boxes, 8, samples=3)
    means = fine.unflatten(3, (8, 3)).unflatten(2, (8, 3)).mean((3, 5))
    torch.testing.assert_close(read, means, atol=1e-3, rtol=1e-4)


def test_boxes_lie_inside_and_vary_as_they_should() -> None:
    sizes = torch.tensor([(144, 200), (300, 144), (144, 144)]).repeat(4000, 1)
    boxes = draw_boxes(sizes, seeded(0))
    for start, length, side in ((boxes.top, boxes.height, sizes[:, 0]), (boxes.left, boxes.width, sizes[:, 1])):
        assert start.min() >= 0 and (start + length <= side + 1e-3).all()
    shares = (boxes.height * boxes.width).sqrt() / 144
    assert shares.min() > 0.48 and shares.max() <= 1.001 and shares.mean() == pytest.approx(0.75, abs=0.01)
    aspects = (boxes.height / boxes.width).log()
    assert aspects.abs().max() <= 0.15 + 1e-5 and aspects.std() == pytest.approx(0.3 / 12**0.5, abs=0.01)
    assert boxes.mirrored.float().mean() == pytest.approx(0.5, abs=0.03)
    centres = (boxes.left + boxes.width / 2)[::3]
    assert centres.min() < 50 and centres.max() > 150  # all over the wide pictures


def test_the_generator_alone_decides() -> None:
    sizes = torch.tensor([(144, 200)] * 8)
    once, again, other = (draw_boxes(sizes, seeded(seed)) for seed in (5, 5, 6))
    assert all(torch.equal(*pair) for pair in zip(once, again, strict=True))
    assert not torch.equal(once.top, other.top)
