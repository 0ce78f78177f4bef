"""Colour pictures for training and measuring: in folders, in tars, or in folders of tars."""

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from retrocolor.errors import UsageError

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"}
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF")


@dataclass(frozen=True)
class Source:
    """One picture: a file, or a member of an uncompressed tar at `offset`."""

    name: str  # relative, with forward slashes
    path: Path
    offset: int = 0
    size: int = -1

    def open(self) -> Image.Image:
        """The decoded picture as RGB. Raises OSError, ValueError or SyntaxError when it is broken."""
        with self.path.open("rb") as file:
            file.seek(self.offset)
            data = file.read(self.size)
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            return picture.convert("RGB")


def find_pictures(data: Path) -> list[Source]:
    """Every picture below a folder or in a tar, sorted by name. Raises UsageError when there is none."""
    if not data.exists():
        raise UsageError(f"{data}: no such folder or tar; give a folder of colour pictures.")
    found = list(_in_tar(data) if data.is_file() else _in_folder(data))
    if not found:
        raise UsageError(f"{data}: no pictures here ({', '.join(sorted(SUFFIXES))}); give a folder of colour pictures.")
    return sorted(found, key=lambda source: source.name)


def _in_folder(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.rglob("*")):
        if path.name.startswith(".") or not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() in SUFFIXES:
            yield Source(name, path)
        elif path.suffix.lower() == ".tar":
            yield from _in_tar(path, name + "/")


def _in_tar(path: Path, prefix: str = "") -> Iterator[Source]:
    try:
        with tarfile.open(path, "r:") as tar:
            for member in tar:
                if member.isfile() and Path(member.name).suffix.lower() in SUFFIXES:
                    yield Source(prefix + member.name, path, member.offset_data, member.size)
    except tarfile.TarError as error:
        raise UsageError(f"{path}: not an uncompressed tar ({error}); unpack it and give the folder.") from error
