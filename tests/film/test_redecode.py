"""Another decode of a colour track is the difference of two decodes of the logits it holds."""

from typing import Any

import numpy as np
import pytest
import torch

from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.film.color_track import planes, record_type
from retrocolor.film.redecode import redecode
from retrocolor.model.compact import LogitAxes


@pytest.fixture(scope="module")
def axes(colorizer: Colorizer) -> LogitAxes:
    return colorizer.axes()


@pytest.mark.parametrize(
    "wanted", [{"vivid": 0.6}, {"decode": "annealed", "vivid": 1.0}, {"decode": "mean"}, {"k": 3}], ids=str
)
def test_it_is_the_difference_to_the_usual_decode(
    colorizer: Colorizer, axes: LogitAxes, wanted: dict[str, Any]
) -> None:
    random, record = np.random.default_rng(0), np.zeros((), record_type(12, 18))
    for name in ("fine", "coarse"):
        record[name] = random.normal(0, 32, record[name].shape).clip(-127, 127)
    other = colorizer.with_decode(DecodeOptions(**wanted))
    found = redecode(other, axes)
    assert found is not None
    logits = axes.restore(planes(record[None]))
    with torch.inference_mode():
        true = other.decode(logits, other.prior) - colorizer.usual(logits, colorizer.prior)
    assert np.abs(found(record) - true[0].numpy()).max() < 1e-3 < true.abs().max()
