"""The console script, and `python -m retrocolor`: the command line, which may be interrupted while it is loaded."""

import os
import sys
from contextlib import suppress


def main() -> None:
    """Load the command line and run it. Ctrl-C before it can take that itself ends it as later ones do."""
    try:
        _read_names_as_utf8()
        from retrocolor.cli.main import main as run

        run()
    except (KeyboardInterrupt, RuntimeError) as error:
        if isinstance(error, RuntimeError) and not isinstance(error.__cause__, KeyboardInterrupt):
            raise  # Python 3.11 makes another error of what is raised while it makes a class
        print("retrocolor: Interrupted: the same command goes on.", file=sys.stderr)
        sys.exit(130)


def _read_names_as_utf8() -> None:
    """Begin anew in Python's UTF-8 mode where the locale reads names of files otherwise, as ISO-8859-1 does.

    Records, choices and pages hold names as text, which must be the same under every locale.
    """
    if sys.getfilesystemencoding() == "utf-8" or os.environ.get("PYTHONUTF8") == "1" or not sys.executable:
        return
    import locale

    terminal = {"PYTHONIOENCODING": locale.getencoding()}  # what is shown is read as before
    with suppress(UnicodeError):  # words that Python did not understand, in Japanese of old
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], terminal | os.environ | {"PYTHONUTF8": "1"})


if __name__ == "__main__":
    main()
