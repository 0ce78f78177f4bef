"""Loops over pixels, compiled (numba), which run outside the interpreter's lock."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numba
from numba.core import caching

_njit: Any = numba.njit  # its annotations leave out the wrappers
_OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "fastmath": {"contract"}, "no_cfunc_wrapper": True}


class _Cache(caching.FunctionCache):
    """Machine code on disk that may be damaged, or become unwritable: the loop is compiled again then."""

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        try:
            return super().load_overload(sig, target_context)
        except Exception:  # whatever unpickling makes of a file that another program or version left
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        with suppress(Exception):  # a full disk, a folder gone read-only, an index that cannot be read
            super().save_overload(sig, data)


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a loop over pixels, and keep the machine code for the next run where there is a folder for it.

    Functions are never passed into such a loop: the code on disk cannot hold them from one process to the next.
    """
    loop: Any = _njit(**_OPTIONS)(function)
    with suppress(RuntimeError):  # neither the package's folder nor the user's cache can be written
        loop._cache = _Cache(function)
    return loop


def inlined(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile what only such loops call: a part of their code, so not kept by itself, and out of reach of Python."""
    return _njit(no_cpython_wrapper=True, **_OPTIONS)(function)
