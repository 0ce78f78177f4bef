"""Stopping is safe: fifty kills at any moment cost the work in flight, and the same command goes on."""

import os
from pathlib import Path

import pytest

from photo_kills import kill_and_go_on

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")


@pytest.mark.timeout(7200)
def test_fifty_kills(tmp_path: Path) -> None:
    assert kill_and_go_on(tmp_path, photos=200, kills=50, seed=2) >= 25
