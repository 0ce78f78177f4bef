"""What stands in a file by its meaning, not by its position: TIFF samples and pages, boxes, profiles, HDR."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

import photo_media as media
from retrocolor.batch.lightness import lightness
from retrocolor.errors import MediaError, Refused
from retrocolor.photo.codecs import jp2, png, read_tiff
from retrocolor.photo.codecs.alpha import divided, multiplied
from retrocolor.photo.read import read
from retrocolor.photo.write import write

GREY = media.grey(32, 48)
INFRARED = np.full_like(GREY, 77)


def tags(count: int, photometric: int | None, *extra: tuple[int, int, list[int]]) -> list[tuple[int, int, list[int]]]:
    known = media.basic_tags(48, 32, [8] * count, photometric or 0)
    return [tag for tag in known if tag[0] != 262 or photometric is not None] + list(extra)


def read_raw(path: Path, samples: np.ndarray, described: list[tuple[int, int, list[int]]]) -> Any:
    path.write_bytes(media.raw_tiff(described, np.ascontiguousarray(samples).tobytes()))
    return read(path)


@pytest.mark.parametrize("streamed", [False, True])
def test_without_a_photometric_interpretation_zero_is_black(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, streamed: bool
) -> None:
    if streamed:
        monkeypatch.setattr(read_tiff, "IN_MEMORY", 1000)
    assert np.array_equal(read_raw(tmp_path / "a.tif", GREY, tags(1, None)).pages[0].pixels, GREY)
    colour = media.rgb(32, 48)
    assert np.array_equal(read_raw(tmp_path / "a.tif", colour, tags(3, None)).pages[0].pixels, colour)


def test_fax_without_a_photometric_interpretation_is_black_on_white(tmp_path: Path) -> None:
    paper = np.full((16, 16), 255, np.uint8)
    paper[4:6] = 0
    Image.fromarray(paper).convert("1").save(tmp_path / "a.tif", compression="group4", tiffinfo={262: 0})
    data = bytearray((tmp_path / "a.tif").read_bytes())
    start = struct.unpack("<I", data[4:8])[0]
    places = [start + 2 + 12 * i for i in range(struct.unpack("<H", data[start : start + 2])[0])]
    place = next(p for p in places if struct.unpack("<H", data[p : p + 2])[0] == 262)
    assert data[place + 8] == 0  # white is zero, as fax is
    struct.pack_into("<H", data, place, 263)  # 262 is gone
    struct.pack_into("<HI", data, place + 2, 3, 1)
    (tmp_path / "b.tif").write_bytes(data)
    assert np.array_equal(read(tmp_path / "b.tif").pages[0].pixels, paper)


def test_three_samples_of_grey_are_colour_and_two_are_grey_and_something(tmp_path: Path) -> None:
    page = read_raw(tmp_path / "a.tif", media.rgb(32, 48), tags(3, 1)).pages[0]
    assert np.array_equal(page.pixels, media.rgb(32, 48)) and not page.has_alpha
    photo = read_raw(tmp_path / "b.tif", np.dstack([GREY, INFRARED]), tags(2, 1))
    assert np.array_equal(photo.pages[0].pixels, GREY) and not photo.pages[0].has_alpha
    assert "not copied" in photo.notes[0]


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("kinds", [[0], [], [0, 0]])
@pytest.mark.parametrize("photometric", [1, 2])
def test_infrared_is_no_transparency(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, photometric: int, kinds: list[int], streamed: bool
) -> None:
    if streamed:
        monkeypatch.setattr(read_tiff, "IN_MEMORY", 1000)
    body = GREY[..., None] if photometric == 1 else media.rgb(32, 48)
    samples = np.dstack([body, *[INFRARED] * max(1, len(kinds))])
    extra = [(338, 3, kinds)] if kinds else []
    photo = read_raw(tmp_path / "a.tif", samples, tags(samples.shape[2], photometric, *extra))
    if samples.shape[2] == 3 and not kinds:
        return  # three samples of grey without a word: colour
    assert not photo.pages[0].has_alpha and np.array_equal(photo.pages[0].pixels, body.squeeze())
    assert photo.notes == ("extra channels that are not declared as transparency (infrared, masks) not copied",)
    write(photo, [media.painted(photo.pages[0])], tmp_path / "b.tif")
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        assert tiff.pages[0].samplesperpixel == 3 and 338 not in tiff.pages[0].tags


def test_opacity_behind_infrared_is_found(tmp_path: Path) -> None:
    samples = np.dstack([GREY, INFRARED, GREY[::-1]])
    page = read_raw(tmp_path / "a.tif", samples, tags(3, 1, (338, 3, [0, 2]))).pages[0]
    assert np.array_equal(page.alpha, GREY[::-1]) and np.array_equal(page.pixels, GREY)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_associated_alpha(tmp_path: Path, dtype: Any) -> None:
    """Read as the colours were; PNG gets them so, TIFF multiplied again, never brighter than the opacity."""
    full = np.iinfo(dtype).max
    alpha = np.tile(np.linspace(0, 1, 48), (32, 1))
    opacity = np.rint(alpha * full).astype(dtype)
    stored = np.rint(media.rgb(32, 48, dtype) * alpha[..., None]).astype(dtype)
    media.save_tiff(tmp_path / "a.tif", np.dstack([stored, opacity]), extrasamples=["assocalpha"])
    photo = read(tmp_path / "a.tif")
    dense = opacity > full // 8
    assert (
        np.abs(photo.pages[0].pixels.astype(int) - media.rgb(32, 48, dtype))[dense].max() <= 8
    )  # half a step of both, times 8
    write(photo, [(strip for _, strip in photo.pages[0].strips())], tmp_path / "b.tif")
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        again = tiff.asarray()
        assert [int(kind) for kind in tiff.pages[0].extrasamples] == [1]
    assert (again[..., :3] <= again[..., 3:]).all() and np.abs(again[..., :3].astype(int) - stored).max() <= 2
    write(photo, [(strip for _, strip in photo.pages[0].strips())], tmp_path / "b.png", format="png")
    straight = imagecodecs.png_decode((tmp_path / "b.png").read_bytes())
    assert np.array_equal(straight[..., :3], photo.pages[0].pixels) and np.array_equal(straight[..., 3], opacity)


@pytest.mark.parametrize("opacity", [9, 25, 60, 130])
def test_little_opacity_keeps_the_light(opacity: int) -> None:
    """|dL*| of any colours is a third less, on average, than rounding each channel alone would leave."""
    straight = np.random.default_rng(3).integers(0, 256, (80, 80, 3)).astype(np.uint8)
    alpha = np.full((80, 80), opacity, np.uint8)
    stored = multiplied(np.dstack([straight, alpha]))[..., :3]
    alone = np.rint(straight * (opacity / 255)).astype(np.uint8)
    away = [np.abs(lightness(divided(part, alpha)) - lightness(straight)) for part in (stored, alone)]
    assert (stored <= opacity).all()
    assert away[0].mean() < away[1].mean() * 2 / 3 and np.percentile(away[0], 99.9) < np.percentile(away[1], 99.9)


@pytest.mark.parametrize("streamed", [False, True])
def test_the_picture_in_a_sub_directory_is_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, streamed: bool
) -> None:
    full = media.grey(256, 256)
    with tifffile.TiffWriter(tmp_path / "a.tif") as tiff:
        tiff.write(full[::4, ::4], subifds=1, subfiletype=1, description="a street", metadata=None)
        tiff.write(full, subfiletype=0, rowsperstrip=16, metadata=None)
    if streamed:
        monkeypatch.setattr(read_tiff, "IN_MEMORY", 1000)
    photo = read(tmp_path / "a.tif")
    assert len(photo.pages) == 1 and np.array_equal(photo.pages[0].pixels, full)
    write(photo, [media.painted(photo.pages[0])], tmp_path / "b.tif")
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        page = tiff.pages[0]
        assert page.shape == (256, 256, 3) and page.description == "a street"
        assert not page.subfiletype and page.subifds is None


def test_reduced_copies_in_sub_directories_stay_copies(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as tiff:
        tiff.write(media.grey(64, 64), subifds=1)
        tiff.write(media.grey(32, 32), subfiletype=1)
    assert read(tmp_path / "a.tif").pages[0].width == 64


def test_pages_that_cannot_be_read_are_named_and_the_others_done(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as tiff:
        tiff.write(GREY)
        tiff.write(GREY.astype(np.float32))
        tiff.write(GREY > 9, photometric="mask", subfiletype=4)
        tiff.write(GREY[::-1])
    photo = read(tmp_path / "a.tif")
    assert [page.pixels.tolist() for page in photo.pages] == [GREY.tolist(), GREY[::-1].tolist()]
    assert [note.split(":")[0] for note in photo.notes] == ["page 2 not copied", "page 3 not copied"]
    write(photo, [media.painted(page) for page in photo.pages], tmp_path / "b.tif")
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        assert len(tiff.pages) == 2
    tifffile.imwrite(tmp_path / "c.tif", GREY.astype(np.float32))
    with pytest.raises(Refused, match="floating-point"):
        read(tmp_path / "c.tif")


def test_a_description_that_stands_twice_is_kept(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", GREY, description="a street", metadata={"axes": "YX"})
    assert (tmp_path / "a.tif").read_bytes().count(b'{"shape"') == 1
    _, notes = media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
    assert not notes
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        assert tiff.pages[0].description == "a street"
    tifffile.imwrite(
        tmp_path / "a.tif", GREY, metadata=None, extratags=[(315, 2, 0, "Nadar", True), (315, 2, 0, "Atget", True)]
    )
    _, notes = media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
    assert notes == ["tags that stand twice are kept as they stand first (315)"]
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        assert tiff.pages[0].tags[315].value == "Nadar"


@pytest.mark.parametrize("surplus", [b"x", bytes(5000)])
@pytest.mark.parametrize("streamed", [False, True])
def test_more_rows_in_a_deflate_strip_than_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, streamed: bool, surplus: bytes
) -> None:
    if streamed:
        monkeypatch.setattr(read_tiff, "IN_MEMORY", 1000)
    deflate = [tag if tag[0] != 259 else (259, 3, [8]) for tag in tags(1, 1)]
    (tmp_path / "a.tif").write_bytes(media.raw_tiff(deflate, zlib.compress(GREY.tobytes() + surplus)))
    assert np.array_equal(read(tmp_path / "a.tif").pages[0].pixels, GREY)
    (tmp_path / "a.tif").write_bytes(media.raw_tiff(deflate, zlib.compress(GREY.tobytes()[:-100])))
    with pytest.raises(MediaError, match="damaged"):
        _ = read(tmp_path / "a.tif").pages[0].pixels


def test_notes_on_compression_are_true(tmp_path: Path) -> None:
    for compression, dtype, word in (("jpeg2000", np.uint8, "not written"), ("zstd", np.uint8, None)):
        media.save_tiff(tmp_path / "a.tif", media.grey(64, 64, dtype), compression=compression)
        _, notes = media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
        assert [word in note for note in notes] == ([True] if word else []), notes


def test_pictures_one_behind_the_other_in_a_pnm(tmp_path: Path) -> None:
    one = b"P5\n48 32\n255\n" + GREY.tobytes()
    (tmp_path / "a.pgm").write_bytes(one + b"P5 48 32 255\n" + GREY[::-1].tobytes() + b"\n")
    photo, notes = media.coloured(tmp_path / "a.pgm", tmp_path / "b.ppm")
    assert [page.pixels.tolist() for page in photo.pages] == [GREY.tolist(), GREY[::-1].tolist()] and not notes
    again = read(tmp_path / "b.ppm")
    for page, original in zip(again.pages, photo.pages, strict=True):
        assert np.array_equal(page.pixels, media.expected(original))
    media.coloured(tmp_path / "a.pgm", tmp_path / "b.tif", format="tiff")
    assert len(read(tmp_path / "b.tif").pages) == 2
    (tmp_path / "a.pgm").write_bytes(one + b"no picture")
    assert read(tmp_path / "a.pgm").notes == ("10 bytes behind the picture not copied",)


def test_a_palette_of_a_jp2_is_as_deep_as_it_says(tmp_path: Path) -> None:
    few = GREY >> 4
    data = bytes(imagecodecs.jpeg2k_encode(few, 0, reversible=True, codecformat="jp2", bitspersample=4))
    palette = bytes([0, 16, 1, 7, *range(0, 256, 17)])
    boxes = (len(palette) + 8).to_bytes(4) + b"pclr" + palette + (12).to_bytes(4) + b"cmap" + bytes([0, 0, 1, 0])
    head = data.index(b"jp2h") - 4
    length = int.from_bytes(data[head : head + 4])
    end = head + length
    whole = data[:head] + (length + len(boxes)).to_bytes(4) + data[head + 4 : end] + boxes + data[end:]
    (tmp_path / "a.jp2").write_bytes(whole)
    assert np.array_equal(read(tmp_path / "a.jp2").pages[0].pixels, few * 17)


@pytest.mark.parametrize("broken", [b"\0\0\1\0uuid" + bytes(20), b"\0\0\0\5xml <", b"\0\0\0\1uuid\0"])
def test_broken_boxes_of_a_jp2_are_left_out(tmp_path: Path, broken: bytes) -> None:
    whole = bytes(imagecodecs.jpeg2k_encode(GREY, 0, reversible=True, codecformat="jp2"))
    kept = b"\0\0\0\x0exml <a/>  "[:14]
    (tmp_path / "a.jp2").write_bytes(whole + kept + broken)
    photo, notes = media.coloured(tmp_path / "a.jp2", tmp_path / "b.jp2")
    assert notes == ["broken boxes not copied"]
    made = (tmp_path / "b.jp2").read_bytes()
    assert kept in made and sum(len(box) for *_, box in jp2.walk(made)) == len(made)
    assert np.array_equal(imagecodecs.jpeg2k_decode(made), media.expected(photo.pages[0]))


def without_tag(icc: bytes, name: bytes) -> bytes:
    """A profile in which a tag has another name."""
    table = icc.index(name, 128)
    return icc[:table] + b"none" + icc[table + 4 :]


def of_class(icc: bytes, name: bytes) -> bytes:
    return icc[:12] + name + icc[16:]


UNUSABLE = {
    "no TRC": without_tag(media.rgb_profile(1.8), b"gTRC"), "no primary": without_tag(media.rgb_profile(1.8), b"bXYZ"),
    "cut": media.rgb_profile(1.8)[:200], "empty": b"", "noise": bytes(range(256)) * 2,
    "grey without TRC": without_tag(media.grey_profile(1.8), b"kTRC"),
    **{name.decode(): of_class(media.rgb_profile(1.8), name) for name in (b"link", b"abst", b"nmcl")},
}  # fmt: skip


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
@pytest.mark.parametrize("name", UNUSABLE)
def test_a_profile_that_cannot_be_linked_is_left_out_with_a_note(tmp_path: Path, name: str, suffix: str) -> None:
    for picture in (media.rgb(), np.repeat(media.grey()[..., None], 3, 2)):
        path = tmp_path / f"a{suffix}"
        Image.fromarray(picture).save(
            path, icc_profile=UNUSABLE[name], **({"lossless": True} if suffix == ".webp" else {})
        )
        photo, notes = media.coloured(path, tmp_path / f"b{suffix}")
        plain = np.asarray(Image.open(io.BytesIO(path.read_bytes())).convert("RGB"))
        ours = photo.pages[0].pixels
        assert np.array_equal(ours if ours.ndim == 3 else np.repeat(ours[..., None], 3, 2), plain)
        assert any("profile" in note for note in notes) or not UNUSABLE[name]
        made = Image.open(tmp_path / f"b{suffix}").info.get("icc_profile")
        assert made is None or media.profile_space(made) == "RGB"


@pytest.mark.parametrize(("code", "refused"), [(16, True), (18, True), (13, False), (1, False)])
def test_hdr_in_a_png_is_refused_by_name(tmp_path: Path, code: int, refused: bool) -> None:
    data = bytes(imagecodecs.png_encode(GREY))
    (tmp_path / "a.png").write_bytes(data[:33] + png.chunk(b"cICP", bytes([9, code, 0, 1])) + data[33:])
    if refused:
        with pytest.raises(Refused, match=r"a\.png: HDR \((PQ|HLG).*convert it to SDR"):
            read(tmp_path / "a.png")
    else:
        assert np.array_equal(read(tmp_path / "a.png").pages[0].pixels, GREY)
