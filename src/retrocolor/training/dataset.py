"""A quantized data set: colour pictures as L and bins, written flat once and read by memory map.

A data set is a folder of three flat files that hold the pictures one after another: `l` (uint8, L* x 2.55), `ab` (int8
pairs, a* and b* rounded) and `bins` (uint16, the nearest of the 313 bins); `pictures.json` lists the name, height,
width and first pixel of each, `manifest.json` says how it was made. To read one picture:

    l = np.memmap(f"{folder}/l", np.uint8)[first : first + height * width].reshape(height, width)

It is built in shards of 512 sources (`NNNNN.l` and so on), which make an interrupted build go on where it stopped.
"""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from retrocolor import marks
from retrocolor.batch.checks import thread_count
from retrocolor.errors import MachineError, MediaError, ModelError, UsageError
from retrocolor.files import atomic_output, beside, read_regular
from retrocolor.imaging.lab import lightness_to_byte, srgb_to_lab
from retrocolor.imaging.monochrome import is_grey
from retrocolor.imaging.toned import is_toned
from retrocolor.locks import WAIT_SECONDS
from retrocolor.machine import core_count
from retrocolor.model import bins
from retrocolor.ranges import require_ranges
from retrocolor.research_config import DatasetOptions
from retrocolor.training.build_folder import (
    FORMAT,
    PLANES,
    is_built,
    leave,
    plan_of,
    prepare,
    shard_files,
    take,
    write_json,
)
from retrocolor.training.events import Built, DatasetInfo, reasons
from retrocolor.training.sources import Source, TooLarge, find_pictures

SHARD = 512  # pictures a shard
ASPECT = 2.0  # whole pictures longer than this are cut at both ends
BYTES = {"l": 1, "ab": 2, "bins": 2}  # per pixel


@dataclass(frozen=True)
class Example:
    """One picture as stored: L* uint8 (h, w), ab int8 (h, w, 2), bins uint16 (h, w)."""

    name: str
    lightness: np.ndarray
    ab: np.ndarray
    bins: np.ndarray


def default_output(data: Path) -> Path:
    """Where the data set of a folder or tar goes unless the user says otherwise."""
    return beside(data, "-dataset")


def build(data: Path, options: DatasetOptions, *, cached: bool = False) -> Iterator[Built]:
    """Quantize the pictures of a folder or tar, in parallel; finished shards of an interrupted build are kept.

    A finished data set is replaced with `overwrite` alone; a `cached` one, that nobody named, where its pictures have
    changed since. Raises UsageError when there is nothing to build from or another finished one is in the way,
    MachineError when the output cannot be written.
    """
    require_ranges(options)
    jobs = core_count() if options.jobs == "auto" else thread_count(options.jobs)
    output = options.output or default_output(data)
    sources = find_pictures(data)
    plan = plan_of(data, sources, options)
    if is_built(output, plan) and not options.overwrite:
        yield Built(len(sources), len(sources))
        return
    try:
        while (held := take(output, plan, cached=cached)) is None:  # by another command, which may be after the same
            yield Built(0, len(sources))
            time.sleep(WAIT_SECONDS)
        with held:
            prepare(output, plan, overwrite=options.overwrite, cached=cached)
            if is_built(output, plan):
                yield Built(len(sources), len(sources))
            else:
                yield from _build(output, plan, sources, options, jobs)
    finally:
        leave(output)


def _build(
    output: Path, plan: dict[str, Any], sources: list[Source], options: DatasetOptions, jobs: int
) -> Iterator[Built]:
    """Quantize the shards that are missing, and join all."""
    shards = [sources[i : i + SHARD] for i in range(0, len(sources), SHARD)]
    done = 0
    yield Built(0, len(sources))
    with _pool(min(jobs, len(shards))) as pool:
        tasks = {pool.submit(_build_shard, output / f"{i:05}", part, options): part for i, part in enumerate(shards)}
        try:
            for task in as_completed(tasks):
                _wait_for(task)
                done += len(tasks[task])
                yield Built(done, len(sources))
        except BaseException:  # where the caller stops, or one fails, nothing more is begun
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    _finish(output, plan, len(shards))


def _wait_for(task: Future[None]) -> None:
    """Raise what a shard raised; MachineError where its process was ended from outside."""
    try:
        task.result()
    except BrokenProcessPool as error:
        raise MachineError(
            "A process that quantizes pictures was ended from outside, as where memory is short: the same command goes "
            "on; `retrocolor dataset build --jobs 1` needs the least."
        ) from error


def _pool(jobs: int) -> Executor:
    """Processes, or for one shard at a time a thread, which starts at once."""
    return ThreadPoolExecutor(1) if jobs == 1 else ProcessPoolExecutor(jobs, get_context("spawn"), _worker)


def _worker() -> None:
    torch.set_num_threads(1)


def _build_shard(shard: Path, sources: list[Source], options: DatasetOptions) -> None:
    """Write one shard; its `.json` comes last and says that it is whole."""
    listing = shard.with_suffix(".json")
    if listing.exists():
        return
    pictures, skipped = [], Counter[str]()
    counts, first = np.zeros(bins.COUNT, np.int64), 0
    planes: dict[str, list[np.ndarray]] = {name: [] for name in PLANES}
    for source in sources:
        quantized = _quantize(source, options)
        if isinstance(quantized, str):
            skipped[quantized] += 1
            continue
        height, width = quantized.lightness.shape
        pictures.append([source.name, height, width, first])
        first += height * width
        counts += np.bincount(quantized.bins.ravel(), minlength=bins.COUNT)
        for name, plane in zip(PLANES, (quantized.lightness, quantized.ab, quantized.bins), strict=True):
            planes[name].append(plane.ravel())
    for name, dtype in PLANES.items():
        data = np.concatenate([*planes[name], np.empty(0, dtype)]).tobytes()
        with atomic_output(shard.with_suffix(f".{name}"), known=True) as temporary:
            temporary.write_bytes(data)
    write_json(listing, {"pictures": pictures, "skipped": skipped, "counts": counts.tolist()})


def _quantize(source: Source, options: DatasetOptions) -> Example | str:
    """The picture at the data set's size as L and bins, or the reason it is skipped."""
    try:
        picture = source.open()
    except TooLarge:
        return "too large"
    except MediaError:
        return "broken"
    if min(picture.size) < options.min_side:
        return "tiny"
    rgb = np.asarray(_resize(picture, options.size, options.whole))
    lab = srgb_to_lab(torch.from_numpy(rgb.copy()).movedim(2, 0).float() / 255)
    ab = lab[1:].movedim(0, 2)
    if is_grey(lab):
        return "grey"
    if not options.keep_toned and is_toned(lab):
        return "toned"
    lightness = lightness_to_byte(lab[0]).to(torch.uint8).numpy()
    rounded = ab.round().clamp(-128, 127).to(torch.int8).numpy()
    return Example(source.name, lightness, rounded, bins.encode(ab).numpy().astype(np.uint16))


def _resize(picture: Image.Image, size: int, whole: bool) -> Image.Image:
    """The centre square at size x size, or the whole picture with its short side at `size`; small ones enlarged."""
    width, height = picture.size
    longest = min(width, height) * (ASPECT if whole else 1)
    cut_width, cut_height = min(width, longest), min(height, longest)
    left, top = (width - cut_width) / 2, (height - cut_height) / 2
    scale = size / min(cut_width, cut_height)
    target = (round(cut_width * scale), round(cut_height * scale))
    return picture.resize(target, Image.Resampling.LANCZOS, (left, top, left + cut_width, top + cut_height))


def _finish(output: Path, plan: dict[str, Any], shards: int) -> None:
    """Join the shards and write the manifest. When no picture was of use, take all away and raise UsageError."""
    indexes = [json.loads((output / f"{i:05}.json").read_text()) for i in range(shards)]
    counts = np.sum([index["counts"] for index in indexes], axis=0)
    skipped: Counter[str] = sum((Counter(index["skipped"]) for index in indexes), Counter())
    pictures, first = [], 0
    for index in indexes:
        pictures += [[name, height, width, first + start] for name, height, width, start in index["pictures"]]
        first += sum(height * width for _, height, width, _ in index["pictures"])
    if not pictures:
        for path in (*shard_files(output), output / "plan.json"):
            path.unlink()
        raise UsageError(
            f"{plan['data']}: no picture can be used ({reasons(skipped)}); training needs colour pictures."
        )
    checksums = {name: _join(output, name, shards) for name in PLANES}
    manifest = plan | {"pictures": len(pictures), "pixels": first, "skipped": skipped, "counts": counts.tolist()}
    write_json(output / "pictures.json", pictures)
    write_json(output / "manifest.json", manifest | {"sha256": checksums})
    for path in shard_files(output):
        path.unlink()


def _join(output: Path, plane: str, shards: int) -> str:
    """One flat file out of the shards' files; returns its sha256."""
    digest = hashlib.sha256()
    with atomic_output(output / plane, known=True) as temporary, temporary.open("wb") as joined:
        for i in range(shards):
            data = (output / f"{i:05}.{plane}").read_bytes()
            digest.update(data)
            joined.write(data)
    return digest.hexdigest()


class Dataset:
    """A built data set. Raises ModelError when the folder holds none, or one of other bins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.manifest: dict[str, Any] = json.loads(read_regular(folder / "manifest.json"))
            self._entries = json.loads(read_regular(folder / "pictures.json"))
            pixels = self.manifest["pixels"]
            whole = all((folder / name).stat().st_size == pixels * BYTES[name] for name in PLANES)
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            message = f"{folder}: not a finished data set; make one with `retrocolor dataset build`."
            raise ModelError(message) from error
        if not whole:
            raise ModelError(f"{folder}: the data set is damaged (a file is too short); build it again.")
        if self.manifest.get("bins") != bins.FINGERPRINT or self.manifest.get("format") != FORMAT:
            raise ModelError(f"{folder}: made for another table of bins or version; build it again.")

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def names(self) -> list[str]:
        """The source of every picture, in order."""
        return [entry[0] for entry in self._entries]

    @cached_property
    def prior(self) -> torch.Tensor:
        """p (313,), float64: share of each bin, unsmoothed."""
        return bins.prior(torch.tensor(self.manifest["counts"]))

    @cached_property
    def planes(self) -> dict[str, np.ndarray]:
        """The flat files by name, as memory maps: l (pixels,), ab (pixels, 2), bins (pixels,)."""
        maps = {name: np.memmap(self.folder / name, dtype, "c") for name, dtype in PLANES.items()}
        return maps | {"ab": maps["ab"].reshape(-1, 2)}

    @cached_property
    def index(self) -> np.ndarray:
        """int64 (pictures, 3): where each picture lies in the flat files: height, width and first pixel."""
        return np.array([entry[1:] for entry in self._entries], np.int64)

    def __getitem__(self, i: int) -> Example:
        name, height, width, first = self._entries[i]
        lightness, ab, q = (self.planes[plane][first : first + height * width] for plane in PLANES)
        return Example(name, lightness.reshape(height, width), ab.reshape(height, width, 2), q.reshape(height, width))

    def info(self) -> DatasetInfo:
        """What the data set holds."""
        about, used = self.manifest, int((self.prior > 0).sum())
        return DatasetInfo(self.folder, about["data"], len(self), about["pixels"], about["size"], about["whole"],
                           about["skipped"], len(self.prior), used)  # fmt: skip

    def check(self) -> None:
        """Compare the files with the checksums of the manifest. Raises ModelError when one differs."""
        for name, expected in self.manifest["sha256"].items():
            with (self.folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                    raise ModelError(f"{self.folder / name}: the file has changed since it was built; build it again.")


def is_dataset(folder: Path) -> bool:
    """Whether a folder holds a data set, finished or not; others call a file `manifest.json`, too."""
    return any(marks.holds(folder / name, marks.DATA_SET) for name in ("plan.json", "manifest.json"))
