"""Joining a Ray cluster, or a small Ray of our own on this machine. No torch."""

import logging
import os
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from retrocolor.errors import MachineError
from retrocolor.machine import core_count
from retrocolor.worker.held import Held, held_signals
from retrocolor.worker.ray_lean import deaf, lean, plain, put_off, silent

PATH_BYTES = 103  # of a socket, on macOS; Linux takes 107
SOCKET = "/retrocolor-12345678/session_2026-11-27_20-25-26_405340_1234567/sockets/plasma_store"  # as Ray calls its own
HELLO = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0"  # of HTTP/2: a frame of no settings
FRAME_BYTES, SETTINGS, ANSWER_SECONDS = 9, b"\4", 10.0  # of the answer, which begins with settings too
STORE_BYTES = 80 << 20  # Ray's least; no picture travels through it
ALWAYS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "1",
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",  # under `uv run` Ray would send the working directory to all nodes
    "RAY_gcs_rpc_server_reconnect_timeout_s": "120",  # Ray ends the whole command then; we do sooner, and say why
}
OUR_OWN = {
    "RAY_gcs_server_port_wait_time_s": "60",  # twice; Ray gives its servers 30 s, and a loaded machine takes longer
    "RAY_agent_register_timeout_ms": "300000",
    "RAY_enable_metrics_collection": "0",
    "RAY_task_events_report_interval_ms": "0",  # never: nobody looks at the history of its tasks
    "RAY_raylet_client_connect_timeout_milliseconds": "10",  # between two looks for its store, of which the first often
    "RAY_raylet_client_num_connect_attempts": "1000",  # comes too early; Ray looks ten times, once a second
    "RAY_prestart_worker_first_driver": "0",  # it would start a worker for each core, and wait for all
}
OF_ANOTHER = (
    "RAY_JOB_CONFIG_JSON_ENV_VAR",
    "RAY_RUNTIME_ENV_HOOK",
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV",
    "RAY_OVERRIDE_RESOURCES",
)
"""What would give our own Ray another environment or other cores, as that of a job inside of which it is started."""


@contextmanager
def connected(address: str | None, cores: int = 1) -> Iterator[Any]:
    """Ray, with the cluster at `address` ("auto": the one of this machine), or with one of our own that is started
    here, for so many cores at least, and ended after the block. Raises MachineError without Ray, or without a cluster
    there.
    """
    with _environment(ours=address is None), held_signals() as held:
        ray = _import_ray()
        _require_answer(address)
        with nullcontext("") if address else _folder() as folder:
            try:
                if folder:
                    _start(ray, folder, max(cores, core_count()), held)
                else:
                    _init(ray, held, address or "auto")
                with silent(), plain(), held.through():
                    yield ray
            finally:
                ray.shutdown()


def _import_ray() -> Any:
    put_off()
    try:
        import ray
    except ImportError as error:
        raise MachineError(
            "--engine ray needs the ray extra; install it with `pip install 'retrocolor[ray]'`."
        ) from error
    return ray


@contextmanager
def _environment(*, ours: bool) -> Iterator[None]:
    """Ray's settings are environment variables. Afterwards all of its own are as they were: it sets some itself."""

    def of_ray() -> dict[str, str]:
        return {name: value for name, value in os.environ.items() if name.startswith(("RAY_", "PYTHONBREAKPOINT"))}

    before = of_ray()
    if ours:
        for name in OF_ANOTHER:
            os.environ.pop(name, None)
    for name, value in (ALWAYS | OUR_OWN if ours else ALWAYS).items():
        os.environ.setdefault(name, value)
    try:
        yield
    finally:
        for name in of_ray():
            del os.environ[name]
        os.environ.update(before)


@contextmanager
def _folder() -> Iterator[str]:
    """A folder for what Ray writes, until the end of the block: among the temporary files, or in /tmp where its sockets
    would have longer paths there than a system takes, as with SLURM's TMPDIR and that of macOS, or not those of ASCII.
    """
    parents = [tempfile.gettempdir(), "/tmp"]
    fit = [
        parent
        for parent in parents
        if parent.isascii() and len(parent + SOCKET) <= PATH_BYTES and os.access(parent, os.W_OK)
    ]
    parent = (fit or parents)[0]
    with tempfile.TemporaryDirectory(prefix="retrocolor-", dir=parent, ignore_cleanup_errors=True) as folder:
        yield folder


def _start(ray: Any, folder: str, cores: int, held: Held) -> None:
    """Start a Ray on this machine that writes into a folder; if it was not up in time once more, as Ray does it."""
    ours = {"num_cpus": cores, "object_store_memory": STORE_BYTES, "_temp_dir": folder}
    with _home(folder):
        try:
            with lean():
                _init(ray, held, "local", **ours, include_dashboard=False)
        except MachineError:
            ray.shutdown()
            with held.through():  # what was asked for meanwhile
                pass
            _init(ray, held, "local", **ours, include_dashboard=False)


def _init(ray: Any, held: Held, address: str, **options: Any) -> None:
    try:
        with deaf(), _quiet():
            try:
                ray.init(
                    address, **options, logging_level=logging.ERROR, log_to_driver=False, configure_logging=False,
                    job_config=_job_config(),
                )  # fmt: skip
            finally:
                held.keep()  # Ray's core prints where it was when SIGTERM comes
    except Exception as error:  # of many kinds, bare ones too
        why = " ".join(str(error).split())[:200].rstrip(".")
        if address == "local":
            raise MachineError(f"Ray cannot be started on this machine ({why}): use --engine local.") from error
        raise MachineError(f"--ray-address {address} cannot be used ({why}): see `ray status`.") from error


class _OwnPath(list[str]):
    """Where workers look for modules first: Ray adds the folder that the command was called in, to which its own path
    need not lead, and where scans may lie beside a `random.py`.
    """

    def extend(self, folders: Iterable[str]) -> None:
        own = {os.path.realpath(folder) for folder in sys.path}
        super().extend(folder for folder in folders if os.path.realpath(folder) in own)


def _job_config() -> Any:
    config = import_module("ray.job_config").JobConfig()
    config._py_driver_sys_path = _OwnPath()
    return config


def _require_answer(address: str | None) -> None:
    """Raise MachineError where nobody listens, or somebody who does not talk as Ray: it would find out in a minute, or
    never.
    """
    if address is None or address == "auto":
        return
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=ANSWER_SECONDS) as line:
            line.sendall(HELLO)
            if line.recv(FRAME_BYTES)[3:4] != SETTINGS and "RAY_USE_TLS" not in os.environ:
                raise OSError("what listens there is no Ray")
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
