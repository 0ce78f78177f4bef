"""The thumbnails of Photoshop's resources and of XMP have the colours of the result, as that of EXIF has."""

import base64
import io
import struct
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

import photo_media as media
from retrocolor.photo import other_thumbnails
from retrocolor.photo.codecs.read_tiff import read
from retrocolor.photo.limits import Limits
from retrocolor.photo.metadata import resources, xmp
from retrocolor.photo.page import Metadata, Photo, page_of

GREEN = np.full((8, 12, 2), (-30, 30), np.float32)
RED = np.full((8, 12, 2), (30, 20), np.float32)
CAPTION = struct.pack(">4sHHI", b"8BIM", 1028, 0, 5) + b"\x1c\x02\x78\0\0\0"
IMAGE = "http://ns.adobe.com/xap/1.0/g/img/"
PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:g="http://ns.adobe.com/xap/1.0/g/img/" xmp:Rating="3">
<xmp:Thumbnails><rdf:Alt>%s</rdf:Alt></xmp:Thumbnails></rdf:Description></rdf:RDF></x:xmpmeta>"""


def small(height: int = 80, width: int = 120) -> bytes:
    file = io.BytesIO()
    Image.fromarray(media.grey(height, width) // 2 + 64).convert("RGB").save(file, "JPEG", quality=92)
    return file.getvalue()


def resource(data: bytes, number: int = resources.THUMBNAIL, kind: int = 1) -> bytes:
    head = struct.pack(">IIIIIIHH", kind, 120, 80, 360, 28800, len(data), 24, 1)
    content = head + data
    return struct.pack(">4sHHI", b"8BIM", number, 0, len(content)) + content + b"\0" * (len(content) % 2)


def photo_with(metadata: Metadata) -> Photo:
    return Photo(Path("a.jpg"), "jpeg", (page_of(media.grey(400, 600), None, 1),), metadata)


def decoded(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image).astype(int).mean((0, 1))


@pytest.mark.parametrize(("number", "red"), [(resources.THUMBNAIL, 0), (resources.OLD_THUMBNAIL, 2)])
def test_the_resource_is_painted_and_those_around_it_stay(number: int, red: int) -> None:
    old = CAPTION + resource(small(), number) + CAPTION + b"what is no block"
    new = other_thumbnails.repainted(photo_with(Metadata(resources=old)), [RED]).metadata.resources
    assert new and new.startswith(CAPTION) and new.endswith(CAPTION + b"what is no block")
    content = {found: content for found, content, _ in resources.walk(new)}[number]
    assert struct.unpack(">I", content[20:24])[0] == len(content) - 28 and content[:20] == old[len(CAPTION) + 12 :][:20]
    colour = decoded(content[28:])
    assert colour[red] > colour[1] + 20 and colour[red] > colour[2 - red] + 20


@pytest.mark.parametrize("data", [small(120, 80), b"\xff\xd8\xff no picture", b""])
def test_one_that_does_not_fit_or_is_cut_off_stays(data: bytes) -> None:
    for old in (resource(data), resource(small(), kind=0), resource(small())[:500]):
        assert other_thumbnails.repainted(photo_with(Metadata(resources=old)), [GREEN]).metadata.resources == old


def test_each_page_of_a_tiff_has_its_own(tmp_path: Path) -> None:
    """The third, which was in colour and is left, keeps what it has."""
    block, path = resource(small()), tmp_path / "a.tif"
    with tifffile.TiffWriter(path) as file:
        for _ in range(3):
            file.write(media.grey(40, 60), photometric="minisblack", extratags=[(34377, 1, len(block), block, True)])
    photo = other_thumbnails.repainted(read(path, "tiff", Limits(path, None), False), [GREEN, RED, None])
    found = [next(e.data for e in page.stored.entries if e.tag == 34377) for page in photo.pages]
    (red, green, _), (more_red, less_green, _) = (decoded(data[40:]) for data in found[:2])
    assert green > red + 20 and more_red > less_green + 20 and found[2] == block
    assert photo.metadata.resources == found[0]


def test_that_of_xmp_is_painted_however_it_is_written() -> None:
    text = base64.encodebytes(small()).decode()
    parts = f'<rdf:li rdf:parseType="Resource"><g:image>{text}</g:image></rdf:li><rdf:li g:image="{text}"/>'
    old = (PACKET % parts).encode()
    new = other_thumbnails.repainted(photo_with(Metadata(xmp=old)), [GREEN]).metadata.xmp
    document = xmp.parse(new or b"")
    assert document and xmp.value_of(document, "http://ns.adobe.com/xap/1.0/", "Rating") == "3"
    (element,) = document.getElementsByTagNameNS(IMAGE, "image")
    attribute = document.getElementsByTagName("rdf:li")[1].getAttributeNS(IMAGE, "image")
    for data in (xmp.text_of(element), attribute):
        red, green, _ = decoded(base64.b64decode(data))
        assert green > red + 20


@pytest.mark.parametrize("packet", [PACKET % "", PACKET % "<rdf:li><g:image>no</g:image></rdf:li>", f"broken {IMAGE}"])
def test_a_packet_without_one_stays_byte_for_byte(packet: str) -> None:
    metadata = Metadata(xmp=packet.encode())
    assert other_thumbnails.repainted(photo_with(metadata), [GREEN]).metadata == metadata


def test_a_result_carries_it(tmp_path: Path) -> None:
    from skimage.data import camera

    from retrocolor.colorizer import Colorizer
    from retrocolor.config import OutputOptions, PhotoOptions
    from retrocolor.jobs import Job
    from retrocolor.photo.codecs import jpeg
    from retrocolor.photo.colorize import PhotoWork

    file = io.BytesIO()
    Image.fromarray(camera()).save(file, "JPEG")
    block = jpeg.segment(0xED, jpeg.RESOURCES + resource(file.getvalue()))
    (tmp_path / "a.jpg").write_bytes(file.getvalue()[:2] + block + file.getvalue()[2:])
    work = PhotoWork(Colorizer.load(device="cpu"), PhotoOptions(), OutputOptions(no_report=True))
    work(Job(tmp_path / "a.jpg", tmp_path / "b.jpg", tmp_path, paged=False), lambda message=None: None)
    found = jpeg.read_segments((tmp_path / "b.jpg").read_bytes()).metadata.resources
    shown = decoded((tmp_path / "b.jpg").read_bytes())
    assert found and np.abs(decoded(found[40:]) - shown).max() < 3 and np.ptp(shown) > 3
