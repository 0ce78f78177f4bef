"""The worker process: prepares once, then works on jobs in threads until it is stopped.

It speaks with its parent in pickles over the two pipes it was started with; whatever a library prints goes to
standard error, which the parent keeps. When the parent is gone, so is the worker.
"""

import contextlib
import errno
import gc
import importlib
import os
import pickle
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from retrocolor.errors import InTheWay, MediaError, Refused, RetrocolorError, Stopped
from retrocolor.files import FULL, lost_target, printable, unwritable
from retrocolor.machine import end_with, share_memory
from retrocolor.worker import later, stages, stop
from retrocolor.worker.protocol import (
    Failure,
    Heartbeat,
    JobFailed,
    JobFinished,
    JobProgress,
    JobStarted,
    JobStopped,
    Message,
    Work,
    WorkerBroken,
    WorkerReady,
)
from retrocolor.worker.worker import STOP

BEAT_SECONDS = 0.2  # beats closer together than this are not sent
SWITCH_SECONDS = 0.0005  # the threads mostly run outside the interpreter and want it back at once

Send = Callable[[Message[Any]], None]


def main(modules: Sequence[str] = ()) -> None:
    """Run as the worker: read the setup and the number of threads, prepare, work, until None or the end.

    The modules are loaded before the setup is there; what fails with them is said once they are needed.
    """
    inbox, outbox = _take_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(os.getppid())  # even while a library holds the interpreter; one that is dead has closed the pipe
    lock = threading.Lock()

    def send(message: Message[Any]) -> None:
        with lock:
            pickle.dump(message, outbox)
            outbox.flush()

    gc.disable()  # what is loaded stays: searching it for garbage again and again, and at the end, takes a second
    sys.setswitchinterval(SWITCH_SECONDS)
    later.put_off()
    with contextlib.suppress(Exception):
        for name in modules:
            importlib.import_module(name)
    setup, threads = pickle.load(inbox)
    if threads == 1:  # one job at a time: a film, whose threads work in turns, or a photo
        share_memory()
    jobs: queue.SimpleQueue[tuple[int, Any] | None] = queue.SimpleQueue()
    threading.Thread(target=_read_jobs, args=(inbox, jobs, threads), daemon=True).start()
    try:
        work, settings = setup.prepare()
    except Exception as error:
        send(WorkerBroken(failure(error)))
        return
    gc.freeze()
    gc.enable()
    send(WorkerReady(settings))
    workers = [threading.Thread(target=_work, args=(work, jobs, send)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if profile := stages.profile():
        send(profile)
    sys.stderr.flush()
    os._exit(0)  # all is written: to take the libraries down in order would take a tenth of a second


def _work(work: Work[Any, Any], jobs: "queue.SimpleQueue[tuple[int, Any] | None]", send: Send) -> None:
    while (item := _next(jobs)) is not None:
        number, job = item
        if stop.asked():
            send(JobStopped(number))
            continue
        send(JobStarted(number))
        try:
            with stages.stage(stages.OTHER):
                outcome = work(job, _heartbeat(number, send))
        except Stopped:
            send(JobStopped(number))
        except Exception as error:
            send(JobFailed(number, failure(error)))
        else:
            send(JobFinished(number, outcome))


def _next(jobs: "queue.SimpleQueue[tuple[int, Any] | None]") -> tuple[int, Any] | None:
    with stages.stage(stages.WAITING):
        return jobs.get()


def _heartbeat(number: int, send: Send) -> Heartbeat:
    last = 0.0

    def beat(message: str | dict[str, Any] | None = None) -> None:
        nonlocal last
        if time.monotonic() - last >= BEAT_SECONDS:
            last = time.monotonic()
            send(JobProgress(number, message))

    return beat


def failure(error: Exception) -> Failure:
    """An exception as something that travels: ours are sentences already, others are called unforeseen."""
    details = "".join(traceback.format_exception(error))
    if isinstance(error, RetrocolorError):
        fatal = None if isinstance(error, MediaError | InTheWay) else error
        return Failure(str(error), isinstance(error, Refused), fatal, details)
    if isinstance(error, OSError) and error.errno in FULL:  # of the results, never of the scan that is read
        full = unwritable(Path(error.filename or "the results"), error)
        return Failure(str(full), fatal=full, details=details)
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        large = "the disk of the results, or `ulimit -f`, takes no file so large: choose another disk with -o"
        return Failure(large, details=details)
    if isinstance(error, MemoryError):
        return Failure("not enough memory: try it alone, with --jobs 1", details=details)
    if isinstance(error, FileNotFoundError):
        return Failure(_gone(error.filename), details=details)
    if isinstance(error, OSError) and error.strerror:
        which = f"{printable(error.filename)}, its folder" if isinstance(error.filename, str) else "the file"
        return Failure(f"{error.strerror}: check {which} and its permissions", details=details)
    text = f"{type(error).__name__}: {error}".strip().splitlines()[0][:200]
    return Failure(f"an error that was not foreseen ({text}): see --verbose", details=details)


def _gone(name: object) -> str:
    """What is said of a file that is not there: of a link, where it leads."""
    if isinstance(name, str) and (target := lost_target(Path(name))):
        return f"it is a link to {target}, which does not exist: check the link"
    return "it was there when the run began and is gone: put it back, then run the same command"


def _read_jobs(inbox: IO[bytes], jobs: "queue.SimpleQueue[Any]", threads: int) -> None:
    """Pass jobs on, or note the request to stop; at None let the threads end; at the end of the pipe the parent is
    dead, so die."""
    try:
        while (item := pickle.load(inbox)) is not None:
            if item == STOP:
                stop.ask()
            else:
                jobs.put(item)
        for _ in range(threads):
            jobs.put(None)
        inbox.read()
    finally:
        _end_at_once()


def _end_at_once() -> None:
    """End this process and the programs it started."""
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Move the two pipes to private descriptors, so that nothing else reads or prints on them."""
    inbox, outbox = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return os.fdopen(inbox, "rb"), os.fdopen(outbox, "wb")
