"""Whatever stands in this folder is slow: left out by default, run with `pytest -m slow`."""

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test of this folder, and give it time."""
    item.add_marker("slow")
    item.add_marker(pytest.mark.timeout(1800))
