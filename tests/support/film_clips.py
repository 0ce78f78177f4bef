"""Clips for the film tests, made by ffmpeg, and what ffmpeg reads in a film, packet by packet."""

import re
import struct
import subprocess
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from imageio_ffmpeg import get_ffmpeg_exe

PICTURE = "testsrc2=size={size}:rate={rate}:duration={seconds}"
SOUND = "sine=frequency={hertz}:sample_rate=44100:duration={seconds}"
X264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
AAC = ["-c:a", "aac", "-b:a", "64k"]


def ffmpeg(*arguments: object) -> str:
    """Run ffmpeg; returns its stdout."""
    command = [get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode(errors="replace")


def picture(size: str = "96x64", rate: str = "25", seconds: float = 0.8) -> list[str]:
    """An input of moving colours."""
    return ["-f", "lavfi", "-i", PICTURE.format(size=size, rate=rate, seconds=seconds)]


def sound(hertz: int = 440, seconds: float = 0.8) -> list[str]:
    """An input of one tone."""
    return ["-f", "lavfi", "-i", SOUND.format(hertz=hertz, seconds=seconds)]


def clip(path: Path, *options: object, size: str = "96x64", seconds: float = 0.8, rate: str = "25") -> Path:
    """One picture and one tone, with these output options (x264 and AAC unless they say otherwise)."""
    ffmpeg(*picture(size, rate, seconds), *sound(seconds=seconds), *X264, *AAC, *options, path)
    return path


def mute(path: Path, *options: object, size: str = "96x64", seconds: float = 0.8, rate: str = "25") -> Path:
    """One picture, no sound, with these output options."""
    ffmpeg(*picture(size, rate, seconds), *X264, *options, path)
    return path


@dataclass(frozen=True)
class Packet:
    """A packet as `-f framehash` prints it; times in seconds."""

    dts: Fraction
    pts: Fraction
    size: int
    hash: str


def packets(path: Path, *which: str) -> dict[int, list[Packet]]:
    """The packets of each stream, or of those mapped by `which`, as ffmpeg's own reader gives them."""
    if "Audio:" not in described(path) and "0" in which:
        return {}
    maps = [option for one in which or ("0",) for option in ("-map", one)]
    text = ffmpeg("-copyts", "-i", f"file:{path}", *maps, "-c", "copy", "-copy_unknown", "-f", "framehash", "-")
    return _parse(text)


def frames(path: Path, stream: str = "0:v:0", pix_fmt: str | None = None) -> list[Packet]:
    """The decoded frames of a picture stream, with their times."""
    form = ["-pix_fmt", pix_fmt] if pix_fmt else []
    text = ffmpeg(
        "-copyts", "-noautorotate", "-i", f"file:{path}", "-map", stream, *form,
        "-fps_mode", "passthrough", "-enc_time_base", "demux", "-f", "framehash", "-",
    )  # fmt: skip
    return _parse(text).get(0, [])


def luma(path: Path, pix_fmt: str) -> bytes:
    """All luma planes of a film, one after another, in its own depth."""
    filters = ["-filter_complex", "[0:v:0]extractplanes=y[y]", "-map", "[y]", "-fps_mode", "passthrough"]
    command = [get_ffmpeg_exe(), "-v", "error", "-nostdin", "-noautorotate", "-i", f"file:{path}", *filters]
    done = subprocess.run([*command, "-pix_fmt", pix_fmt, "-f", "rawvideo", "-"], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def described(path: Path) -> str:
    """What `ffmpeg -i` prints about a file."""
    return subprocess.run(
        [get_ffmpeg_exe(), "-hide_banner", "-nostdin", "-i", f"file:{path}"], capture_output=True, timeout=60
    ).stderr.decode(errors="replace")


def _parse(text: str) -> dict[int, list[Packet]]:
    bases = {int(n): Fraction(base) for n, base in re.findall(r"#tb (\d+): (\d+/\d+)", text)}
    found: dict[int, list[Packet]] = {number: [] for number in bases}
    for line in text.splitlines():
        if line and line[0] != "#":
            stream, dts, pts, _, size, digest = [part.strip() for part in line.split(",")[:6]]
            base = bases[int(stream)]
            found[int(stream)].append(Packet(int(dts) * base, int(pts) * base, int(size), digest))
    return found


def sup_file(path: Path) -> Path:
    """A Blu-ray subtitle file (PGS) with one small picture shown at 0.2 s and taken away at 0.5 s."""

    def segment(seconds: float, kind: int, payload: bytes) -> bytes:
        return b"PG" + struct.pack(">IIBH", round(seconds * 90000), 0, kind, len(payload)) + payload

    def composition(number: int, state: int, objects: bytes) -> bytes:
        return struct.pack(">HHBHBBBB", 96, 64, 0x10, number, state, 0, 0, 1 if objects else 0) + objects

    window = struct.pack(">BBHHHH", 1, 0, 10, 10, 8, 2)
    palette = bytes([0, 0, 1, 200, 128, 128, 255])
    rows = (b"\x01" * 8 + b"\x00\x00") * 2
    picture = struct.pack(">HBB", 0, 0, 0xC0) + (len(rows) + 4).to_bytes(3, "big") + struct.pack(">HH", 8, 2) + rows
    shown = struct.pack(">HBBHH", 0, 0, 0, 10, 10)
    parts = [(0.2, 0x16, composition(0, 0x80, shown)), (0.2, 0x17, window), (0.2, 0x14, palette)]
    parts += [(0.2, 0x15, picture), (0.2, 0x80, b"")]
    parts += [(0.5, 0x16, composition(1, 0, b"")), (0.5, 0x17, window), (0.5, 0x80, b"")]
    path.write_bytes(b"".join(segment(*part) for part in parts))
    return path


def subtitles(path: Path) -> Path:
    """Two lines of SubRip."""
    path.write_text("1\n00:00:00,100 --> 00:00:00,300\nOne\n\n2\n00:00:00,400 --> 00:00:00,700\nTwo\n")
    return path


def chapters(path: Path) -> Path:
    """Two chapters, as ffmpeg's metadata file."""
    text = ";FFMETADATA1\ntitle=A reel\n"
    for number, (start, end) in enumerate(((0, 400), (400, 800)), 1):
        text += f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={start}\nEND={end}\ntitle=Part {number}\n"
    path.write_text(text)
    return path
