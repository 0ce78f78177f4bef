"""Workers on a Ray cluster: on each node an actor starts the same worker process and passes messages on. No torch.

Ray is imported in `ray_start` and `ray_lean` alone, and only when it is asked for.
"""

import os
import queue
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from retrocolor import __version__
from retrocolor.errors import MachineError
from retrocolor.wording import counted
from retrocolor.worker.forks import Fork, forks_address
from retrocolor.worker.process import WorkerProcess
from retrocolor.worker.protocol import (
    Failure,
    JobFailed,
    JobFinished,
    JobProgress,
    JobStarted,
    JobStopped,
    Message,
    Setup,
    WorkerBroken,
)
from retrocolor.worker.ray_start import connected
from retrocolor.worker.worker import Messages, Worker

CORES = 4  # of a worker without a GPU, where its node has as many
POLL_SECONDS, ANSWER_SECONDS = 1.0, 20.0
COUNT_SECONDS = 5.0  # until the nodes are counted again
KNOWN_PACE = 10  # jobs
GATHER_SECONDS = 0.2  # in which further messages join the first: an answer costs two processes a millisecond
AHEAD_SECONDS = 3 * GATHER_SECONDS  # until a finished job is heard of, and the next one is there


class Hand:
    """The actor: starts a worker process on its node, or has it forked at the address `forks`, and passes on what it is
    told and what it hears.
    """

    def __init__(
        self, setup: Setup[Any, Any], threads: int, environment: Mapping[str, str], forks: bytes | None = None
    ) -> None:
        self._messages: Messages = queue.SimpleQueue()
        self._process = WorkerProcess(setup, threads, self._messages, environment, _forked(forks))
        self._lock = threading.Lock()  # calls come in several threads
        self._out = self._through = 0  # jobs
        self._few = 2 * threads  # jobs: the process will soon be idle

    def send(self, *messages: Any) -> None:
        """Pass jobs, or a request to stop, to the process."""
        with self._lock:
            self._out += sum(isinstance(message, tuple) for message in messages)
            self._process.send(*messages)

    def poll(self, seconds: float = POLL_SECONDS) -> list[Message[Any] | None]:
        """What the process said since, waiting so long for the first, and then for more while many jobs are out; None
        at its end. At first there is less waiting: of a worker whose pace is not known nobody has sent many ahead.
        """
        heard: list[Message[Any] | None] = []
        with suppress(queue.Empty):
            heard.append(self._hear(seconds))
            until = time.monotonic() + GATHER_SECONDS * min(1.0, self._through / KNOWN_PACE)
            while isinstance(heard[-1], JobStarted | JobProgress | JobFinished):
                heard.append(self._hear(max(0.0, until - time.monotonic()) if self._out > self._few else 0.0))
        return heard

    def _hear(self, seconds: float) -> Message[Any] | None:
        message = self._messages.get(timeout=seconds)[1] if seconds else self._messages.get_nowait()[1]
        if isinstance(message, JobFinished | JobFailed | JobStopped):
            with self._lock:
                self._out -= 1
                self._through += 1
        return message

    def place(self) -> tuple[str, str]:
        """The name of its machine, and the version of retrocolor there."""
        return socket.gethostname(), __version__

    def death(self) -> tuple[str, str]:
        """How the process died, and the last of what it printed."""
        return self._process.death(), self._process.printed

    def end(self, *, at_once: bool) -> str:
        """End the process; returns the last of what it printed."""
        self._process.kill() if at_once else self._process.close()
        return self._process.printed


def _forked(address: bytes | None) -> Fork | None:
    """A worker process forked there; None if nothing does, as after its end."""
    with suppress(OSError):
        return Fork(address) if address else None
    return None


class RayWorker(Worker):
    """A worker process somewhere in the cluster, seen from the parent."""

    delay = AHEAD_SECONDS

    def __init__(self, ray: Any, hand: Any, messages: Messages) -> None:
        super().__init__()
        self._ray, self._hand, self._messages = ray, hand, messages
        self._printed, self._death = "", "the worker was lost with its actor or its machine"
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def send(self, *messages: Any) -> None:
        """See `Worker`."""
        with suppress(Exception):  # an actor that is dead is noticed by the listener
            self._hand.send.remote(*messages)

    def _listen(self) -> None:
        try:
            self._hear_all()
        except Exception as error:  # Ray has many for an actor that is lost or killed
            if getattr(error, "actor_init_failed", False):
                why = " ".join(str(error).strip().splitlines()[-1:])[:200].rstrip(".")
                self._break(MachineError(f"A Ray node cannot run retrocolor ({why}): install the same on all nodes."))
        self._messages.put((self, None))

    def _hear_all(self) -> None:
        place, version = self._ray.get(self._hand.place.remote())
        self._death = f"the worker on {place} was lost with its actor or its machine"
        if version != __version__:
            self._break(
                MachineError(f"{place} has retrocolor {version}, not {__version__}: install the same on all nodes.")
            )
        ended = False
        while not ended:
            for message in self._ray.get(self._hand.poll.remote()):
                ended = message is None
                if ended:
                    self._death, self._printed = self._ray.get(self._hand.death.remote(), timeout=ANSWER_SECONDS)
                else:
                    self._messages.put((self, message))

    def _break(self, error: MachineError) -> None:
        self._messages.put((self, WorkerBroken(Failure(str(error), fatal=error))))

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
    """The places of a cluster: one for each GPU, or else one for every few cores; nodes may join and leave."""

    def __init__(
        self, ray: Any, environment: Mapping[str, str], *, gpu: bool, jobs: int | None, forks: bytes | None = None
    ) -> None:
        self._ray, self._environment = ray, environment
        nodes = self._nodes()
        gpus = sum(int(node.get("GPU", 0)) for node in nodes) if gpu else 0
        cores = [int(node.get("CPU", 0)) for node in nodes if not gpus or node.get("GPU")]
        if gpus:
            self.cores = max(1, min(sum(cores) // gpus, *cores))
        else:
            self.cores = max(1, jobs or min(CORES, max(cores, default=1)))
        self.gpus = int(bool(gpus))
        self._forks = None if gpus else forks
        self._threads = jobs or self.cores + 1
        self._count(nodes)
        if not self.places:
            raise MachineError(
                f"No node of the Ray cluster has {counted(self.cores, 'core')}: choose a smaller --jobs."
            )

    def _nodes(self) -> list[dict[str, float]]:
        return [node["Resources"] for node in self._ray.nodes() if node["Alive"]]

    def _count(self, nodes: list[dict[str, float]]) -> None:
        self._counted = time.monotonic()
        self.places = sum(
            int(node.get("GPU" if self.gpus else "CPU", 0)) // (self.gpus or self.cores) for node in nodes
        )

    def count(self, settings: Mapping[str, Any]) -> int:
        """See `Workers`."""
        if time.monotonic() - self._counted > COUNT_SECONDS:
            with suppress(Exception):  # Ray has many while its server is away
                self._count(self._nodes())
        return self.places

    def threads(self, asked: int, count: int) -> int:
        """See `Workers`."""
        return self._threads

    def start(self, slot: int, setup: Setup[Any, Any], threads: int, messages: Messages) -> Worker:
        """See `Workers`."""
        actor = self._ray.remote(Hand).options(num_cpus=self.cores, num_gpus=self.gpus, max_concurrency=4)
        return RayWorker(self._ray, actor.remote(setup, threads, self._environment, self._forks), messages)


@contextmanager
def ray_workers(address: str | None, *, gpu: bool, jobs: int | None) -> Iterator[RayWorkers]:
    """The workers of a cluster at `address` ("auto": the one of this machine), or of a Ray that is started here and
    ended after the block. Raises MachineError without Ray, or without a cluster there.
    """
    home = {} if address or "HOME" not in os.environ else {"HOME": os.environ["HOME"]}
    forks = None if address else forks_address()
    with connected(address) as ray:
        yield RayWorkers(ray, home, gpu=gpu, jobs=jobs, forks=forks)
