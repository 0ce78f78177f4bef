"""Run in the place of an agent of Ray (see `ray_lean`): does nothing, and ends with its parent."""

import os
import time

LOOK_SECONDS = 0.1


def main() -> None:
    """Wait until the parent is gone."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    main()
