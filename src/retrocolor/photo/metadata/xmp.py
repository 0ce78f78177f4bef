"""XMP packets: joining and splitting the two halves JPEG needs, and adding to a packet without rewriting it.

Source: Adobe XMP Specification part 1 (model, serialization) and part 3 (extended XMP in JPEG).
"""

import hashlib
import struct
from xml.dom import minidom
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import escape

from retrocolor.photo.metadata.ifd import TooLarge

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XMLNS = "http://www.w3.org/2000/xmlns/"
XML = "http://www.w3.org/XML/1998/namespace"
TIFF = "http://ns.adobe.com/tiff/1.0/"
NOTE = "http://ns.adobe.com/xmp/note/"
_MOST = 65502
_CHUNK = 65400
_DEEPEST = 100
_RETURN = {"\r": "&#13;"}
_IN_ATTRIBUTE = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", **_RETURN}
"""What readers of XML would take for a line's end or for a blank, unless it is written as a number."""
_HEAD = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_TAIL = b'<?xpacket end="w"?>'
EMPTY = (
    _HEAD + b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="' + RDF.encode() + b'">'
    b'<rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>' + _TAIL
)


def parse(packet: bytes) -> minidom.Document | None:
    """A packet as a document; None when it is broken, declares entities or is hundreds deep."""
    start, end = packet.find(b"<"), packet.rfind(b">")
    body = packet[start : end + 1]
    if start < 0 or b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        return None
    try:
        document = minidom.parseString(body)
    except (ExpatError, ValueError, LookupError):
        return None
    return document if _is_shallow(document) else None


def _is_shallow(document: minidom.Document) -> bool:
    """Do its elements lie within each other no deeper than can be walked?"""
    level: list[minidom.Node] = [document]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in node.childNodes]
    return not level


def serialize(document: minidom.Document) -> bytes:
    """A document as a UTF-8 packet with its wrapper."""
    body = "".join(_xml(node) for node in document.childNodes if node.nodeType == node.ELEMENT_NODE)
    return _HEAD + body.encode() + _TAIL


def _xml(node: minidom.Node) -> str:
    """A node as text; unlike minidom's own, with the line breaks and tabs of attributes."""
    if node.nodeType == node.TEXT_NODE:
        return escape(node.data, _RETURN)  # type: ignore[attr-defined]
    if node.nodeType != node.ELEMENT_NODE:
        return str(node.toxml())
    named = node.attributes.values()  # type: ignore[union-attr]
    attributes = "".join(f' {one.name}="{escape(one.value, _IN_ATTRIBUTE)}"' for one in named)
    name, inside = node.nodeName, "".join(map(_xml, node.childNodes))
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def rdf_root(document: minidom.Document) -> minidom.Element | None:
    """The rdf:RDF element."""
    found = document.getElementsByTagNameNS(RDF, "RDF")
    return found[0] if found else None


def descriptions(document: minidom.Document) -> list[minidom.Element]:
    """The top-level rdf:Description elements, which hold the properties."""
    root = rdf_root(document)
    if root is None:
        return []
    return [
        node for node in root.childNodes
        if node.nodeType == node.ELEMENT_NODE and (node.namespaceURI, node.localName) == (RDF, "Description")
    ]  # fmt: skip


def find(document: minidom.Document, namespace: str, name: str) -> tuple[minidom.Element | None, str | None]:
    """A property: (its element, None), (None, its value as an attribute), or (None, None)."""
    for holder in descriptions(document):
        for node in holder.childNodes:
            if node.nodeType == node.ELEMENT_NODE and (node.namespaceURI, node.localName) == (namespace, name):
                return node, None
        if holder.hasAttributeNS(namespace, name):
            return None, holder.getAttributeNS(namespace, name)
    return None, None


def value_of(document: minidom.Document, namespace: str, name: str) -> str | None:
    """A property's text, however it is written; None if there is none."""
    element, value = find(document, namespace, name)
    return text_of(element) if element is not None else value


def put(document: minidom.Document, namespace: str, name: str, value: str) -> bool:
    """Change the text of a property that is there; returns whether it was."""
    element, old = find(document, namespace, name)
    if element is not None:
        while element.firstChild is not None:
            element.removeChild(element.firstChild)
        element.appendChild(document.createTextNode(value))
    elif old is not None:
        holder = next(holder for holder in descriptions(document) if holder.hasAttributeNS(namespace, name))
        holder.getAttributeNodeNS(namespace, name).value = value  # type: ignore[union-attr]
    return element is not None or old is not None


def remove(document: minidom.Document, namespace: str, name: str) -> None:
    """Take a property out, however and wherever it is written."""
    for holder in descriptions(document):
        if holder.hasAttributeNS(namespace, name):
            holder.removeAttributeNS(namespace, name)
        for node in _properties(holder):
            if (node.namespaceURI, node.localName) == (namespace, name):
                holder.removeChild(node)


def text_of(node: minidom.Node) -> str:
    """The text inside an element."""
    if node.nodeType in (node.TEXT_NODE, node.CDATA_SECTION_NODE):
        return str(node.data)  # type: ignore[attr-defined]
    return "".join(text_of(child) for child in node.childNodes)


def orientation(packet: bytes | None) -> int | None:
    """tiff:Orientation, 1 to 8, or None."""
    document = parse(packet) if packet else None
    if document is None:
        return None
    element, value = find(document, TIFF, "Orientation")
    value = text_of(element).strip() if element is not None else value
    return int(value) if value in list("12345678") else None


def join(main: bytes | None, extended: list[bytes]) -> bytes | None:
    """One packet of the main one and the extended portions ((GUID, full length, offset, data) each) of a JPEG.

    Portions that are missing or broken, or that it does not name, leave the main packet as it is.
    """
    document = parse(main) if main and extended else None
    if document is None or rdf_root(document) is None:
        return main
    guid = (value_of(document, NOTE, "HasExtendedXMP") or "").strip().encode() or extended[0][:32]
    whole = _assemble(extended, guid)
    more = parse(whole) if whole else None
    if more is None:
        return main
    remove(document, NOTE, "HasExtendedXMP")
    root = rdf_root(document)
    for holder in descriptions(more):
        root.appendChild(document.importNode(holder, True))  # type: ignore[union-attr]
    _declare(root, rdf_root(more))
    return serialize(document)


def split(packet: bytes) -> tuple[bytes, list[bytes]]:
    """A packet for JPEG: the main one (at most 65,502 bytes) and the extended portions, if it needs them.

    The biggest properties go to the extended half until the rest fits. Raises TooLarge where that is not enough.
    """
    if len(packet) <= _MOST:
        return packet, []
    document = parse(packet)
    small = serialize(document) if document else packet
    if document is None or len(small) <= _MOST:
        return small[:_MOST], []
    remove(document, NOTE, "HasExtendedXMP")
    _attributes_to_elements(document)
    small = serialize(document)
    more = parse(small)
    holders = {id(node): holder for holder in descriptions(document) for node in _properties(holder)}
    moved = [node for holder in descriptions(document) for node in _properties(holder)]
    moved.sort(key=lambda node: len(_xml(node)), reverse=True)
    names, size = set(), len(small)
    while size > _MOST - 200 and moved:
        node = moved.pop(0)
        size -= len(_xml(node).encode())
        names.add((node.namespaceURI, node.localName))
        holders[id(node)].removeChild(node)
    for holder in descriptions(more):  # type: ignore[arg-type]
        for node in _properties(holder):
            if (node.namespaceURI, node.localName) not in names:
                holder.removeChild(node)
    whole = _xml(rdf_root(more).parentNode).encode()  # type: ignore[arg-type, union-attr]
    guid = hashlib.md5(whole, usedforsecurity=False).hexdigest().upper()
    holder = descriptions(document)[0]
    holder.setAttributeNS(XMLNS, "xmlns:xmpNote", NOTE)
    holder.setAttributeNS(NOTE, "xmpNote:HasExtendedXMP", guid)
    head = guid.encode() + struct.pack(">I", len(whole))
    portions = [head + struct.pack(">I", i) + whole[i : i + _CHUNK] for i in range(0, len(whole), _CHUNK)]
    main = serialize(document)
    if len(main) > _MOST:
        raise TooLarge("its XMP packet does not fit a JPEG")
    return main, portions


def _properties(holder: minidom.Element) -> list[minidom.Element]:
    return [node for node in holder.childNodes if node.nodeType == node.ELEMENT_NODE]


def _attributes_to_elements(document: minidom.Document) -> None:
    """Write the simple properties that are attributes as elements, which mean the same and can be moved."""
    for holder in descriptions(document):
        for old in list(holder.attributes.values()):
            if old.namespaceURI not in (XMLNS, XML, RDF, None):
                holder.removeAttributeNode(old)
                element = holder.appendChild(document.createElementNS(old.namespaceURI, old.name))
                element.appendChild(document.createTextNode(old.value))


def _assemble(extended: list[bytes], guid: bytes) -> bytes | None:
    """The portions of a GUID in order; None if a piece is missing."""
    pieces = sorted(
        (struct.unpack(">II", part[32:40]), part[40:]) for part in extended if part[:32] == guid and len(part) > 40
    )
    whole = b""
    for (_, offset), data in pieces:
        if offset != len(whole):
            return None
        whole += data
    return whole if pieces and len(whole) == pieces[0][0][0] else None


def _declare(target: minidom.Element | None, source: minidom.Element | None) -> None:
    """Take over namespace declarations that imported elements rely on."""
    node = source
    while node is not None and target is not None and node.nodeType == node.ELEMENT_NODE:
        for attribute in node.attributes.values():
            if attribute.namespaceURI == XMLNS and not target.hasAttribute(attribute.name):
                target.setAttributeNS(XMLNS, attribute.name, attribute.value)
        node = node.parentNode  # type: ignore[assignment]
