"""The console script, and `python -m retrocolor`: the command line, which may be interrupted while it is loaded."""

import sys


def main() -> None:
    """Load the command line and run it. Ctrl-C before it can take that itself ends it as later ones do."""
    try:
        from retrocolor.cli.main import main as run

        run()
    except (KeyboardInterrupt, RuntimeError) as error:
        if isinstance(error, RuntimeError) and not isinstance(error.__cause__, KeyboardInterrupt):
            raise  # Python 3.11 makes another error of what is raised while it makes a class
        print("retrocolor: Interrupted: the same command goes on.", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
