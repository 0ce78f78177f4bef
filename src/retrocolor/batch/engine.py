"""Where the work of a run is done: on this machine, or on a Ray cluster. No torch."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from retrocolor.batch.task import Options
from retrocolor.errors import UsageError
from retrocolor.worker.process import LocalWorkers
from retrocolor.worker.worker import Workers

ENGINES = ("local", "ray")
LAST_PORT = 65535


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


@contextmanager
def workers_of(options: Options) -> Iterator[Workers]:
    """Where the workers of a run come from. Raises MachineError."""
    if options.scale.engine == "local":
        yield LocalWorkers()
        return
    from retrocolor.worker.ray_workers import ray_workers

    jobs = None if options.output.jobs == "auto" else int(options.output.jobs)
    with ray_workers(options.scale.ray_address, gpu=options.network.device in ("auto", "cuda"), jobs=jobs) as workers:
        yield workers
