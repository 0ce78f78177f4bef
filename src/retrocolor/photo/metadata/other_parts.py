"""What XMP says of other parts of a file (gain map, film, depth map), which no result has: viewers look for them.

Source: Adobe gain map 1.0, Android's Ultra HDR 1.1 and motion photo 1.0, Google's Dynamic Depth 1.0.
"""

from retrocolor.photo.metadata import xmp

_GOOGLE = "http://ns.google.com/photos/"
_CAMERA = f"{_GOOGLE}1.0/camera/"
_WHOLE = ("http://ns.adobe.com/hdr-gain-map/1.0/", "http://ns.apple.com/HDRGainMap/1.0/")
"""Of these nothing is true without the part."""
_NAMED = (
    (f"{_GOOGLE}1.0/container/", "Directory"), (f"{_GOOGLE}dd/1.0/device/", "Container"),
    *((_CAMERA, kind + name) for kind in ("MotionPhoto", "MicroVideo")
      for name in ("", "Version", "Offset", "PresentationTimestampUs")),
)  # fmt: skip
NOTE = "what XMP says of a gain map, a film or a depth map in the file not copied: the result has none"


def without(packet: bytes | None) -> bytes | None:
    """A packet without these properties; one that has none, or is broken, is the very same object."""
    document = xmp.parse(packet) if packet and any(space.encode() in packet for space in (*_WHOLE, _GOOGLE)) else None
    if document is None:
        return packet
    named = [pair for holder in xmp.descriptions(document) for pair in _properties(holder)]
    told = [pair for pair in named if pair[0] in _WHOLE or pair in _NAMED]
    for space, name in told:
        xmp.remove(document, space, name)
    return xmp.serialize(document) if told else packet


def _properties(holder: xmp.minidom.Element) -> list[tuple[str, str]]:
    """(namespace, name) of each, whether it is an attribute or an element."""
    elements = [node for node in holder.childNodes if node.nodeType == node.ELEMENT_NODE]
    return [(str(node.namespaceURI), str(node.localName)) for node in (*holder.attributes.values(), *elements)]
