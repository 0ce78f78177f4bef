"""Have numba translate the loops over pixels into LLVM's language: `python tools/compile_loops.py`, after a change.

Writes src/retrocolor/assets/NAME.ll for each file of loops, for any processor of 64 bits; `retrocolor.imaging.jit`
makes machine code of it. Needs numba, which users do not. A test compares what the files were made of.
"""

import ast
import hashlib
import inspect
import os
import re
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

os.environ |= {"NUMBA_OPT": "0", "NUMBA_LOOP_VECTORIZE": "0"}  # only translate: LLVM's passes need the processor

import llvmlite.binding as llvm
import numba
import numpy as np

from retrocolor.imaging import paint_loops, smaller_loops, ycbcr_loops
from retrocolor.imaging.jit import ASSETS, Loop
from retrocolor.model import decode_loops
from retrocolor.photo.codecs import grey

FILES = (paint_loops, ycbcr_loops, smaller_loops, decode_loops, grey)
OPTIONS: dict[str, Any] = {
    "nogil": True, "error_model": "numpy", "fastmath": {"contract"}, "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True, "_nrt": False,
}  # fmt: skip
LEFT_OUT = ("; ModuleID", "source_filename", "target ", "attributes ")  # LLVM knows its own functions
STEPS = ("sroa", "instruction_combine", "simplify_cfg")
HEAD = "; Made by tools/compile_loops.py with numba: do not edit."


def loops_of(file: ModuleType) -> list[Loop]:
    """The loops that a file defines, in its order."""
    return [one for one in vars(file).values() if isinstance(one, Loop) and one.function.__module__ == file.__name__]


def made_of(file: ModuleType) -> str:
    """A checksum of all that decides the loops of a file: their code without comments, what they call, constants."""
    digest = hashlib.sha256()
    for loop in loops_of(file):
        digest.update(repr((loop.signatures, loop.any_order)).encode())
        for text in _decisive(loop.function, set()):
            digest.update(text.encode())
    return digest.hexdigest()


def _decisive(function: Any, seen: set[str]) -> Iterator[str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    tree.body = tree.body[1:] if ast.get_docstring(tree) else tree.body
    tree.decorator_list = []
    yield ast.unparse(tree)
    for name in sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}):
        value = function.__globals__.get(name)
        if name in seen or value is None or isinstance(value, ModuleType):
            continue
        seen.add(name)
        if hasattr(value, "inlined"):
            yield from _decisive(value, seen)
        elif not callable(value):
            yield f"{name} = {value!r}"


def translated(file: ModuleType) -> str:
    """The loops of a file in LLVM's language."""
    asked = [(loop, number) for loop in loops_of(file) for number in range(len(loop.signatures))]
    names = [loop.symbol(number) for loop, number in asked]
    with _numba_inlines():
        module, *others = [llvm.parse_assembly(_one(loop, number)) for loop, number in asked]
    for other in others:
        module.link_in(other)
    for function in module.functions:
        if function.name not in names and not function.is_declaration:
            function.linkage, function.name = "internal", "loop"  # a number is added
    for value in module.global_variables:
        value.linkage = "internal"
    _tidy(module)
    body = [line for line in str(module).splitlines() if not line.startswith(LEFT_OUT)]
    body = [re.sub(" captures[(]none[)]| #[0-9]+$", "", line) for line in body]
    head = [HEAD, f"; from {file.__name__} {made_of(file)}", *(f"; loop {name}" for name in names)]
    return "\n".join([*head, *body]) + "\n"


@contextmanager
def _numba_inlines() -> Iterator[None]:
    """While the block runs, what numba can call stands in the place of the functions that are a part of loops."""
    plain = [(file, name, value) for file in FILES for name, value in vars(file).items() if hasattr(value, "inlined")]
    made = {value: numba.njit(**OPTIONS)(value) for _, _, value in plain}
    for file, name, value in plain:
        setattr(file, name, made[value])
    try:
        yield
    finally:
        for file, name, value in plain:
            setattr(file, name, value)


def _one(loop: Loop, number: int) -> str:
    """A loop for one of its signatures, and the function that takes all its arguments from an array."""
    words, symbol = loop.signatures[number].split(), loop.symbol(number)
    free = {"fastmath": OPTIONS["fastmath"] | {"reassoc"}} if loop.any_order else {}
    dispatcher = numba.njit(**OPTIONS | free)(loop.function)
    dispatcher.compile(tuple(_type(word) for word in words))
    (result,) = dispatcher.overloads.values()
    assert result.signature.return_type == numba.types.none, loop.function.__name__
    text = dispatcher.inspect_llvm(dispatcher.signatures[0]).replace("@sqrtf(", "@llvm.sqrt.f32(")  # the same, inline
    foreign = [
        name for name in re.findall("^declare .*@([^(]+)[(]", text, re.MULTILINE) if not name.startswith("llvm.")
    ]
    assert not foreign, f"{symbol} calls what is not in it: {foreign}"
    return text + _entry(symbol, result.fndesc.llvm_func_name, words)


def _type(word: str) -> Any:
    kind, _, dimensions = word.partition(":")
    if not dimensions:
        return numba.types.int64
    return numba.types.Array(numba.from_dtype(np.dtype(kind)), int(dimensions), "C")


def _entry(symbol: str, inner: str, words: list[str]) -> str:
    """`symbol(slots)`: data and shape of each array, or a number, from the slots, as numba passes them."""
    lines, passed, slot = [], ["ptr %ret", "ptr %exc"], 0

    def take() -> str:
        nonlocal slot
        lines.append(f"  %at{slot} = getelementptr i64, ptr %slots, i64 {slot}")
        lines.append(f"  %slot{slot} = load i64, ptr %at{slot}")
        slot += 1
        return f"%slot{slot - 1}"

    for number, word in enumerate(words):
        kind, _, dimensions = word.partition(":")
        if not dimensions:
            passed.append(f"i64 {take()}")
            continue
        size = np.dtype(kind).itemsize
        lines.append(f"  %data{number} = inttoptr i64 {take()} to ptr")
        shape = [take() for _ in range(int(dimensions))]
        passed += ["ptr null", "ptr null", "i64 0", f"i64 {size}", f"ptr %data{number}"]
        passed += [f"i64 {one}" for one in shape]
        passed += ["i64 0"] * len(shape)  # strides, which follow from the shape
    call = f"  %status = call i32 @{inner}({', '.join(passed)})"
    head = [f"define void @{symbol}(ptr %slots) {{", "  %ret = alloca i64", "  %exc = alloca ptr"]
    return "\n" + "\n".join([*head, *lines, call, "  ret void", "}"]) + "\n"


def _tidy(module: Any) -> None:
    """Leave out what numba writes for every processor alike: half a megabyte of moves."""
    machine = llvm.Target.from_triple(llvm.get_process_triple()).create_target_machine(cpu="x86-64", features="")
    builder = llvm.create_pass_builder(machine, llvm.create_pipeline_tuning_options(speed_level=0))
    for step in (*STEPS, *STEPS, "global_dead_code_eliminate"):
        passes = llvm.create_new_module_pass_manager()
        getattr(passes, f"add_{step}_pass")()
        passes.run(module, builder)


def main() -> None:
    """Write the file of each."""
    for file in FILES:
        path = ASSETS / f"{file.__name__.rpartition('.')[2]}.ll"
        path.write_text(translated(file), encoding="ascii")
        print(f"{path}: {path.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
