"""Modules that are loaded once something of theirs is asked for, not when others import them.

`import torch` runs `torch._meta_registrations`, which teaches each operation what it would do on tensors without data:
a fifth of its time, and of no use to a process that neither compiles nor exports networks. It loads what trains,
quantizes and tests them, too. A module loaded at another moment than its authors meant may find others half loaded, so
most are put off for versions of torch alone with which that was tried.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

UNUSED = ("torch._meta_registrations",)
TRIED = "2.13."  # versions of torch, for which these may be loaded late
UNUSED_IN_TRIED = (
    *("torch.distributions", "torch.export", "torch.masked", "torch.optim", "torch.profiler", "torch.utils.data"),
    *("torch.quantization", "torch.nn.intrinsic", "torch.nn.qat", "torch.nn.quantizable", "torch.nn.quantized"),
    *("torch._native", "torch.mtia", "torch.testing", "unittest.mock"),
)


def unused() -> tuple[str, ...]:
    """What the torch that is installed loads, and colouring never asks."""
    found = importlib.util.find_spec("torch")
    version = Path(found.origin).with_name("version.py") if found and found.origin else None
    is_tried = version is not None and version.is_file() and f"'{TRIED}" in version.read_text(encoding="utf-8")
    return UNUSED + UNUSED_IN_TRIED if is_tried else UNUSED


def put_off(names: Iterable[str] | None = None) -> None:
    """Load the modules of these names late, by default those of `unused`, wherever they are imported from here on in
    this process.
    """
    names = unused() if names is None else names
    sys.meta_path.insert(0, _Finder({name for name in names if name not in sys.modules}))


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, names: set[str]) -> None:
        self.names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname not in self.names:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Late(spec.loader)
        return spec


class _Late(importlib.abc.Loader):
    """Makes a module that its true loader fills later. `importlib.util.LazyLoader` would at a look at its file name."""

    def __init__(self, loader: importlib.abc.Loader) -> None:
        self.loader = loader

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _Unloaded(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet."""


class _Unloaded(ModuleType):
    def __getattr__(self, name: str) -> Any:
        late = self.__spec__.loader if self.__spec__ else None
        if (name.startswith("__") and name.endswith("__")) or not isinstance(late, _Late):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        self.__class__ = ModuleType  # type: ignore[assignment]  # before it runs: it may import itself
        late.loader.exec_module(self)
        return getattr(self, name)
