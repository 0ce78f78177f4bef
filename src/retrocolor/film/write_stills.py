"""A film written as a folder of numbered frames: PNG or TIFF, each as a coloured photo is, with its own metadata."""

import json
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor import __version__, marks
from retrocolor.errors import MediaError
from retrocolor.files import atomic_output, fitted, own_tag, remove_parts
from retrocolor.film.ffmpeg.pixels import BICUBIC, RGB, plane
from retrocolor.film.ffmpeg.target import FULL
from retrocolor.film.frames import deepened
from retrocolor.film.numbering import FORMATS
from retrocolor.film.prepare import FilmJob
from retrocolor.film.sequence import Still
from retrocolor.film.workdir import WorkDir
from retrocolor.folders import publish_folder
from retrocolor.imaging.orientation import TRANSPOSED, upright
from retrocolor.photo.metadata.mark import Mark
from retrocolor.photo.names import SUFFIXES
from retrocolor.photo.page import Metadata, Photo, page_of
from retrocolor.photo.write import write
from retrocolor.wording import counted
from retrocolor.worker.stages import WRITE, stage

DIGITS = 6  # of the numbers of frames that had none
DPI = 72.0  # down; across less where pixels are not square
TIME_CODE = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/">'
    '<xmpDM:startTimecode rdf:parseType="Resource"><xmpDM:timeValue>{}</xmpDM:timeValue></xmpDM:startTimecode>'
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


@dataclass(frozen=True)
class _Writer:
    """Writes the frames of a film, several at a time."""

    film: FilmJob
    mark: Mark | None
    folder: Path

    def write(self, frame: Any, number: int) -> tuple[str, list[str]]:
        """One painted frame, whole or not at all; its name, and notes."""
        with stage(WRITE):
            return self._write(frame, number)

    def _write(self, frame: Any, number: int) -> tuple[str, list[str]]:
        still = frame.opaque if isinstance(frame.opaque, Still) else None
        rgb, alpha = self._samples(frame)
        name = self._name(still, number)
        if still and still.photo:
            photo = still.photo
        else:
            rgb, alpha = (self._turned(samples) for samples in (rgb, alpha))
            photo = self._foreign(still, rgb, alpha)
        format = self.film.options.frames or "same"
        output = self.folder / name
        return name, write(photo, [iter([rgb])], output, format=format, mark=self.mark, known=True)

    def _name(self, still: Still | None, number: int) -> str:
        ending = FORMATS[self.film.target.codec]
        if still is None:
            return fitted(self.film.info.path.stem, f"_{number:0{DIGITS}d}{ending}")
        same = SUFFIXES.get(still.path.suffix.lower()) == self.film.target.codec
        return still.path.name if same else still.path.stem + ending

    def _turned(self, samples: Any) -> Any:
        """Samples as they are shown: upright."""
        return None if samples is None else np.ascontiguousarray(upright(samples, self.film.view.orientation))

    def _foreign(self, still: Still | None, rgb: np.ndarray, alpha: np.ndarray | None) -> Photo:
        """A frame that was no photo, as one: its pixels, their shape, its time code."""
        sar = self.film.target.sar
        dpi = (DPI * sar[1] / sar[0], DPI) if sar[0] and sar[0] != sar[1] else None
        if dpi and self.film.view.orientation in TRANSPOSED:
            dpi = dpi[::-1]
        code = still.header.time_code if still and still.header else ""
        metadata = Metadata(dpi=dpi, xmp=TIME_CODE.format(code).encode() if code else None)
        return Photo(still.path if still else self.film.info.path, "frame", (page_of(rgb, alpha, 1),), metadata)

    def _samples(self, frame: Any) -> tuple[np.ndarray, np.ndarray | None]:
        """A painted frame as RGB (H, W, 3) and alpha, uint8 or uint16 of full range."""
        target = self.film.target
        layout = target.layout
        if layout.family != RGB:
            form = "rgb24" if layout.depth == 8 else "rgb48le"
            return frame.reformat(
                format=form, src_colorspace=target.swscale_matrix, src_color_range=target.range, dst_color_range=FULL,
                interpolation=BICUBIC, threads=1,
            ).to_ndarray(), None  # fmt: skip
        green, blue, red, *alpha = (plane(frame, index, layout.dtype) for index in range(3 + layout.alpha))
        rgb = deepened(np.stack((red, green, blue), -1), layout.depth)
        return rgb, deepened(alpha[0].copy(), layout.depth) if alpha else None


def write_segment(frames: Iterable[Any], film: FilmJob, first: int, path: Path) -> None:
    """Write the frames from number `first` (from 0) on, and then, at `path`, that they are all there: names and notes.

    Raises MediaError or MachineError for what cannot be written.
    """
    about = f"model {film.model}" + (f". {marks.PART.decode()}" if film.window is not None else "")
    mark = Mark.now(f"retrocolor {__version__}", about) if film.mark else None
    writer = _Writer(film, mark, folder_of(film.workdir))
    writer.folder.mkdir(exist_ok=True)
    remove_parts(writer.folder, own_tag())  # what a killed run left half-written
    written: dict[str, list[str]] = {}
    with ThreadPoolExecutor(film.target.threads) as pool:
        waiting: deque[Future[tuple[str, list[str]]]] = deque()
        for number, frame in enumerate(frames, first + 1):
            waiting.append(pool.submit(writer.write, frame, number))
            if len(waiting) > film.target.threads:
                written.update([waiting.popleft().result()])
        written.update(future.result() for future in waiting)
    with atomic_output(path, known=True) as part:
        part.write_text(json.dumps(written))


def folder_of(workdir: WorkDir) -> Path:
    """Where the frames lie until the last is written."""
    return workdir.folder / "frames"


def finish(film: FilmJob, segments: list[Path], frames: int) -> tuple[str, ...]:
    """Prove that all frames are there, and give their folder its name; returns the notes on them.

    Raises MediaError if a frame is missing, UsageError where the folder may not be replaced.
    """
    written: dict[str, list[str]] = {}
    for segment in segments:
        written |= json.loads(segment.read_text())
    made = folder_of(film.workdir)
    folder = made if made.is_dir() else film.output  # a run that was killed just after it had given the name
    whole = {place.name for place in folder.iterdir() if place.stat().st_size} if folder.is_dir() else set()
    if len(written) != frames or whole != set(written):
        raise MediaError(f"The result holds {counted(len(whole & set(written)), 'frame')} instead of {frames}.")
    if folder == made:
        publish_folder(made, film.output, known=bool(film.known))
    return tuple(dict.fromkeys(note for notes in written.values() for note in notes))
