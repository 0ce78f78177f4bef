"""The service that an MPEG transport stream is: the channel's name, provider and number, which a copy would lose."""

from pathlib import Path

from retrocolor.film.containers import PACKETS, SYNC, transport_packet
from retrocolor.film.ffmpeg.probe import FilmInfo

LOOKED_AT = 1 << 20  # bytes: the list of programs comes every tenth of a second, or second
STARTS, HAS_FIELD, PROGRAMS = 0x40, 0x20, 0  # bits of a packet's header; the table that lists programs


def service_options(info: FilmInfo, muxer: str, source: int) -> list[str]:
    """ffmpeg's options that give a transport stream the service of another one, its input number `source`.

    None where the film is no such stream, or several services in one, which a copy makes one of.
    """
    if muxer != "mpegts" or info.format != "mpegts" or len(numbers := programs(info.file)) != 1:
        return []
    return ["-map_metadata:g", f"{source}:p:0", "-mpegts_service_id", str(numbers[0])]


def programs(path: Path) -> list[int]:
    """The numbers of the programs of a transport stream, as its first list of them says; none without one."""
    with path.open("rb") as file:
        start = file.read(LOOKED_AT)
    size = transport_packet(start[: max(PACKETS) * 8])
    first = next((place for place in range(size) if set(start[place : place + 8 * size : size]) == {SYNC}), 0)
    for place in range(first, len(start) - 187, size or len(start)):
        packet = start[place : place + 188]
        if packet[0] == SYNC and packet[1] & 0x1F == packet[2] == 0 and packet[1] & STARTS:
            return _listed(packet[5 + packet[4] :] if packet[3] & HAS_FIELD else packet[4:])
    return []


def _listed(payload: bytes) -> list[int]:
    """Programs in the payload of a packet in which the list of them begins."""
    section = payload[1 + payload[0] :] if payload else b""
    if len(section) < 8 or section[0] != PROGRAMS:
        return []
    length = ((section[1] & 0x0F) << 8) | section[2]
    entries = section[8 : 3 + length - 4]
    numbers = [int.from_bytes(entries[at : at + 2]) for at in range(0, len(entries) - 3, 4)]
    return [number for number in numbers if number]  # 0 is the network's own table
