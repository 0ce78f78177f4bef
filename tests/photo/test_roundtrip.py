"""Everything that was in the file is still in the file: one table, read back by exiftool and libvips."""

import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

import photo_media as media
from retrocolor.photo.metadata.mark import Mark
from retrocolor.photo.page import Photo
from retrocolor.photo.read import read

ARTIST, CREATOR, PLACE = "Anna Müller", "Anna Müller, Köln", "Harbour"
KEPT_GROUPS = ("IFD0", "ExifIFD", "GPS", "IPTC", "Photoshop", "XMP-", "JFIF", "InteropIFD")
REMADE = (
    "IFD0:ImageWidth", "IFD0:ImageHeight", "IFD0:BitsPerSample", "IFD0:PhotometricInterpretation", "IFD0:StripOffsets",
    "IFD0:StripByteCounts", "IFD0:RowsPerStrip", "IFD0:SamplesPerPixel", "IFD0:TileOffsets", "IFD0:TileByteCounts",
    "IFD0:SampleFormat", "IFD0:JPEGTables", "IFD0:Predictor", "IFD0:PlanarConfiguration", "IFD0:Software",
    "IFD0:ImageDescription", "IFD0:PreviewImageStart", "IFD0:PreviewImageLength", "IFD0:PreviewImage",
    "XMP-dc:Description", "XMP-x:XMPToolkit", "IFD0:ReferenceBlackWhite", "IFD0:YCbCrSubSampling",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A source: suffix, depth, channels (1, 2, 3, 4), profile, orientation, pages, and how to write it."""

    name: str
    suffix: str
    bits: int = 8
    channels: int = 1
    profile: str | None = None
    orientation: int = 1
    comment: bool = False
    pages: int = 1
    options: tuple[tuple[str, Any], ...] = ()

    def make(self, path: Path) -> None:
        """Write the source, without metadata but for its profile."""
        dtype = np.uint8 if self.bits == 8 else np.uint16
        picture = media.grey(dtype=dtype) if self.channels < 3 else media.rgb(dtype=dtype)
        picture = media.with_alpha(picture) if self.channels in (2, 4) else picture
        icc = {"grey": media.grey_profile(1.8), "rgb": media.rgb_profile(1.8), None: None}[self.profile]
        if self.suffix == ".tif":
            self._make_tiff(path, picture, icc)
        elif self.suffix == ".png" and self.bits == 16:
            path.write_bytes(imagecodecs.png_encode(picture))
        elif self.suffix == ".jp2":
            path.write_bytes(imagecodecs.jpeg2k_encode(picture, reversible=True, codecformat="jp2"))
        elif self.suffix == ".heic":
            pytest.importorskip("pillow_heif").from_pillow(Image.fromarray(picture)).save(path, quality=90)
        else:
            Image.fromarray(picture).save(path, **({"icc_profile": icc} if icc else {}), **dict(self.options))

    def _make_tiff(self, path: Path, picture: np.ndarray, icc: bytes | None) -> None:
        """Pages of different heights, each with a name of its own when there are several."""
        options = {"photometric": "rgb" if self.channels > 2 else "minisblack", **dict(self.options)}
        options |= {"extrasamples": ["unassalpha"]} if self.channels in (2, 4) else {}
        options |= {"iccprofile": icc} if icc else {}
        of_file = {key: options.pop(key) for key in ("bigtiff", "byteorder") if key in options}
        with tifffile.TiffWriter(path, **of_file) as tiff:
            for number in range(self.pages):
                page = picture[: 40 - 9 * number]
                page = np.moveaxis(page, -1, 0) if options.get("planarconfig") == "separate" else page
                name = {"extratags": [(285, 2, 0, f"page {number}", True)]} if self.pages > 1 else {}
                tiff.write(page, **options, **name)


def case(name: str, suffix: str, **fields: Any) -> Case:
    known = {key: fields.pop(key) for key in list(fields) if key in Case.__dataclass_fields__}
    return Case(name, suffix, **known, options=tuple(fields.items()))


CASES = [
    case("jpeg", ".jpg", orientation=6, comment=True, quality=92),
    case("jpeg-rgb", ".jpg", channels=3, quality=80, subsampling=2, comment=True),
    case("jpeg-grey-profile", ".jpg", profile="grey", quality=90),
    case("jpeg-rgb-profile", ".jpg", channels=3, profile="rgb", quality=95),
    case("jpeg-progressive", ".jpg", progressive=True),
    case("png", ".png", orientation=3),
    case("png-profile", ".png", profile="grey"),
    case("png-alpha", ".png", channels=2),
    case("png-rgba", ".png", channels=4),
    case("png-16", ".png", bits=16),
    case("png-16-alpha", ".png", bits=16, channels=2, orientation=8),
    case("png-16-rgb", ".png", bits=16, channels=3),
    case("png-16-rgba", ".png", bits=16, channels=4),
    case("tiff", ".tif", orientation=6),
    case("tiff-lzw-profile", ".tif", compression="lzw", profile="grey"),
    case("tiff-16-lzw", ".tif", bits=16, compression="lzw", predictor=True, profile="grey"),
    case("tiff-16-deflate-alpha", ".tif", bits=16, channels=2, compression="zlib"),
    case("tiff-packbits", ".tif", compression="packbits"),
    case("tiff-zstd", ".tif", compression="zstd"),
    case("tiff-rgb-profile", ".tif", channels=3, profile="rgb", bits=16, compression="lzw"),
    case("tiff-rgba", ".tif", channels=4, compression="lzw"),
    case("tiff-tiled", ".tif", tile=(32, 16), compression="zlib"),
    case("tiff-16-strips", ".tif", bits=16, rowsperstrip=5),
    case("tiff-big-endian", ".tif", bits=16, byteorder=">", compression="lzw"),
    case("tiff-jpeg", ".tif", compression="jpeg", compressionargs={"level": 85}, rowsperstrip=16),
    case("tiff-white-is-zero", ".tif", photometric="miniswhite"),
    case("tiff-planar", ".tif", bits=16, channels=3, planarconfig="separate"),
    case("tiff-pages", ".tif", pages=3, compression="lzw", orientation=8, profile="grey"),
    case("tiff-pages-16-alpha", ".tif", bits=16, channels=2, pages=2, compression="zlib"),
    case("webp", ".webp", orientation=6, quality=80),
    case("webp-lossless-alpha", ".webp", channels=4, lossless=True, exact=True),
    case("jp2", ".jp2"),
    case("jp2-16", ".jp2", bits=16),
    case("avif", ".avif", quality=80),
    case("heic", ".heic", channels=3),
]  # fmt: skip


def description(path: Path, case: Case) -> list[str]:
    """The exiftool arguments that write metadata into a source."""
    orientation = [] if case.suffix in (".heic", ".avif", ".jp2") else [f"-IFD0:Orientation#={case.orientation}"]
    comment = ["-Comment=from the attic"] if case.comment else []
    iptc = ["-IPTC:City=Köln", "-IPTC:Keywords=harbour"] if case.suffix in (".jpg", ".tif") else []
    return [
        "-q", "-overwrite_original", "-charset", "iptc=utf8", f"-EXIF:Artist={ARTIST}", "-EXIF:Make=Epson",
        "-EXIF:Software=Epson Scan 3", "-EXIF:ImageDescription=The old harbour",
        "-EXIF:DateTimeOriginal=1931:05:04 12:00:00", "-EXIF:GPSLatitude=50.9", "-EXIF:GPSLatitudeRef=N",
        "-EXIF:UserComment=kept", f"-XMP-dc:Creator={CREATOR}", f"-XMP-photoshop:City={PLACE}", "-XMP-xmp:Rating=4",
        "-IFD0:XResolution=300", "-IFD0:YResolution=300", "-IFD0:ResolutionUnit=inches",
        *orientation, *comment, *iptc, str(path),
    ]  # fmt: skip


@dataclass(frozen=True)
class Trip:
    """One case there and back: the photo read, the notes, where the result lies, and exiftool's view of all three."""

    photo: Photo
    notes: list[str]
    output: Path
    untouched: bool
    before: dict[str, Any]
    after: dict[str, Any]
    unmarked: dict[str, Any]


@pytest.fixture(scope="module")
def trips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Trip]:
    """All cases, with two runs of exiftool in all: it takes half a second to start."""
    folder = tmp_path_factory.mktemp("trips")
    sources = {case.name: folder / f"{case.name}{case.suffix}" for case in CASES}
    for case in CASES:
        case.make(sources[case.name])
    media.exiftool_many([description(sources[case.name], case) for case in CASES])
    made = {}
    for name, source in sources.items():
        before = source.read_bytes()
        marked, plain = folder / "marked" / source.name, folder / "plain" / source.name
        photo, notes = media.coloured(source, marked, mark=Mark.now("retrocolor 1.0", "model default"))
        media.coloured(source, plain)
        made[name] = (photo, notes, marked, source.read_bytes() == before, source, plain)
    seen = media.tags_of([path for trip in made.values() for path in (trip[4], trip[2], trip[5])])
    return {
        name: Trip(photo, notes, marked, untouched, seen[source], seen[marked], seen[plain])
        for name, (photo, notes, marked, untouched, source, plain) in made.items()
    }


@media.needs_exiftool
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_everything_is_still_there(case: Case, trips: dict[str, Trip]) -> None:
    trip = trips[case.name]
    assert trip.untouched and trip.notes == []
    assert trip.output.stat().st_mtime_ns == trip.photo.path.stat().st_mtime_ns
    pages, results = trip.photo.pages, read(trip.output).pages
    assert len(pages) == len(results) == case.pages
    for page, result in zip(pages, results, strict=True):
        _same_picture(page, result, case)
        case = replace(case, orientation=1)  # exiftool turns the first page alone
    _same_tags(trip.before, trip.after)
    _marked(trip.after, ["IFD0:ImageDescription", *(["XMP-dc:Description"] if case.pages == 1 else [])])
    assert b"The old harbour" in (read(trip.output).metadata.xmp or b""), "exiftool shows the last page's"


@media.needs_exiftool
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_without_a_mark_no_word_changes(case: Case, trips: dict[str, Trip]) -> None:
    before, after = trips[case.name].before, trips[case.name].unmarked
    prefixes = ("IFD0:Software", "IFD0:ImageDescription", "XMP-", "ExifIFD", "GPS", "IPTC")
    assert {k: v for k, v in after.items() if k.startswith(prefixes)} == {
        k: v for k, v in before.items() if k.startswith(prefixes)
    }


def _same_picture(page: Any, result: Any, case: Case) -> None:
    expected = media.expected(page)
    assert (result.height, result.width, result.dtype) == (*expected.shape[:2], expected.dtype)
    assert result.dtype == (np.uint8 if case.bits == 8 else np.uint16)
    assert result.orientation == page.orientation == case.orientation
    assert result.has_alpha == (case.channels in (2, 4))
    if result.has_alpha:
        assert np.array_equal(result.alpha, page.alpha)
    error = np.abs(result.pixels.astype(int) - expected).mean()
    lossy = case.suffix in (".jpg", ".avif", ".heic") or case.name in ("webp", "tiff-jpeg")
    assert error <= (6 if lossy else 0)


def _same_tags(before: dict[str, Any], after: dict[str, Any]) -> None:
    groups = tuple(key for key in before if key.startswith(KEPT_GROUPS) and key not in REMADE)
    assert {"XMP-dc:Creator", "XMP-photoshop:City", "IFD0:Artist", "ExifIFD:DateTimeOriginal"} <= set(groups)
    assert {key: after.get(key) for key in groups} == {key: before[key] for key in groups}
    assert not [key for key in after if "Warning" in key or "Error" in key]
    assert before.get("File:Comment") == after.get("File:Comment")
    names = [key for key in before if key.endswith(":PageName")]
    assert {key: after.get(key) for key in names} == {key: before[key] for key in names}
    old, new = before.get("ICC-header:ColorSpaceData"), after.get("ICC-header:ColorSpaceData")
    assert new == ("RGB " if old else None)


def _marked(after: dict[str, Any], descriptions: list[str]) -> None:
    source = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
    assert after["XMP-iptcExt:DigitalSourceType"] == source
    assert after["XMP-xmpMM:History"][-1]["SoftwareAgent"] == "retrocolor 1.0"
    assert after["IFD0:Software"] == "Epson Scan 3; retrocolor 1.0"
    for key in descriptions:
        assert after[key].startswith("The old harbour") and "trained network" in after[key]


@media.needs_vips
@pytest.mark.parametrize(
    "case", [c for c in CASES if c.suffix in (".jpg", ".png", ".tif", ".webp", ".jp2")], ids=lambda case: case.name
)
def test_libvips_reads_the_same_picture(case: Case, tmp_path: Path) -> None:
    source, output = tmp_path / f"source{case.suffix}", tmp_path / f"result{case.suffix}"
    case.make(source)
    photo, _ = media.coloured(source, output)
    raw = tmp_path / "raw.png"
    subprocess.run(["vips", "copy", output, raw], check=True, capture_output=True, timeout=60)
    seen = imagecodecs.png_decode(raw.read_bytes())
    expected = media.expected(photo.pages[0])
    assert seen.dtype == expected.dtype
    lossy = case.suffix == ".jpg" or case.name in ("webp", "tiff-jpeg")
    assert np.abs(seen[..., :3].astype(int) - expected).mean() <= (6 if lossy else 0)
    if case.channels in (2, 4):
        assert np.array_equal(seen[..., 3], photo.pages[0].alpha)
