"""Run by a Ray of our own in the place of its worker (see `ray_lean`): the same, but it loads less. No torch."""

import runpy
import sys
from pathlib import Path

WORKER = "ray._private.workers.default_worker"


def main() -> None:
    """Be Ray's worker, whose arguments these are."""
    sys.path[0] = str(Path(__file__).resolve().parents[2])  # not the folder of this file: its modules have common names
    from retrocolor.worker.ray_lean import plain, put_off

    put_off()
    with plain():
        runpy.run_module(WORKER, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
