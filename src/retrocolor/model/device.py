"""Which device computes, and with how many threads."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from retrocolor.errors import MachineError


def pick_device(device: str) -> torch.device:
    """The torch device of auto, cpu, cuda, cuda:N or mps. Raises MachineError when this machine has none."""
    if device == "auto":
        mps = torch.backends.mps.is_available()
        return torch.device("cuda" if torch.cuda.is_available() else "mps" if mps else "cpu")
    try:
        torch.empty(1, device=device)
        return torch.device(device)
    except (RuntimeError, AssertionError, NotImplementedError, TypeError) as error:  # no such name, CUDA, MPS, no name
        raise MachineError(f"--device {device}: this machine has no such device; use --device auto.") from error


def gpu_count(device: str) -> int:
    """How many GPUs a run on this device may use: all visible ones for auto and cuda, one for cuda:N; 0 without."""
    picked = pick_device(device)
    if picked.type != "cuda":
        return 0
    return torch.cuda.device_count() if picked.index is None else 1


@contextmanager
def one_thread() -> Iterator[None]:
    """Let torch compute with one thread while the block runs."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


_computed_in: int | None = None  # the process that computed last, of those that were forked from each other


def mind_forks() -> None:
    """Compute with one thread from here on, if this process was forked from one that has computed.

    The threads stayed there, and it would wait for them. Called before computing, not as it is forked: then another
    thread may hold a lock of torch's, and most children run another program at once.
    """
    global _computed_in
    if _computed_in not in (None, os.getpid()):
        torch.set_num_threads(1)
    _computed_in = os.getpid()


def computes_in_bf16(device: torch.device) -> bool:
    """Whether this is a CPU with instructions for bfloat16: there it halves the time of a network."""
    if device.type != "cpu" or not torch.backends.mkldnn.is_available():
        return False
    supported = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)
    return bool(supported() and torch.ops.mkldnn._is_mkldnn_bf16_supported())  # oneDNN may be limited to less
