"""Links that lead nowhere."""

from pathlib import Path

from retrocolor.files import printable


def lost_target(path: Path) -> str:
    """Where a link leads to what is not there, as it is told of; empty for everything else."""
    try:
        return printable(path.readlink()) if path.is_symlink() and not path.exists() else ""
    except OSError:  # it leads into a folder that may not be entered
        return ""
