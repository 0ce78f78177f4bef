"""XMP: our mark adds and deletes nothing, broken and long packets, the orientation that only it tells."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

import photo_media as media
from retrocolor.errors import MediaError
from retrocolor.photo.metadata import xmp
from retrocolor.photo.metadata.mark import SENTENCE, SOURCE_TYPE, Mark, marked_xmp
from retrocolor.photo.read import read

MARK = Mark("retrocolor 1.0", "model default, k 2", when=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))


def packet(inner: str, attributes: str = "") -> bytes:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" {attributes}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def test_the_mark_adds_and_deletes_nothing() -> None:
    old = packet(
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Mill &amp; pond</rdf:li><rdf:li xml:lang="de">Mühle'
        "</rdf:li></rdf:Alt></dc:description><dc:title>T</dc:title><xmpMM:History><rdf:Seq><rdf:li "
        'stEvt:action="scanned"/></rdf:Seq></xmpMM:History>',
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" '
        'xmlns:my="http://example.org/" my:box="7"',
    )
    new = marked_xmp(old, MARK)
    assert new is not None
    document = xmp.parse(new)
    assert document is not None
    text = new.decode()
    assert 'stEvt:action="scanned"' in text and 'my:box="7"' in text and "<dc:title>T</dc:title>" in text
    assert f"Mill &amp; pond {SENTENCE}" in text and f"Mühle {SENTENCE}" in text
    assert SOURCE_TYPE in text and "2026-01-02T03:04:05+00:00" in text and "model default, k 2" in text
    assert text.count("<rdf:Seq") == 1 and '<rdf:li rdf:parseType="Resource"><stEvt:action>' in text
    again = marked_xmp(new, MARK)
    assert again is not None and again.count(SENTENCE.encode()) == 2 and again.count(SOURCE_TYPE.encode()) == 1


@pytest.mark.parametrize("bad", [b"<x:xmpmeta>", b"\0\1\2", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a/>"])
def test_a_broken_packet_is_kept_and_said(tmp_path: Path, bad: bytes) -> None:
    Image.fromarray(media.grey()).save(tmp_path / "a.webp", xmp=bad)
    _, notes = media.coloured(tmp_path / "a.webp", tmp_path / "b.webp", mark=MARK)
    assert len(notes) == 1 and "XMP packet is broken" in notes[0]
    assert read(tmp_path / "b.webp").metadata.xmp == bad.rstrip(b"\0")


def test_xmp_over_64_kb_is_split_and_joined(tmp_path: Path) -> None:
    big = packet(f"<dc:source>{'a long provenance; ' * 9000}</dc:source><dc:title>T</dc:title>")
    Image.fromarray(media.grey()).save(tmp_path / "a.webp", xmp=big)
    photo = read(tmp_path / "a.webp")
    main, extended = xmp.split(big)
    assert len(main) < 65502 and len(extended) == 3 and b"HasExtendedXMP" in main
    joined = xmp.join(main, extended)
    assert joined is not None and b"HasExtendedXMP" not in joined
    assert joined.count(b"a long provenance; ") == 9000 and joined.count(b"<dc:title>T</dc:title>") == 1
    media.coloured(photo.path, tmp_path / "b.jpg", format="jpeg", mark=MARK)
    result = read(tmp_path / "b.jpg").metadata.xmp
    assert result is not None and result.count(b"a long provenance; ") == 9000 and SOURCE_TYPE.encode() in result
    media.coloured(tmp_path / "b.jpg", tmp_path / "c.jpg", mark=MARK)
    assert (read(tmp_path / "c.jpg").metadata.xmp or b"").count(b"a long provenance; ") == 9000


def test_long_attributes_go_to_the_extended_half(tmp_path: Path) -> None:
    depth = 'xmlns:g="http://ns.google.com/photos/1.0/depthmap/" g:Format="RangeInverse" g:Data="{}"'
    Image.fromarray(media.grey()).save(
        tmp_path / "a.webp", xmp=packet("<dc:title>T</dc:title>", depth.format("QUJD" * 40_000))
    )
    media.coloured(tmp_path / "a.webp", tmp_path / "b.jpg", format="jpeg", mark=MARK)
    media.coloured(tmp_path / "b.jpg", tmp_path / "c.jpg", mark=MARK)
    document = xmp.parse(read(tmp_path / "c.jpg").metadata.xmp or b"")
    assert document is not None
    for space, name, value in (
        ("http://ns.google.com/photos/1.0/depthmap/", "Data", "QUJD" * 40_000),
        ("http://ns.google.com/photos/1.0/depthmap/", "Format", "RangeInverse"),
        ("http://purl.org/dc/elements/1.1/", "title", "T"),
    ):
        assert xmp.value_of(document, space, name) == value


def test_a_packet_that_cannot_be_split_is_refused_in_a_sentence(tmp_path: Path) -> None:
    Image.fromarray(media.grey()).save(tmp_path / "a.webp", xmp=packet(f"<!--{'x' * 70_000}-->"))
    with pytest.raises(MediaError, match=r"its XMP packet does not fit a JPEG.*--format tiff"):
        media.coloured(tmp_path / "a.webp", tmp_path / "b.jpg", format="jpeg", mark=MARK)
    assert not (tmp_path / "b.jpg").exists()


def test_extended_xmp_is_that_which_the_main_packet_names() -> None:
    (main, right), (_, stale) = (xmp.split(packet(f"<dc:source>{text * 70_000}</dc:source>")) for text in "rs")
    joined = xmp.join(main, stale + right)
    assert joined is not None and b"r" * 70_000 in joined and b"ssss" not in joined


def test_line_breaks_and_tabs_stay_what_they_are() -> None:
    old = packet("<dc:title>one&#13;&#10;two</dc:title>", 'xmlns:my="http://example.org/" my:box="a&#10;b&#9;c &quot;"')
    document = xmp.parse(marked_xmp(old, MARK) or b"")
    assert document is not None
    assert xmp.value_of(document, "http://purl.org/dc/elements/1.1/", "title") == "one\r\ntwo"
    assert xmp.value_of(document, "http://example.org/", "box") == 'a\nb\tc "'


def test_a_missing_portion_of_extended_xmp_loses_nothing_else() -> None:
    main, extended = xmp.split(packet(f"<dc:source>{'x' * 200_000}</dc:source>"))
    assert xmp.join(main, extended[1:]) == main


def test_orientation_only_in_xmp_counts(tmp_path: Path) -> None:
    upside = packet("", 'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="3"')
    Image.fromarray(media.grey()).save(tmp_path / "a.webp", xmp=upside)
    media.coloured(tmp_path / "a.webp", tmp_path / "b.webp", mark=MARK)
    assert read(tmp_path / "a.webp").pages[0].orientation == read(tmp_path / "b.webp").pages[0].orientation == 3
