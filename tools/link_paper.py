"""Point the links of docs/paper.md at the lines where the functions now stand: `python tools/link_paper.py`."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "paper.md"
LINK = re.compile(r"\[`(?:\w+\.)?(\w+)`\]\(\.\./([\w/]+\.py)#L\d+\)")


def linked(text: str) -> str:
    """The text with every link to a line of code made true. Raises ValueError when there is no such name."""

    def point(match: re.Match[str]) -> str:
        name, path = match.groups()
        return match[0].rsplit("#", 1)[0] + f"#L{line_of(ROOT / path, name)})"

    return LINK.sub(point, text)


def line_of(path: Path, name: str) -> int:
    """The line where a file defines a function, class or constant."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if re.match(rf"(?:def|class) {name}\b|{name}(?:: [^=]+)? = ", line):
            return number
    raise ValueError(f"{path}: {name} is not defined here")


if __name__ == "__main__":
    PAGE.write_text(linked(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
