"""Frames of a lossless film that are held on disk for the second pass: the same result, and no second decoding."""

import resource
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, repeat
from pathlib import Path
from tempfile import TemporaryFile
from types import SimpleNamespace
from typing import Any

import av
import numpy as np
import pytest

from film_clips import mute
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film import held, segments
from retrocolor.film.colorize import colorize_film
from retrocolor.film.ffmpeg.decode import Decoder
from retrocolor.film.ffmpeg.pixels import plane
from retrocolor.film.held import HeldFrames

FFV1 = ("-c:v", "ffv1", "-level", "3", "-slicecrc", "1")
NOISY, GREY = "noise=alls=20:allf=t", "hue=s=0"


@pytest.fixture(autouse=True)
def same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")


@pytest.fixture
def decodings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many frames each decoding gave that came far."""
    counts: list[int] = []
    plain = Decoder.frames

    def counted(self: Decoder, start: float | None = None) -> Iterator[Any]:
        for number, frame in enumerate(plain(self, start), 1):
            if number == 2:
                counts.append(number)
            elif number > 2:
                counts[-1] = number
            yield frame

    monkeypatch.setattr(Decoder, "frames", counted)
    return counts


def coloured(source: Path, output: Path, colorizer: Colorizer, *, recolor: bool = True) -> bytes:
    colorize_film(source, output, FilmOptions(no_keep=True), colorizer, lambda message=None: None, recolor=recolor)
    return output.read_bytes()


def decoded(source: Path, output: Path, colorizer: Colorizer, *, recolor: bool = True) -> bytes:
    """The same with both passes decoding."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HeldFrames, "add", lambda self, frame: None)
        return coloured(source, output, colorizer, recolor=recolor)


@pytest.mark.parametrize(
    "options",
    [
        ("-pix_fmt", "yuv420p", "-vf", GREY),
        ("-pix_fmt", "yuv422p10le", "-vf", f"scale=97:65,{NOISY}", "-color_range", "pc", "-colorspace", "bt709"),
        ("-pix_fmt", "gray", "-vf", NOISY),
        ("-pix_fmt", "yuva420p"),
        (
            "-pix_fmt",
            "yuv444p16le",
            "-vf",
            "negate=enable='gt(t,0.4)',hue=s=0:enable='lt(t,0.4)'",
        ),  # one shot in colour
    ],
    ids=lambda options: options[1],
)
def test_the_result_is_the_same_and_nothing_is_decoded_twice(
    tmp_path: Path, colorizer: Colorizer, decodings: list[int], options: tuple[str, ...]
) -> None:
    source, recolor = mute(tmp_path / "film.mkv", *FFV1, *options), options[1] != "yuv444p16le"
    expected = decoded(source, tmp_path / "decoded.mkv", colorizer, recolor=recolor)
    twice = decodings[:]
    assert twice[0] == twice[-1] == 20
    assert coloured(source, tmp_path / "held.mkv", colorizer, recolor=recolor) == expected
    assert decodings == [*twice, *twice[:-1]] and {file.suffix for file in tmp_path.iterdir()} == {".mkv"}


@pytest.mark.parametrize(("most", "room", "files"), [(1 << 60, True, 4), (1 << 60, False, 0), (3, True, 3)])
def test_what_does_not_fit_on_the_disk_is_decoded_again(
    tmp_path: Path,
    colorizer: Colorizer,
    decodings: list[int],
    monkeypatch: pytest.MonkeyPatch,
    most: int,
    room: bool,
    files: int,
) -> None:
    source, opened_files = mute(tmp_path / "film.mkv", *FFV1, "-vf", NOISY), []
    expected, free = decoded(source, tmp_path / "decoded.mkv", colorizer), chain([0], repeat(room << 60))
    monkeypatch.setattr(held, "CHUNK", 1 << 14)  # two frames
    monkeypatch.setattr(held, "FILES", most)
    monkeypatch.setattr(held, "shutil", SimpleNamespace(disk_usage=lambda folder: SimpleNamespace(free=next(free))))

    def opened(**options: Any) -> Any:
        if len(opened_files) == 4:
            raise OSError(28, "No space left on device")
        opened_files.append(TemporaryFile(**options))  # noqa: SIM115
        return opened_files[-1]

    monkeypatch.setattr(held, "TemporaryFile", opened)
    assert coloured(source, tmp_path / "held.mkv", colorizer) == expected
    assert len(opened_files) == files and all(file.closed for file in opened_files)
    assert len(decodings) == 4


def test_a_file_that_takes_a_part_of_a_frame_ends_what_is_held(tmp_path: Path) -> None:
    frame = av.VideoFrame(96, 64, "gray")
    plane(frame, 0, np.uint8)[...] = np.arange(64 * 96).reshape(64, 96) % 251
    kept = HeldFrames(tmp_path, np.uint8, 0)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5 * 64 * 96 - 7, before[1]))  # what a quota or a full disk does
    try:
        for number in range(8):
            frame.pts, frame.time_base = number, Fraction(1, 25)
            kept.add(frame)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [one.pts for one in kept.frames()] == [0, 1, 2, 3]


def test_a_disk_that_gives_other_bytes_back_is_found_out(
    tmp_path: Path, colorizer: Colorizer, decodings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, plain, number = mute(tmp_path / "film.mkv", *FFV1, "-vf", NOISY), HeldFrames._read, 0
    expected = decoded(source, tmp_path / "decoded.mkv", colorizer)

    def broken(self: HeldFrames, plane: Any, samples: Any) -> None:
        nonlocal number
        number += 1
        plain(self, plane, samples)
        if number == 22:  # light of the eighth frame
            samples[3, 5] ^= 1

    monkeypatch.setattr(HeldFrames, "_read", broken)
    assert coloured(source, tmp_path / "held.mkv", colorizer) == expected
    assert number == 24 and len(decodings) == 4


def test_fields_are_decoded_again(tmp_path: Path, colorizer: Colorizer, decodings: list[int]) -> None:
    source = mute(tmp_path / "film.mkv", *FFV1, "-vf", "setfield=tff", "-flags", "+ildct")
    expected = decoded(source, tmp_path / "decoded.mkv", colorizer)
    assert coloured(source, tmp_path / "held.mkv", colorizer) == expected and len(decodings) == 4


def test_work_that_broke_off_goes_on_by_decoding(
    tmp_path: Path, colorizer: Colorizer, decodings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "SEGMENT_MOST", 6)
    monkeypatch.setattr(segments, "SEGMENT_LEAST", 3)
    source, output = mute(tmp_path / "film.mkv", *FFV1, "-vf", NOISY), tmp_path / "held.mkv"
    expected = decoded(source, tmp_path / "decoded.mkv", colorizer)

    def broken_off(message: Any = None) -> None:
        if isinstance(message, dict) and "colouring: frame 14 " in message["text"]:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        colorize_film(source, output, FilmOptions(no_keep=True), colorizer, broken_off, recolor=True)
    del decodings[:]
    assert coloured(source, output, colorizer) == expected
    assert len(decodings) == 1
