"""The report page: what it shows, in which order, and that no name can do harm."""

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest
from PIL import Image, ImageOps

from report_results import HOSTILE, done, tinted, writable
from retrocolor.batch import report
from retrocolor.batch.report import PAGE, write_page
from retrocolor.imaging.thumbnails import FOLDER, frame_sheets, thumbnail_key, thumbnails
from retrocolor.jobs import Kind, Result, Status

TAGS = set(
    re.findall(
        r"\w+",
        """a article b bdi body dd div dl dt footer h1 h2 head header html i img input li main meta nav noscript p
        script section span style title ul""",
    )
)


class Page(HTMLParser):
    """What a browser would make of the page: tags, links, headings, text."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, attribute: str) -> list[str]:
        return [a[attribute] or "" for t, a in self.tags if t == tag and attribute in a]


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    root = tmp_path / "out"
    root.mkdir()
    names = [name for name in HOSTILE if writable(root, name)]
    results = [done(root, name) for name in names]
    results += [Result(tmp_path / n, None, Status.FAILED, f"{n} is broken; <b>run</b> again.") for n in names]
    page = Page(write_page(root, results, {"model": "<script>x</script>", "k": 2}, message="<i>stop</i>"))
    assert {tag for tag, _ in page.tags} <= TAGS
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert "<script>x</script>" in page.text and "<i>stop</i>" in page.text
    if "line\nbreak\ttab.jpg" in names:
        assert "line\\nbreak\\ttab.jpg" in page.text
    assert "\u202e" not in (root / PAGE).read_text(encoding="utf-8")


def test_links_and_pictures_resolve(tmp_path: Path) -> None:
    root = tmp_path / "out"
    root.mkdir()
    results = [done(root, name) for name in ["a/b/c.jpg", *(n for n in HOSTILE if writable(root, n))]]
    page = Page(write_page(root, results, {}))
    links = [link for link in page.all("a", "href") if not link.startswith("#")]
    assert len(links) == 2 * len(results)
    for link in [*links, *page.all("img", "src")]:
        assert not re.match(r"[a-z]+:", link), link
        assert (root / unquote(link)).is_file(), link
    anchors = {link[1:] for link in page.all("a", "href") if link.startswith("#")}
    assert anchors <= set(page.all("section", "id"))


def test_links_to_originals_named_without_a_folder_move_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`colorize .` names them so."""
    monkeypatch.chdir(tmp_path)
    result = Result(Path("a.png"), Path("out/deep/a.png"), Status.DONE)
    page = write_page(Path("out"), [result], {})
    links = [attrs["href"] for tag, attrs in Page(page).tags if tag == "a"]
    assert "../a.png" in links and "deep/a.png" in links


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_name_that_is_not_text(tmp_path: Path) -> None:
    root = tmp_path / "out"
    root.mkdir()
    name = os.fsdecode(b"caf\xe9.jpg")
    try:
        (root / name).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    page = write_page(root, [done(root, name)], {}).read_text(encoding="utf-8")
    assert "caf%E9.jpg" in page and "\\udce9" in page


def test_failures_come_first_and_nothing_is_missing(tmp_path: Path) -> None:
    root = tmp_path / "out"
    results = [
        done(root, "done.jpg", pages=3, seconds=1.25, notes=("1 of 3 pages was in colour and left.",)),
        Result(tmp_path / "left.jpg", None, Status.LEFT, "It is in colour."),
        done(root, "earlier.jpg", Status.SKIPPED),
        done(root, "kept.jpg", Status.KEPT, reason="It was edited since."),
        Result(tmp_path / "raw.dng", None, Status.REFUSED, "It is a raw file."),
        Result(tmp_path / "bad.jpg", None, Status.FAILED, "It ends too early."),
        Result(tmp_path / "plan.jpg", None, Status.PLANNED),
    ]
    page = Page(write_page(root, results, {}, seconds=75, todo=4, message="Stopped by Ctrl-C."))
    order = ["failed", "refused", "done", "skipped", "kept", "left", "planned"]
    assert page.all("section", "id") == order
    for text in ("bad.jpg", "It ends too early.", "raw.dng", "It is a raw file.", "It was edited since."):
        assert text in page.text
    for text in (
        "3 pages",
        "1.2 s",
        "1 of 3 pages",
        "7 files",
        "1 min 15 s",
        "4not reached",
        "Stopped by Ctrl-C.",
    ):
        assert text in page.text
    assert str(tmp_path) not in page.text
    assert len(page.all("img", "src")) == 6  # done, earlier and kept have pictures


def test_an_empty_run_and_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    settings = {
        "model": "default",
        "checksum": "0123456789abcdef",
        "decode": {"k": 2, "vivid": None},
        "mark": True,
    }
    path = write_page(tmp_path / "new" / "out", [], settings)
    page = Page(path)
    assert path == tmp_path / "new" / "out" / PAGE
    assert page.all("section", "id") == [] and "Nothing to show" in page.text
    assert "modeldefault" in page.text and "checksum0123456789ab" in page.text and "9abc" not in page.text
    assert "decode k2" in page.text and "vivid" not in page.text and "markyes" in page.text
    assert "1970-01-01 00:00" in page.text
    first = path.read_bytes()
    assert write_page(tmp_path / "new" / "out", [], settings).read_bytes() == first


def test_a_picture_without_thumbnails_is_a_line(tmp_path: Path) -> None:
    root = tmp_path / "out"
    result = done(root, "a.jpg")
    (root / FOLDER / f"{thumbnail_key(root / 'a.jpg', root)}-after.jpg").unlink()
    page = Page(write_page(root, [result], {}))
    assert page.all("img", "src") == [] and "a.jpg" in page.all("a", "href")


def test_keys_follow_the_place_in_the_output_folder(tmp_path: Path) -> None:
    first = thumbnail_key(tmp_path / "x" / "a" / "b.jpg", tmp_path / "x")
    assert first == thumbnail_key(tmp_path / "y" / "a" / "b.jpg", tmp_path / "y")
    assert first != thumbnail_key(tmp_path / "x" / "b.jpg", tmp_path / "x")
    assert re.fullmatch(r"[0-9a-f]{20}", first)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_thumbnails_are_upright(tmp_path: Path, orientation: int) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8).repeat(20, 0).repeat(20, 1)
    thumbnails(pixels, pixels, tmp_path, "k", orientation)
    stored = Image.fromarray(pixels)
    stored.getexif()[0x0112] = orientation
    expected = ImageOps.exif_transpose(stored)
    with Image.open(tmp_path / "k-after.jpg") as got:
        assert got.size == expected.size
        assert np.abs(np.asarray(got, float) - np.asarray(expected, float)).mean() < 12


def test_thumbnails_of_any_depth_and_size(tmp_path: Path) -> None:
    deep = np.linspace(0, 65535, 1000 * 1500).astype(np.uint16).reshape(1000, 1500)
    thumbnails(deep, np.stack([deep] * 3, -1), tmp_path / "new", "deep")
    with (
        Image.open(tmp_path / "new" / "deep-before.jpg") as before,
        Image.open(tmp_path / "new" / "deep-after.jpg") as after,
    ):
        assert (before.mode, before.size, after.mode, after.size) == ("L", (480, 320), "RGB", (480, 320))
        assert np.asarray(before)[0].mean() < 3 and np.asarray(before)[-1].mean() > 252
    for shape in ((1, 1), (1, 5000), (5000, 1), (3, 4)):
        thumbnails(np.zeros(shape, np.uint8), np.zeros((*shape, 3), np.uint8), tmp_path, "odd")
        with Image.open(tmp_path / "odd-after.jpg") as picture:
            assert max(picture.size) == min(480, max(shape)) and min(picture.size) >= 1
    assert sorted(p.suffix for p in tmp_path.rglob("*.*")) == [".jpg"] * 4


def test_a_film_has_a_sheet_of_frames(tmp_path: Path) -> None:
    root = tmp_path / "out"
    output = root / "film.mp4"
    frames = [np.full((360, 640), 25 * place, np.uint8) for place in range(10)]
    frame_sheets(frames, [tinted(f) for f in frames], root / FOLDER, thumbnail_key(output, root))
    result = Result(tmp_path / "film.mp4", output, Status.DONE, "", Kind.FILM, 640, 360, 100, 9.0)
    page = Page(write_page(root, [result], {}))
    assert page.all("article", "class") == ["film"] and "100 frames" in page.text
    assert page.all("div", "style") == ["--ar:1.778"]
    with Image.open(root / FOLDER / f"{thumbnail_key(output, root)}-before.jpg") as sheet:
        assert sheet.size == (3 * 320 + 2 * 2, 3 * 180 + 2 * 2)
        centres = np.asarray(sheet)[90::182, 160::322, 0]
        assert np.abs(centres.astype(int) - 25 * np.arange(9).reshape(3, 3)).max() <= 2


def test_a_long_page_comes_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser opens a page of 100,000 files at once."""
    monkeypatch.setattr(report, "PART", 2)
    root = tmp_path / "out"
    results = [done(root, f"{number}.jpg") for number in range(4)]
    results.append(Result(tmp_path / "photos" / "x.jpg", None, Status.FAILED, "damaged"))
    (root / "retrocolor-report-9.html").write_text("somebody's own")
    assert report.write_page(root, results, {}) == root / "retrocolor-report.html"
    parts = [(root / report.part_name(number)).read_text() for number in (1, 2, 3)]
    assert [[f">{name}</bdi>" in part for part in parts] for name in ("0.jpg", "2.jpg", "3.jpg")] == [
        [True, False, False], [False, True, False], [False, False, True],
    ]  # fmt: skip
    assert "damaged" in parts[0] and "damaged" not in parts[1]
    assert 'href="retrocolor-report-3.html"' in parts[0] and 'href="retrocolor-report.html#failed"' in parts[2]
    report.write_page(root, results[:1], {})
    assert sorted(path.name for path in root.glob("*.html")) == ["retrocolor-report-9.html", "retrocolor-report.html"]
    assert "files a page" not in (root / "retrocolor-report.html").read_text()
