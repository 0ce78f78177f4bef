"""References, wherever they are named: what is no picture is refused there, before any work."""

import json
import shutil
from pathlib import Path

import pytest

from command import Here, grey, save

SAMPLES = Path(__file__).parents[2] / "sample_media"
NO_PICTURES = {"notes.jpg": b"mine", "empty.png": b"", "page.svg": b"<svg/>", "raw.cr2": b"II*\0raw"}


@pytest.mark.parametrize("named_in", ["--like", "try --like", "retrocolor-choices.json, a.png: like", "shots.json"])
def test_a_file_that_is_no_picture_is_refused_where_it_is_named(tmp_path: Path, named_in: str, here: Here) -> None:
    folder = tmp_path / "scans"
    save(folder / "a.png", grey())
    shutil.copy(SAMPLES / "clip.mp4", tmp_path)
    (tmp_path / "out").mkdir()
    for name, content in NO_PICTURES.items():
        (tmp_path / "out" / name).write_bytes(content)
        (tmp_path / "shots.json").write_text(
            json.dumps({"version": 1, "frames": 48, "shots": [{"first": 0, "like": f"out/{name}"}]})
        )
        if "choices" in named_in:
            choices = {"version": 1, "files": {"a.png": {"look": {}, "like": name}}}
            (tmp_path / "out" / "retrocolor-choices.json").write_text(json.dumps(choices))
        words = {
            "--like": ["colorize", "scans", "-o", "out", "--like", f"out/{name}"],
            "try --like": ["try", "scans/a.png", "--like", f"out/{name}"],
            "shots.json": ["video", "clip.mp4", "-o", "clip-color.mp4", "--shots", "shots.json"],
        }.get(named_in, ["colorize", "scans", "-o", "out"])
        done = here(*words, cwd=tmp_path)
        assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr
        assert named_in.split()[-1] in done.stderr and f"out/{name}: " in done.stderr, done.stderr
        assert done.stderr.endswith("; name another picture.\n"), done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"scans", "out", "clip.mp4", "shots.json"}
    assert len(list((tmp_path / "out").iterdir())) == len(NO_PICTURES) + ("choices" in named_in)
