"""Pictures that move (GIF, APNG, AVIF, WebP) are films: coloured by `video`, refused by `colorize` with the way out."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

import film_clips as make
from command import colorized, retrocolor, statuses
from retrocolor.photo.animations import animation

DELAYS = [100, 200, 50, 100, 300, 100, 100, 150]
TIMES = [Fraction(sum(DELAYS[:number]), 1000) for number in range(len(DELAYS))]


def frames(count: int = len(DELAYS)) -> list[Image.Image]:
    """Grey frames, each one different."""
    pictures = np.tile(np.linspace(20, 230, 96).astype(np.uint8), (count, 64, 1))
    for number, picture in enumerate(pictures):
        picture[10:40, 5 * number : 5 * number + 20] = 200 - 10 * number
    return [Image.fromarray(picture) for picture in pictures]


def moving(path: Path, mode: str = "L") -> Path:
    first, *rest = (frame.convert(mode) for frame in frames())
    first.save(path, save_all=True, append_images=rest, duration=DELAYS)
    return path


def still(path: Path) -> Path:
    frames(1)[0].save(path)
    return path


def ended(*arguments: str | Path) -> tuple[int, str]:
    done = retrocolor(*arguments)
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("name", "stream"), [("a.gif", 0), pytest.param("a.png", 0, marks=pytest.mark.slow), ("a.avif", 1)]
)
def test_every_frame_at_its_time(name: str, stream: int, tmp_path: Path) -> None:
    mode = "RGB" if name == "a.avif" else "L"
    done = retrocolor("video", moving(tmp_path / name, mode), "--preset", "ultrafast")
    assert done.returncode == 0, done.stderr
    shown = make.frames(tmp_path / "a-color.mkv", f"0:v:{stream}")
    assert [frame.pts for frame in shown] == TIMES and len({frame.hash for frame in shown}) == len(TIMES)
    with av.open(str(tmp_path / "a-color.mkv")) as film:
        assert film.duration == 1000 * sum(DELAYS), "the last frame stays for as long as it did"
    if not stream:  # lossless stays lossless
        assert "Video: ffv1" in make.described(tmp_path / "a-color.mkv")


@pytest.mark.slow
def test_as_a_film_for_everybody(tmp_path: Path) -> None:
    """An MP4 by --access; in H.264 where that is asked for, its transparency named."""
    source, output = moving(tmp_path / "a.gif"), tmp_path / "b.mp4"
    code, complained = ended("video", source, "-o", output)
    assert code == 1 and "name it .mkv, or use --codec h264" in complained
    assert ended("video", source, "-o", output, "--codec", "h264")[0] == 0
    assert [frame.pts for frame in make.frames(output)] == TIMES
    assert ended("video", source, "--access")[0] == 0
    assert "Video: h264" in make.described(tmp_path / "a-color.mp4")


@pytest.mark.slow
def test_transparency_of_grey_is_not_kept_without_a_word(tmp_path: Path) -> None:
    done = retrocolor("video", moving(tmp_path / "a.png", "LA"))
    assert done.returncode == 0 and "its transparency is not kept" in done.stdout


def test_a_folder_holds_films_and_photos(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = {"a.gif": moving, "b.png": moving, "d.webp": moving, "e.gif": still, "f.png": still}
    for name, made in names.items():
        made(folder / name)
    films = retrocolor("video", folder, "--dry-run")
    assert "a.gif" in films.stdout and "b.png" in films.stdout and "d.webp" in films.stdout
    assert "e.gif" in films.stdout.partition("Passed over")[2] and "f.png" in films.stdout.partition("Passed over")[2]
    photos, _ = colorized(folder)
    assert statuses(photos) == {name: "done" if made is still else "refused" for name, made in names.items()}
    reasons = [file["reason"] for file in photos["files"]]
    assert "an animated GIF; colour it with `retrocolor video`" in reasons
    assert "an animated PNG; colour it with `retrocolor video`" in reasons


def test_what_cannot_be_a_film_says_what_to_do(tmp_path: Path) -> None:
    """ffmpeg does not read animated WebP: neither command sends to the other one."""
    webp = moving(tmp_path / "d.webp")
    for verb in ("video", "colorize"):
        code, complained = ended(verb, webp)
        assert code == 1 and "make a GIF of it first: `magick FILE.webp FILE.gif`" in complained
    for name in ("e.gif", "f.png"):
        code, complained = ended("video", still(tmp_path / name))
        assert code == 2 and "is a photo: colour it with `retrocolor colorize`" in " ".join(complained.split())


def test_what_moves(tmp_path: Path) -> None:
    kinds = {"a.gif": "GIF", "a.png": "PNG", "a.webp": "WebP"}
    assert {name: animation(moving(tmp_path / name)) for name in kinds} == kinds
    assert not any(animation(still(tmp_path / name)) for name in kinds)
    for name in kinds:
        data = moving(tmp_path / name).read_bytes()
        for end in (0, 7, 12, 20, 25, 40, len(data) // 2):
            (tmp_path / "cut").write_bytes(data[:end])
            animation(tmp_path / "cut")
