"""The page shows looks of the run's own network, and refuses another."""

import json
from pathlib import Path

import pytest

from command import colorized, grey, retrocolor, save
from retrocolor.config import NetworkOptions, ReviewOptions
from retrocolor.errors import UsageError
from retrocolor.model import card
from retrocolor.review.network import flags, network_of


def another_model(path: Path) -> Path:
    """The embedded model with another word in its header: the same network, another checksum."""
    data = card.find(card.DEFAULT_MODEL).read_bytes()
    ends = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:ends])
    header["__metadata__"]["about"] = "{}"
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(len(text).to_bytes(8, "little") + text + data[ends:])
    return path


def test_it_is_that_of_the_run(tmp_path: Path) -> None:
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    save(scans / "a.jpg", grey(48, 64))
    own = another_model(tmp_path / "own.safetensors")
    colorized(scans, "--no-report", "--model", own, "--size", "96")
    found = network_of(out, ReviewOptions())
    assert found == NetworkOptions(model=str(own), size=96) and flags(found) == ["--model", str(own), "--size", "96"]
    assert network_of(out, ReviewOptions(model=str(own), size=96)) == found
    done = retrocolor("review", out, "--no-browser", "--model", "default")
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert "--model default: the results in" in done.stderr and "made with another model; leave it out" in done.stderr
    with pytest.raises(UsageError, match=r"--size 128: .* were made at 96; leave it out"):
        network_of(out, ReviewOptions(size=128))
    moved = own.rename(tmp_path / "moved.safetensors")
    with pytest.raises(UsageError, match=r"made with the model own [0-9a-f]{16}, which is not here: name its file"):
        network_of(out, ReviewOptions())
    assert network_of(out, ReviewOptions(model=str(moved))).model == str(moved)
