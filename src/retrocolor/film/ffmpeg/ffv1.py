"""Checksums of FFV1 slices (RFC 9043, section 4.9): the decoder conceals a failed slice and only logs it."""

import zlib

TRAILER = 8  # bytes: 24 bits of size, the encoder's error status, 32 bits of checksum
STARTS = (0, 0x79408C7A)  # of the checksum, in FFV1 3 and in FFV1 4
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def intact(packet: bytes) -> bool | None:
    """Are all slices of a packet as they were written? None if the packet carries no checksums."""
    slices = _slices(packet)
    return None if slices is None else all(_is_intact(part) for part in slices)


def _slices(packet: bytes) -> list[bytes] | None:
    """A packet cut into slices by the sizes at their ends; None if these do not add up."""
    slices, end = [], len(packet)
    while end >= TRAILER:
        size = int.from_bytes(packet[end - TRAILER : end - TRAILER + 3], "big") + TRAILER
        if size > end:
            return None
        slices.append(packet[end - size : end])
        end -= size
    return None if end else slices


def _is_intact(part: bytes) -> bool:
    return any(crc32_msb(part, start) == start for start in STARTS)


def crc32_msb(data: bytes, start: int) -> int:
    """CRC-32 with polynomial 0x04C11DB7, most significant bit first, nothing inverted: zlib's, seen in a mirror."""
    mirrored = zlib.crc32(data.translate(_REVERSED), _mirror(start) ^ 0xFFFFFFFF) ^ 0xFFFFFFFF
    return _mirror(mirrored)


def _mirror(number: int) -> int:
    return int(f"{number:032b}"[::-1], 2)
