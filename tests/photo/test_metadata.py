"""Metadata: EXIF patched in place, never rebuilt; what a change of format keeps, and says it cannot keep."""

import io
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

import photo_media as media
from retrocolor.photo.codecs import jpeg
from retrocolor.photo.codecs.write_simple import AsItIs
from retrocolor.photo.metadata import exif, ifd, resources
from retrocolor.photo.metadata.mark import SENTENCE, SOURCE_TYPE, Mark
from retrocolor.photo.read import read

MARK = Mark("retrocolor 1.0", "model default, k 2", when=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
NOTE = bytes(range(200, 256)) * 20
CAPTION = b"8BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x78\0\x0dA caption, 19"


def block(order: str = "<", *, software: bytes = b"Scan 1.0", entries: int = 4) -> bytes:
    """An EXIF block with a description in Latin-1, a maker note at an odd place, and a thumbnail directory."""
    description = "Müller's mill".encode("latin-1") + b"\0"
    entries = [(270, 2, description), (274, 3, struct.pack(order + "H", 6)), (305, 2, software + b"\0"),
             (34665, 4, b"exif")][:entries]  # fmt: skip
    start = 8 + 2 + 12 * len(entries) + 4
    values, records = b"", b""
    inside = struct.pack(order + "HHHI", 1, 37500, 7, len(NOTE))
    for tag, kind, value in entries:
        count = 1 if kind != 2 else len(value)
        if tag == 34665:
            place = start + len(values)
            values += inside + struct.pack(order + "I", place + 18) + b"\0\0\0\0" + NOTE
            value = struct.pack(order + "I", place)
        elif len(value) > 4:
            values, value = values + value, struct.pack(order + "I", start + len(values))
        records += struct.pack(order + "HHI", tag, kind, count) + value.ljust(4, b"\0")
    thumbnail = struct.pack(order + "HHHI4sI", 1, 259, 3, 1, struct.pack(order + "HH", 6, 0), 0)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    table = struct.pack(order + "H", len(entries)) + records + struct.pack(order + "I", start + len(values))
    return head + table + values + thumbnail


def save_with(path: Path, exif_block: bytes, **options: Any) -> None:
    whole = AsItIs(exif_block) if path.suffix == ".avif" else b"Exif\0\0" + exif_block
    Image.fromarray(media.grey()).save(path, exif=whole, **options)


@pytest.mark.parametrize("order", ["<", ">"])
def test_exif_is_patched_in_place(order: str) -> None:
    old = block(order)
    new = exif.patch(old, {exif.SOFTWARE: b"Scan 1.0; retrocolor 1.0", exif.ORIENTATION: 1})
    assert exif.text(new, exif.SOFTWARE) == b"Scan 1.0; retrocolor 1.0"
    assert exif.orientation(new) == 1 and exif.orientation(old) == 6
    assert exif.has_thumbnail(new)
    changed = [i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b]
    assert len(changed) <= 12 and new.index(NOTE) == old.index(NOTE)


def test_a_new_tag_moves_only_the_first_directory() -> None:
    old = block(entries=2)
    new = exif.patch(old, {exif.SOFTWARE: b"retrocolor 1.0"})
    assert new[8 : len(old)] == old[8:]
    with Image.open(io.BytesIO(as_jpeg(new))) as image:
        assert image.getexif()[305] == "retrocolor 1.0" and image.getexif()[274] == 6


def as_jpeg(exif_block: bytes) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(media.grey()).save(buffer, "JPEG", exif=b"Exif\0\0" + exif_block)
    return buffer.getvalue()


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("broken", [b"", b"II*\0", b"garbage", b"MM\0*\0\0\0\x08\xff\xff", block()[:20]])
def test_broken_exif_goes_through_as_it_is(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(as_jpeg(b"x" * 64).replace(b"x" * 64, broken.ljust(64, b"\xee")))
    media.coloured(tmp_path / "a.jpg", tmp_path / "b.jpg", mark=MARK)
    assert broken[8:] in (tmp_path / "b.jpg").read_bytes()
    assert SOURCE_TYPE.encode() in (tmp_path / "b.jpg").read_bytes()


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".avif"])
def test_maker_note_and_thumbnail_survive(tmp_path: Path, suffix: str) -> None:
    save_with(tmp_path / f"a{suffix}", block())
    media.coloured(tmp_path / f"a{suffix}", tmp_path / f"b{suffix}", mark=MARK)
    result = read(tmp_path / f"b{suffix}")
    assert result.metadata.exif is not None
    assert result.metadata.exif.index(NOTE) == block().index(NOTE)
    assert exif.has_thumbnail(result.metadata.exif)
    assert result.pages[0].orientation == 6
    assert exif.text(result.metadata.exif, 270) == "Müller's mill ".encode("latin-1") + SENTENCE.encode()


def test_exif_over_64_kb_is_spread_over_segments(tmp_path: Path) -> None:
    big = block() + bytes(100_000)
    plain = jpeg.head(jpeg.with_density(read_metadata(big))) + jpeg.bare(as_jpeg(block()))
    (tmp_path / "a.jpg").write_bytes(plain)
    assert read(tmp_path / "a.jpg").metadata.exif == big


def read_metadata(exif_block: bytes) -> Any:
    from retrocolor.photo.page import Metadata

    return Metadata(exif=exif_block)


def test_segments_of_a_jpeg_return(tmp_path: Path) -> None:
    plain = as_jpeg(block())
    extra = (
        b"\xff\xe3\0\x08Meta\0\0" + b"\xff\xed" + struct.pack(">H", 16 + len(CAPTION)) + b"Photoshop 3.0\0" + CAPTION
    )
    manifest = b"\xff\xeb\0\x0aJP\0\1c2pa"
    (tmp_path / "a.jpg").write_bytes(plain[:2] + extra + manifest + b"\xff\xfe\0\x0ain attic" + plain[2:])
    _, notes = media.coloured(tmp_path / "a.jpg", tmp_path / "b.jpg", mark=MARK)
    result = (tmp_path / "b.jpg").read_bytes()
    assert b"\xff\xe3\0\x08Meta\0\0" in result and CAPTION in result and b"\xff\xfe\0\x0ain attic" in result
    assert b"c2pa" not in result and notes == ["content credentials (C2PA) not copied: they would no longer be valid"]


def test_iptc_and_the_rest_go_from_jpeg_to_tiff_and_back(tmp_path: Path) -> None:
    plain = as_jpeg(block())
    extra = b"\xff\xed" + struct.pack(">H", 16 + len(CAPTION)) + b"Photoshop 3.0\0" + CAPTION
    (tmp_path / "a.jpg").write_bytes(plain[:2] + extra + b"\xff\xfe\0\x0ain attic" + plain[2:])
    _, notes = media.coloured(tmp_path / "a.jpg", tmp_path / "b.tif", format="tiff", mark=MARK)
    assert notes == ["TIFF holds no comments", "the EXIF thumbnail stays behind"]
    tiff = read(tmp_path / "b.tif")
    assert tiff.metadata.iptc == resources.iptc_in(CAPTION) and tiff.pages[0].orientation == 6
    assert (tmp_path / "b.tif").read_bytes().index(NOTE) == block().index(NOTE)
    with tifffile.TiffFile(tmp_path / "b.tif") as file:
        assert file.pages[0].tags[305].value == "Scan 1.0; retrocolor 1.0"
    media.coloured(tmp_path / "b.tif", tmp_path / "c.jpg", format="jpeg")
    back = read(tmp_path / "c.jpg")
    assert resources.iptc_in(back.metadata.resources) == resources.iptc_in(CAPTION)
    assert back.pages[0].orientation == 6 and NOTE in (back.metadata.exif or b"")


@pytest.mark.parametrize("target", ["png", "jpeg", "tiff"])
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".bmp"])
def test_formats_into_each_other(tmp_path: Path, suffix: str, target: str) -> None:
    source, output = tmp_path / f"a{suffix}", tmp_path / f"b.{target}"
    Image.fromarray(media.grey()).save(source, **({"dpi": (300, 300)} if suffix != ".webp" else {}))
    photo, _ = media.coloured(source, output, format=target, mark=MARK)
    with Image.open(output) as image:
        assert image.format == {"png": "PNG", "jpeg": "JPEG", "tiff": "TIFF"}[target]
        assert image.size == (60, 40)
        if suffix != ".webp":
            assert np.allclose(image.info["dpi"], 300, atol=0.1)
    pixels = read(output).pages[0].pixels.astype(int)
    pixels = pixels if pixels.ndim == 3 else pixels[..., np.newaxis]
    assert np.abs(pixels - media.expected(photo.pages[0])).mean() <= (4 if target == "jpeg" else 0)
    assert SOURCE_TYPE.encode() in output.read_bytes()


@pytest.mark.parametrize(("over", "under"), [(4_294_967_295, 1), (1, 4_294_967_295)])
@pytest.mark.parametrize("target", ["png", "jpeg", "tiff"])
def test_a_resolution_beyond_a_format_is_its_nearest(tmp_path: Path, over: int, under: int, target: str) -> None:
    ratio = ((over, under), (over, under))
    tifffile.imwrite(tmp_path / "a.tif", media.grey(), resolution=ratio, resolutionunit=2)
    media.coloured(tmp_path / "a.tif", tmp_path / f"b.{target}", format=target)
    media.coloured(tmp_path / f"b.{target}", tmp_path / "c.tif", format="tiff")
    dpi = read(tmp_path / "c.tif").metadata.dpi
    assert dpi is not None and (min(dpi) > 65_000 if over > under else 0 < max(dpi) <= 1)


def test_a_png_whose_exif_begins_as_in_a_jpeg(tmp_path: Path) -> None:
    """It is turned by it, and keeps it in a form that others read."""
    save_with(tmp_path / "a.png", b"Exif\0\0" + block())
    assert b"eXIfExif\0\0" in (tmp_path / "a.png").read_bytes()
    for name, target in (("b.png", "png"), ("c.jpg", "jpeg")):
        media.coloured(tmp_path / "a.png", tmp_path / name, format=target, mark=MARK)
        photo = read(tmp_path / name)
        assert photo.pages[0].orientation == 6
        assert exif.text(photo.metadata.exif, exif.SOFTWARE) == b"Scan 1.0; retrocolor 1.0"


@pytest.mark.parametrize("iptc", [CAPTION, resources.iptc_in(CAPTION)])
@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt"])
def test_profiles_in_the_texts_of_a_png(tmp_path: Path, kind: bytes, iptc: bytes) -> None:
    """As ExifTool ("IPTC profile", a title of two words) and ImageMagick (IPTC bare, EXIF before eXIf) write them."""
    from retrocolor.photo.codecs.png import chunk

    Image.fromarray(media.grey()).save(tmp_path / "a.png")
    plain, texts = (tmp_path / "a.png").read_bytes(), b""
    for name, title, data in ((b"iptc", b"IPTC profile", iptc), (b"exif", b"exif", b"Exif\0\0" + block())):
        text = b"\n%s\n%8d\n%s\n" % (title, len(data), data.hex().encode())
        packed = b"\0" + zlib.compress(text) if kind == b"zTXt" else text
        texts += chunk(kind, b"Raw profile type " + name + b"\0" + packed)
    (tmp_path / "a.png").write_bytes(plain[:33] + texts + plain[33:])
    for name, target in (("b.png", "png"), ("c.jpg", "jpeg")):
        _, notes = media.coloured(tmp_path / "a.png", tmp_path / name, format=target, mark=MARK)
        photo = read(tmp_path / name)
        assert resources.iptc_in(photo.metadata.resources) == resources.iptc_in(CAPTION) and notes == []
        assert photo.pages[0].orientation == 6
        assert exif.text(photo.metadata.exif, exif.SOFTWARE) == b"Scan 1.0; retrocolor 1.0"
        assert (tmp_path / name).read_bytes().count(b"Raw profile type") == (target == "png")


def test_depth_and_alpha_that_jpeg_cannot_hold_are_noted(tmp_path: Path) -> None:
    media.save_tiff(
        tmp_path / "a.tif", media.with_alpha(media.grey(dtype=np.uint16)), extrasamples=["unassalpha"],
        extratags=[(65000, 3, 1, 5, True)],
    )  # fmt: skip
    _, notes = media.coloured(tmp_path / "a.tif", tmp_path / "b.jpg", format="jpeg")
    assert notes == ["JPEG holds no TIFF tags 65000", "JPEG holds no transparency", "JPEG holds 8 bits of 16"]


def test_png_chunks_return(tmp_path: Path) -> None:
    from PIL import PngImagePlugin

    texts = PngImagePlugin.PngInfo()
    texts.add_text("Title", "The mill")
    texts.add_itxt("Author", "Müller", "de", "Autor")
    texts.add(b"tIME", b"\x07\x8b\x05\x04\x0c\0\0")
    Image.fromarray(media.grey()).save(tmp_path / "a.png", pnginfo=texts, dpi=(300, 300))
    media.coloured(tmp_path / "a.png", tmp_path / "b.png", mark=MARK)
    with Image.open(tmp_path / "b.png") as image:
        assert image.text["Title"] == "The mill" and image.text["Author"] == "Müller"
        assert round(image.info["dpi"][0]) == 300
    assert b"tIME\x07\x8b\x05\x04" in (tmp_path / "b.png").read_bytes()
    _, notes = media.coloured(tmp_path / "a.png", tmp_path / "b.tif", format="tiff")
    assert notes == ["TIFF holds no PNG texts (Title, Author)"]


def test_quality_is_the_sources_own(tmp_path: Path) -> None:
    for quality, sampling in ((95, 0), (90, 0), (75, 2)):
        media.save_jpeg(tmp_path / "a.jpg", media.grey(), quality=quality)
        media.coloured(tmp_path / "a.jpg", tmp_path / "b.jpg")
        with Image.open(tmp_path / "a.jpg") as before, Image.open(tmp_path / "b.jpg") as after:
            assert after.quantization[0] == before.quantization[0]
            buffer = io.BytesIO()
            Image.fromarray(media.rgb()).save(buffer, "JPEG", quality=quality, subsampling=sampling)
            with Image.open(buffer) as reference:
                assert after.quantization == reference.quantization
                assert after.layer == reference.layer
    media.coloured(tmp_path / "a.jpg", tmp_path / "c.jpg", quality=50)
    assert (tmp_path / "c.jpg").stat().st_size < (tmp_path / "b.jpg").stat().st_size


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
def test_results_are_reproducible(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767322800")
    icc = {"icc_profile": media.grey_profile(2.2)}
    Image.fromarray(media.grey()).save(tmp_path / f"a{suffix}", **icc)

    def once(number: int) -> bytes:
        output = tmp_path / f"{number}{suffix}"
        media.coloured(tmp_path / f"a{suffix}", output, mark=Mark.now("retrocolor 1.0"))
        return output.read_bytes()

    with ThreadPoolExecutor(4) as pool:
        results = set(pool.map(once, range(8)))
    assert len(results) == 1
    assert b"2026-01-02T03:00:00+00:00" in results.pop()


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("value", [7, 2**32 - 1, 2**32, 2**64 - 1])
def test_a_number_of_64_bits_is_kept_in_a_classic_tiff(order: str, value: int) -> None:
    """As EXIF by a strange writer has it: a LONG where it fits, as it stands where it does not."""
    file = io.BytesIO()
    entry = ifd.number(700, [value, 1], order, ifd.LONG8)
    ifd.Writer(file, order, big=False).page([ifd.Entry(ifd.EXIF, ifd.LONG, 1, b"", directory=(entry,))])
    data = file.getvalue()

    def read_at(offset: int, length: int) -> bytes:
        return data[offset : offset + length]

    header = ifd.read_header(read_at)
    (outer,), _ = ifd.read_directory(read_at, header, header.first)
    (inner,) = outer.directory
    assert inner.numbers(order) == (value, 1)
    assert inner.type == (ifd.LONG if value < 2**32 else ifd.LONG8)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_directory_that_is_cut_off_is_patched_as_far_as_it_goes(order: str) -> None:
    """It says that it has more entries than the block holds, the last one broken off anywhere."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, 900)
    entry = struct.pack(order + "HHII", 269, 4, 1, 7)
    for end in range(2 * len(entry) + 1):
        patched = exif.patch(head + (entry * 2)[:end], {305: b"retrocolor", 274: 1})
        assert exif.text(patched, 305) == b"retrocolor" and exif.orientation(patched) == 1
