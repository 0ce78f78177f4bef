"""Print the lowest version that each range in pyproject.toml allows, as pins for `pip install -c`.

    python tools/lowest.py > lowest.txt && pip install -c lowest.txt dist/*.whl

Only what the package itself asks for is pinned; with names of extras (`tools/lowest.py heif`) what these ask for, too.
`--keep NAME` leaves one out, such as torch where only one build of it can be had.
"""

import argparse
import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
RANGE = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(\[[a-z,]+])?>=(?P<version>[0-9.]+)(,<[0-9.]+)?")


def pins(requirements: list[str], keep: list[str]) -> list[str]:
    """Each requirement `name>=version` as `name==version`.

    Raises SystemExit for one without a lower bound: what is not stated cannot be tested.
    """
    found = []
    for requirement in requirements:
        stated = RANGE.fullmatch(requirement.replace(" ", ""))
        if stated is None:
            raise SystemExit(f"pyproject.toml: {requirement!r} states no lowest version; write NAME>=VERSION.")
        if stated["name"] not in keep:
            found.append(f"{stated['name']}=={stated['version']}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extras", nargs="*", help="extras whose ranges are to be pinned, too")
    parser.add_argument("--keep", action="append", default=[], metavar="NAME", help="leave this package as it is")
    given = parser.parse_args()
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    requirements = project["dependencies"] + [
        asked for extra in given.extras for asked in project["optional-dependencies"][extra]
    ]
    print("\n".join(pins(requirements, given.keep)))


if __name__ == "__main__":
    main()
