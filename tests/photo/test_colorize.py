"""One photo from file to file by the real network: its light, its confidence, strips, salvage, access copies."""

import errno
import json
import os
import re
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image
from skimage.color import rgb2lab
from skimage.data import astronaut, camera, coins

import photo_media as media
from command import colorized, grey, retrocolor, save, statuses
from retrocolor.batch.lightness import Pair, compare
from retrocolor.batch.plan import make_plan
from retrocolor.batch.record import made_in, read_history
from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions, OutputOptions, PhotoOptions
from retrocolor.errors import MediaError
from retrocolor.imaging import resize
from retrocolor.imaging.orientation import upright
from retrocolor.jobs import Hint, Job, Made
from retrocolor.photo import colorize
from retrocolor.photo.codecs import read_png, read_tiff, write_png
from retrocolor.photo.colorize import PhotoWork
from retrocolor.photo.names import is_photo_suffix
from retrocolor.photo.read import read


@pytest.fixture(scope="module")
def colorizer() -> Colorizer:
    return Colorizer.load(device="cpu")


def coloured(colorizer: Colorizer, source: Path, output: Path, **options: Any) -> Made:
    """One photo as the worker colours it."""
    work = PhotoWork(colorizer, PhotoOptions(**options), OutputOptions(no_report=True))
    return work(Job(source, output, output.parent, paged=False), lambda message=None: None)


def light(pixels: np.ndarray) -> np.ndarray:
    """L* in float64, of 8 or 16 bits."""
    coded = pixels / np.iinfo(pixels.dtype).max
    return rgb2lab(coded if coded.ndim == 3 else np.stack([coded] * 3, 2))[..., 0]


# Light.


@pytest.mark.parametrize("saturation", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("k", [1, 2, 3, 4, 5])
def test_the_light_of_8_bits_is_kept(colorizer: Colorizer, tmp_path: Path, k: int, saturation: float) -> None:
    picture = np.hstack([camera()[:256, :256], coins()[:256, :256], np.tile(np.arange(256, dtype=np.uint8), (256, 1))])
    source = save(tmp_path / "a.png", picture)
    coloured(colorizer.with_decode(DecodeOptions(k=k, saturation=saturation)), source, tmp_path / "b.png")
    result = imagecodecs.png_decode((tmp_path / "b.png").read_bytes())
    assert np.percentile(np.abs(light(result) - light(picture)), 99.9) <= 0.4
    assert np.abs(result.astype(int) - picture[..., None]).max() > 5, "it is in colour"


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_a_ramp_of_16_bits_keeps_its_levels(colorizer: Colorizer, tmp_path: Path, suffix: str) -> None:
    ramp = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    source, output = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    media.save_grey16(source, ramp)
    coloured(colorizer, source, output)
    seen = media.load16(output)
    assert seen.dtype == np.uint16 and seen.shape == (256, 256, 3) and np.ptp(seen, axis=2).max() > 256
    found, truth = light(seen).ravel(), light(ramp).ravel()
    assert np.abs(found - truth).max() <= 0.05
    assert len(np.unique(found)) >= 60_000
    steps = np.diff(truth)
    assert (np.diff(found) >= -np.maximum(steps, np.roll(steps, 1))).all(), "never falls by more than one level"


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_strips_make_the_picture_that_the_whole_makes(
    colorizer: Colorizer, tmp_path: Path, suffix: str, dtype: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = grey(611, 437).astype(dtype) * (257 if dtype == np.uint16 else 1)
    source = tmp_path / f"a{suffix}"
    if suffix == ".png":
        source.write_bytes(imagecodecs.png_encode(picture))
    else:
        media.save_tiff(source, picture, compression="lzw", rowsperstrip=9)
    coloured(colorizer, source, tmp_path / f"whole{suffix}")
    for module in (read_png, read_tiff, write_png):
        monkeypatch.setattr(module, "IN_MEMORY", 0)
    for module in (read_png, write_png):
        monkeypatch.setattr(module, "_STRIP", 20_000)
    monkeypatch.setattr(colorize, "STRIP_ROWS", 13)
    coloured(colorizer, source, tmp_path / f"strips{suffix}")
    made = (tmp_path / f"{name}{suffix}" for name in ("whole", "strips"))
    whole, strips = (read(path, max_megapixels=9).pages[0].pixels for path in made)
    assert whole.dtype == dtype and np.abs(whole.astype(int) - strips).max() <= 1


# Confidence.


def test_confidence_is_told_everywhere(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    save(folder / "noise.png", np.random.default_rng(0).integers(0, 256, (160, 200), np.uint8))
    save(folder / "deep" / "face.jpg", np.asarray(Image.fromarray(astronaut()[:200, 150:350]).convert("L")))
    summary, done = colorized(folder, "-o", out, "--confidence")
    confidences = {Path(file["source"]).name: file["confidence"] for file in summary["files"]}
    assert done.returncode == 0 and all(0 < value < 1 for value in confidences.values())
    assert len(set(confidences.values())) == 2
    history = read_history(out)
    for name in ("noise.png", "deep/face.jpg"):
        value = confidences[Path(name).name]
        assert history.entries[name].confidence == value
        assert f"confidence {value:.3f} of 1".encode() in (out / name).read_bytes(), "in the XMP history"
    page = (out / "retrocolor-report.html").read_text()
    captions = re.findall(r"confidence (0\.\d\d)", page)
    assert captions == [f"{value:.2f}" for value in sorted(confidences.values())], "least sure first"
    assert "can still be wrong" in page

    again, done = colorized(folder, "-o", out, "--confidence")
    assert set(statuses(again).values()) == {"skipped"}
    assert {Path(file["source"]).name: file["confidence"] for file in again["files"]} == confidences
    _maps_are_not_taken_for_photos(tmp_path, out)


def _maps_are_not_taken_for_photos(tmp_path: Path, out: Path) -> None:
    """A later run over everything passes the results and their maps by."""
    assert {"deep/face-confidence.png", "noise-confidence.png"} < made_in(out)
    plan = make_plan([tmp_path], tmp_path / "other", suffix_for=lambda path: path.suffix)
    assert {job.source.parent.name for job in plan.jobs} == {"in", "deep"}
    assert all(job.source.is_relative_to(tmp_path / "in") for job in plan.jobs)


@pytest.mark.parametrize("orientation", [1, 6])
def test_the_map_is_bright_where_the_network_is_sure(colorizer: Colorizer, tmp_path: Path, orientation: int) -> None:
    picture = np.asarray(Image.fromarray(astronaut()).convert("L"))[:300]
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = picture if orientation == 1 else np.ascontiguousarray(np.rot90(picture))
    source = save(tmp_path / "a.png", stored, exif=exif)
    made = coloured(colorizer, source, tmp_path / "b.png", confidence=True)
    assert made.extra == ("b-confidence.png",)
    with Image.open(tmp_path / "b-confidence.png") as image:
        assert image.mode == "L" and image.size == (512, 300), "upright, of the picture's size"
        seen = np.asarray(image) / 255
    assert made.result.confidence == pytest.approx(seen.mean(), abs=0.01)
    page = read(source).pages[0]
    thumbnail = resize.shrink(page.strips(), page.height, page.width, colorizer.size)
    ab, confidence = colorizer.chroma_with_confidence(thumbnail, orientation)
    assert np.allclose(ab, colorizer.chroma(thumbnail, orientation), atol=0.01)
    confidence = upright(confidence, orientation)
    small = np.asarray(Image.fromarray(seen.astype(np.float32)).resize(confidence.shape[::-1]))
    assert np.corrcoef(small.ravel(), confidence.ravel())[0, 1] > 0.98


def test_every_page_has_its_map(colorizer: Colorizer, tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as pages:
        pages.write(grey(60, 80))
        pages.write(grey(50, 40))
    made = coloured(colorizer, tmp_path / "a.tif", tmp_path / "b.tif", confidence=True)
    assert made.extra == ("b-confidence.png", "b-confidence-2.png")
    with Image.open(tmp_path / "b-confidence-2.png") as image:
        assert image.size == (40, 50)


@pytest.mark.parametrize("kind", [1, 2], ids=["reduced", "as-imagemagick"])
def test_smaller_copies_have_the_colours_of_their_page(colorizer: Colorizer, tmp_path: Path, kind: int) -> None:
    with tifffile.TiffWriter(tmp_path / "a.ptif") as pages:
        for small in (1, 2, 4):
            pages.write(camera()[::small, ::small], subfiletype=kind if small > 1 else 0)
    work, hint = PhotoWork(colorizer, PhotoOptions(confidence=True), OutputOptions()), Hint(0.5, 0.2, "#c01010")
    assert is_photo_suffix(".ptif")
    job = Job(tmp_path / "a.ptif", tmp_path / "b.ptif", tmp_path, paged=False, hints=(hint,))
    assert work(job, lambda message=None: None).extra == ("b-confidence.png",)
    with tifffile.TiffFile(tmp_path / "b.ptif") as pages:
        full, half, quarter = (page.asarray().astype(int) for page in pages.pages)
    red = full[..., 0] - full[..., 1]
    assert np.abs(red[::2, ::2] - (half[..., 0] - half[..., 1])).mean() < 1 < red.max()
    assert np.abs(red[::4, ::4] - (quarter[..., 0] - quarter[..., 1])).mean() < 1
    coloured(colorizer, tmp_path / "a.ptif", tmp_path / "c.tif", max_side=200)
    with tifffile.TiffFile(tmp_path / "c.tif") as pages:
        assert [page.shape[:2] for page in pages.pages] == [(200, 200), (128, 128)]
    made = coloured(colorizer, tmp_path / "a.ptif", tmp_path / "d.jpg", format="jpeg")
    assert made.result.notes == ("smaller copies of the picture in the file not copied",)
    assert compare(Pair(tmp_path / "a.ptif", tmp_path / "d.jpg"), lambda message=None: None).kept


def test_nothing_beside_a_result_shows_an_earlier_one(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", grey(60, 80))
    out = tmp_path / "out"
    colorized(tmp_path / "in", "-o", out, "--compare", "--confidence")
    assert (out / "a-compare.jpg").is_file()
    (out / "a-confidence.png").write_bytes(b"mine")
    summary, _ = colorized(tmp_path / "in", "-o", out, "--saturation", "0.5", "--overwrite")
    assert not (out / "a-compare.jpg").exists() and (out / "a-confidence.png").read_bytes() == b"mine"
    assert "a-compare.jpg of the earlier result removed" in summary["files"][0]["notes"]


@pytest.mark.parametrize(
    "requested",
    [DecodeOptions(decode="mean"), DecodeOptions(k=3), DecodeOptions(decode="mean", vivid=0.5, saturation=2.0)],
)
def test_confidence_changes_no_colour(colorizer: Colorizer, requested: DecodeOptions) -> None:
    other = colorizer.with_decode(requested)
    thumbnail = (camera()[::3, ::3] / 255).astype(np.float32)
    ab, confidence = other.chroma_with_confidence(thumbnail)
    assert np.allclose(ab, other.chroma(thumbnail), atol=0.01)
    assert np.allclose(confidence, colorizer.chroma_with_confidence(thumbnail)[1]), (
        "the network's own word, whatever the decode"
    )


def test_files_beside_results_do_not_share_a_name(tmp_path: Path) -> None:
    for name in ("a.jpg", "a.png", "b.png", "c.png", "c-compare.png"):
        save(tmp_path / "in" / name, grey(20, 20))
    plan = make_plan([tmp_path / "in"], None, suffix_for=lambda path: path.suffix)
    assert {job.output.name: job.label or job.output.stem for job in plan.jobs} == {
        "a.jpg": "a.jpg", "a.png": "a.png", "b.png": "b", "c.png": "c.png", "c-compare.png": "c-compare",
    }  # fmt: skip


# What is damaged, what is passed over.


def test_salvage_is_offered_used_and_told(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    whole = save(folder / "cut.jpg", grey(400, 300), quality=90).read_bytes()
    (folder / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    save(folder / "whole.png", grey())
    (folder / "lost.jpg").write_bytes(whole[:100])
    (folder / "letter.doc").write_text("not a photo")
    summary, done = colorized(folder, "-o", out)
    reasons = {Path(file["source"]).name: file["reason"] for file in summary["files"]}
    assert statuses(summary) == {"cut.jpg": "failed", "lost.jpg": "failed", "whole.png": "done"}
    assert reasons["cut.jpg"].endswith("with --salvage") and "--salvage" not in reasons["lost.jpg"]
    assert summary["passed_over"] == [str(folder / "letter.doc")] and "letter.doc" in done.stderr

    done = retrocolor("colorize", folder, "-o", out, "--salvage", "--json", tmp_path / "summary.json")
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert done.returncode == 1
    assert statuses(summary) == {"cut.jpg": "done", "lost.jpg": "failed", "whole.png": "skipped"}
    assert re.search(r"Salvaged +1 .*\n +.*cut\.jpg\n", done.stdout)
    history = read_history(out)
    assert any(note.startswith("salvaged") for note in history.entries["cut.jpg"].notes)
    assert history.passed_over == [str(folder / "letter.doc")]
    original = np.asarray(Image.open(save(tmp_path / "again.jpg", grey(400, 300), quality=90)))
    result = np.asarray(Image.open(out / "cut.jpg"))
    assert result.shape == (400, 300, 3)
    assert np.abs(light(result)[:150] - light(original)[:150]).mean() < 1


def test_damage_inside_a_large_picture_is_salvaged(
    colorizer: Colorizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Damage that shows only while strips are read."""
    monkeypatch.setattr(read_tiff, "IN_MEMORY", 100)
    picture = np.random.default_rng(0).integers(0, 256, (64, 64), np.uint8)
    media.save_tiff(tmp_path / "a.tif", picture, compression="zlib", rowsperstrip=8)
    with tifffile.TiffFile(tmp_path / "a.tif") as tiff:
        offset = tiff.pages[0].dataoffsets[4]
    data = bytearray((tmp_path / "a.tif").read_bytes())
    data[offset : offset + 20] = b"\xff" * 20
    (tmp_path / "a.tif").write_bytes(data)
    with pytest.raises(MediaError, match="--salvage"):
        coloured(colorizer, tmp_path / "a.tif", tmp_path / "b.tif")
    made = coloured(colorizer, tmp_path / "a.tif", tmp_path / "b.tif", salvage=True)
    assert made.result.salvaged
    result = tifffile.imread(tmp_path / "b.tif")
    assert result[32:40].max() == 0 and np.abs(light(result)[:32] - light(picture)[:32]).max() < 1


@pytest.mark.parametrize("suffix", [".gif", ".bmp"])
def test_simple_formats_are_salvaged(tmp_path: Path, suffix: str) -> None:
    path = save(tmp_path / f"a{suffix}", grey(200, 300))
    whole = read(path).pages[0].pixels
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(MediaError, match="--salvage"):
        read(path)
    left = read(path, salvage=True)
    assert left.pages[0].pixels.shape == (200, 300) and any(note.startswith("salvaged") for note in left.notes)
    assert 0.3 < (left.pages[0].pixels == whole).mean() < 1


@pytest.mark.parametrize(
    ("name", "output"), [("a.gif", "a.png"), ("a.apng", "a.png"), ("a.pgm", "a.ppm"), ("b.pgm", "b.pgm")]
)
def test_a_new_ending_says_what_the_result_is(colorizer: Colorizer, tmp_path: Path, name: str, output: str) -> None:
    """A source whose own ending is wrong may keep that, but is not given another wrong one."""
    (tmp_path / "in").mkdir()
    Image.fromarray(grey()).save(tmp_path / "in" / name, "PPM" if name == "a.pgm" else "JPEG")
    coloured(colorizer, tmp_path / "in" / name, tmp_path / output)
    with Image.open(tmp_path / output) as image:
        assert image.format == {".png": "PNG", ".ppm": "PPM", ".pgm": "JPEG"}[Path(output).suffix]


def test_an_access_copy(colorizer: Colorizer, tmp_path: Path) -> None:
    source = save(tmp_path / "a.png", camera(), dpi=(300, 300))
    made = coloured(colorizer, source, tmp_path / "b.png", max_side=200)
    with Image.open(tmp_path / "b.png") as image, Image.open(source) as original:
        assert image.size == (200, 200) and image.info["dpi"] == pytest.approx((117.2, 117.2), abs=0.1)
        expected = np.asarray(original.resize((200, 200), Image.Resampling.LANCZOS))
        assert np.percentile(np.abs(light(np.asarray(image)) - light(expected)), 99.9) <= 1.0
    assert (made.result.width, made.result.height) == (200, 200)
    assert "scaled down from 512 x 512 pixels" in made.result.notes


def test_an_access_copy_needs_a_side(tmp_path: Path) -> None:
    done = retrocolor("colorize", save(tmp_path / "a.png", grey()), "--max-side", "0")
    assert done.returncode == 2 and "--max-side 0: choose" in done.stderr


def test_an_original_that_goes_while_it_is_coloured_is_its_own_failure(colorizer: Colorizer, tmp_path: Path) -> None:
    source = save(tmp_path / "a.jpg", grey())
    work = PhotoWork(colorizer, PhotoOptions(), OutputOptions(no_report=True))
    with pytest.raises(FileNotFoundError):  # a MachineError would end the run
        work(
            Job(source, tmp_path / "b.jpg", tmp_path, paged=False), lambda message=None: source.unlink(missing_ok=True)
        )
    assert not [*tmp_path.iterdir()]


def test_a_share_that_dates_no_files_costs_the_time_alone(
    colorizer: Colorizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object, **named: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "utime", refuse)
    made = coloured(colorizer, save(tmp_path / "a.png", grey(40, 50)), tmp_path / "b.png")
    note = "it has not the time of its original, which the disk refuses (Operation not permitted)"
    assert made.result.notes == (note,)
