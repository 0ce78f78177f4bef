"""Workers on a Ray cluster: on each node an actor starts the same worker process and passes messages on. No torch.

Ray is imported here and nowhere else, and only when it is asked for.
"""

import logging
import os
import queue
import shutil
import signal
import socket
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from retrocolor.errors import MachineError
from retrocolor.machine import core_count
from retrocolor.worker.process import WorkerProcess
from retrocolor.worker.protocol import Message, Setup
from retrocolor.worker.worker import Messages, Worker

CORES = 4  # of a worker without a GPU, where its node has as many
STORE_BYTES = 80 << 20  # Ray's least; no picture travels through it
POLL_SECONDS, ANSWER_SECONDS = 1.0, 20.0


class Hand:
    """The actor: starts a worker process on its node, and passes on what it is told and what it hears."""

    def __init__(self, setup: Setup[Any, Any], threads: int, environment: Mapping[str, str]) -> None:
        self._messages: Messages = queue.SimpleQueue()
        self._process = WorkerProcess(setup, threads, self._messages, environment)
        self._lock = threading.Lock()  # calls come in several threads

    def send(self, message: Any) -> None:
        """Pass a job, or a request to stop, to the process."""
        with self._lock:
            self._process.send(message)

    def poll(self, seconds: float = POLL_SECONDS) -> list[Message[Any] | None]:
        """What the process said since, waiting so long for the first; None at its end."""
        heard: list[Message[Any] | None] = []
        with suppress(queue.Empty):
            heard.append(self._messages.get(timeout=seconds)[1])
            while True:
                heard.append(self._messages.get_nowait()[1])
        return heard

    def death(self) -> tuple[str, str]:
        """How the process died, and the last of what it printed."""
        return self._process.death(), self._process.printed

    def end(self, *, at_once: bool) -> str:
        """End the process; returns the last of what it printed."""
        self._process.kill() if at_once else self._process.close()
        return self._process.printed


class RayWorker(Worker):
    """A worker process somewhere in the cluster, seen from the parent."""

    def __init__(self, ray: Any, hand: Any, messages: Messages) -> None:
        super().__init__()
        self._ray, self._hand, self._messages = ray, hand, messages
        self._printed, self._death = "", "the worker was lost with its actor or its machine"
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def send(self, message: Any) -> None:
        """See `Worker`."""
        with suppress(Exception):  # an actor that is dead is noticed by the listener
            self._hand.send.remote(message)

    def _listen(self) -> None:
        with suppress(Exception):  # Ray has many for an actor that is lost or killed
            ended = False
            while not ended:
                for message in self._ray.get(self._hand.poll.remote()):
                    ended = message is None
                    if ended:
                        self._death, self._printed = self._ray.get(self._hand.death.remote(), timeout=ANSWER_SECONDS)
                    else:
                        self._messages.put((self, message))
        self._messages.put((self, None))

    def kill(self) -> None:
        """See `Worker`."""
        self._end(at_once=True)

    def close(self) -> None:
        """See `Worker`."""
        self._end(at_once=False)

    def _end(self, *, at_once: bool) -> None:
        if self.ready:  # an actor that has no place yet answers nothing
            with suppress(Exception):
                self._printed = self._ray.get(self._hand.end.remote(at_once=at_once), timeout=ANSWER_SECONDS)
                self._listener.join(ANSWER_SECONDS)  # until it has heard all
        with suppress(Exception):
            self._ray.kill(self._hand)
        self._listener.join(ANSWER_SECONDS)

    @property
    def printed(self) -> str:
        """See `Worker`."""
        return self._printed

    def death(self) -> str:
        """See `Worker`."""
        return self._death


class RayWorkers:
    """The places of a cluster: one for each GPU, or else one for every few cores."""

    def __init__(self, ray: Any, environment: Mapping[str, str], *, gpu: bool, jobs: int | None) -> None:
        self._ray, self._environment = ray, environment
        nodes = [node["Resources"] for node in ray.nodes() if node["Alive"]]
        gpus = sum(int(node.get("GPU", 0)) for node in nodes) if gpu else 0
        cores = [int(node.get("CPU", 0)) for node in nodes if not gpus or node.get("GPU")]
        if gpus:
            self.cores = max(1, min(sum(cores) // gpus, *cores))
        else:
            self.cores = max(1, jobs or min(CORES, max(cores, default=1)))
        self.places = gpus or sum(count // self.cores for count in cores)
        self.gpus = int(bool(gpus))
        self._threads = jobs or self.cores + 1
        if not self.places:
            raise MachineError(f"No node of the Ray cluster has {self.cores} cores: choose a smaller --jobs.")

    def count(self, settings: Mapping[str, Any]) -> int:
        """See `Workers`."""
        return self.places

    def threads(self, asked: int, count: int) -> int:
        """See `Workers`."""
        return self._threads

    def start(self, slot: int, setup: Setup[Any, Any], threads: int, messages: Messages) -> Worker:
        """See `Workers`."""
        actor = self._ray.remote(Hand).options(num_cpus=self.cores, num_gpus=self.gpus, max_concurrency=4)
        return RayWorker(self._ray, actor.remote(setup, threads, self._environment), messages)


@contextmanager
def ray_workers(address: str | None, *, gpu: bool, jobs: int | None) -> Iterator[RayWorkers]:
    """The workers of a cluster at `address` ("auto": the one of this machine), or of a Ray that is started here and
    ended after the block. Raises MachineError without Ray, or without a cluster there.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "1")
    try:
        import ray
    except ImportError as error:
        raise MachineError(
            "--engine ray needs the ray extra; install it with `pip install 'retrocolor[ray]'`."
        ) from error
    _require_answer(address)
    folder = None if address else tempfile.mkdtemp(prefix="retrocolor-")
    ours: dict[str, Any] = {"address": address}
    if not address:
        ours = {"address": "local", "num_cpus": core_count(), "object_store_memory": STORE_BYTES, "_temp_dir": folder}
        ours["include_dashboard"] = False
    try:
        try:
            with _own_signals(), _quiet(), _home(folder):
                ray.init(**ours, logging_level=logging.ERROR, log_to_driver=False, configure_logging=False)
        except (ConnectionError, RuntimeError, OSError) as error:
            where = f"--ray-address {address}" if address else "Ray on this machine"
            why = " ".join(str(error).split())[:200].rstrip(".")
            raise MachineError(f"{where} cannot be used ({why}): see `ray status`.") from error
        home = {} if address or "HOME" not in os.environ else {"HOME": os.environ["HOME"]}
        yield RayWorkers(ray, home, gpu=gpu, jobs=jobs)
    finally:
        with _own_signals():
            ray.shutdown()
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _require_answer(address: str | None) -> None:
    """Raise MachineError where nobody listens, which Ray would find out in a minute."""
    if address is None or address == "auto":
        return
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=10).close()
    except OSError as error:
        why = error.strerror or str(error)
        raise MachineError(f"--ray-address {address}: no Ray answers there ({why}); see `ray start --head`.") from error


@contextmanager
def _home(folder: str | None) -> Iterator[None]:
    """A home of its own for the Ray that is started in the block: it keeps a token there, and asks the network which
    cloud this is, usage statistics or not, unless a description of the cluster lies there.
    """
    if folder is None:
        yield
        return
    before = os.environ.get("HOME")
    with Path(folder, "ray_bootstrap_config.yaml").open("x", encoding="utf-8") as described:
        described.write("{}\n")
    os.environ["HOME"] = folder
    try:
        yield
    finally:
        os.environ.pop("HOME")
        os.environ |= {} if before is None else {"HOME": before}


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what Ray's libraries and processes print away from the terminal; what goes wrong, it raises."""
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


@contextmanager
def _own_signals() -> Iterator[None]:
    """Keep our handlers of signals, which Ray replaces by its own."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
