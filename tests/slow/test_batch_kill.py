"""Stopping is safe: ten kills at any moment cost the work in flight, and the same command goes on."""

import os
from pathlib import Path

import pytest

from photo_kills import kill_and_go_on

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")


def test_ten_kills(tmp_path: Path) -> None:
    assert kill_and_go_on(tmp_path, photos=60, kills=10, seed=2, size=(900, 1200)) >= 5
