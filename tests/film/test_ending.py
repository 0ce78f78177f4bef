"""A film that breaks off is told of before the work, not after hours of it; a part of one is whole."""

import shutil
from fractions import Fraction
from pathlib import Path

import av
import pytest

from film_clips import ffmpeg, frames, mute, picture
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import MediaError
from retrocolor.film.colorize import colorize_film
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


@pytest.mark.parametrize("made", ["ffv1", "h264", "stills"])
def test_a_part_is_not_broken_by_what_follows_it(tmp_path: Path, colorizer: Colorizer, made: str) -> None:
    """Frames from number 15 on are broken: parts that end there have all theirs, longer ones are refused."""
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    if made == "stills":
        ffmpeg(*picture("96x64", "25", 0.8), whole / "a%03d.png")
        shutil.copytree(whole, broken)
        (broken / "a016.png").write_bytes((whole / "a016.png").read_bytes()[:200])
    else:
        codec = ("-c:v", "ffv1", "-slicecrc", "1", "-g", "1") if made == "ffv1" else ("-bf", "2", "-g", "5")
        content = bytearray(mute(whole / "film.mkv", *codec).read_bytes())
        with av.open(whole / "film.mkv") as film:
            places = [(packet.pos, packet.size) for packet in film.demux(video=0) if packet.size]
        for pos, size in places[15 if made == "ffv1" else 17 :]:  # those of H.264 are decoded two frames sooner
            content[pos + 8 : pos + size - 8] = bytes(size - 16)
        broken.mkdir()
        (broken / "film.mkv").write_bytes(content)

    def part(folder: Path, end: float) -> list[Fraction]:
        source = folder if made == "stills" else folder / "film.mkv"
        output = tmp_path / f"{folder.name}-{end}.mkv"
        film = FilmOptions(end=end, codec="ffv1", fps="25" if made == "stills" else None)
        colorize_film(source, output, film, colorizer, lambda message=None: None, recolor=True, exact_name=True)
        return [frame.pts for frame in frames(output)]

    for end in (0.6, 0.56):  # colours may differ a little: which frames the network is spared, what follows tells
        assert part(broken, end) == part(whole, end) == [Fraction(number, 25) for number in range(round(25 * end))]
    with pytest.raises(MediaError, match="damaged"):
        part(broken, 0.7)
