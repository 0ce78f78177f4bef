"""What was made to harm, or lies where it should not: pipes that would be waited for, bombs, records of others."""

import json
import os
import socket
import struct
import time
import zlib
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import photo_media as media
from command import ENVIRONMENT, colorized, grey, retrocolor, save, statuses
from retrocolor.batch.entries import Entry
from retrocolor.batch.record import History, read_history
from retrocolor.batch.shards import RECORD_NAME
from retrocolor.cli.verbs import app
from retrocolor.errors import MediaError, RetrocolorError, UsageError
from retrocolor.film import places
from retrocolor.film.workdir import Folder
from retrocolor.jobs import Identity
from retrocolor.json_file import read_json
from retrocolor.photo.codecs import png
from retrocolor.photo.read import read

posix = pytest.mark.skipif(os.name != "posix", reason="pipes with names")

PIPES = {  # a command, and the name at which a pipe stands in its way
    "colorize in -o out": "out/retrocolor-record.jsonl",
    "colorize in -o out --overwrite": "out/retrocolor-choices.json",
    "colorize in --hints pipe.json": "pipe.json",
    "video clip.mp4 --shots pipe.json": "pipe.json",
    "colorize in/a.png --model pipe.safetensors": "pipe.safetensors",
    "colorize in --json pipe": "pipe",
    "try in/a.png -o pipe.png": "pipe.png",
    "dataset info data": "data/manifest.json",
    "train data": "data/manifest.json",
    "study score study answers.json": "study/key.json",
    "evaluate in --sheet pipe.png": "pipe.png",
    "verify out": "out/retrocolor-record.jsonl",
}


@posix
@pytest.mark.parametrize("line", PIPES)
def test_nobody_waits_for_a_pipe(tmp_path: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "in" / "a.png", grey())
    (tmp_path / "clip.mp4").write_bytes(b"no film")
    pipe = tmp_path / PIPES[line]
    pipe.parent.mkdir(exist_ok=True)
    os.mkfifo(pipe)
    monkeypatch.chdir(tmp_path)
    started = time.monotonic()
    error = CliRunner().invoke(app, line.split()).exception
    assert isinstance(error, RetrocolorError) and str(error).isprintable(), repr(error)
    assert pipe.is_fifo() and time.monotonic() - started < 60


@posix
@pytest.mark.parametrize("what", ["pipe", "socket", "folder", "zero"])
def test_what_is_no_file_is_not_read(tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where our own files stand; /dev/zero would never end."""
    monkeypatch.chdir(tmp_path)
    if what == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("x")  # a longer way is refused
    else:
        {"pipe": os.mkfifo, "folder": os.mkdir, "zero": lambda name: Path(name).symlink_to("/dev/zero")}[what]("x")
    with pytest.raises(UsageError, match="it is no regular file"):
        read_json(Path("x"))
    Path("x").rename(places.RESULTS)
    assert places.results_of(tmp_path) == {}
    Path(places.RESULTS).rename("identity.json")
    with pytest.raises(OSError, match="it is no regular file"):
        Folder(tmp_path).is_of({})


@posix
@pytest.mark.parametrize("what", [os.mkfifo, pytest.param(os.mkdir, marks=pytest.mark.slow)])
def test_machine_code_that_is_none_is_done_without(tmp_path: Path, what: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "in" / "a.png", grey())
    kept, run = tmp_path / "kept", ("colorize", tmp_path / "in", "-o", tmp_path / "out", "--overwrite")
    monkeypatch.setitem(ENVIRONMENT, "RETROCOLOR_CACHE_DIR", str(kept))
    assert retrocolor(*run).returncode == 0
    for code in list(kept.iterdir()):
        code.unlink()
        what(code)
    assert retrocolor(*run).returncode == 0
    assert not any(code.is_file() for code in kept.iterdir()), "nor is anything written over it"


@posix
def test_a_pipe_at_a_results_place_is_kept(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", grey(40, 50))
    (tmp_path / "out").mkdir()
    os.mkfifo(tmp_path / "out" / "a.png")
    summary, _ = colorized(tmp_path / "in", "-o", tmp_path / "out")
    assert statuses(summary) == {"a.png": "kept"} and (tmp_path / "out" / "a.png").is_fifo()


@cache
def squeezed() -> bytes:
    """A gigabyte of zeros, deflated to a thousandth: a block that stands for itself, again and again."""
    squeeze = zlib.compressobj()
    first, block = (squeeze.compress(bytes(1 << 20)) + squeeze.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    checksum = (1 << 30) % 65521 << 16 | 1  # Adler-32 of so many zeros
    return first + block * 1023 + b"\x03\0" + struct.pack(">I", checksum)


def png_with(*chunks: tuple[bytes, bytes], data: bytes = b"") -> bytes:
    """A grey PNG of 100 x 100 with more chunks, or with other data."""
    rows = data or zlib.compress(b"".join(b"\0" + bytes(range(100)) for _ in range(100)))
    header = struct.pack(">IIBBBBB", 100, 100, 8, 0, 0, 0, 0)
    return png.SIGNATURE + b"".join(
        png.chunk(*c) for c in ((b"IHDR", header), *chunks, (b"IDAT", rows), (b"IEND", b""))
    )


XMP = b"XML:com.adobe.xmp\0"
DEEP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + b"<a>" * 5000 + b"</a>" * 5000 + b"</x:xmpmeta>"
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 12))
    + b']><x:xmpmeta xmlns:x="adobe:ns:meta/"><t>&a11;</t></x:xmpmeta>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&f;</x:xmpmeta>'
BOMBS: dict[str, Callable[[], bytes]] = {
    "profile.png": lambda: png_with((b"iCCP", b"p\0\0" + squeezed())),
    "text.png": lambda: png_with((b"zTXt", b"Comment\0\0" + squeezed())),
    "xmp.png": lambda: png_with((b"iTXt", XMP + b"\1\0\0\0" + squeezed())),
    "data.png": lambda: png_with(data=squeezed()),
    "deep.png": lambda: png_with((b"iTXt", XMP + b"\0\0\0\0" + DEEP)),
    "laughs.png": lambda: png_with((b"iTXt", XMP + b"\0\0\0\0" + LAUGHS)),
    "outside.png": lambda: png_with((b"iTXt", XMP + b"\0\0\0\0" + OUTSIDE)),
    "rows.pgm": lambda: b"P5 1000000 1000000 255\n" + bytes(100),
    "digits.pgm": lambda: b"P5 " + b"9" * 100_000 + b" 1 255\n",
    "frame.gif": lambda: (
        b"GIF89a"
        + struct.pack("<HHBBB", 40, 30, 0, 0, 0)
        + b"!\xf9\4\x08\0\0\0\0"  # clear it when it was shown
        + b","
        + struct.pack("<4HB", 0, 0, 65535, 65535, 0)
        + b"\x02\x02\x44\1\0;"
    ),
    "sides.gif": lambda: b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + b"," + bytes(20),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_no_memory_and_opens_nothing(tmp_path: Path, name: str) -> None:
    resource = pytest.importorskip("resource")
    (tmp_path / name).write_bytes(BOMBS[name]())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        media.coloured(tmp_path / name, tmp_path / f"out-{name}")
        assert b"root:" not in (tmp_path / f"out-{name}").read_bytes()
    except MediaError as error:
        assert name in str(error)
        assert name.endswith((".pgm", ".gif")), f"a harmless picture with hostile metadata: {error}"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000, "KB"


def test_metadata_never_reaches_the_terminal_or_the_page_raw(tmp_path: Path) -> None:
    """Text that a picture holds, in errors, notes, the record's summary and the page."""
    evil = "\x1b]0;owned\x07\x1b[2J<script>alert(1)</script>\r\n"
    folder = tmp_path / "in"
    save(folder / "text.png", grey(40, 50))
    head = (folder / "text.png").read_bytes()[:33]  # up to IHDR
    text = png.chunk(b"tEXt", b"Comment\0" + evil.encode("latin-1")) + png.chunk(b"iCCP", evil.encode() + b"\0\0x")
    (folder / "text.png").write_bytes(head + text + (folder / "text.png").read_bytes()[33:])
    (folder / "kind.png").write_bytes(head[:12] + b"\x1b[2J" + head[16:] + evil.encode())
    (folder / "type.pgm").write_bytes(b"P5 " + evil.encode() + b" 8 255\n")
    for command in (("colorize", folder, "-o", tmp_path / "out"), ("verify", tmp_path / "out"), ("video", folder)):
        done = retrocolor(*command)
        assert "\x1b" not in done.stdout + done.stderr and "\x07" not in done.stdout + done.stderr
    page = (tmp_path / "out" / "retrocolor-report.html").read_bytes()
    assert b"\x1b" not in page and b"<script>alert" not in page


FINE = asdict(Entry("a.jpg", "/in/a.jpg", "done", "key", input=Identity(1, 2), result=Identity(3, 4, "ab")))
STRANGE: dict[str, Any] = {
    "deep": "[" * 100_000,
    "a number begun": {"begun": 7},
    "lists begun": {"begun": [["a"], {"b": 1}, None, "../c.jpg", "/d.jpg", "e\0.jpg", ""]},
    "settings of a list": {"settings_of": [1]},
    "numbers passed over": {"passed_over": [1, None]},
    "passed over is a word": {"passed_over": "word"},
    "output is a number": FINE | {"output": 7},
    "output is a list": FINE | {"output": ["a"]},
    "output is above": FINE | {"output": "x/../../a.jpg"},
    "output from the root": FINE | {"output": "/etc/a.jpg"},
    "output is no name": FINE | {"output": ""},
    "output is here": FINE | {"output": "."},
    "output ends early": FINE | {"output": "a\0.jpg"},
    "unknown status": FINE | {"status": "burnt"},
    "unknown kind": FINE | {"kind": "sound"},
    "source is a number": FINE | {"source": 7},
    "source of no name": FINE | {"source": ""},
    "source is all there is": FINE | {"source": "/"},
    "source is here": FINE | {"source": "./"},
    "notes are a number": FINE | {"notes": 7},
    "notes are numbers": FINE | {"notes": [7]},
    "an extra above": FINE | {"extra": ["../b.jpg"]},
    "an extra of no name": FINE | {"extra": [""]},
    "endless seconds": FINE | {"seconds": float("inf")},
    "width of words": FINE | {"width": "8"},
    "confidence of words": FINE | {"confidence": "much"},
    "size of words": FINE | {"result": {"size": "3", "mtime_ns": 4}},
    "identity of a list": FINE | {"result": [1, 2]},
    "checksum of a number": FINE | {"result": {"size": 3, "mtime_ns": 4, "sha256": 5}},
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_record_says_nothing(name: str) -> None:
    line = STRANGE[name] if isinstance(STRANGE[name], str) else json.dumps(STRANGE[name])
    history = History(f"{line}\n".encode())
    assert (history.entries, history.made, history.begun, history.extras, history.passed_over) == (
        {}, {}, set(), set(), [],
    )  # fmt: skip


def test_a_record_of_others_never_leads_out_of_its_folder(tmp_path: Path) -> None:
    """Handed over with a result folder: what it says lies elsewhere is neither looked at, shown nor replaced."""
    mine = save(tmp_path / "mine.png", grey(40, 50))
    save(tmp_path / "in" / "a.png", grey(40, 50, 1))
    (tmp_path / "out").mkdir()
    known = asdict(Identity.of(mine))
    lines = [FINE | {"output": name, "result": known} for name in ("../mine.png", str(mine), "a/../../mine.png")]
    lines += [{"begun": ["../mine.png", "a.png"]}]
    (tmp_path / "out" / RECORD_NAME).write_text("".join(json.dumps(line) + "\n" for line in lines))
    before = mine.read_bytes()
    assert read_history(tmp_path / "out").entries == {}
    summary, done = colorized(tmp_path / "in", "-o", tmp_path / "out", "--overwrite")
    assert statuses(summary) == {"a.png": "done"} and done.returncode == 0
    assert "mine" not in (tmp_path / "out" / "retrocolor-report.html").read_text()
    assert "mine" not in retrocolor("verify", tmp_path / "out").stdout
    assert mine.read_bytes() == before and read(mine).pages
