"""The mark: metadata of a result that declare its colour as made by a trained network.

Source: IPTC Photo Metadata Standard 2024 (DigitalSourceType), XMP Specification part 2 (xmpMM:History).
"""

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self
from xml.dom import minidom

from retrocolor.photo.metadata import exif, xmp
from retrocolor.photo.page import Metadata

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
SENTENCE = "Colour added to a black-and-white original by a trained network."
_IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_DC = "http://purl.org/dc/elements/1.1/"
_MM = "http://ns.adobe.com/xap/1.0/mm/"
_EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
_MOST_EXIF = 65527
_STRUCTURED = (b"<", b"{", b"ImageJ=", b"SCANIMAGE")


@dataclass(frozen=True)
class Mark:
    """Who coloured, how, and when: `software` such as "retrocolor 1.0", `parameters` free text (model, k)."""

    software: str
    parameters: str = ""
    sentence: str = SENTENCE
    when: datetime | None = None

    @classmethod
    def now(cls, software: str, parameters: str = "") -> Self:
        """A mark of this moment, or of SOURCE_DATE_EPOCH where that is set (then results are reproducible)."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        when = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).astimezone()
        return cls(software, parameters, when=when.replace(microsecond=0))


def marked(metadata: Metadata, mark: Mark) -> tuple[Metadata, list[str]]:
    """Metadata with the mark in EXIF Software, in the descriptions and in XMP; notes say where it did not fit."""
    description = exif.text(metadata.exif, exif.DESCRIPTION)
    block = marked_exif(metadata.exif, mark)
    packet = marked_xmp(metadata.xmp, mark, description)
    notes = [] if packet else ["the XMP packet is broken: it was kept as it is, and the mark is in EXIF only"]
    return replace(metadata, exif=block, xmp=packet or metadata.xmp), notes


def marked_exif(block: bytes | None, mark: Mark) -> bytes:
    """A block whose Software names us after whoever was there, and whose description, if any, mentions the colour."""
    if not block:
        return exif.new_block(mark.software.encode())
    changes: dict[int, bytes | int] = {exif.SOFTWARE: software_text(exif.text(block, exif.SOFTWARE), mark)}
    description = exif.text(block, exif.DESCRIPTION)
    if description:
        changes[exif.DESCRIPTION] = description_text(description, mark)
    patched = exif.patch(block, changes)
    return patched if len(patched) <= max(_MOST_EXIF, len(block)) else block


def software_text(old: bytes, mark: Mark) -> bytes:
    """The Software entry: the old one and ours."""
    ours = mark.software.encode()
    return old if ours in old else b"; ".join(part for part in (old.rstrip(), ours) if part)


def description_text(old: bytes, mark: Mark) -> bytes:
    """The ImageDescription entry: the old text and our sentence; what programs read (XML, ImageJ) stays alone."""
    sentence = mark.sentence.encode()
    return old if sentence in old or old.startswith(_STRUCTURED) else old.rstrip() + b" " + sentence


def marked_xmp(packet: bytes | None, mark: Mark, description: bytes = b"") -> bytes | None:
    """A packet with source type, history and description added; None if the old one is broken.

    `description` is taken over from EXIF where XMP has none.
    """
    document = xmp.parse(packet or xmp.EMPTY)
    if document is None or xmp.rdf_root(document) is None:
        return None
    if not xmp.descriptions(document):
        holder = xmp.rdf_root(document).appendChild(document.createElementNS(xmp.RDF, "rdf:Description"))  # type: ignore[union-attr]
        holder.setAttributeNS(xmp.RDF, "rdf:about", "")
    _declare_rdf(document)
    _set_source_type(document)
    _add_history(document, mark)
    _add_description(document, mark, description)
    return xmp.serialize(document)


def _declare_rdf(document: minidom.Document) -> None:
    """We write rdf:li and the like with the usual prefix, whatever the packet's own is."""
    root = xmp.rdf_root(document)
    if root is not None and root.getAttribute("xmlns:rdf") != xmp.RDF:
        root.setAttributeNS(xmp.XMLNS, "xmlns:rdf", xmp.RDF)


def _make(document: minidom.Document, namespace: str, name: str, value: str | None = None) -> minidom.Element:
    element = document.createElementNS(namespace, name)
    if value is not None:
        element.appendChild(document.createTextNode(value))
    return element


def _property(document: minidom.Document, namespace: str, name: str) -> minidom.Element:
    """A new, empty property in the first description, under a prefix declared on the spot."""
    holder = xmp.descriptions(document)[0]
    element = holder.appendChild(document.createElementNS(namespace, name))
    element.setAttributeNS(xmp.XMLNS, "xmlns:" + name.split(":")[0], namespace)
    return element


def _set_source_type(document: minidom.Document) -> None:
    xmp.remove(document, _IPTC_EXT, "DigitalSourceType")
    element = _property(document, _IPTC_EXT, "Iptc4xmpExt:DigitalSourceType")
    element.appendChild(document.createTextNode(SOURCE_TYPE))


def _add_history(document: minidom.Document, mark: Mark) -> None:
    """Append one event to xmpMM:History."""
    history, _ = xmp.find(document, _MM, "History")
    if history is None:
        history = _property(document, _MM, "xmpMM:History")
    sequence = next((node for node in history.childNodes if node.nodeType == node.ELEMENT_NODE), None)
    if sequence is None:
        sequence = history.appendChild(_make(document, xmp.RDF, "rdf:Seq"))
    sequence.setAttributeNS(xmp.XMLNS, "xmlns:stEvt", _EVENT)  # on rdf:li ImageMagick 6 takes it for a broken tag
    event = sequence.appendChild(_make(document, xmp.RDF, "rdf:li"))
    event.setAttributeNS(xmp.RDF, "rdf:parseType", "Resource")
    event.appendChild(_make(document, _EVENT, "stEvt:action", "colorized"))
    event.appendChild(_make(document, _EVENT, "stEvt:softwareAgent", mark.software))
    if mark.when is not None:
        event.appendChild(_make(document, _EVENT, "stEvt:when", mark.when.isoformat()))
    if mark.parameters:
        event.appendChild(_make(document, _EVENT, "stEvt:parameters", mark.parameters))


def _add_description(document: minidom.Document, mark: Mark, description: bytes) -> None:
    """Add the sentence to every language of dc:description; make the property where there is none."""
    element, value = xmp.find(document, _DC, "description")
    items = list(element.getElementsByTagNameNS(xmp.RDF, "li")) if element is not None else []
    if not items:
        old = value or (xmp.text_of(element).strip() if element is not None else "") or _decoded(description)
        xmp.remove(document, _DC, "description")
        element = _property(document, _DC, "dc:description")
        items = [
            element.appendChild(_make(document, xmp.RDF, "rdf:Alt")).appendChild(_make(document, xmp.RDF, "rdf:li"))
        ]
        items[0].setAttributeNS(xmp.XML, "xml:lang", "x-default")
        items[0].appendChild(document.createTextNode(old))
    for item in items:
        text = xmp.text_of(item)
        if mark.sentence not in text:
            addition = f" {mark.sentence}" if text.strip() else mark.sentence
            item.appendChild(document.createTextNode(addition))


def _decoded(text: bytes) -> str:
    """EXIF text as characters XML can hold: UTF-8, else Latin-1."""
    try:
        characters = text.decode("utf-8")
    except UnicodeDecodeError:
        characters = text.decode("latin-1")
    return "".join(c for c in characters if c in "\t\n\r" or c.isprintable() or c == " ").strip()
