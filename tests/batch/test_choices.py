"""Choices in a file: what they change, what they keep, what is wrong with one, and how two become one."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from command import ENVIRONMENT, colorized, grey, pictures, retrocolor, save, statuses
from retrocolor.batch.choices import (
    CHOICES_NAME,
    LOCK_NAME,
    Choice,
    Choices,
    State,
    original_name,
    read_choices,
    read_file,
    update,
    write_choices,
)
from retrocolor.batch.entries import Entry
from retrocolor.batch.merge_choices import merge
from retrocolor.batch.record import read_history, recording
from retrocolor.batch.rejected import reject
from retrocolor.batch.shards import RECORD_NAME
from retrocolor.config import DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.jobs import Hint, Identity, Job, Kind


def by_hand(folder: Path, **files: Any) -> None:
    """The file as somebody types it."""
    (folder / CHOICES_NAME).write_text(json.dumps({"files": {name.replace("__", "/"): f for name, f in files.items()}}))


def test_a_run_does_what_was_chosen_and_nothing_else(tmp_path: Path) -> None:
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    for number, name in enumerate(("a.jpg", "b.jpg", "c.jpg", "d.jpg", "deep/e.jpg")):
        save(scans / name, grey(60, 80, number))
    colorized(scans, "--compare")
    first = pictures(out)
    files = {
        "a.jpg": {"state": "accepted", "look": {"vivid": 1, "saturation": 2}, "by": "Ada"},
        "b.jpg": {"state": "rejected", "by": "Ada", "note": "the dress was grey"},
        "c.jpg": {"state": "accepted"},
        "deep/e.jpg": {"state": "redo", "look": {"k": 5}},
        "ghost.jpg": {"state": "accepted"},
    }
    (out / CHOICES_NAME).write_text(json.dumps({"files": files}))
    planned, _ = colorized(scans, "--compare", "--dry-run")
    todo = {"a.jpg": "planned", "b.jpg": "rejected", "c.jpg": "skipped", "d.jpg": "skipped", "e.jpg": "planned"}
    assert statuses(planned) == todo and pictures(out) == first
    summary, done = colorized(scans, "--compare", "--saturation", "0.5")
    assert statuses(summary) == todo | {"a.jpg": "done", "d.jpg": "done", "e.jpg": "done"} and done.returncode == 0
    assert summary["unknown_choices"] == ["ghost.jpg"] and "ghost.jpg" in done.stderr
    second = pictures(out)
    assert set(first) - set(second) == {"b.jpg", "b-compare.jpg"} and second["c.jpg"] == first["c.jpg"]
    assert all(second[name] != first[name] for name in ("a.jpg", "d.jpg", "deep/e.jpg"))
    entries = read_history(out).entries
    assert entries["a.jpg"].choice == {"state": "accepted", "look": {"vivid": 1.0, "saturation": 2.0}, "by": "Ada"}
    assert entries["b.jpg"].status == "rejected" and entries["b.jpg"].reason == "stays black and white, as Ada chose"
    assert entries["d.jpg"].choice is None and retrocolor("verify", out).returncode == 0
    assert set(statuses(colorized(scans, "--compare", "--saturation", "0.5")[0]).values()) == {"skipped", "rejected"}

    kept = out / "c.jpg"
    kept.write_bytes(kept.read_bytes() + b"edited")
    by_hand(out, **{"a.jpg": files["a.jpg"], "b.jpg": {"look": {"vivid": 1}}, "c.jpg": {"state": "rejected"}})
    plan = statuses(colorized(scans, "--compare", "--saturation", "0.5", "--dry-run")[0])
    assert plan == {"a.jpg": "skipped", "b.jpg": "planned", "c.jpg": "kept", "d.jpg": "skipped", "e.jpg": "planned"}


def test_one_with_the_look_it_has_is_not_made_anew(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.bmp", grey(60, 80))
    out = tmp_path / "in-color"
    colorized(tmp_path / "in", "--vivid", "0.25")
    by_hand(out, **{"a.bmp": {"state": "accepted", "look": {"vivid": 0.25}}})
    assert statuses(colorized(tmp_path / "in", "--dry-run")[0]) == {"a.bmp": "skipped"}
    by_hand(out, **{"a.bmp": {"look": {}}})
    assert statuses(colorized(tmp_path / "in", "--vivid", "0.25", "--dry-run")[0]) == {"a.bmp": "planned"}


def test_a_reference_of_its_own(tmp_path: Path) -> None:
    """As with --like, for one file alone; named from the output folder on."""
    for number, name in enumerate(("a.png", "b.png")):
        save(tmp_path / "in" / name, grey(60, 80, number))
    red = np.zeros((40, 40, 3), np.uint8)
    red[..., 0], red[:20, :, 1] = 200, 90
    out = tmp_path / "in-color"
    save(tmp_path / "red.png", red)
    colorized(tmp_path / "in")
    first = pictures(out)
    by_hand(out, **{"a.png": {"like": ["../red.png"], "like_strength": 1}})
    assert statuses(colorized(tmp_path / "in")[0]) == {"a.png": "done", "b.png": "skipped"}
    second = pictures(out)
    assert first["a.png"] != second["a.png"] and first["b.png"] == second["b.png"]
    assert statuses(colorized(tmp_path / "in", "--dry-run")[0]) == {"a.png": "skipped", "b.png": "skipped"}
    by_hand(out, **{"a.png": {"like": "../gone.png"}})
    done = retrocolor("colorize", tmp_path / "in")
    assert done.returncode == 2 and "a.png: " in done.stderr and "gone.png does not exist" in done.stderr


WRONG = {
    "no JSON": ('{"files": {\n "a.jpg": {"state": }}}', "line 2: this is not JSON"),
    "no UTF-8": (b'{"files": {"\xff": {}}}', "not JSON in UTF-8"),
    "too deep": ("[" * 100_000, "not JSON"),
    "no files": ('{"a.jpg": {}}', 'there is no "files" in it'),
    "a name too far out": ('{"files": {}, "a.jpg": {}}', "'a.jpg' stands beside \"files\"; put it into that"),
    "a list": ("[]", 'there is no "files" in it'),
    "another version": ('{"version": 2, "files": {}}', "it is of version 2"),
    "twice": ('{"files": {"a.jpg": {}, "a.jpg": {}}}', "a.jpg stands there twice; leave one of them"),
    "outside": ('{"files": {"../a.jpg": {}}}', "../a.jpg: name an original below"),
    "no object": ('{"files": {"a.jpg": "accepted"}}', "a.jpg: write an object"),
    "a field": ('{"files": {"a.jpg": {"sate": "accepted"}}}', "a.jpg: no field 'sate'; choose from state"),
    "a state": (
        '{"files": {"a.jpg": {"state": "acepted"}}}',
        "state: 'acepted' is no state; choose one of accepted",
    ),
    "a look": ('{"files": {"a.jpg": {"look": {"vived": 1}}}}', "a.jpg, look: no field 'vived'"),
    "no number": ('{"files": {"a.jpg": {"look": {"vivid": "1"}}}}', "a.jpg, look: vivid 1: give a number"),
    "not a number": ('{"files": {"a.jpg": {"look": {"vivid": NaN}}}}', "a.jpg, look: vivid nan: give a number"),
    "true": ('{"files": {"a.jpg": {"look": {"k": true}}}}', "a.jpg, look: k True: give a number"),
    "out of range": ('{"files": {"a.jpg": {"look": {"vivid": 7}}}}', "a.jpg, look: vivid 7: choose a number from 0"),
    "a decode": ('{"files": {"a.jpg": {"look": {"decode": "best"}}}}', "a.jpg, look: decode best: choose one of topk"),
    "a point": ('{"files": {"a.jpg": {"hints": [{"x": 2, "y": 0, "color": "#123456"}]}}}', "point 1: give x and y"),
    "a colour": ('{"files": {"a.jpg": {"hints": [{"x": 0, "y": 0, "color": "red"}]}}}', "point 1: give the color as"),
    "a time": ('{"files": {"a.jpg": {"at": "yesterday"}}}', "a.jpg, at: give a time"),
    "a name": ('{"files": {"a.jpg": {"like": [3]}}}', "a.jpg, like: give the name of a picture"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, case: str) -> None:
    text, sentence = WRONG[case]
    path = tmp_path / CHOICES_NAME
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UsageError) as caught:
        read_file(path)
    said = str(caught.value)
    assert said.startswith(str(path)) and sentence in said and "\n" not in said and said.endswith(".")


def test_nothing_is_done_with_a_file_that_is_wrong(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", grey())
    (tmp_path / "out").mkdir()
    by_hand(tmp_path / "out", **{"a.png": {"state": "best"}})
    done = retrocolor("colorize", tmp_path / "in", "-o", tmp_path / "out")
    assert done.returncode == 2 and "a.png, state: 'best' is no state; choose one of accepted, redo" in done.stderr
    assert done.stderr.count("\n") == 1 and [path.name for path in (tmp_path / "out").iterdir()] == [CHOICES_NAME]


def test_every_field_and_any_name_comes_back(tmp_path: Path) -> None:
    hints = (Hint(0.25, 1.0, "#aabb00"),)
    look = DecodeOptions(k=3, saturation=0.5)
    choice = Choice(State.REDO, look, ("ref.jpg",), 0.5, hints, "Ada", "2026-11-26T20:00:00", "x")
    files = {"a\udcff.jpg": choice, "Überblick 写真.jpg": Choice(look=DecodeOptions()), "</script>.jpg": Choice()}
    write_choices(tmp_path, Choices(files))
    assert read_choices(tmp_path) == Choices(files)
    text = (tmp_path / CHOICES_NAME).read_text(encoding="utf-8")
    assert "Überblick 写真" in text and "\\udcff" in text and '"made_by": "retrocolor ' in text
    assert Choices({"\u00fc.jpg": choice}).on("u\u0308.jpg") == choice, "as macOS writes it"
    assert original_name("deep/a.jpg.png", "/x/scans/deep/a.jpg") == "deep/a.jpg"


def test_what_lies_beside_rejected_frames_stays(tmp_path: Path) -> None:
    frames, job = tmp_path / "reel", Job(tmp_path / "in" / "reel", tmp_path / "reel", tmp_path, Kind.FILM)
    for beside in (None, "notes/why.txt", ".notes", ".DS_Store"):
        save(frames / "f1.png", grey())
        if beside:
            (frames / beside).parent.mkdir(exist_ok=True)
            (frames / beside).write_text("mine")
        with recording(tmp_path) as record:
            entry = Entry("reel", str(job.source), "done", "", "film", result=Identity.of(frames))
            record.add(entry)
            reject(job, record, Choice(State.REJECTED))
        assert [str(path.relative_to(frames)) for path in frames.rglob("*") if path.is_file()] == (
            [beside] if beside not in (None, ".DS_Store") else []
        )
        shutil.rmtree(frames, ignore_errors=True)


def test_composed_and_decomposed_names_are_one(tmp_path: Path) -> None:
    one, other = "deep/\u00fc.jpg", "deep/u\u0308.jpg"
    ours, theirs = {"state": "accepted", "by": "Ada", "at": "2026-11-26"}, {"state": "rejected", "by": "Bert"}
    (tmp_path / RECORD_NAME).touch()
    for written, asked in ((one, other), (other, one), (other, other)):
        (tmp_path / CHOICES_NAME).write_text(json.dumps({"files": {written: ours}}))
        choices = read_choices(tmp_path)
        assert (found := choices.on(asked)) and found.by == "Ada"
        assert choices.put(asked, None) == Choices() and len(choices.put(asked, Choice()).files) == 1
        (tmp_path / "bert.json").write_text(json.dumps({"files": {asked: theirs}}))
        assert len(merge(tmp_path, [tmp_path / "bert.json"]).conflicts) == 1
    for twins in ({one: ours, other: theirs}, {other: theirs, one: ours}):
        (tmp_path / CHOICES_NAME).write_text(json.dumps({"files": twins}))
        assert [choice.by for choice in read_choices(tmp_path).files.values()] == ["Ada"], "the later one"


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from retrocolor.batch.choices import *\n"
        "for n in range(15): update(Path(sys.argv[1]), lambda c: c.put(f'{sys.argv[2]}{n}', Choice(State.ACCEPTED)))"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], env=ENVIRONMENT) for name in "abc"]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert len(read_choices(tmp_path).files) == 45 and [path.name for path in tmp_path.iterdir()] == [CHOICES_NAME]


def test_whatever_goes_wrong_leaves_it_as_it_was(tmp_path: Path) -> None:
    by_hand(tmp_path, **{"a.jpg": {"state": "accepted"}})
    before = (tmp_path / CHOICES_NAME).read_bytes()

    def fail(choices: Choices) -> Choices:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(tmp_path, fail)
    assert (tmp_path / CHOICES_NAME).read_bytes() == before and not (tmp_path / LOCK_NAME).exists()


def test_two_reviewers_become_one_file(tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "bert.json"
    out.mkdir()
    (out / RECORD_NAME).touch()
    ours = {
        "same.jpg": {"state": "accepted", "by": "Ada"},
        "against.jpg": {"state": "accepted", "by": "Ada", "at": "2026-11-26T10:00:00"},
        "mine.jpg": {"state": "redo", "by": "Ada"},
        "again.jpg": {"state": "redo", "by": "Bert", "at": "2026-11-25T10:00:00"},
        "before.jpg": {"state": "redo", "by": "Bert", "at": "2026-11-27T10:00:00"},
    }
    theirs = {name: {"state": "accepted", "by": "Bert", "at": "2026-11-26T12:00:00+01:00"} for name in ours}
    theirs["against.jpg"] = {"state": "rejected", "by": "Bert", "at": "2026-11-26T09:59:00"}
    del theirs["mine.jpg"]
    theirs["new.jpg"] = {"look": {"vivid": 1}}
    by_hand(out, **ours)
    other.write_text(json.dumps({"files": theirs}))
    done = retrocolor("choices", "merge", out, other, "--json", "-")
    told = json.loads(done.stdout)
    assert done.returncode == 1 and (told["new"], told["changed"]) == (1, 1)
    assert [conflict["name"] for conflict in told["conflicts"]] == ["against.jpg"]
    merged = read_choices(out).files
    assert {name: choice.state for name, choice in merged.items()} == {
        "same.jpg": "accepted", "against.jpg": "accepted", "mine.jpg": "redo", "again.jpg": "accepted",
        "before.jpg": "redo", "new.jpg": None,
    }  # fmt: skip
    shown = retrocolor("choices", "merge", out, other)
    assert shown.returncode == 1 and "against.jpg: Ada (accepted, 2026-11-26T10:00:00) against Bert" in shown.stdout
    for take, state in (("ours", "accepted"), ("newest", "accepted"), ("theirs", "rejected")):
        merge(out, [other], take)
        assert read_choices(out).files["against.jpg"].state == state
    assert merge(out, [other]).conflicts == ()
    before = (out / CHOICES_NAME).read_bytes()
    other.write_text("{")
    refused = retrocolor("choices", "merge", out, other)
    assert refused.returncode == 2 and "bert.json, line 1" in refused.stderr and refused.stderr.count("\n") == 1
    assert (out / CHOICES_NAME).read_bytes() == before
    for wrong in ([tmp_path, other], [out, tmp_path / "none.json"], [out, other, "--take", "best"]):
        assert retrocolor("choices", "merge", *wrong).returncode == 2
