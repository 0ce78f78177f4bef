"""What the tests of films share."""

import pytest

from retrocolor.colorizer import Colorizer


@pytest.fixture(scope="session")
def colorizer() -> Colorizer:
    """The embedded model, which sees small pictures."""
    return Colorizer.load(size=32)
