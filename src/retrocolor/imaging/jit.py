"""Loops over pixels, compiled (numba), which run outside the interpreter's lock."""

from collections.abc import Callable
from typing import Any

from numba import njit


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a loop over pixels, and keep the machine code for the next run where there is a folder for it.

    Functions are never passed into such a loop: the code on disk cannot hold them from one process to the next.
    """
    options: dict[str, Any] = {"nogil": True, "error_model": "numpy", "fastmath": {"contract"}}
    try:
        return njit(cache=True, **options)(function)
    except RuntimeError:  # neither the package's folder nor the user's cache can be written
        return njit(**options)(function)
