"""A study that the tests of making, scoring and ranking share."""

from pathlib import Path

import pytest

from studies import drawn


@pytest.fixture(scope="module")
def study(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of 20 pictures and 5 k."""
    folder = tmp_path_factory.mktemp("study") / "out"
    drawn(colour_folder, folder)
    return folder
