"""Workers on a Ray cluster: on each node an actor starts the same worker processes and passes messages on. No torch.

Ray is imported in `ray_start` and `ray_lean` alone, and only when it is asked for.
"""

import itertools
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from retrocolor import __version__
from retrocolor.errors import MachineError
from retrocolor.wording import counted
from retrocolor.worker.forks import forks_address
from retrocolor.worker.protocol import Failure, Setup, WorkerBroken
from retrocolor.worker.ray_hands import GATHER_SECONDS, Hands
from retrocolor.worker.ray_lean import ours_is_gone
from retrocolor.worker.ray_nodes import Nodes
from retrocolor.worker.ray_start import connected
from retrocolor.worker.worker import Messages, Worker

CORES = 4  # of a worker without a GPU, where its node has as many
CALLS = 4  # of a worker, at a time
ANSWER_SECONDS = 20.0
LOST_SECONDS = 1.0  # for an answer, where none is likely
AHEAD_SECONDS = 3 * GATHER_SECONDS  # until a finished job is heard of, and the next one is there


@dataclass
class Actor:
    """`Hands` on some node, and whether it is that of all workers; `lost` once it did not answer."""

    hands: Any
    shared: bool
    lost: bool = False


class RayWorker(Worker):
    """A worker process somewhere in the cluster, seen from the parent: the number `number` of its actor, which has
    begun it once `begun_there` is there.
    """

    delay = AHEAD_SECONDS

    def __init__(self, ray: Any, actor: Actor, number: int, begun_there: Any, messages: Messages) -> None:
        super().__init__()
        self._ray, self._actor, self._number = ray, actor, number
        self._begun_there, self._messages = begun_there, messages
        self._printed, self._death = "", "the worker was lost with its actor or its machine"
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def send(self, *messages: Any) -> None:
        """See `Worker`."""
        with suppress(Exception):  # an actor that is dead is noticed by the listener
            self._actor.hands.send.remote(self._number, *messages)

    def _listen(self) -> None:
        try:
            place, version = self._ray.get(self._begun_there)
            self._death = f"the worker on {place} was lost with its actor or its machine"
            if version != __version__:
                self._break(
                    MachineError(f"{place} has retrocolor {version}, not {__version__}: install the same on all nodes.")
                )
            self._hear_all()
        except Exception as error:  # Ray has many for an actor that is lost or killed
            self._actor.lost = True
            if getattr(error, "actor_init_failed", False) or isinstance(error, self._ray.exceptions.RayTaskError):
                why = " ".join(str(error).strip().splitlines()[-1:])[:200].rstrip(".")
                self._break(MachineError(f"A Ray node cannot run retrocolor ({why}): install the same on all nodes."))
        self._messages.put((self, None))

    def _hear_all(self) -> None:
        hands, ended = self._actor.hands, False
        while not ended:
            for message in self._ray.get(hands.poll.remote(self._number)):
                ended = message is None
                if ended:
                    death = hands.death.remote(self._number)
                    self._death, self._printed = self._ray.get(death, timeout=ANSWER_SECONDS)
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
        patience = LOST_SECONDS if self._actor.lost else ANSWER_SECONDS
        if self.ready or self._actor.shared:  # an actor that has no place yet answers nothing
            with suppress(Exception):
                self._ray.wait([self._begun_there], timeout=patience)
                ended = self._actor.hands.end.remote(self._number, at_once=at_once)
                self._printed = self._ray.get(ended, timeout=patience) or self._printed
                self._listener.join(patience)  # until it has heard all
        if not self._actor.shared:
            with suppress(Exception):
                self._ray.kill(self._actor.hands)
        self._listener.join(patience)

    @property
    def printed(self) -> str:
        """See `Worker`."""
        return self._printed

    def death(self) -> str:
        """See `Worker`."""
        return self._death


class RayWorkers:
    """The places of a cluster: one for each GPU, or else one for every few cores; nodes may join and leave.

    Those of a Ray of our `own` share one actor, since each loads Ray anew, unless each has a GPU to itself.
    """

    def __init__(self, ray: Any, *, own: bool, gpu: bool, jobs: int | None) -> None:
        self._ray, self._numbers = ray, itertools.count()
        self._actors: list[Actor] = []
        self._nodes = Nodes(ray, ours_is_gone if own else None)
        nodes = self._nodes.resources
        gpus = sum(int(node.get("GPU", 0)) for node in nodes) if gpu else 0
        cores = [int(node.get("CPU", 0)) for node in nodes if not gpus or node.get("GPU")]
        if gpus:
            self.cores = max(1, min(sum(cores) // gpus, *cores))
        else:
            self.cores = max(1, jobs or min(CORES, max(cores, default=1)))
        self.gpus = int(bool(gpus))
        self._shares = own and not gpus
        self._forks = forks_address() if self._shares else None
        self._environment = {"HOME": os.environ["HOME"]} if own and "HOME" in os.environ else {}  # not that of Ray
        self._threads = jobs or self.cores + 1
        if not self.places:
            self._nodes.close()
            raise MachineError(
                f"No node of the Ray cluster has {counted(self.cores, 'core')}: choose a smaller --jobs."
            )

    @property
    def places(self) -> int:
        """How many workers the nodes have room for at present."""
        unit, size = ("GPU", self.gpus) if self.gpus else ("CPU", self.cores)
        return sum(int(node.get(unit, 0)) // size for node in self._nodes.resources)

    def count(self, settings: Mapping[str, Any]) -> int:
        """See `Workers`. Raises MachineError when no node is left."""
        try:
            self._nodes.require()
        except MachineError:
            for actor in self._actors:
                actor.lost = True
            raise
        return self.places

    def threads(self, asked: int, count: int) -> int:
        """See `Workers`."""
        return self._threads

    def start(self, slot: int, setup: Setup[Any, Any], threads: int, messages: Messages) -> Worker:
        """See `Workers`."""
        self._actors = [actor for actor in self._actors if not actor.lost]  # Ray ends those that nobody knows of
        if not self._actors or not self._shares:
            self._actors.append(self._new_actor())
        actor, number = self._actors[-1], next(self._numbers)
        begun = actor.hands.begin.remote(number, setup, threads, self._environment, self._forks)
        return RayWorker(self._ray, actor, number, begun, messages)

    def close(self) -> None:
        """End the actor that they share: Ray itself would take its time."""
        self._nodes.close()
        for actor in self._actors if self._shares else ():
            with suppress(Exception):
                self._ray.kill(actor.hands)

    def _new_actor(self) -> Actor:
        of = self.places if self._shares else 1
        options = {"num_cpus": of * self.cores, "num_gpus": self.gpus, "max_concurrency": of * CALLS}
        return Actor(self._ray.remote(Hands).options(**options).remote(), shared=self._shares)


@contextmanager
def ray_workers(address: str | None, *, gpu: bool, jobs: int | None) -> Iterator[RayWorkers]:
    """The workers of a cluster at `address` ("auto": the one of this machine), or of a Ray that is started here and
    ended after the block. Raises MachineError without Ray, or without a cluster there.
    """
    with connected(address, jobs or 1) as ray:
        workers = RayWorkers(ray, own=address is None, gpu=gpu, jobs=jobs)
        try:
            yield workers
        finally:
            workers.close()
