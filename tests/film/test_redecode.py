"""Another decode of a colour track is the difference of two decodes of the logits it holds."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.film.color_track import REPEATED, SPARED, Track, mix_answers, planes, record_type
from retrocolor.film.redecode import redecode
from retrocolor.film.steady import Look, make_steady, read_chroma
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


@pytest.mark.parametrize("begin", [0, 1], ids=["between two", "the first of a shot"])
def test_of_frames_that_the_network_was_spared_it_lies_between(
    colorizer: Colorizer, axes: LogitAxes, tmp_path: Path, begin: int
) -> None:
    random, records = np.random.default_rng(1), np.zeros(5, record_type(12, 18))
    records["light"][..., ::4] = 255  # what is flat has no colours
    for record in (records[0], records[4]):
        for name in ("fine", "coarse"):
            record[name] = random.normal(0, 32, record[name].shape).clip(-127, 127)
    for number in (1, 2, 3):
        mix_answers(records[number], records[0], records[4], number / 4)
    records["flags"] = 0, SPARED, REPEATED, SPARED, 0
    (tmp_path / "track.bin").write_bytes(records.tobytes())
    found = redecode(colorizer.with_decode(DecodeOptions(vivid=1.0)), axes)
    assert found is not None
    own = [found(record) for record in records]
    between = [own[0] + number / 4 * (own[4] - own[0]) for number in range(5)]
    track, path = Track(tmp_path / "track.bin", 12, 18), tmp_path / "steady.bin"
    make_steady(track, [(begin, 5)], [Look(0.0, found)], path, lambda: None)
    wanted = own if begin else between  # of the frames of a shot alone: those before it are of another
    for number, shown in zip(range(begin, 5), read_chroma(path, 0, 5 - begin, track.size), strict=True):
        assert np.abs(shown - wanted[number if number != 2 else 1]).max() < 0.05, number
    assert np.abs(own[3] - between[3]).max() > 0.5
