"""Photoshop image resources: the blocks that hold IPTC in JPEG and TIFF. Source: Adobe Photoshop file formats."""

import struct
from collections.abc import Callable, Iterator

_SIGNATURES = (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR")
IPTC, ICC, THUMBNAIL, OLD_THUMBNAIL = 0x0404, 0x040F, 1036, 1033


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
    """The resources with the content of one of them changed; what is cut off, or no block, stays as it is."""
    blocks, rest = [], len(resources)
    for found, content, whole in walk(resources):
        rest -= len(whole)
        head = len(whole) - len(content) - len(content) % 2
        if found == number and whole[head - 4 : head] == struct.pack(">I", len(content)):
            new = change(content)
            whole = whole[: head - 4] + struct.pack(">I", len(new)) + new + b"\0" * (len(new) % 2)
        blocks.append(whole)
    return b"".join(blocks) + resources[len(resources) - rest :]


def without_profile(resources: bytes | None) -> bytes | None:
    """The resources without the colour profile some programs put there: it was the source's."""
    if not resources or not any(number == ICC for number, _, _ in walk(resources)):
        return resources
    blocks = list(walk(resources))
    rest = resources[sum(len(whole) for *_, whole in blocks) :]
    return b"".join(whole for number, _, whole in blocks if number != ICC) + rest or None


def with_iptc(resources: bytes | None, iptc: bytes | None) -> bytes | None:
    """The resources, and a bare IPTC record as one of them where they have none."""
    if not iptc or iptc_in(resources) is not None:
        return resources
    padded = iptc + b"\0" * (len(iptc) % 2)
    return (resources or b"") + struct.pack(">4sHHI", b"8BIM", IPTC, 0, len(iptc)) + padded
