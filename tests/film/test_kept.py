"""The colour track is kept: another result of the same film costs no network, and is what a first run would make."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import film_clips as make
from command import retrocolor
from counting import Counting
from film_clips import mute
from retrocolor.batch.discover import find_media
from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions, FilmOptions
from retrocolor.film import places
from retrocolor.film.color_track import record_type, store
from retrocolor.film.colorize import FilmResult, colorize_film
from retrocolor.film.redecode import redecode
from retrocolor.imaging.lab import lightness_to_byte
from retrocolor.model.palette import Palette


def colour(source: Path, output: Path, colorizer: Any, **options: Any) -> FilmResult:
    film = FilmOptions(**({"preset": "ultrafast"} | options))
    return colorize_film(source, output, film, colorizer, lambda message=None: None, recolor=True)


@pytest.fixture
def film(tmp_path: Path, colorizer: Colorizer) -> tuple[Path, Path]:
    """A film, and its result with a kept track."""
    source, output = mute(tmp_path / "film.mp4", "-g", "8"), tmp_path / "out" / "film.mp4"
    colour(source, output, colorizer)
    return source, output


def test_a_track_is_all_that_stays_beside_a_result(film: tuple[Path, Path]) -> None:
    source, output = film
    track = places.track_folder(source, output)
    assert {path.name for path in output.parent.iterdir()} == {output.name, track.name}
    assert [medium.path for medium in find_media(output.parent).media] == [output]
    assert places.results_of(track).keys() == {output.name}


@pytest.mark.parametrize(
    "options",
    [
        {"crf": 30}, {"codec": "ffv1"}, {"stabilize": 0.3}, {"no_stabilize": True}, {"access": True},
        {"preview": 0.3}, {"start": 0.2, "end": 0.5},
    ],
    ids=str,
)  # fmt: skip
def test_another_setting_of_the_film_costs_no_network(
    film: tuple[Path, Path], colorizer: Colorizer, options: dict[str, Any]
) -> None:
    source, output = film
    counting, other = Counting(colorizer), output.with_name("other.mkv")
    assert not [note for note in colour(source, other, counting, **options).notes if "again" in note]
    assert counting.frames == 0
    if "preview" not in options:
        fresh = source.parent / "fresh" / "other.mkv"
        colour(source, fresh, colorizer, **options)
        assert make.packets(other) == make.packets(fresh)


@pytest.mark.parametrize("decode", [{"saturation": 1.5}, {"vivid": 0.7}, {"k": 2}, {"decode": "mean"}], ids=str)
def test_another_decode_costs_no_network(film: tuple[Path, Path], colorizer: Colorizer, decode: dict[str, Any]) -> None:
    source, output = film
    counting, before = Counting(colorizer.with_decode(DecodeOptions(**decode))), make.frames(output)
    colour(source, output, counting)
    assert counting.frames == 0
    fresh = source.parent / "fresh" / "film.mp4"
    colour(source, fresh, colorizer.with_decode(DecodeOptions(**decode)))
    assert make.packets(output) == make.packets(fresh) and make.frames(output) != before


def test_other_references_cost_no_network_and_move_colours_as_it_would(
    film: tuple[Path, Path], colorizer: Colorizer
) -> None:
    source, output = film
    picture = np.random.default_rng(0).uniform((0.1, 0.2, 0.5), (0.2, 0.4, 0.9), (32, 32, 3))
    liked = colorizer.with_like(Palette.of([picture.astype(np.float32)]), 1.0)
    counting = Counting(liked)
    colour(source, output, counting)
    assert counting.frames == 0
    colour(source, source.parent / "fresh" / "film.mp4", liked)
    assert make.packets(output) == make.packets(source.parent / "fresh" / "film.mp4")
    light = torch.linspace(5, 95, 32 * 48).view(1, 1, 32, 48)
    axes = colorizer.axes()
    assert liked.axes() is axes
    record = np.zeros((), record_type(*colorizer.grid(32, 48)))
    store(record, colorizer.compact(axes)(light)[0].numpy())
    record["light"] = lightness_to_byte(
        torch.nn.functional.adaptive_avg_pool2d(light, colorizer.grid(32, 48))[0, 0].numpy()
    )
    change = redecode(colorizer, axes, liked.like)
    assert change is not None
    plain, wanted = (one.predict(light)[0].numpy() for one in (colorizer, liked))
    moves, lost = (np.abs(one - wanted).mean() for one in (plain, record["ab"] + change(record)))
    assert lost < 0.25 * moves, (lost, moves)


@pytest.mark.parametrize("change", ["source", "model", "recolor", "salvage"])
def test_what_changes_the_network_s_answers_starts_again(
    film: tuple[Path, Path], colorizer: Colorizer, change: str
) -> None:
    source, output = film
    counting = Counting(Colorizer.load(size=48) if change == "model" else colorizer)
    if change == "source":
        os.utime(source, ns=(1, 1))
    options = FilmOptions(preset="ultrafast", salvage=change == "salvage")
    result = colorize_film(source, output, options, counting, lambda message=None: None, recolor=change != "recolor")  # type: ignore[arg-type]
    assert any("again" in note and change in note for note in result.notes) or result.output is None
    assert counting.frames or change == "recolor"


def test_films_of_one_name_have_tracks_of_their_own(film: tuple[Path, Path], colorizer: Colorizer) -> None:
    source, output = film
    other = mute(source.parent / "elsewhere.mp4", "-vf", "negate")
    (source.parent / "two").mkdir()
    other = other.rename(source.parent / "two" / source.name)
    colour(other, output.with_name("second.mp4"), colorizer)
    counting = Counting(colorizer)
    colour(source, output, counting, crf=30)
    assert counting.frames == 0 and len(list(output.parent.glob(f"*{places.TRACK}"))) == 2


def test_a_track_in_use_is_left_alone(film: tuple[Path, Path], colorizer: Colorizer) -> None:
    source, output = film
    held = places.open_locked(places.track_folder(source, output) / places.LOCK)
    assert held is not None
    with held:
        counting = Counting(colorizer)
        colour(source, output, counting, crf=30)
        assert counting.frames and retrocolor("clean", output).returncode == 3
    assert sorted(path.name for path in output.parent.iterdir())[1:] == [output.name]


def test_a_film_that_changed_without_a_sign_costs_its_track(film: tuple[Path, Path], colorizer: Colorizer) -> None:
    source, output = film
    track = places.track_folder(source, output)
    path = track / "track.bin"
    data = bytearray(path.read_bytes())
    data[16] ^= 1  # of the first frame's checksum
    path.write_bytes(data)
    with pytest.raises(Exception, match="differ the second time"):
        colour(source, output, colorizer, crf=30)
    assert not track.exists()
    colour(source, output, colorizer, crf=30)


def test_no_keep_leaves_the_track_of_another_result(film: tuple[Path, Path], colorizer: Colorizer) -> None:
    source, output = film
    track, other = places.track_folder(source, output), output.with_name("other.mp4")
    colour(source, other, colorizer, crf=30, no_keep=True)
    counting = Counting(colorizer)
    colour(source, output, counting, crf=40)
    assert counting.frames == 0 and track.is_dir()
    output.unlink()
    colour(source, other, colorizer, crf=30, no_keep=True)
    assert not track.exists(), "nobody else has it"


@pytest.mark.slow
def test_no_keep_and_clean_leave_nothing(tmp_path: Path) -> None:
    source, out = mute(tmp_path / "film.mp4"), tmp_path / "out"
    quick = ("--recolor", "--preset", "ultrafast", "--size", "32", "--no-report")
    assert retrocolor("video", source, "-o", out / "film.mp4", *quick, "--no-keep").returncode == 0
    assert [path.name for path in out.iterdir()] == ["film.mp4"]
    assert retrocolor("video", source, "-o", out / "film.mp4", *quick, "--overwrite").returncode == 0
    (out / ".retrocolor-else.mp4.work").mkdir()
    shown = retrocolor("clean", out, "--dry-run").stdout
    assert "To remove" in shown and "can go on" in shown and len(list(out.iterdir())) == 3
    assert "Freed" in retrocolor("clean", out / "film.mp4").stdout
    assert len(list(out.iterdir())) == 2
    assert "Freed" in retrocolor("clean", out, "--all").stdout
    assert [path.name for path in out.iterdir()] == ["film.mp4"]
    done = retrocolor("clean", out / "typo.mp4")
    assert done.returncode == 2 and "does not exist" in done.stderr
