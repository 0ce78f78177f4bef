"""Draw a study: pictures coloured with several k on one page, on which people rank them without knowing which is which.

The page holds its pictures in itself and asks for nothing from anywhere; which version is which k stands in a key that
only `study_scores` reads.
"""

import base64
import hashlib
import io
import json
import secrets
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.errors import MediaError, UsageError
from retrocolor.evaluation.pictures import centre_square, make_grey
from retrocolor.evaluation.results import Measured
from retrocolor.files import asset, atomic_output, beside, printable
from retrocolor.folders import claim_folder, output_folder
from retrocolor.imaging import resize
from retrocolor.imaging.orientation import upright
from retrocolor.imaging.paint import Painter
from retrocolor.paper.events import Study
from retrocolor.paper.study_scores import FORMAT, KEY
from retrocolor.photo.read import read
from retrocolor.ranges import Range, require_ranges
from retrocolor.research_config import StudyOptions
from retrocolor.training.sources import Source, find_pictures
from retrocolor.wording import counted

PAGE = "study.html"
LONG_SIDE = 768  # of a picture shown as it is, in pixels: as much as a sharp screen shows of it
JPEG_QUALITY = 92
MOST_KS = 9


def make(data: Path, options: StudyOptions) -> Iterator[Measured | Study]:
    """Draw pictures of a folder or tar by the hash of seed and name, and write the page and its key.

    Raises UsageError (too few pictures, a folder that holds a study already), ModelError or MachineError.
    """
    requested = [DecodeOptions(k=k, vivid=options.vivid, smooth=options.smooth) for k in _numbers(options.k)]
    side = _side(options.eval_size)
    require_ranges(options)
    sources = sorted(find_pictures(data), key=lambda source: _hash(options.seed, source.name))
    folder = options.output or default_output(data)
    if (folder / KEY).exists():
        raise UsageError(f"{printable(folder)} holds a study already: choose another folder with -o.")
    claim_folder(folder, {PAGE})
    colorizer = Colorizer.load(options.model, options.device, size=options.size)
    with output_folder(folder):
        drawn, broken = yield from _draw(sources, side, colorizer, requested, options.pictures)
        if len(drawn) < options.pictures:
            raise UsageError(
                f"{printable(data)} has {counted(len(drawn), 'picture')} that can be read"
                f"{f' and {len(broken):,} that cannot' if broken else ''}, fewer than --pictures {options.pictures}: "
                "give more, or ask for fewer."
            )
        yield _write(folder, drawn, [each.k for each in requested], colorizer, broken)


def _draw(
    sources: list[Source], side: int | None, colorizer: Colorizer, requested: list[DecodeOptions], count: int
) -> Generator[Measured, None, tuple[list["_Picture"], list[str]]]:
    """The first `count` pictures that can be read, and the names of those before them that cannot."""
    drawn: list[_Picture] = []
    broken = []
    for source in sources:
        if len(drawn) == count:
            break
        try:
            drawn.append(_Picture.of(source.name, _grey(source, side), colorizer, requested))
        except (OSError, ValueError, SyntaxError, MediaError, Image.DecompressionBombError):
            broken.append(source.name)
        yield Measured(len(drawn), count)
    return drawn, broken


def default_output(data: Path) -> Path:
    """Where the study of a folder or tar goes unless the user says otherwise."""
    return beside(data, "-study")


@dataclass(frozen=True)
class _Picture:
    """One picture in all its versions: random names, so that neither they nor their order tell anything."""

    name: str
    id: str
    width: int
    height: int
    versions: dict[str, tuple[int, bytes]]  # id -> k, JPEG

    @classmethod
    def of(cls, name: str, grey: np.ndarray, colorizer: Colorizer, requested: list[DecodeOptions]) -> "_Picture":
        """Colour a grey picture, uint8 (H, W), with one pass of the network."""
        height, width = grey.shape
        thumbnail = resize.shrink([(0, grey)], height, width, colorizer.size)
        painted = [Painter(chroma, height, width)(grey, 0) for chroma in colorizer.chromas(thumbnail, requested)]
        versions = [(_new_id(), (each.k or 0, _jpeg(rgb))) for each, rgb in zip(requested, painted, strict=True)]
        secrets.SystemRandom().shuffle(versions)
        return cls(name, _new_id(), width, height, dict(versions))

    def shown(self) -> dict[str, Any]:
        """What the page is given."""
        versions = [{"id": id, "jpeg": base64.b64encode(jpeg).decode()} for id, (_, jpeg) in self.versions.items()]
        return {"id": self.id, "width": self.width, "height": self.height, "versions": versions}


def _numbers(ks: str) -> list[int]:
    words = [word.strip() for word in ks.split(",")]
    if not all(word.isdecimal() for word in words):
        raise UsageError(f"--k {ks}: give numbers with commas between, as in 1,2,3.")
    numbers = [int(word) for word in words]
    if len(set(numbers)) != len(numbers) or not 2 <= len(numbers) <= MOST_KS:
        raise UsageError(f"--k {ks}: give 2 to {MOST_KS} different numbers.")
    return numbers


def _side(eval_size: str) -> int | None:
    if eval_size == "native":
        return None
    if not (eval_size.isascii() and eval_size.isdecimal()) or float(eval_size) not in Range(16, LONG_SIDE):
        raise UsageError(f"--eval-size {eval_size}: choose native or a number of pixels from 16 to {LONG_SIDE}.")
    return int(eval_size)


def _hash(seed: int, name: str) -> bytes:
    return hashlib.sha256(f"{seed} {name}".encode(errors="surrogateescape")).digest()


def _new_id() -> str:
    return secrets.token_hex(6)


def _grey(source: Source, side: int | None) -> np.ndarray:
    """The picture upright, cut or reduced, and grey: Lab(L, 0, 0), uint8 (H, W)."""
    if source.size < 0:  # a file: read as `colorize` does, in full depth
        page = read(source.path).pages[0]
        pixels = upright(page.pixels, page.orientation)
        pixels = pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
        picture = Image.fromarray(np.ascontiguousarray(pixels)).convert("RGB")
    else:
        picture = ImageOps.exif_transpose(source.open())
    if side:
        picture = centre_square(picture, side)
    else:
        picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    return make_grey(np.asarray(picture))[0]


def _jpeg(rgb: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return buffer.getvalue()


def _write(folder: Path, drawn: list[_Picture], ks: list[Any], colorizer: Colorizer, broken: list[str]) -> Study:
    """The page, then the key: what has a key is whole."""
    secrets.SystemRandom().shuffle(drawn)
    study = _new_id()
    script = asset("study.js")
    page = Template(asset("study.html")).substitute(
        data=json.dumps({"format": FORMAT, "study": study, "pictures": [picture.shown() for picture in drawn]}),
        script=script,
        script_hash="sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )
    key = {
        "format": FORMAT,
        "study": study,
        "model": colorizer.name,
        "size": colorizer.size,
        "k": ks,
        "names": {picture.id: printable(picture.name) for picture in drawn},
        "pictures": {picture.id: {id: k for id, (k, _) in picture.versions.items()} for picture in drawn},
    }
    for name, text in ((PAGE, page), (KEY, json.dumps(key, indent=1) + "\n")):
        with atomic_output(folder / name, known=True) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    return Study(folder / PAGE, folder / KEY, tuple(broken))
