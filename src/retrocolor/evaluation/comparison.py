"""The verb `try`: one photo as the flags make it, on one sheet, each picture with its flags."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

from retrocolor import marks
from retrocolor.batch.discover import REPORT_PREFIX, kind_of, require
from retrocolor.batch.references import find_references
from retrocolor.colorizer import Colorizer
from retrocolor.config import DECODES, LIKE_STRENGTH, DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.files import atomic_output, fitted, printable, resolved, unwritable
from retrocolor.folders import output_folder
from retrocolor.imaging import monochrome, resize
from retrocolor.imaging.captioned_sheet import Cell, Row, draw_sheet
from retrocolor.imaging.orientation import upright
from retrocolor.imaging.paint import Painter
from retrocolor.jobs import Kind
from retrocolor.model import card
from retrocolor.model.decode import resolve
from retrocolor.model.palette import Palette
from retrocolor.photo.page import Page
from retrocolor.photo.read import read
from retrocolor.photo.references import read_palette
from retrocolor.ranges import require_ranges
from retrocolor.research_config import TryOptions
from retrocolor.wording import as_typed

LONG_SIDE = 400  # of a picture on the sheet, in pixels
REQUESTED = (
    tuple(DecodeOptions(k=k) for k in (1, 2, 3, 4, 5)),
    (*(DecodeOptions(decode=decode) for decode in DECODES[1:]), *(DecodeOptions(vivid=v) for v in (0.0, 0.5, 1.0))),
)
STRENGTHS = (0.25, 0.5, LIKE_STRENGTH, 1.0)  # of --like
TITLE = "retrocolor try"


def write_comparison(path: Path, options: TryOptions) -> Path:
    """Write the sheet of a photo; returns where.

    Raises UsageError (no photo there, an output that is something else), MediaError (a photo that cannot be read),
    ModelError or MachineError.
    """
    require_ranges(options)
    _require_photo(path)
    output = _output(path, options.output)
    with output_folder(output.parent):
        return _write(path, output, options)


def _write(path: Path, output: Path, options: TryOptions) -> Path:
    models = {model: Colorizer.load(model, options.device) for model in options.model}
    palette = read_palette(find_references(options.like), "--like ") if options.like else None
    photo = read(path, max_megapixels=options.max_megapixels)
    trial = _Trial(photo.pages[0])
    sections = [trial.rows(colorizer, model) for model, colorizer in models.items()]
    firsts = [Cell(trial.before, "the photo"), *(own for own, _ in sections)]
    rows = [Row("", firsts[i : i + 5]) for i in range(0, len(firsts), 5)]
    rows += [row for _, below in sections for row in below]
    if palette:
        rows += [trial.liked(colorizer, model, palette, options.like) for model, colorizer in models.items()]
    name = printable(path.name)
    pages = f", page 1 of {len(photo.pages)}" if len(photo.pages) > 1 else ""
    notes = (
        f"Under each picture stand the flags that make it: retrocolor colorize {as_typed(path.name)} FLAGS",
        "The colours are a network's guess, not a record of what was there.",
    )
    _save(draw_sheet(name + pages, notes, rows), output)
    return output


@dataclass(frozen=True)
class _Trial:
    """A page of a photo, small, to be coloured in many ways."""

    page: Page

    @cached_property
    def small(self) -> np.ndarray:
        """The page at the size of a cell, uint8, as stored."""
        long, short = max(self.page.height, self.page.width), min(self.page.height, self.page.width)
        scale = min(1.0, LONG_SIDE / long)
        shrunk = self._shrunk(max(1, round(scale * max(short, long / 4))))  # as `resize.fit_size` treats strips
        return np.round(shrunk * 255).astype(np.uint8)

    @property
    def before(self) -> np.ndarray:
        """The cell without colour, or with its own, upright RGB."""
        return self._upright(self.small if self.small.ndim == 3 else np.stack([self.small] * 3, 2))

    def _shrunk(self, short_side: int) -> np.ndarray:
        return resize.shrink(self.page.strips(), self.page.height, self.page.width, short_side)

    def _upright(self, picture: np.ndarray) -> np.ndarray:
        return np.ascontiguousarray(upright(picture, self.page.orientation))

    def rows(self, colorizer: Colorizer, model: str) -> tuple[Cell, list[Row]]:
        """The cell of a model without further flags, and the rows of everything else, at two sizes."""
        requested = [DecodeOptions(), *(decode for row in REQUESTED for decode in row)]
        rows: list[Row] = []
        for size in (colorizer.size, 2 * colorizer.size):
            thumbnail = self._shrunk(size)
            fixed = self._fixed(thumbnail, model)
            fixed += ["--size", str(size)] if size != colorizer.size else []
            chromas = colorizer.chromas(thumbnail, requested, self.page.orientation)
            cells = list(self._cells(colorizer, chromas, requested, fixed, own_size=size == colorizer.size))
            if size == colorizer.size:
                own = cells[0]
            heading = f"model {model}: the network sees {size} pixels" + (", its own size" if not rows else "")
            rows += [Row(heading, cells[1:6]), Row("", cells[6:])]
        return own, rows

    def liked(self, colorizer: Colorizer, model: str, palette: Palette, like: Sequence[Path]) -> Row:
        """The row of a model's colours, the more of the references the further right."""
        thumbnail = self._shrunk(colorizer.size)
        fixed = self._fixed(thumbnail, model) + [word for path in like for word in ("--like", printable(path))]
        cells = []
        for strength in STRENGTHS:
            chroma = colorizer.with_like(palette, strength).chroma(thumbnail, self.page.orientation)
            picture = self._upright(Painter(chroma, *self.small.shape[:2])(self.small, 0))
            cells.append(Cell(picture, shlex.join([*fixed, "--like-strength", f"{strength:g}"])))
        return Row(f"model {model}: toward the colours of {', '.join(printable(path.name) for path in like)}", cells)

    def _fixed(self, thumbnail: np.ndarray, model: str) -> list[str]:
        """The flags that every picture of a model needs."""
        which = [] if model == card.DEFAULT_MODEL else ["--model", model]
        return [*which, *(["--recolor"] if monochrome.has_colour(thumbnail) else [])]

    def _cells(
        self,
        colorizer: Colorizer,
        chromas: list[np.ndarray],
        requested: list[DecodeOptions],
        fixed: list[str],
        own_size: bool,
    ) -> Iterator[Cell]:
        for chroma, decode in zip(chromas, requested, strict=True):
            painted = Painter(chroma, *self.small.shape[:2])(self.small, 0)
            flags = [*fixed, *_flags(decode)]
            own = own_size and resolve(decode, colorizer.recommended) == colorizer.decode
            yield Cell(self._upright(painted), shlex.join(flags) or "no flags", "the model's default" if own else "")


def _flags(decode: DecodeOptions) -> list[str]:
    """A decode as a user types it."""
    values = {"--k": decode.k, "--decode": decode.decode, "--vivid": decode.vivid}
    return [
        word for flag, value in values.items() if value is not None
        for word in (flag, value if isinstance(value, str) else f"{value:g}")
    ]  # fmt: skip


def _require_photo(path: Path) -> None:
    require(path)
    if not path.is_file():
        raise UsageError(f"{printable(path)} is not a file: name one photo.")
    if kind_of(path) is Kind.FILM:
        raise UsageError(f"{printable(path)} is a film: save one of its frames as a picture and name that.")


def _output(path: Path, requested: Path | None) -> Path:
    """Where the sheet goes. Its default name is one that `colorize` passes over in a folder."""
    name = fitted(f"{REPORT_PREFIX}try-{path.stem}", ".png")
    output = path.with_name(name) if requested is None else requested / name if requested.is_dir() else requested
    if output.suffix.lower() != ".png":
        raise UsageError(f"{printable(output)}: the sheet is a PNG, name it *.png.")
    if output.exists() and (resolved(output) == resolved(path) or not _is_sheet(output)):
        raise UsageError(f"{printable(output)} is there and is not a sheet of `retrocolor try`: choose another name.")
    return output


def _is_sheet(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with Image.open(path, formats=("PNG",)) as picture:
            return picture.info.get("Title") == TITLE
    except (OSError, ValueError, SyntaxError):
        return False


def _save(sheet: Image.Image, path: Path) -> None:
    about = PngImagePlugin.PngInfo()
    about.add_text("Title", TITLE)
    try:
        with atomic_output(path, mark=marks.SHEET) as part:
            sheet.save(part, "PNG", pnginfo=about)
    except OSError as error:
        raise unwritable(path, error) from error
