"""Loops over pixels as machine code, which run outside the interpreter's lock.

A loop is a Python function that numba understands. `tools/compile_loops.py` has numba translate those of a file into
LLVM's language once, when they are written, and what comes out stands in assets. The first time one of them is called
here, LLVM makes code for this very processor of it, in a tenth of a second or two, which is kept for the next run where
there is a folder for it. So numba itself, half a second and 80 MB of every process, is not needed to run.
"""

import ctypes
import hashlib
import os
import struct
import sys
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor.files import read_regular

ASSETS = Path(__file__).resolve().parent.parent / "assets"
CACHE = "RETROCOLOR_CACHE_DIR"  # of the environment: where machine code is kept
DIGEST = 32  # bytes of SHA-256
Key = tuple[Any, ...]  # of each argument the type, and of an array the number of dimensions


class Loop:
    """A loop in machine code: arrays as `signatures` say, C-contiguous and native, or integers; nothing is returned.

    A signature is a word for each argument: the type and the number of dimensions of an array (`u1:2`), or `int`.
    Where `any_order` is allowed a sum is added up in whatever order is fastest.
    """

    def __init__(self, function: Callable[..., Any], signatures: tuple[str, ...], any_order: bool) -> None:
        self.function, self.signatures, self.any_order = function, signatures, any_order
        self.file = function.__module__.rpartition(".")[2]
        self._entries: dict[Key, Any] = {}

    def __call__(self, *arguments: Any) -> None:
        """Run it. Raises TypeError for arguments that it was not compiled for."""
        key: list[Any] = []
        slots: list[int] = []
        for argument in arguments:
            if isinstance(argument, np.ndarray) and argument.flags.c_contiguous and argument.dtype.isnative:
                key += (argument.dtype.num, argument.ndim)
                slots.append(_address(argument))
                slots += argument.shape
            else:
                key.append(type(argument))
                slots.append(argument)
        code, pack = self._entries.get(tuple(key)) or self._entry(tuple(key))
        code(pack(*slots))

    def symbol(self, number: int) -> str:
        """The name of its code for the signature of that number."""
        return f"{self.function.__name__}.{number}"

    def _entry(self, key: Key) -> Any:
        for number, signature in enumerate(self.signatures):
            if key == _key(signature):
                address = _address_of(self.file, self.symbol(number))
                code, slots = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(address), struct.Struct(f"{_slots(signature)}q")
                self._entries[key] = code, slots.pack
                return self._entries[key]
        raise TypeError(f"{self.function.__name__} is not compiled for {key}")


def compiled(*signatures: str, any_order: bool = False) -> Callable[[Callable[..., Any]], Loop]:
    """A loop that is called from Python, for some types of its arguments: see `Loop`."""
    return lambda function: Loop(function, signatures, any_order)


def inlined(function: Callable[..., Any]) -> Callable[..., Any]:
    """What only such loops call: a part of their code."""
    function.inlined = True  # type: ignore[attr-defined]
    return function


def _key(signature: str) -> Key:
    parts: list[Any] = []
    for word in signature.split():
        kind, _, dimensions = word.partition(":")
        parts += (np.dtype(kind).num, int(dimensions)) if dimensions else (int,)
    return tuple(parts)


def _slots(signature: str) -> int:
    """How many numbers its code is handed: address and shape of each array, or a number."""
    return sum(1 + int(word.partition(":")[2] or 0) for word in signature.split())


def _address(array: np.ndarray) -> int:
    try:
        buffer: Any = array  # it is one, whatever the stubs of Python 3.11 say
        return ctypes.addressof(ctypes.c_char.from_buffer(buffer))  # a third of what asking the array takes
    except (TypeError, ValueError):  # one that is only read, or empty
        return array.ctypes.data


_lock = threading.Lock()


def _address_of(file: str, symbol: str) -> int:
    """Where the code of a loop of a file lies, for one of its signatures."""
    with _lock:  # several threads may want it first
        return _loaded(file, symbol)


@cache
def _loaded(file: str, symbol: str) -> int:
    import llvmlite.binding as llvm

    text = (ASSETS / f"{file}.ll").read_text(encoding="ascii")
    machine, about = _machine()
    key = hashlib.sha256(f"{about}\n{text}".encode()).hexdigest()
    place = folder()
    kept = place / f"{symbol}-{key[:DIGEST]}.code" if place else None
    if not (code := _read(kept)):
        code = _made(text, symbol, machine)
        _keep(kept, code)
    builder = llvm.JITLibraryBuilder().add_object_img(code).add_current_process()
    compiler = llvm.create_lljit_compiler(machine)
    linked = builder.export_symbol(symbol).link(compiler, symbol)
    _held.append((compiler, linked))
    return int(linked[symbol])


_held: list[Any] = []  # what the code in use belongs to


def _machine() -> tuple[Any, str]:
    """LLVM's idea of this processor, and all that the code for it depends on."""
    import llvmlite
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    target = llvm.Target.from_default_triple()
    processor, features = llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten()
    machine = target.create_target_machine(
        cpu=processor, features=features, opt=3, jit=True, codemodel="jitdefault",
        reloc="static" if target.name.startswith("x86") else "default",
    )  # fmt: skip
    return machine, f"{llvmlite.__version__} {target.triple} {processor} {features}"


def _made(text: str, symbol: str, machine: Any) -> bytes:
    """Machine code of one loop of those in LLVM's language, as an object file."""
    import llvmlite.binding as llvm

    module = llvm.parse_assembly(text)
    module.triple, module.data_layout = machine.triple, str(machine.target_data)
    for function in module.functions:
        if function.name != symbol and not function.is_declaration:
            function.linkage = "internal"  # of no use unless it is a part: LLVM leaves the others out at once
    options = llvm.create_pipeline_tuning_options(speed_level=3)
    options.loop_vectorization, options.slp_vectorization = True, False
    passes = llvm.create_pass_builder(machine, options)
    passes.getModulePassManager().run(module, passes)
    return bytes(machine.emit_object(module))


@cache
def folder() -> Path | None:
    """Where machine code is kept: the user's folder for such, unless RETROCOLOR_CACHE_DIR names another."""
    if asked := os.environ.get(CACHE):
        return Path(asked)
    with suppress(RuntimeError):  # no home
        home = Path.home()
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "retrocolor" / "Cache"
        usual = home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
        return Path(os.environ.get("XDG_CACHE_HOME") or usual) / "retrocolor"
    return None


def _read(path: Path | None) -> bytes:
    """What `_keep` wrote, or nothing if that is not whole."""
    with suppress(OSError):
        kept = read_regular(path) if path else b""
        if kept[:DIGEST] == hashlib.sha256(kept[DIGEST:]).digest():
            return kept[DIGEST:]
    return b""


def _keep(path: Path | None, code: bytes) -> None:
    """Write it with its checksum, under a name of its own first; a full or read-only folder is done without.

    Who may read it is left to the umask, so that several users can share a folder.
    """
    if path is None or (path.exists() and not path.is_file()):
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.stem}-{uuid.uuid4().hex}.part")
        try:
            part.write_bytes(hashlib.sha256(code).digest() + code)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
