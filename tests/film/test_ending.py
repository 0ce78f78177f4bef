"""A film that breaks off is told of before the work, not after hours of it."""

from pathlib import Path

import pytest

from film_clips import mute
from retrocolor.errors import MediaError
from retrocolor.film.ffmpeg import ending
from retrocolor.film.ffmpeg.probe import probe

HEAD = b"\0\0\1\0" + bytes(4)


def field(which: int, rows: int) -> bytes:
    """A picture of MPEG-2 as a decoder's packet holds it, its slices empty: 1 top, 2 bottom, 3 a whole frame."""
    coding = b"\0\0\1\xb5" + bytes([0x8F, 0xFF, which, 0x80])
    return HEAD + coding + b"".join(b"\0\0\1" + bytes([row, 0xFF]) for row in range(1, rows + 1))


def test_a_field_that_breaks_off_is_seen() -> None:
    whole, cut = field(2, 18), field(1, 11)
    assert not ending._half_a_frame(whole + field(1, 18), 576)
    assert ending._half_a_frame(whole + cut, 576) and ending._half_a_frame(whole, 576)
    assert not ending._half_a_frame(field(3, 20), 576), "of frames the decoder tells"
    assert not ending._half_a_frame(b"", 576) and not ending._half_a_frame(b"\0\0\1\xb5\x8f", 576)


@pytest.mark.parametrize(
    ("name", "left", "told"),
    [("cut.ts", -700, "it breaks off within a frame"), ("third.mkv", 0.6, "it ends 2[0-9].. s before its 6")],
)
def test_the_end_is_looked_at_first(name: str, left: float, told: str, tmp_path: Path) -> None:
    film = mute(tmp_path / f"whole{name[-4:]}", "-c:v", "mpeg2video", "-qscale:v", "3", rate="24", seconds=63)
    ending.require_ending(probe(film), "yuv420p")
    data = film.read_bytes()
    cut = tmp_path / name
    cut.write_bytes(data[: int(left if left < 0 else left * len(data))])
    with pytest.raises(MediaError, match=f"damaged, {told}.*--salvage"):
        ending.require_ending(probe(cut), "yuv420p")
