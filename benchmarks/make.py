"""Make a folder of large grey photos to time: `python benchmarks/make.py FOLDER [--count 40] [--single] [--kind jpeg]`.

Each is 3000 x 2000, quality 95, 4:2:0, with light grain; the content is a part of one of scikit-image's bundled
free pictures, enlarged. Always the same files. `--single` stores one component instead of three equal ones. Of the
other kinds tiff is grey of 16 bits with LZW and differences, png grey of 8 bits.
"""

import argparse
from pathlib import Path

import numpy as np
import skimage
import tifffile
from PIL import Image

SIZE = (3000, 2000)
QUALITY = 95
GRAIN = 2.5  # standard deviation, in levels of 256
SOURCES = ("astronaut.png", "camera.png", "chelsea.png", "coffee.png", "rocket.jpg", "grass.png", "retina.jpg")


def light(number: int, size: tuple[int, int] = SIZE) -> np.ndarray:
    """The grey picture of a number, float32 from 0 to 255, with grain: another part of a source, some mirrored."""
    random = np.random.default_rng(number)
    name = SOURCES[number % len(SOURCES)]
    source = Image.open(Path(skimage.__file__).parent / "data" / name).convert("L")
    width = min(source.width, source.height * 1.5) * random.uniform(0.6, 1.0)
    left = random.uniform(0, source.width - width)
    top = random.uniform(0, source.height - width / 1.5)
    enlarged = source.resize(size, Image.Resampling.BICUBIC, (left, top, left + width, top + width / 1.5))
    if number // len(SOURCES) % 2:
        enlarged = enlarged.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    grain = random.normal(0, GRAIN, (size[1], size[0])).astype(np.float32)
    return np.clip(np.asarray(enlarged, np.float32) + grain, 0, 255)


def make(folder: Path, count: int, single: bool = False, kind: str = "jpeg", size: tuple[int, int] = SIZE) -> None:
    """Write `count` pictures of `size` (width, height) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        samples = light(number, size)
        if kind == "tiff":
            deep = np.rint(samples * 257).astype(np.uint16)
            name = folder / f"scan-{number:03}.tif"
            tifffile.imwrite(name, deep, compression="lzw", predictor=True, rowsperstrip=32, metadata=None)
            continue
        grey = Image.fromarray(np.rint(samples).astype(np.uint8))
        if kind == "png":
            grey.save(folder / f"scan-{number:03}.png", dpi=(600, 600))
            continue
        stored = grey if single else grey.convert("RGB")
        subsampling = {} if single else {"subsampling": "4:2:0"}
        stored.save(folder / f"scan-{number:03}.jpg", quality=QUALITY, dpi=(600, 600), **subsampling)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--single", action="store_true")
    parser.add_argument("--kind", choices=("jpeg", "tiff", "png"), default="jpeg")
    asked = parser.parse_args()
    make(asked.folder, asked.count, asked.single, asked.kind)
