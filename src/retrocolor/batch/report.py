"""The report, a page to look at after a run: before | after of every picture, what failed and why.

`write_page` needs only the results and the thumbnails that exist (the worker made them while it had the
pixels, see imaging/thumbnails), so that it can be called again after every run.
"""

import base64
import hashlib
import html
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from urllib.parse import quote

from retrocolor import marks
from retrocolor.files import asset, atomic_output, below, printable
from retrocolor.imaging.thumbnails import FOLDER, thumbnail_key
from retrocolor.jobs import Kind, Result, Status
from retrocolor.wording import counted, duration

PAGE = "retrocolor-report.html"
PART = 10_000  # files on one page: about 6 MB, which a browser opens at once
ASPECTS = (0.2, 5.0)  # the narrowest and the widest picture the page makes room for
SECTIONS = (
    (Status.FAILED, "Failed"),
    (Status.REFUSED, "Refused"),
    (Status.DONE, "Coloured"),
    (Status.SKIPPED, "Coloured earlier"),
    (Status.KEPT, "Edited since, kept as they are"),
    (Status.REJECTED, "Rejected, stay black and white"),
    (Status.LEFT, "Already in colour, left alone"),
    (Status.PLANNED, "Planned"),
)
UNUSED = {"topk": ("temperature",), "mean": ("k", "smooth", "temperature"), "annealed": ("k", "smooth")}
BAD = {Status.FAILED, Status.REFUSED}
CONFIDENCE_CAPTION = (
    "Least sure first. Confidence is 1 where the network is certain of a colour and 0 where all colours seem alike to "
    "it, averaged over the picture; a sure guess can still be wrong."
)


@dataclass(frozen=True)
class _Place:
    """Where the page stands and where the sources lie: turns paths into names and links, both escaped."""

    root: Path
    base: Path | None  # the folder all sources have in common, if there is one

    @classmethod
    def of(cls, root: Path, results: Iterable[Result]) -> "_Place":
        """For a page in `root` on these results."""
        folders = {os.path.dirname(result.source) for result in results}  # noqa: PTH120 (three times as fast)
        try:
            return cls(root, Path(os.path.commonpath(folders)) if folders else None)
        except ValueError:  # several drives on Windows, or relative and absolute paths
            return cls(root, None)

    def name(self, result: Result) -> str:
        """What an entry is called: its place in the output folder, or among the sources."""
        for path, folder in ((result.output, self.root), (result.source, self.base)):
            if path and folder:
                with suppress(ValueError):
                    return _text(below(path, folder))
        return _text(result.source)

    def link(self, target: Path | None, label: str) -> str:
        """A label, already escaped, as a link where there is a target."""
        label = f"<bdi>{label}</bdi>"
        return f'<a href="{self.url(target)}">{label}</a>' if target else label

    def url(self, path: Path) -> str:
        """A link from the page: relative where the two share a drive, every byte of a name quoted."""
        try:
            folder, name = os.path.split(path)  # pathlib takes several times as long
            return _way(folder or ".", str(self.root)) + quote(os.fsencode(name), safe="")
        except ValueError:  # another drive on Windows
            return path.absolute().as_uri()


@cache
def _way(folder: str, root: str) -> str:
    """The link from a page in `root` to a folder, ending in a slash; empty for its own. Raises ValueError."""
    parts = Path(os.path.relpath(folder, root)).parts
    return "".join(f"{quote(os.fsencode(part), safe='')}/" for part in parts)


def write_page(
    root: Path,
    results: Iterable[Result],
    settings: Mapping[str, object],
    *,
    seconds: float = 0.0,
    todo: int = 0,
    message: str = "",
) -> Path:
    """Write `root`/retrocolor-report.html from results and the thumbnails that exist; returns its path.

    `settings` stand at the top; `todo` is the number of files not reached, `message` why the run stopped.
    Names never become markup or script: all text is escaped, links are quoted, and the page's own policy runs
    no script but its own. Raises MachineError when the disk is full.
    """
    results = list(results)
    place = _Place.of(root, results)
    found: dict[Status, list[Result]] = {status: [] for status, _ in SECTIONS}
    for result in sorted(results, key=_least_confident_first):
        found[result.status].append(result)
    made = {entry.name for entry in os.scandir(root / FOLDER)} if (root / FOLDER).is_dir() else set()
    script = asset("report.js")
    ordered = [result for status, _ in SECTIONS for result in found[status]]
    parts = [ordered[first : first + PART] for first in range(0, len(ordered), PART)] or [[]]
    root.mkdir(parents=True, exist_ok=True)
    for number, shown in reversed([*enumerate(parts, 1)]):  # the first one, which leads to the others, last
        page = Template(asset("report.html")).substitute(
            title=_text(root.absolute().name or root),
            subtitle=_subtitle(len(results), seconds),
            message=f"<p>{_text(message)}</p>" if message else "",
            counts=_counts(found, todo, number),
            parts=_parts(number, len(parts)),
            settings="".join(f"<div><dt>{_text(k)}</dt><dd>{_text(v)}</dd></div>" for k, v in _flat(_used(settings))),
            sections="\n".join(_section(status, title, shown, place, made) for status, title in SECTIONS),
            script=script,
            script_hash="sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
        with atomic_output(root / part_name(number), mark=marks.PAGE) as part:
            part.write_text(page, encoding="utf-8", newline="\n")
    for path in root.glob(part_name("*")):  # of a larger page before
        last = path.stem.rpartition("-")[2]
        if last.isdecimal() and int(last) > len(parts) and marks.holds(path, marks.PAGE):
            path.unlink(missing_ok=True)
    return root / PAGE


def part_name(number: int | str) -> str:
    """What a part of the page is called, from 1."""
    return PAGE if number == 1 else PAGE.replace(".html", f"-{number}.html")


def _parts(number: int, count: int) -> str:
    """Links from one part of the page to all; empty where there is one."""
    if count == 1:
        return ""
    links = (f"<b>{n}</b>" if n == number else f'<a href="{part_name(n)}">{n}</a>' for n in range(1, count + 1))
    return f'<p class="soft">{PART:,} files a page: {" ".join(links)}</p>'


def _section(status: Status, title: str, shown: list[Result], place: _Place, made: set[str]) -> str:
    """One heading with its pictures, then the entries that have none; `shown` are those of this part of the page."""
    results = [result for result in shown if result.status is status]
    if not results:
        return ""
    cards, rows = [], []
    for result in results:
        key = thumbnail_key(result.output, place.root) if result.output else ""
        if f"{key}-before.jpg" in made and f"{key}-after.jpg" in made:
            cards.append(_card(result, place, key))
        else:
            rows.append(_row(result, place))
    body = f'<div class="cards">{"".join(cards)}</div>' if cards else ""
    body += f'<ul class="rows">{"".join(rows)}</ul>' if rows else ""
    mark = ' class="bad"' if status in BAD else ""
    has_confidence = any(result.confidence is not None for result in results)
    caption = f'<p class="soft">{CONFIDENCE_CAPTION}</p>' if has_confidence else ""
    head = f"<h2>{title} <span>{len(results):,}</span></h2>{caption}"
    return f'<section id="{status.value}"{mark}>{head}{body}</section>'


def _least_confident_first(result: Result) -> tuple[float, str]:
    """The key that sorts results; those without a confidence come last, by name."""
    confidence = 2.0 if result.confidence is None else result.confidence
    return confidence, str(result.output or result.source)


def _card(result: Result, place: _Place, key: str) -> str:
    """A picture with its slider."""
    name = place.name(result)
    link = f"{FOLDER}/{key}"
    mark = ' class="film"' if result.kind is Kind.FILM else ""
    aspect = _ratio(result.width, result.height)
    return (
        f'<article{mark}><div class="stage"><div class="pair" style="--ar:{aspect:.4g}">'
        f'<img src="{link}-before.jpg" alt="" loading="lazy">'
        f'<img src="{link}-after.jpg" alt="" loading="lazy"><i></i>'
        f'<input type="range" value="50" aria-label="Before and after: {name}"></div></div>'
        f'<p class="name">{place.link(result.output, name)}</p>{_details(result, place)}</article>'
    )


def _row(result: Result, place: _Place) -> str:
    """An entry without a picture: its name and why."""
    target = result.output if result.status not in BAD and result.output else result.source
    name = place.link(target, place.name(result))
    return f'<li><span class="name">{name}</span>{_details(result, place)}</li>'


def _details(result: Result, place: _Place) -> str:
    facts = [f"{result.width:,} × {result.height:,}"] if result.width and result.height else []
    if result.pages > 1:
        facts.append(f"{result.pages:,} {'frames' if result.kind is Kind.FILM else 'pages'}")
    if result.confidence is not None:
        facts.append(f"confidence {result.confidence:.2f}")
    if result.seconds and result.status is Status.DONE and not _epoch():
        facts.append(f"{result.seconds:.1f} s")
    texts = facts + [_text(text) for text in (result.reason, *result.notes) if text]
    if result.output and result.output != result.source:
        texts.append(place.link(result.source, "original"))
    return f'<p class="soft">{" · ".join(texts)}</p>'


def _counts(found: Mapping[Status, list[Result]], todo: int, here: int) -> str:
    """How many of each status, as links to where they begin, seen from part number `here` of the page."""
    parts, before = [], 0
    for status, title in SECTIONS:
        place = part_name(before // PART + 1) if before // PART + 1 != here else ""
        before += len(found[status])
        if found[status]:
            mark = ' class="bad"' if status in BAD else ""
            count = f"<b>{len(found[status]):,}</b>{title.lower()}"
            parts.append(f'<a href="{place}#{status.value}"{mark}>{count}</a>')
    if todo:
        parts.append(f"<span><b>{todo:,}</b>not reached yet</span>")
    return "\n".join(parts) or "<span>Nothing to show: no photo or film was found.</span>"


def _subtitle(files: int, seconds: float) -> str:
    """`3 files · 2026-11-23 10:15 · 1 min 5 s`."""
    moment = time.gmtime(int(_epoch())) if _epoch() else time.localtime()
    parts = [counted(files, "file"), time.strftime("%Y-%m-%d %H:%M", moment)]
    if seconds and not _epoch():
        parts.append(duration(seconds))
    return " · ".join(parts)


def _epoch() -> str:
    """SOURCE_DATE_EPOCH, or "": it fixes the date and leaves out how long things took: two pages can be compared."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return epoch if epoch.isdigit() else ""


def _used(settings: Mapping[str, object]) -> Mapping[str, object]:
    """The settings without those that the decode does not look at."""
    unused = UNUSED.get(str(settings.get("decode")), ())
    return {name: value for name, value in settings.items() if name not in unused}


def _flat(settings: Mapping[str, object], prefix: str = "") -> Iterable[tuple[str, str]]:
    """Settings as (name, text) pairs without the empty ones; checksums are cut to twelve digits."""
    for name, value in settings.items():
        label = f"{prefix}{name}".replace("_", " ")
        if isinstance(value, Mapping):
            yield from _flat(value, f"{name} ")
        elif isinstance(value, bool):
            yield label, "yes" if value else "no"
        elif value is not None and value != "" and value != ():
            text = f"{value:g}" if isinstance(value, float) else str(value)
            yield label, text[:12] if name in {"checksum", "sha256"} else text


def _text(value: object) -> str:
    """Any text as harmless markup: control characters made visible, then escaped."""
    return html.escape(printable(str(value)))


def _ratio(width: int, height: int) -> float:
    """Width over height, within what the page makes room for; 4:3 when unknown."""
    return min(max(width / height, ASPECTS[0]), ASPECTS[1]) if width and height else 4 / 3
