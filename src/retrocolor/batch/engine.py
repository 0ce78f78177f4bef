"""Where the work of a run is done: on this machine, or on a Ray cluster. No torch."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from retrocolor.batch.task import Options
from retrocolor.errors import UsageError
from retrocolor.jobs import Job, Kind
from retrocolor.machine import machine_memory, may_have_gpu
from retrocolor.worker.process import LocalWorkers
from retrocolor.worker.worker import Workers

ENGINES = ("local", "ray")
LAST_PORT = 65535
THREADS = 4  # of a process that colours photos: many wait for the interpreter and for each other's memory
PHOTOS = 32  # of a process at least: starting it costs as much as some of them
MEMORY = 2 << 30  # bytes of a process at least: torch and the network take a quarter, pictures the rest


def check_engine(options: Options) -> None:
    """Raise UsageError for an engine that there is not, or options that do not go with it."""
    scale = options.scale
    if scale.engine not in ENGINES:
        raise UsageError(f"--engine {scale.engine}: choose one of {', '.join(ENGINES)}.")
    address = scale.ray_address
    if address is not None and scale.engine != "ray":
        raise UsageError("--ray-address: add --engine ray.")
    if address and not _is_address(address):
        raise UsageError(f"--ray-address {address}: give auto, or HOST:PORT as `ray start --head` says it.")
    if scale.engine == "ray" and ":" in options.network.device:
        raise UsageError(f"--device {options.network.device}: Ray gives each worker its GPU; use --device cuda.")


def _is_address(text: str) -> bool:
    found = re.fullmatch(r"[^\s/]+:(\d{1,5})", text)
    return text == "auto" or (found is not None and 0 < int(found[1]) <= LAST_PORT)


def process_count(options: Options, jobs: Sequence[Job], threads: int) -> int:
    """Among how many processes of this machine the threads of a run are shared out.

    One where there are films, whose threads are the encoder's, where there may be GPUs, each of which gets one, and
    for Ray, which has its own.
    """
    device = options.network.device
    on_cpu = device == "cpu" or (device == "auto" and not may_have_gpu())
    if options.scale.engine != "local" or not on_cpu or any(job.kind is Kind.FILM for job in jobs):
        return 1
    return max(1, min(threads // THREADS, len(jobs) // PHOTOS, machine_memory() // MEMORY))


@contextmanager
def workers_of(options: Options, processes: int = 1) -> Iterator[Workers]:
    """Where the workers of a run come from: so many processes of this machine, if not one for each GPU or Ray's.

    Raises MachineError.
    """
    if options.scale.engine == "local":
        yield LocalWorkers(processes if processes > 1 else None)
        return
    from retrocolor.worker.ray_workers import ray_workers

    jobs = None if options.output.jobs == "auto" else int(options.output.jobs)
    with ray_workers(options.scale.ray_address, gpu=options.network.device in ("auto", "cuda"), jobs=jobs) as workers:
        yield workers
