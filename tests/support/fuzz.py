"""Coverage-guided fuzzing by atheris: `python fuzz.py HARNESS CORPUS SECONDS`, run by tests/slow/test_fuzz.py.

A harness takes any bytes; all that it may raise is one of our errors with a sentence that can be printed. Anything else
is a find: its bytes are left in the current folder as `crash-...` (or `timeout-...`, `oom-...`).
"""

import json
import os
import struct
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import atheris
import numpy as np
import torch

with atheris.instrument_imports(include=["retrocolor", "tifffile", "PIL.TiffImagePlugin", "PIL.WebPImagePlugin"]):
    import photo_media as media
    from retrocolor.batch import report, resume, verify
    from retrocolor.batch.record import History
    from retrocolor.batch.shards import RECORD_NAME
    from retrocolor.config import OutputOptions
    from retrocolor.errors import RetrocolorError
    from retrocolor.jobs import Job, Kind, Result, Status
    from retrocolor.model import bins, card, checkpoint
    from retrocolor.model.networks import ModelConfig, build
    from retrocolor.photo.metadata.mark import Mark
    from retrocolor.photo.metadata.resolution import restated
    from retrocolor.photo.read import read
    from retrocolor.photo.write import write

Harness = Callable[[bytes], object]
SETTINGS = {"photo": (1 << 16, 20), "metadata": (1 << 14, 20), "model": (1 << 14, 30), "record": (1 << 14, 20)}
"""The most bytes, and the seconds that one input may take."""


def photo(folder: Path) -> Harness:
    """Read a photo, also with --salvage, and every pixel of it."""

    def harness(data: bytes) -> None:
        path = folder / "a.jpg"
        path.write_bytes(data[1:])
        found = read(path, max_megapixels=1, salvage=bool(data[:1] > b"\x7f"))
        for page in found.pages:
            for _, strip in page.strips(64):
                assert strip.shape[1] == page.width and strip.dtype == page.dtype

    return harness


def metadata(folder: Path) -> Harness:
    """Give a sound picture strange metadata, scale it, mark it, write it, and read the result."""
    fields = ("exif", "xmp", "resources", "iptc", "icc", "comments")
    bases = []
    for suffix in (".jpg", ".png", ".tif"):
        media.Image.fromarray(media.grey(16, 24)).save(folder / f"base{suffix}")
        bases.append(read(folder / f"base{suffix}"))
    mark = Mark.now("retrocolor 0")

    def harness(data: bytes) -> None:
        chosen, data = (data[0], data[1:]) if data else (0, b"")
        base, name = bases[chosen % 3], fields[chosen // 3 % len(fields)]
        value: object = (data,) if name == "comments" else data
        strange = replace(base, metadata=replace(base.metadata, **{name: value}))  # type: ignore[arg-type]
        if chosen >= 128:
            strange = restated(strange, tuple(replace(page, height=8, width=12) for page in strange.pages))
            strange = replace(strange, pages=base.pages)
        output = folder / f"out{base.path.suffix}"
        target = ("same", "png", "tiff", "jpeg")[chosen // 18 % 4]
        write(strange, [media.painted(p) for p in base.pages], output, format=target, mark=mark, known=True)
        again = read(output)
        assert np.array_equal(again.pages[0].pixels.shape[:2], (16, 24)), "the result can be read"

    return harness


def model(folder: Path) -> Harness:
    """Read and load a checkpoint whose header is strange."""
    path, config = folder / "m.safetensors", ModelConfig("lite", 0.125)
    checkpoint.save(path, checkpoint.Checkpoint(build(config).eval(), config, torch.ones(bins.COUNT)), half=True)
    whole = path.read_bytes()
    weights = whole[8 + int.from_bytes(whole[:8], "little") :]

    def harness(data: bytes) -> None:
        header = data[1:]
        length = len(header) if data[:1] < b"\xf0" else int.from_bytes(header[:8], "little")
        path.write_bytes(struct.pack("<Q", length) + header + weights)
        assert isinstance(card.read(path).parameters, int)
        loaded = checkpoint.load(path)
        assert all(torch.isfinite(weight).all() for weight in loaded.model.parameters())

    return harness


def record(folder: Path) -> Harness:
    """Read a record, judge by it, verify by it, and show it."""
    source, root = folder / "in" / "a.jpg", folder / "out"
    source.parent.mkdir()
    root.mkdir()
    source.write_bytes(b"photo")
    outside = folder / "outside.jpg"
    outside.write_bytes(b"mine")

    def harness(data: bytes) -> None:
        (root / RECORD_NAME).write_bytes(data)
        history = History(data)
        job = resume.as_known(Job(source, root / "a.jpg", root, settings="key"), history)
        resume.triage(job, history, OutputOptions(checksum=True))
        for finding in verify._against_record(root, history):
            assert finding.path.is_relative_to(root) and ".." not in finding.path.parts
        results = []
        for name, entry in history.entries.items():
            json.dumps(asdict(entry))
            result = Result(Path(entry.source), root / name, Status(entry.status), entry.reason, Kind(entry.kind))
            results.append(replace(result, notes=entry.notes, confidence=entry.confidence, width=entry.width))
        report.write_page(root, results, {})

    return harness


HARNESSES = {"photo": photo, "metadata": metadata, "model": model, "record": record}


def main() -> None:
    """Fuzz until the time is over, or something is found."""
    name, corpus, seconds = sys.argv[1:4]
    torch.set_num_threads(1)
    longest, slowest = SETTINGS[name]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as place:
        harness = HARNESSES[name](Path(place))

        def one(data: bytes) -> None:
            try:
                harness(data)
            except RetrocolorError as error:
                assert str(error).isprintable() and len(str(error)) < 2000, "a sentence"

        options = [f"-max_total_time={seconds}", f"-max_len={longest}", f"-timeout={slowest}", "-rss_limit_mb=4096"]
        options += [f"-report_slow_units={slowest}", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, *sys.argv[4:], corpus], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
