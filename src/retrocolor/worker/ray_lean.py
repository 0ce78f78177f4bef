"""A Ray of our own without the processes and modules that colouring has no use for, and without the waits of its
start; and any Ray without what it prints. No torch.

Ray has no option for these. Where it has other names for them, all is as Ray does it.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from retrocolor.worker import later, ray_idle

UNUSED = ("jsonschema", "requests")  # for the environments and accelerators of tasks, of which ours have none
IDLE = ("start_monitor", "start_log_monitor", "start_api_server")  # autoscaler, logs for the driver, dashboard
SERVERS = ("gcs_server", "raylet")
AGENTS = "_build_python_executable_command_memory_profileable"  # how the commands of a node's two agents begin
AGENT_PORTS = (
    "RUNTIME_ENV_AGENT_PORT_NAME",
    "METRICS_AGENT_PORT_NAME",
    "METRICS_EXPORT_PORT_NAME",
    "DASHBOARD_AGENT_LISTEN_PORT_NAME",
)
ACTOR = str(Path(__file__).with_name("ray_actor.py"))
WAIT = "wait_for_persisted_port"  # of the server, for which it looks ten times a second
NONE = -1  # the port of what is not there, as Ray's own agents say it
REGISTER_SECONDS, NAP_SECONDS, LOOK_SECONDS = 5.0, 0.1, 0.01
Change = tuple[Any, str, Any]  # of a module or class, the name of something, and what is to be there


@contextmanager
def lean() -> Iterator[None]:
    """The Ray that is started in the block has no autoscaler, log monitor, dashboard or agents of its node.

    They were a third and then half of the time that a start took, and a second at the end.
    """
    try:
        starting, services = import_module("ray._private.node"), import_module("ray._private.services")
        node, inner = starting.Node, import_module("ray._raylet")
    except (ImportError, AttributeError):
        yield
        return
    changes: list[Change] = [(node, name, _nothing) for name in IDLE]
    changes += [(starting, "time", _Hasty())]
    if hasattr(starting, WAIT):
        changes += [(starting, WAIT, _looking_often(getattr(starting, WAIT)))]
    start = getattr(node, "start_raylet", None)
    names = all(hasattr(inner, name) for name in (*AGENT_PORTS, "persist_port")) and hasattr(services, AGENTS)
    if start and names and os.name == "posix":  # elsewhere `ray_idle` would not see that its parent is gone
        ports = [getattr(inner, name) for name in AGENT_PORTS]
        changes += [(services, AGENTS, _idle), (node, "start_raylet", _start_raylet(start, inner.persist_port, ports))]
    with _changed(changes):
        yield


def put_off() -> None:
    """Let the Ray that is imported afterwards load late what our tasks never ask of it: a third of its import."""
    later.put_off(UNUSED)


@contextmanager
def plain() -> Iterator[None]:
    """In the block Ray does not learn to send models of pydantic and the like, for which it would import them all: our
    messages have none.
    """
    changes: list[Change] = []
    with suppress(ImportError):
        changes = [(import_module("ray.util.serialization_addons"), "apply", _nothing)]
    with _changed(changes):
        yield


@contextmanager
def silent() -> Iterator[None]:
    """In the block Ray prints no news of its nodes, which would stand on standard output amid a report for machines:
    a worker that is lost with one is told by the supervisor.
    """
    with _changed([(import_module("ray._private.worker"), "print_to_stdstream", _nothing)]):
        yield


@contextmanager
def deaf() -> Iterator[None]:
    """The Ray that is started or joined in the block has no handler of SIGTERM: its own leaves amid its core."""
    with _changed([(import_module("ray._private.utils"), "set_sigterm_handler", _nothing)]):
        yield


def ours_is_gone() -> bool:
    """Whether one of the processes has died that the Ray of this machine consists of."""
    with suppress(ImportError, AttributeError):
        dead = import_module("ray._private.worker")._global_node.dead_processes()
        return any(kind in SERVERS for kind, _ in dead)
    return False


@contextmanager
def _changed(changes: Iterable[Change]) -> Iterator[None]:
    """In the block these things have others in their place, as far as they are there."""
    kept = [(place, name, getattr(place, name), other) for place, name, other in changes if hasattr(place, name)]
    try:
        for place, name, _, other in kept:
            setattr(place, name, other)
        yield
    finally:
        for place, name, own, _ in kept:
            setattr(place, name, own)


class _Hasty:
    """The module `time`, but a nap is shorter: Ray gives its node one to register after `_start_raylet` has waited."""

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)

    def sleep(self, seconds: float) -> None:
        """As long as that, unless it is a nap."""
        time.sleep(seconds if seconds > NAP_SECONDS else LOOK_SECONDS)


def _looking_often(wait: Callable[..., int]) -> Callable[..., int]:
    """Ray's wait for a port, with more looks at first."""

    def looking_often(*arguments: Any, timeout_ms: int, **named: Any) -> int:
        until = time.monotonic() + min(REGISTER_SECONDS, timeout_ms / 1000)
        while time.monotonic() < until:
            try:
                return wait(*arguments, timeout_ms=0, **named)
            except RuntimeError:
                time.sleep(LOOK_SECONDS)
        return wait(*arguments, timeout_ms=timeout_ms, **named)

    return looking_often


def _nothing(*_: Any, **__: Any) -> None:
    """In the place of what is not to be done."""


def _idle(*_: Any, **__: Any) -> list[str]:
    """How the command begins that Ray's node wants for each agent; what it says to an agent follows."""
    return [sys.executable, "-I", "-S", os.path.abspath(ray_idle.__file__)]  # noqa: PTH100


def _start_raylet(start: Callable[..., None], persist: Callable[..., None], ports: list[str]) -> Callable[..., None]:
    """`Node.start_raylet`, with agents that have said already that they are not there, workers that load less, and a
    short wait for the node.

    Ray asks whether the node has registered after 0.1 s and then once a second.
    """

    def start_raylet(self: Any, *arguments: Any, **named: Any) -> None:
        for port in ports:
            persist(self._session_dir, self._node_id, port, NONE)
        self._ray_params.worker_path = ACTOR
        start(self, *arguments, **named)
        until = time.monotonic() + REGISTER_SECONDS
        while time.monotonic() < until and not self.get_gcs_client().get_all_node_info(timeout=REGISTER_SECONDS):
            time.sleep(LOOK_SECONDS)

    return start_raylet
