"""Coverage-guided fuzzing, five minutes a harness (FUZZ_SECONDS): any bytes end in a result or in a sentence.

It begins from seeds made here, and from the files of a folder of odd pictures where ODD_PICTURES names one. Needs
`pip install "retrocolor[fuzz]"`. What is found stands in the failure, and becomes a quick test of its kind.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import photo_media as media
from command import ENVIRONMENT
from retrocolor.batch.record import Entry
from retrocolor.config import DecodeOptions
from retrocolor.jobs import Identity
from retrocolor.model import card
from retrocolor.photo.metadata import xmp

pytest.importorskip("atheris")
SECONDS = int(os.environ.get("FUZZ_SECONDS", "300"))
SUPPORT = Path(__file__).resolve().parent.parent / "support"
LARGEST = 60_000  # bytes of a seed


def photo_seeds(folder: Path) -> list[bytes]:
    """One of every format, and of the kinds of TIFF."""
    suffixes = ("jpg", "png", "tif", "webp", "bmp", "jp2", "gif", "pgm", "tga")
    for suffix in suffixes:
        Image.fromarray(media.grey(16, 24)).save(folder / f"grey.{suffix}")
    for suffix in ("jpg", "png", "tif", "webp"):
        Image.fromarray(media.rgb(16, 24)).save(folder / f"rgb.{suffix}")
    Image.fromarray(media.grey(16, 24)).save(folder / "progressive.jpg", progressive=True, exif=exif())
    media.save_tiff(folder / "deep.tif", media.grey(16, 24, np.uint16), compression="lzw", predictor=True)
    media.save_tiff(folder / "tiles.tif", media.rgb(32, 32), compression="deflate", tile=(16, 16))
    media.save_tiff(folder / "jpeg.tif", media.grey(16, 24), compression="jpeg")
    made = [path for path in folder.iterdir() if path.is_file()]
    odd = os.environ.get("ODD_PICTURES")
    found = [path for path in Path(odd).rglob("*") if path.is_file()] if odd else []
    return [b"\0" + path.read_bytes() for path in (*made, *found) if path.stat().st_size <= LARGEST]


def exif() -> bytes:
    about = Image.Exif()
    about[0x0112], about[0x0131], about[0x010E] = 6, "a camera", "Grandmother"
    about.get_ifd(0x8769)[0x9003] = "1931:05:01 12:00:00"
    return about.tobytes()


def metadata_seeds(folder: Path) -> list[bytes]:
    """Every kind of block for every format that holds it; the first byte says which."""
    packet = xmp.EMPTY.replace(
        b'rdf:about=""', b'rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Make="x"'
    )
    resources = b"8BIM\x03\xed\0\0\0\0\0\x10" + bytes([0, 72, 0, 0, 0, 1, 0, 1, 0, 72, 0, 0, 0, 1, 0, 1])
    blocks = [exif()[6:], packet, resources, b"\x1c\x02\x78\0\x04text", media.rgb_profile(1.8), b"a comment"]
    return [
        bytes([scaled + (convert * 6 + kind) * 3 + base]) + block
        for kind, block in enumerate(blocks) for base in range(3) for convert in range(4) for scaled in (0, 128)
        if (convert * 6 + kind) * 3 + base < 128
    ]  # fmt: skip


def model_seeds(folder: Path) -> list[bytes]:
    """The header of the embedded model, and of a small one."""
    from retrocolor.model import bins, checkpoint
    from retrocolor.model.networks import ModelConfig, build

    config = ModelConfig("lite", 0.125)
    about = {**asdict(DecodeOptions()), "decode": "topk", "k": 2, "size": 256, "smooth": 1.0}
    recommended = {name: value for name, value in about.items() if value is not None}
    prior = checkpoint.torch.ones(bins.COUNT)
    checkpoint.save(folder / "m", checkpoint.Checkpoint(build(config), config, prior, recommended), half=True)
    heads = []
    for path in (folder / "m", *card.embedded()):
        with path.open("rb") as file:
            heads.append(b"\0" + file.read(int.from_bytes(file.read(8), "little")))
    return heads


def record_seeds(folder: Path) -> list[bytes]:
    """A record as a run leaves it."""
    entry = Entry(
        "a.jpg", "/in/a.jpg", "done", "key", notes=("1 page",), confidence=0.5, extra=("a-compare.jpg",),
        input=Identity(5, 6, "ab"), result=Identity(7, 8, "cd"), time="2026-01-01T00:00:00+00:00",
    )  # fmt: skip
    lines = [{"settings_of": "key", "k": 2}, {"begun": ["a.jpg", "b/c.jpg"]}, asdict(entry), {"passed_over": ["/x"]}]
    single = [json.dumps(line).encode() for line in lines]
    return [b"\n".join(single), *single]


SEEDS: dict[str, Callable[[Path], list[bytes]]] = {
    "photo": photo_seeds, "metadata": metadata_seeds, "model": model_seeds, "record": record_seeds,
}  # fmt: skip


@pytest.mark.timeout(SECONDS + 300)
@pytest.mark.parametrize("name", SEEDS)
def test_any_bytes_end_in_a_result_or_a_sentence(tmp_path: Path, name: str) -> None:
    corpus, made = tmp_path / "corpus", tmp_path / "made"
    corpus.mkdir()
    made.mkdir()
    for number, seed in enumerate(SEEDS[name](made)):
        (corpus / f"{number:03}").write_bytes(seed)
    done = subprocess.run(
        [sys.executable, SUPPORT / "fuzz.py", name, corpus, str(SECONDS)],
        cwd=tmp_path,
        env=ENVIRONMENT | {"PYTHONPATH": f"{SUPPORT}{os.pathsep}{ENVIRONMENT.get('PYTHONPATH', '')}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    finds = {path.name: path.read_bytes()[:2000] for path in tmp_path.glob("*-*")}
    assert done.returncode == 0 and not finds, f"{finds}\n{done.stdout[-6000:]}"
    print(done.stdout[-600:])
