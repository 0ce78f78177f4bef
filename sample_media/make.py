"""Make the sample photos and the sample clip from scikit-image's bundled free pictures.

Run once, from anywhere: `python sample_media/make.py`. The result is the same every time (for the same
versions of the libraries). Grey means Lab(L, 0, 0) in sRGB. README.md beside it gives origin and licence.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import skimage
import tifffile
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from skimage.color import lab2rgb, rgb2lab

HERE = Path(__file__).resolve().parent
SOURCES = Path(skimage.__file__).parent / "data"
FPS, SECONDS, SIZE, RATE = 25, 6, (640, 360), 48_000
X264 = {"crf": "20", "preset": "slow", "threads": "1"}
DOTS = {"dpi": (300, 300)}


def source(name: str) -> Image.Image:
    """A bundled picture in RGB."""
    return Image.open(SOURCES / name).convert("RGB")


def part(name: str, box: tuple[float, float, float, float], size: tuple[int, int]) -> Image.Image:
    """The part `box` (left, top, right, bottom) of a bundled picture, resized to (width, height)."""
    return source(name).resize(size, Image.Resampling.LANCZOS, box)


def grey(picture: Image.Image) -> np.ndarray:
    """The sRGB-coded grey of the same L* as `picture`: float (H, W) in 0..1."""
    lab = rgb2lab(np.asarray(picture))
    lab[..., 1:] = 0
    return np.clip(lab2rgb(lab)[..., 0], 0, 1)


def grey8(picture: Image.Image) -> Image.Image:
    return Image.fromarray(np.rint(grey(picture) * 255).astype(np.uint8))


def sepia(picture: Image.Image) -> Image.Image:
    """A brown print on yellowed paper: one hue, darker towards the corners, as an RGB picture."""
    light = grey(picture)
    height, width = light.shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    light = np.clip((light - 0.1) / 0.72, 0, 1)
    light = (0.08 + 0.88 * light) * (1 - 0.08 * (x**2 + y**2))
    lab = np.stack([100 * light, 8 * (1 - light) + 5, 24 * np.sin(np.pi * (0.15 + 0.7 * light))], axis=-1)
    return Image.fromarray(np.rint(np.clip(lab2rgb(lab), 0, 1) * 255).astype(np.uint8))


def exif(description: str, taken: str, orientation: int = 1) -> bytes:
    """An EXIF block as a scanner's program would write it."""
    tags = Image.Exif()
    tags[0x010E] = description
    tags[0x010F], tags[0x0110] = "Sample", "Flatbed 1"
    tags[0x0112] = orientation
    tags[0x011A] = tags[0x011B] = IFDRational(300)
    tags[0x0128] = 2
    tags[0x013B] = "see README.md"
    tags.get_ifd(0x8769)[0x9003] = taken
    return tags.tobytes()


def make_photos(folder: Path) -> None:
    (folder / "album").mkdir(parents=True, exist_ok=True)
    scan = {"quality": 92, **DOTS}
    tag = exif("Eileen Collins, astronaut", "1992:01:01 12:00:00")
    grey8(source("astronaut.png")).save(folder / "astronaut.jpg", exif=tag, **scan)
    tag = exif("Man with a camera", "1978:05:06 10:30:00")
    grey8(source("camera.png")).save(folder / "cameraman.png", exif=tag, optimize=True, **DOTS)
    tag = exif("Chelsea the cat", "1931:08:01 00:00:00")
    sepia(source("chelsea.png")).save(folder / "cat-sepia.jpg", exif=tag, **scan)
    grey8(source("coins.png")).save(folder / "coins.png", optimize=True, **DOTS)
    tag = exif("Falcon 9 with DSCOVR", "2015:02:11 18:03:00")
    tall = grey8(part("rocket.jpg", (225, 0, 425, 427), (375, 800)))
    tall.save(folder / "rocket-tall.jpg", exif=tag, **scan)
    tag = exif("Eileen Collins and a shuttle", "1992:01:01 12:00:00")
    colour = part("astronaut.png", (0, 0, 512, 400), (448, 350))
    colour.save(folder / "still-in-colour.jpg", exif=tag, **scan)
    tag = exif("Portrait, stored lying on its side", "1992:01:01 12:00:00", orientation=6)
    upright = grey8(part("astronaut.png", (130, 0, 370, 320), (360, 480)))
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    lying.save(folder / "album" / "portrait-turned.jpg", exif=tag, **scan)
    grey8(source("chelsea.png")).save(folder / "album" / "cat.webp", quality=85, method=6)
    make_deep_scan(folder / "coffee-16bit.tif")


def make_deep_scan(path: Path) -> None:
    """A 16-bit grey TIFF with LZW and a predictor, as flatbed scanners write it."""
    coffee = part("coffee.png", (0, 0, 600, 400), (480, 320))
    tifffile.imwrite(
        path,
        np.rint(grey(coffee) * 65535).astype(np.uint16),
        photometric="minisblack",
        compression="lzw",
        predictor=True,
        resolution=(600, 600),
        resolutionunit="INCH",
        description="A cup of coffee, 16 bits of grey",
        software="sample",
        metadata=None,
    )


def frames(total: int) -> list[np.ndarray]:
    """Two shots: a pan up over the astronaut, then a zoom into the cup. Grey (H, W) uint8."""
    first, second = grey8(source("astronaut.png")), grey8(source("coffee.png"))
    shots, half = [], total // 2
    for number in range(total):
        way = (number % half) / (half - 1)
        ease = way * way * (3 - 2 * way)
        if number < half:
            width, left, top, picture = 500 - 60 * ease, 20 * ease, 150 * (1 - ease), first
        else:
            width, left, top, picture = 580 - 160 * ease, 10 + 70 * ease, 40 + 30 * ease, second
        box = (left, top, left + width, top + width * SIZE[1] / SIZE[0])
        shots.append(np.asarray(picture.resize(SIZE, Image.Resampling.LANCZOS, box)))
    return shots


def tone(seconds: int) -> np.ndarray:
    """A quiet chord that changes at the cut: float32 (1, samples), 48 kHz."""
    time = np.arange(seconds * RATE) / RATE
    middle = seconds / 2
    chord = np.where(time < middle, 220.0, 261.63)
    wave = sum(np.sin(2 * np.pi * chord * ratio * time) / ratio for ratio in (1, 1.25, 1.5, 2))
    fade = np.minimum.reduce([time, np.abs(time - middle), seconds - time]) / 0.3
    return (0.08 * wave * np.clip(fade, 0, 1))[None].astype(np.float32)


def make_clip(path: Path) -> None:
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as film:
        picture = film.add_stream("libx264", rate=FPS, options=X264)
        picture.width, picture.height = SIZE
        picture.pix_fmt = "yuv420p"
        picture.codec_context.time_base = Fraction(1, FPS)
        context = picture.codec_context
        context.color_primaries, context.color_trc, context.colorspace = 6, 6, 6  # SMPTE 170M
        context.color_range = 1  # video levels
        sound = film.add_stream("aac", rate=RATE, layout="mono")
        sound.bit_rate = 64_000
        for number, light in enumerate(frames(FPS * SECONDS)):
            frame = av.VideoFrame(*SIZE, "yuv420p")
            luma = np.rint(16 + light * (219 / 255)).astype(np.uint8)
            for plane, values in zip(frame.planes, (luma, None, None), strict=True):
                rows = np.full((plane.height, plane.line_size), 128, np.uint8)
                if values is not None:
                    rows[:, : plane.width] = values
                plane.update(rows.tobytes())
            frame.pts = number
            frame.time_base = Fraction(1, FPS)
            film.mux(picture.encode(frame))
        film.mux(picture.encode())
        samples = tone(SECONDS)
        for start in range(0, samples.shape[1], 1024):
            chunk = av.AudioFrame.from_ndarray(samples[:, start : start + 1024], "fltp", "mono")
            chunk.rate, chunk.pts, chunk.time_base = RATE, start, Fraction(1, RATE)
            film.mux(sound.encode(chunk))
        film.mux(sound.encode())


if __name__ == "__main__":
    make_photos(HERE / "photos")
    make_clip(HERE / "clip.mp4")
