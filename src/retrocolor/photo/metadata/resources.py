"""Photoshop image resources: the blocks that hold IPTC in JPEG and TIFF. Source: Adobe Photoshop file formats."""

import struct
from collections.abc import Callable, Iterator

_SIGNATURES = (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR")
IPTC, ICC = 0x0404, 0x040F


def walk(resources: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """(number, content, whole block); stops at what is no block."""
    position = 0
    while resources[position : position + 4] in _SIGNATURES and position + 12 <= len(resources):
        number, name = struct.unpack(">HB", resources[position + 4 : position + 7])
        start = position + 6 + (name + 2) // 2 * 2
        length = int.from_bytes(resources[start : start + 4])
        end = start + 4 + length + length % 2
        yield number, resources[start + 4 : start + 4 + length], resources[position:end]
        position = end


def iptc_in(resources: bytes | None) -> bytes | None:
    """The IPTC-IIM record among the resources, or None."""
    return next((content for number, content, _ in walk(resources or b"") if number == IPTC), None)


def with_changed(resources: bytes, number: int, change: Callable[[bytes], bytes]) -> bytes:
    """The resources with the content of one of them changed to as many bytes."""
    return b"".join(
        whole.replace(content, change(content), 1) if found == number and content else whole
        for found, content, whole in walk(resources)
    )


def without_profile(resources: bytes | None) -> bytes | None:
    """The resources without the colour profile some programs put there: it was the source's."""
    if not resources or not any(number == ICC for number, _, _ in walk(resources)):
        return resources
    return b"".join(whole for number, _, whole in walk(resources) if number != ICC) or None


def with_iptc(resources: bytes | None, iptc: bytes | None) -> bytes | None:
    """The resources, and a bare IPTC record as one of them where they have none."""
    if not iptc or iptc_in(resources) is not None:
        return resources
    padded = iptc + b"\0" * (len(iptc) % 2)
    return (resources or b"") + struct.pack(">4sHHI", b"8BIM", IPTC, 0, len(iptc)) + padded
