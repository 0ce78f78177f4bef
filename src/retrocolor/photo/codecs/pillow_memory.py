"""Pillow's own memory of a picture as an array, without a copy: four bytes a pixel, as Pillow keeps them.

Through the Arrow C data interface, which Pillow speaks from 11.2 on. Source: Apache Arrow, C data interface.
"""

import ctypes
from typing import Any

import numpy as np
from PIL import Image

from retrocolor.photo.page import Array

Image.core.set_block_size(1 << 28)  # one block of memory for pictures up to 64 megapixels instead of 4
_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype, _pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]


class _ArrowArray(ctypes.Structure):
    """struct ArrowArray."""


_ArrowArray._fields_ = [
    *((name, ctypes.c_int64) for name in ("length", "null_count", "offset", "n_buffers", "n_children")),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(_ArrowArray))),
    *((name, ctypes.c_void_p) for name in ("dictionary", "release", "private_data")),
]


class _PictureMemory:
    """Memory of a picture, held as long as an array refers to it."""

    def __init__(self, capsule: Any, address: int, shape: tuple[int, ...]) -> None:
        self._capsule = capsule
        self.__array_interface__ = {"shape": shape, "typestr": "|u1", "data": (address, True), "version": 3}


def samples(picture: Image.Image) -> Array | None:
    """The H x W x 4 bytes of an RGB picture (red, green, blue, any), read-only; None where that takes a copy.

    That is a picture in several blocks of memory, with padded rows, or of an older Pillow.
    """
    if picture.mode != "RGB" or not hasattr(picture, "__arrow_c_array__") or Image.core.get_alignment() != 1:
        return None
    try:
        _, capsule = picture.__arrow_c_array__()
    except ValueError:  # several blocks
        return None
    pixels = _ArrowArray.from_address(_pointer(capsule, b"arrow_array"))
    values = pixels.children[0].contents
    shape = (picture.height, picture.width, 4)
    if pixels.offset or values.offset or values.length != picture.height * picture.width * 4:
        return None
    return np.asarray(_PictureMemory(capsule, values.buffers[1], shape))
