"""Colour one photo: read, predict, paint in strips, write. Runs in the worker, in several threads."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any, NamedTuple

import numpy as np
import torch
from PIL import Image

from retrocolor import __version__, marks
from retrocolor.colorizer import Colorizer
from retrocolor.config import OutputOptions, PhotoOptions
from retrocolor.errors import Unwritable, UsageError
from retrocolor.files import refusal
from retrocolor.folders import require_writable
from retrocolor.imaging import monochrome, resize, smaller, thumbnails
from retrocolor.imaging.orientation import upright_size
from retrocolor.imaging.paint import Painter
from retrocolor.jobs import Hint, Identity, Job, Made, Result, Status, replaceable
from retrocolor.machine import core_count
from retrocolor.model.company import COMPANY
from retrocolor.photo import exif_thumbnail, other_thumbnails
from retrocolor.photo.budget import Budget
from retrocolor.photo.colourless import notes_on
from retrocolor.photo.hints import placed
from retrocolor.photo.limits import IN_MEMORY, Claim
from retrocolor.photo.metadata.mark import Mark
from retrocolor.photo.names import PAGED, SUFFIXES, TARGETS, output_format, output_suffix
from retrocolor.photo.page import Page, Photo, without_copies
from retrocolor.photo.previews import compare_name, map_name, remove_stale, write_compare, write_confidence
from retrocolor.photo.read import read
from retrocolor.photo.references import AsAsked
from retrocolor.photo.scale import scaled
from retrocolor.photo.scratch import lent
from retrocolor.photo.write import write
from retrocolor.wording import counted
from retrocolor.worker.protocol import Heartbeat
from retrocolor.worker.stages import NETWORK, PAINT, READ, SHRINK, WRITE, stage, staged

STRIP_ROWS = 256
COMPARE_SIDE = 1080  # short side of each half of a before|after picture, and of a map of confidence, in pixels


@dataclass
class PhotoWork:
    """Colours the photos of a run, several at a time, each with one thread of torch; one of so many processes."""

    colorizer: Colorizer
    photo: PhotoOptions
    output: OutputOptions
    processes: int = 1

    def __post_init__(self) -> None:
        self.budget = Budget.of_machine(self.processes)
        COMPANY.cores = max(1, core_count() // self.processes)
        self.as_asked = AsAsked(self.colorizer)

    @COMPANY.at_work()
    def __call__(self, job: Job, beat: Heartbeat) -> Made:
        """Colour one photo. Raises MediaError, Refused or MachineError."""
        torch.set_num_threads(1)  # of the thread that calls
        with self.budget.share(beat) as claim:
            return self._coloured(job, beat, claim)

    def _coloured(self, job: Job, beat: Heartbeat, claim: Claim) -> Made:
        started = monotonic()
        with stage(READ):
            identity = Identity.of(job.source)
            options = self.photo
            photo = read(job.source, max_megapixels=options.max_megapixels, salvage=options.salvage, claim=claim)
        hints = placed(job, photo.pages[0])
        paged = output_format(photo.format, _format_of(job, options)) in PAGED
        photo = scaled(photo if paged else without_copies(photo), options.max_side)
        beat()
        predictions = self._predictions(photo.pages, self.as_asked(job), beat, hints)
        first = photo.pages[0]
        height, width = upright_size(first.height, first.width, first.orientation)
        facts: dict[str, Any] = {"kind": job.kind, "width": width, "height": height, "pages": len(photo.pages)}
        confidences = [prediction.confidence.mean() for prediction in predictions if prediction]
        left = predictions.count(None)
        if not confidences:
            reason = "already in colour; --recolor colours it all the same"
            return Made(Result(job.source, None, Status.LEFT, reason, **facts), identity)
        facts["confidence"] = round(float(np.mean(confidences)), 3)
        preview = Preview(first) if job.paged and not self.output.no_report else None
        mark = None if self.output.no_mark else self._mark(job, identity, facts["confidence"])
        notes = self._write(job, photo, predictions, mark, preview, beat)
        notes += notes_on(photo.pages, [found.chroma if found else None for found in predictions])
        if left:
            notes.append(f"{left} of {counted(len(predictions), 'page')} in colour already, left unchanged")
        with thumbnails.spared(notes):
            self._show(job, first, predictions[0], preview)
        extra: tuple[str, ...] = ()
        with _told(notes, "what was to lie beside the result was not written"):
            extra = self._extras(job, photo, predictions, beat)
        with _told(notes, "what lay beside the earlier result was not removed"):
            notes += remove_stale(job.output, _stem(job), len(photo.pages), extra)
        seconds = round(monotonic() - started, 3)
        result = Result(job.source, job.output, Status.DONE, seconds=seconds, notes=tuple(notes), **facts)
        with stage(WRITE):
            return Made(result, identity, Identity.of(job.output), extra, hints)

    def _predictions(
        self, pages: Sequence[Page], colorizer: Colorizer, beat: Heartbeat, hints: tuple[Hint, ...]
    ) -> list["Prediction | None"]:
        """The network's prediction for each page, for a smaller copy that of its page; the first one gets the hints."""
        found: list[Prediction | None] = []
        for number, page in enumerate(pages):
            found.append(found[-1] if page.is_copy else self._predict(page, colorizer, beat, () if number else hints))
        return found

    def _predict(
        self, page: Page, colorizer: Colorizer, beat: Heartbeat, hints: tuple[Hint, ...]
    ) -> "Prediction | None":
        """The network's prediction for a page, or None if the page is in colour and to be left."""
        thumbnail = self._shrunk(page, colorizer.size, beat)
        if not self.output.recolor and monochrome.has_colour(thumbnail):
            return None
        with stage(NETWORK):
            return Prediction(*colorizer.chroma_with_confidence(thumbnail, page.orientation, hints))

    def _shrunk(self, page: Page, short_side: int, beat: Heartbeat) -> np.ndarray:
        with stage(SHRINK):
            return smaller.shrink(_beating(page.strips(), beat), page.height, page.width, short_side)

    def _mark(self, job: Job, original: Identity, confidence: float) -> Mark:
        how = [f"model {self.colorizer.name}", f"confidence {confidence:.3f} of 1", marks.original_of(original.sha256)]
        how += [marks.settings_of(job.settings)] if job.settings else []
        return Mark.now(f"retrocolor {__version__}", ", ".join(how))

    def _write(
        self,
        job: Job,
        photo: Photo,
        predictions: list["Prediction | None"],
        mark: Mark | None,
        preview: "Preview | None",
        beat: Heartbeat,
    ) -> list[str]:
        format = _format_of(job, self.photo)
        target = output_format(photo.format, format)
        quality, known = self.photo.quality, replaceable(job)
        photo = exif_thumbnail.repainted(photo, predictions[0].chroma) if predictions[0] else photo
        photo = other_thumbnails.repainted(photo, [found.chroma if found else None for found in predictions])
        with stage(WRITE), ExitStack() as borrowed:
            painted = [
                staged(PAINT, _painted(page, found, beat, _canvas(page, target, borrowed), None if number else preview))
                for number, (page, found) in enumerate(zip(photo.pages, predictions, strict=True))
            ]
            try:
                return write(photo, painted, job.output, format=format, quality=quality, mark=mark, known=known)
            except Unwritable:
                require_writable(job.root)  # if that takes no file either the others need not be tried
                raise

    def _show(self, job: Job, page: Page, prediction: "Prediction | None", preview: "Preview | None") -> None:
        """Thumbnails for the report."""
        if preview is not None:
            key = thumbnails.thumbnail_key(job.output, job.root)
            chroma = prediction.chroma if prediction else None
            thumbnails.thumbnails(*preview.pictures(chroma), job.root / thumbnails.FOLDER, key, page.orientation)

    def _extras(
        self, job: Job, photo: Photo, predictions: list["Prediction | None"], beat: Heartbeat
    ) -> tuple[str, ...]:
        """The before|after picture, the maps; their names."""
        page, prediction = photo.pages[0], predictions[0]
        names = []
        if self.photo.compare and prediction:
            short_side = min(COMPARE_SIDE, page.height, page.width)
            before = np.round(self._shrunk(page, short_side, beat) * 255).astype(np.uint8)
            names.append(compare_name(_stem(job)))
            after = Painter(prediction.chroma, *before.shape[:2])(before, 0)
            write_compare(before, after, page.orientation, job.output.with_name(names[-1]))
        return (*names, *(self._maps(job, photo, predictions) if self.photo.confidence else ()))

    def _maps(self, job: Job, photo: Photo, predictions: list["Prediction | None"]) -> Iterator[str]:
        """Write a map of confidence for each page that was coloured; the names."""
        for number, (page, prediction) in enumerate(zip(photo.pages, predictions, strict=True), 1):
            if prediction is None or page.is_copy:
                continue
            name = map_name(_stem(job), number)
            size = resize.fit_size(page.height, page.width, min(COMPARE_SIDE, page.height, page.width))
            write_confidence(prediction.confidence, size, page.orientation, job.output.with_name(name))
            yield name


class Prediction(NamedTuple):
    """What the network predicts for a page: chroma float32 (h, w, 2), and its confidence, (h, w) in [0, 1]."""

    chroma: np.ndarray
    confidence: np.ndarray


class Preview:
    """Small pictures of a page before and after, gathered from its strips."""

    def __init__(self, page: Page) -> None:
        self.step = max(1, max(page.height, page.width) // thumbnails.LONG_SIDE)
        self.rows = max(1, STRIP_ROWS // self.step) * self.step
        self._before: list[np.ndarray] = []

    def add(self, strip: np.ndarray) -> None:
        """Take in the next `rows` rows (the last ones may be fewer), grey or RGB, uint8 or uint16."""
        self._before.append(smaller.reduced(strip, self.step))

    def pictures(self, chroma: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
        """Before, and after with the page's chroma (None: as it was), uint8, as stored."""
        small = Image.fromarray(np.concatenate(self._before))
        small.thumbnail((thumbnails.LONG_SIDE, thumbnails.LONG_SIDE), reducing_gap=2.0)
        before = np.asarray(small)
        return before, before if chroma is None else Painter(chroma, *before.shape[:2])(before, 0)


@contextmanager
def _told(notes: list[str], what: str) -> Iterator[None]:
    """What lies beside a result costs no result: that it is not ours, or may not be changed, becomes a note."""
    try:
        yield
    except UsageError as error:
        notes.append(f"{what}: {error}")
    except OSError as error:
        notes.append(f"{what}: {refusal(error)}")


def _stem(job: Job) -> str:
    """What files beside the result are called, without their ending."""
    return job.label or job.output.stem


def _format_of(job: Job, options: PhotoOptions) -> str:
    """The format to write: the one requested, or the one that the output's name stands for.

    A source whose own name is wrong (a JPEG called .gif) is what a new name says.
    """
    suffix = job.output.suffix.lower()
    renamed = suffix != job.source.suffix.lower() and SUFFIXES[suffix] in TARGETS
    if renamed or output_suffix(job.source, options.format).lower() != suffix:
        return SUFFIXES[suffix]
    return options.format


def _painted(
    page: Page, found: Prediction | None, beat: Heartbeat, canvas: Callable[[], np.ndarray] | None,
    preview: Preview | None,
) -> Iterator[np.ndarray]:  # fmt: skip
    """The strips of a page in colour, in a canvas if there is one; those of a page that is in colour as they are."""
    painter = None if found is None else Painter(found.chroma, page.height, page.width)
    place = canvas() if painter and canvas else None
    for first, strip in _beating(page.strips(preview.rows if preview else STRIP_ROWS), beat):
        if preview:
            preview.add(strip)
        yield strip if painter is None else painter(strip, first, place)


def _canvas(page: Page, target: str, borrowed: ExitStack) -> Callable[[], np.ndarray] | None:
    """What lends memory to paint a page in, laid out as a writer takes it that needs the page in one piece."""
    by_three = 3 * page.dtype.itemsize
    if target == "jpeg" and page.dtype == np.uint8:
        size = 4
    elif target == "png" and not page.has_alpha and page.height * page.width * by_three <= IN_MEMORY:
        size = by_three
    else:
        return None
    return lambda: borrowed.enter_context(lent(page.height, page.width, size)).view(page.dtype)


def _beating(strips: Iterable[tuple[int, np.ndarray]], beat: Heartbeat) -> Iterator[tuple[int, np.ndarray]]:
    for strip in strips:
        yield strip
        beat()
