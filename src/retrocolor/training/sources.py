"""Colour pictures for training and measuring: in folders, in tars, or in folders of tars."""

import io
import tarfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import imageio.v3 as iio
import numpy as np
from PIL import Image

from retrocolor import marks
from retrocolor.batch.discover import find_media
from retrocolor.errors import MediaError, UsageError
from retrocolor.files import printable
from retrocolor.photo.names import TRAINING_FORMATS, TRAINING_SUFFIXES, sniff

warnings.filterwarnings("ignore", module=r"PIL\.")  # what cannot be read is counted or named

PILLOW_FORMATS = sorted(format.upper() for format in TRAINING_FORMATS)
STATES = ("state.safetensors", "state-previous.safetensors")  # of a run: either makes its folder one
SHOWN = {"samples", "sheet.png"}  # the pictures of a run
HEAD = 1024  # bytes of a PNG in which a sheet of ours says so


class TooLarge(MediaError):
    """A picture of more pixels than are read for training and measuring: twice Pillow's own limit, 178,956,970."""


@dataclass(frozen=True)
class Source:
    """One picture: a file, or a member of an uncompressed tar at `offset`."""

    name: str  # relative, with forward slashes
    path: Path
    offset: int = 0
    size: int = -1

    def read(self) -> np.ndarray:
        """The decoded picture, uint8 RGB (H, W, 3), as stored. Raises MediaError when it is broken."""
        with self._broken_named():
            data = self._data()
            if sniff(self.path, data[:64]) not in TRAINING_FORMATS:
                raise ValueError("a picture of another kind than its name says")
            picture: np.ndarray = iio.imread(data, plugin="pillow", index=0, mode="RGB", writeable_output=False)
            return picture

    def open(self) -> Image.Image:
        """As `read`, a Pillow image with its EXIF data, in four fifths of the time. Raises MediaError."""
        with self._broken_named(), Image.open(io.BytesIO(self._data()), formats=PILLOW_FORMATS) as picture:
            return picture.convert("RGB")

    def _data(self) -> bytes:
        with self.path.open("rb") as file:
            file.seek(self.offset)
            return file.read(self.size)

    @contextmanager
    def _broken_named(self) -> Iterator[None]:
        """Turn whatever a decoder raises on a damaged file into MediaError, on a huge one into TooLarge."""
        try:
            yield
        except Exception as error:
            if any(isinstance(each, Image.DecompressionBombError) for each in (error, error.__cause__)):
                named = f"{printable(self.name)}: cannot be read to train or measure on"
                raise TooLarge(f"{named}, it is too large; make it smaller.") from error
            raise MediaError(f"{printable(self.name)}: cannot be read ({error}); restore it from a copy.") from error


def find_pictures(data: Path) -> list[Source]:
    """Every picture below a folder or in a tar, sorted by name. Raises UsageError when there is none.

    The pictures of a run and sheets, which training and measuring may leave among them, are passed over.
    """
    if not data.exists():
        raise UsageError(f"{data}: no such folder or tar; give a folder of colour pictures.")
    found = list(_in_tar(data) if data.is_file() else _in_folder(data))
    if not found:
        suffixes = ", ".join(sorted(TRAINING_SUFFIXES))
        raise UsageError(f"{data}: no pictures here ({suffixes}); give a folder of colour pictures.")
    return sorted(found, key=lambda source: source.name)


def _in_folder(folder: Path) -> Iterator[Source]:
    found = find_media(folder, ours=_shown_in)
    for path in (*(medium.path for medium in found.media), *found.foreign):
        if path.name.startswith(".") or not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() in TRAINING_SUFFIXES and not _is_sheet(path):
            yield Source(name, path)
        elif path.suffix.lower() == ".tar":
            yield from _in_tar(path, name + "/")


def _shown_in(folder: Path) -> set[str]:
    """Names of the pictures of a run in its folder."""
    return SHOWN if any((folder / state).is_file() for state in STATES) else set()


def _is_sheet(path: Path) -> bool:
    if path.suffix.lower() != ".png":
        return False
    try:
        with path.open("rb") as file:
            return marks.SHEET in file.read(HEAD)
    except OSError:  # counted as broken when it is read
        return False


def _in_tar(path: Path, prefix: str = "") -> Iterator[Source]:
    try:
        with tarfile.open(path, "r:") as tar:
            for member in tar:
                suffix = Path(member.name).suffix.lower() if member.isfile() else ""
                if suffix in TRAINING_SUFFIXES:
                    yield Source(prefix + member.name, path, member.offset_data, member.size)
                elif suffix == ".tar":
                    yield from _in_inner_tar(path, tar, member, prefix)
    except tarfile.TarError as error:
        raise UsageError(f"{path}: not an uncompressed tar ({error}); unpack it and give the folder.") from error


def _in_inner_tar(path: Path, outer: tarfile.TarFile, member: tarfile.TarInfo, prefix: str) -> Iterator[Source]:
    """Pictures of a tar in a tar, as ImageNet comes, by the names that they have where the outer one is unpacked."""
    held = outer.extractfile(member)
    assert held is not None  # a file
    try:
        with held, tarfile.open(fileobj=held, mode="r:") as tar:
            for inner in tar:
                if inner.isfile() and Path(inner.name).suffix.lower() in TRAINING_SUFFIXES:
                    name = f"{prefix}{member.name}/{inner.name}"
                    yield Source(name, path, member.offset_data + inner.offset_data, inner.size)
    except tarfile.TarError as error:
        raise UsageError(
            f"{path}: {printable(member.name)} in it is no uncompressed tar ({error}); unpack both and give the folder."
        ) from error
