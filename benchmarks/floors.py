"""The floor under a photo: decode the source and encode the coloured picture, each by the library of the tool.

That is simplejpeg and Pillow for JPEG, tifffile for TIFF, imagecodecs for PNG; tables, subsampling, strips, predictor
and level are those of the result. Metadata, checksums and everything else are left out.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import simplejpeg
import tifffile
from PIL import Image, JpegImagePlugin

from retrocolor.photo.codecs.write_png import LEVEL

Encode = Callable[[Path], Any]


def decode(path: Path) -> np.ndarray:
    """The samples of a source, as the tool's reader gets them from the same library."""
    if path.suffix == ".tif":
        return tifffile.imread(path)
    data = path.read_bytes()
    if path.suffix == ".png":
        return imagecodecs.png_decode(data)
    colours = simplejpeg.decode_jpeg_header(data)[2]
    return simplejpeg.decode_jpeg(data, "GRAY" if colours == "Gray" else "RGBX", strict=True)


def encoder(coloured: Path) -> Encode:
    """What writes the picture of a result once more, to a path; its pixels are in memory from here on."""
    if coloured.suffix == ".tif":
        return _tiff(coloured)
    if coloured.suffix == ".png":
        pixels = imagecodecs.png_decode(coloured.read_bytes())
        return lambda path: path.write_bytes(imagecodecs.png_encode(pixels, LEVEL))
    with JpegImagePlugin.JpegImageFile(coloured) as picture:
        settings = {
            "qtables": picture.quantization,
            "subsampling": JpegImagePlugin.get_sampling(picture),
            "progressive": "progressive" in picture.info,
        }
        four = np.asarray(picture.convert("RGBX"))
    size = four.shape[1], four.shape[0]
    return lambda path: Image.frombuffer("RGBX", size, four, "raw", "RGBX", 0, 1).save(path, "JPEG", **settings)


def _tiff(coloured: Path) -> Encode:
    with tifffile.TiffFile(coloured) as tiff:
        page = tiff.pages.first
        pixels, rows = page.asarray(), page.rowsperstrip
        stored = {"compression": page.compression, "predictor": page.predictor, "rowsperstrip": rows}
    return lambda path: tifffile.imwrite(path, pixels, photometric="rgb", maxworkers=1, metadata=None, **stored)
