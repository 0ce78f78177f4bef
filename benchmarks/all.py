"""Measure everything and write docs/benchmarks.md: `python benchmarks/all.py [--part NAME] [--rounds N] [--again]`.

About ten minutes on two quiet cores. What a part found is kept in benchmarks/results.json with the commit it was found
at, so that a run that was stopped goes on; `--again` measures anew. `--part` (repeatable) measures that part alone: the
page then has the others as they were found before, each with its commit, those of other checkouts too.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from parts import HERE, PARTS, ROUNDS, Row
from retrocolor.machine import core_count, machine_memory

RESULTS, PAGE = HERE / "results.json", HERE.parent / "docs" / "benchmarks.md"
LIBRARIES = ("torch", "numpy", "llvmlite", "pillow", "simplejpeg", "imagecodecs", "av")
HEAD = """# Benchmarks

Promise 7: colouring costs little more than reading and writing the same files. `python benchmarks/all.py` measures and
writes this page. Figures are ratios of runs that took turns on one machine, but for seconds and megabytes where a unit
stands beside them: the median, in brackets the least and the most. CPU time is user and system time of all processes,
which other work on the machine disturbs least. The *floor* decodes the same files and encodes the same coloured
pictures, with the libraries, settings and threads of the tool, and does nothing in between; start-up is taken off both.
"""


def commit() -> str:
    """The commit that is measured, with a + where files differ from it."""
    git = ["git", "-C", str(HERE)]
    name = subprocess.run([*git, "rev-parse", "--short=10", "HEAD"], capture_output=True, text=True).stdout.strip()
    changed = subprocess.run([*git, "status", "--porcelain", "-uno", "--", "../src", "."], capture_output=True).stdout
    return (name or "unknown") + ("+" if changed else "")


def machine() -> str:
    """The processor, cores, memory, system and libraries."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{core_count()} cores of {model or platform.machine()}, {machine_memory() / 2**30:.0f} GiB of memory, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {libraries}"
    )


def load() -> float:
    """Processes that wanted a core in the last minutes, for each core; without a figure 0."""
    return os.getloadavg()[1] / core_count() if hasattr(os, "getloadavg") else 0.0


def measured(name: str, rounds: int) -> dict[str, Any]:
    """Run a part; its rows, and where and when they were found."""
    before, at = load(), commit()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        rows = PARTS[name](Path(folder), rounds)
    return {
        "commit": at, "date": datetime.now(UTC).date().isoformat(), "machine": machine(), "rounds": rounds,
        "load": [round(before, 1), round(load(), 1)], "rows": [asdict(row) for row in rows],
    }  # fmt: skip


def kept() -> dict[str, dict[str, Any]]:
    """What was measured before, part by part."""
    return json.loads(RESULTS.read_text()) if RESULTS.exists() else {}


def page(results: dict[str, dict[str, Any]], before: str) -> str:
    """The results as Markdown; the page as it stands tells what has none here."""
    machines = re.findall("^Machine: (.*)[.]$", before, re.MULTILINE) if PARTS.keys() - results.keys() else []
    machines += [result["machine"] for result in results.values()]
    parts = [HEAD, *(f"Machine: {place}.\n" for place in dict.fromkeys(machines))]
    told = {section.partition("\n")[0].lower(): section for section in re.split("^## ", before, flags=re.MULTILINE)}
    for name, part in PARTS.items():
        about = (part.__doc__ or "").strip()
        if name not in results and name in told:
            parts.append(f"## {told[name].rstrip()}\n")
            continue
        parts.append(f"## {name.capitalize()}\n\n{about}\n")
        if name not in results:
            parts.append("Not measured yet.\n")
            continue
        found = results[name]
        rows = [Row(**row) for row in found["rows"]]
        lines = ["| | CPU time | on the clock | aim |", "|---|---|---|---|"]
        lines += [f"| {row.what} | {row.cpu} | {row.clock} | {row.aim} |" for row in rows]
        if name == "memory":
            lines = ["| | peak | aim |", "|---|---|---|", *(f"| {row.what} | {row.cpu} | {row.aim} |" for row in rows)]
        parts.append("\n".join(lines) + "\n")
        first, last = found["load"]
        busy = f"; load average {first} to {last} a core, other work and its own" if first > 0.5 else ""
        parts.append(f"{found['date']}, commit {found['commit']}, rounds: {found['rounds']}{busy}.\n")
    return "\n".join(parts)


def main() -> None:
    """Measure what is missing, keep it after each part, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, action="append", help="only this one (repeatable)")
    parser.add_argument("--rounds", type=int, help="of each part; default: 3, 1 where one is enough")
    parser.add_argument("--again", action="store_true", help="also what was measured at this commit")
    asked = parser.parse_args()
    for name in asked.part or PARTS:
        if not asked.again and kept().get(name, {}).get("commit") == commit():
            continue
        print(f"{name} ...", flush=True)
        found = measured(name, asked.rounds or ROUNDS[name])
        results = kept() | {name: found}
        RESULTS.write_text(json.dumps(results, indent=1) + "\n")
        for row in found["rows"]:
            print("  " + "  ".join(row.values()), flush=True)
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    PAGE.write_text(page(kept(), before), encoding="utf-8")
    print(f"{PAGE}: written")


if __name__ == "__main__":
    main()
