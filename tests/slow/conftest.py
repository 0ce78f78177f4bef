"""Whatever stands in this folder is slow: left out by default, run with `pytest -m slow`."""

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test of this folder."""
    item.add_marker("slow")
