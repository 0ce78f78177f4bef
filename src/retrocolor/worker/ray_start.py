"""Joining a Ray cluster, or a small Ray of our own on this machine. No torch."""

import logging
import os
import shutil
import signal
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from retrocolor.errors import MachineError
from retrocolor.machine import core_count

STORE_BYTES = 80 << 20  # Ray's least; no picture travels through it
ALWAYS = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "1"}
OUR_OWN = {
    "RAY_gcs_server_port_wait_time_s": "60",  # twice; Ray gives its servers 30 s, and a loaded machine takes longer
    "RAY_agent_register_timeout_ms": "300000",
    "RAY_enable_metrics_collection": "0",
    "RAY_task_events_report_interval_ms": "0",  # never: nobody looks at the history of its tasks
}
IDLE = ("start_monitor", "start_log_monitor", "start_api_server")  # autoscaler, logs for the driver, dashboard


@contextmanager
def connected(ray: Any, address: str | None) -> Iterator[None]:
    """With the cluster at `address` ("auto": the one of this machine), or with a Ray that is started here and ended
    after the block. Raises MachineError without a cluster there.
    """
    for name, value in (ALWAYS if address else ALWAYS | OUR_OWN).items():
        os.environ.setdefault(name, value)
    _require_answer(address)
    folder = None if address else tempfile.mkdtemp(prefix="retrocolor-")
    try:
        if folder is None:
            _init(ray, f"--ray-address {address}", address=address)
        else:
            _start(ray, folder)
        yield
    finally:
        with _own_signals():
            ray.shutdown()
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _start(ray: Any, folder: str) -> None:
    """Start a Ray on this machine that writes into a folder; once more if it was not up in time."""
    ours = {"address": "local", "num_cpus": core_count(), "object_store_memory": STORE_BYTES, "_temp_dir": folder}
    with _home(folder), _without_idle():
        try:
            _init(ray, "Ray on this machine", **ours, include_dashboard=False)
        except MachineError:
            with _own_signals():
                ray.shutdown()
            _init(ray, "Ray on this machine", **ours, include_dashboard=False)


def _init(ray: Any, what: str, **options: Any) -> None:
    try:
        with _own_signals(), _quiet():
            ray.init(**options, logging_level=logging.ERROR, log_to_driver=False, configure_logging=False)
    except Exception as error:  # of many kinds, bare ones too
        why = " ".join(str(error).split())[:200].rstrip(".")
        raise MachineError(f"{what} cannot be used ({why}): see `ray status`.") from error


@contextmanager
def _without_idle() -> Iterator[None]:
    """Without processes that a Ray of our own has no use for: they cost a third of its start, and a second at the end.

    There is no option for them; where Ray has other names for them, they are started.
    """
    kept: dict[str, Any] = {}
    with suppress(ImportError):
        from ray._private.node import Node

        kept = {name: getattr(Node, name) for name in IDLE if hasattr(Node, name)}
    try:
        for name in kept:
            setattr(Node, name, lambda *_, **__: None)
        yield
    finally:
        for name, method in kept.items():
            setattr(Node, name, method)


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
def _home(folder: str) -> Iterator[None]:
    """A home of its own for the Ray that is started in the block: it keeps a token there, and asks the network which
    cloud this is, usage statistics or not, unless a description of the cluster lies there. What this process knows of
    an earlier token is forgotten: no other would be written, and the server ends without one.
    """
    with suppress(ImportError, AttributeError):
        import_module("ray._raylet").AuthenticationTokenLoader.instance().reset_cache()
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
