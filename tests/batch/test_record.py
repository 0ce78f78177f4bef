"""The run record: what is skipped, done again or kept, after a clean end and after a torn one."""

import json
import os
import shutil
import sys
from dataclasses import replace
from io import FileIO
from pathlib import Path

import pytest

from retrocolor.batch.entries import Entry
from retrocolor.batch.record import made_in, read_history, recording, settings_key
from retrocolor.batch.resume import as_known, followed, triage
from retrocolor.batch.shards import RECORD_NAME, Shard
from retrocolor.batch.verify import Verified, verify
from retrocolor.config import OutputOptions, VerifyOptions
from retrocolor.errors import InTheWay, MachineError
from retrocolor.files import atomic_output
from retrocolor.jobs import Identity, Job, Result, Status

KEY = settings_key({"model": "m", "k": 2})
SKIPPED = Result(Path("a.jpg"), None, Status.SKIPPED)


@pytest.fixture
def done(tmp_path: Path) -> Job:
    """A photo whose result was made and recorded."""
    job = Job(tmp_path / "in" / "a.jpg", tmp_path / "out" / "a.jpg", tmp_path / "out")
    job.source.parent.mkdir()
    job.source.write_bytes(b"grey")
    with recording(job.root) as record:
        record.begin(KEY, {"k": 2}, ["a.jpg"])
        job.output.write_bytes(b"colour")
        record.add(entry_of(job))
    return job


def entry_of(job: Job, status: Status = Status.DONE) -> Entry:
    made = Identity.of(job.output) if status is Status.DONE else None
    return Entry(job.name, str(job.source), status.value, KEY, input=Identity.of(job.source), result=made, width=7)


def judged(job: Job, key: str = KEY, **options: bool) -> Status | None:
    job = replace(job, settings=key)
    result = triage(job, read_history(job.root), OutputOptions(**options))  # type: ignore[arg-type]
    return result.status if result else None


def later(path: Path) -> None:
    """As if written again a second later."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 10**9))


def test_what_was_written_is_read(done: Job) -> None:
    history = read_history(done.root)
    entry = history.entries["a.jpg"]
    assert entry == replace(entry_of(done), time=entry.time) and entry.input and len(entry.input.sha256) == 64
    assert history.made["a.jpg"] == Identity.of(done.output)
    assert history.begun == set() and set(history.settings) == {KEY}


def test_finished_work_is_skipped(done: Job) -> None:
    assert judged(done) is Status.SKIPPED
    result = triage(replace(done, settings=KEY), read_history(done.root), OutputOptions())
    assert result and result.width == 7 and result.output == done.output


@pytest.mark.parametrize("change", ["input", "options", "no output", "overwrite", "failed before", "no record"])
def test_what_has_changed_is_done_again(done: Job, change: str) -> None:
    key, options = KEY, {}
    if change == "input":
        done.source.write_bytes(b"another")
    elif change == "options":
        key = settings_key({"model": "m", "k": 3})
    elif change == "no output":
        done.output.unlink()
    elif change == "overwrite":
        options = {"overwrite": True}
    elif change == "failed before":
        with recording(done.root) as record:
            record.add(entry_of(done, Status.FAILED))
    else:
        (done.root / RECORD_NAME).unlink()
        done.output.unlink()
    assert judged(done, key, **options) is None


@pytest.mark.skipif(sys.platform != "linux", reason="letter case")
def test_another_letter_case_of_the_original_is_known_where_disks_have_none(done: Job) -> None:
    source = done.source.rename(done.source.with_name("A.JPG"))
    renamed = replace(done, source=source, output=done.root / "A.JPG")
    assert as_known(renamed, read_history(done.root)) is renamed, "this disk tells them apart"
    os.link(done.output, renamed.output)  # as on one that does not
    assert as_known(renamed, read_history(done.root)).output == done.output
    done.source.write_bytes(b"another original")
    assert as_known(renamed, read_history(done.root)) is renamed


def test_time_decides_unless_checksums_do(done: Job) -> None:
    later(done.source)
    assert judged(done) is None
    assert judged(done, checksum=True) is Status.SKIPPED
    status = done.source.stat()
    done.source.write_bytes(b"GREY")
    os.utime(done.source, ns=(status.st_atime_ns, status.st_mtime_ns - 10**9))
    assert judged(done) is Status.SKIPPED, "same size, same time"
    assert judged(done, checksum=True) is None
    with recording(done.root) as record:  # a film, whose sha256 is not computed
        record.add(replace(entry_of(done, Status.DONE), input=Identity.of(done.source, checksum=False)))
    assert judged(done, checksum=True) is Status.SKIPPED


def test_the_record_follows_originals_that_were_moved(done: Job, tmp_path: Path) -> None:
    """An archive under another name: what was made of it stays known, and verify and review find the originals."""
    time = read_history(done.root).entries["a.jpg"].time
    other = tmp_path / "archive"
    shutil.copytree(done.source.parent, other)
    job = replace(done, source=other / "a.jpg")
    with recording(job.root, Shard(0, 2)) as record:
        assert followed(job, record.entries["a.jpg"], SKIPPED) is None, "a copy of it"
        shutil.rmtree(done.source.parent)
        later(job.source)
        assert followed(job, record.entries["a.jpg"], replace(SKIPPED, status=Status.KEPT)) is None, "another one"
        entry = followed(job, record.entries["a.jpg"], SKIPPED)
        assert entry
        record.follow([entry])
    entry = read_history(job.root).entries["a.jpg"]
    assert (entry.source, entry.time) == (str(other / "a.jpg"), time), "whichever record tells it"
    *_, verified = verify(job.root, VerifyOptions())
    assert isinstance(verified, Verified) and verified.code == 0 and not verified.orphans


def test_what_is_in_colour_is_not_looked_at_again(done: Job) -> None:
    done.output.unlink()
    with recording(done.root) as record:
        record.add(entry_of(done, Status.LEFT))
    assert judged(done) is Status.LEFT
    assert judged(done, settings_key({"recolor": True})) is None


@pytest.mark.parametrize("key", [KEY, "other options"])
def test_an_edited_result_is_kept(done: Job, key: str) -> None:
    done.output.write_bytes(b"retouched by hand")
    assert judged(done, key) is Status.KEPT
    assert judged(done, key, overwrite=True) is None


def test_a_result_only_copied_is_not_edited(done: Job) -> None:
    later(done.output)
    assert judged(done) is Status.SKIPPED


def test_an_edited_result_is_kept_even_if_a_later_try_failed(done: Job) -> None:
    with recording(done.root) as record:
        record.add(entry_of(done, Status.FAILED))
    assert judged(done) is None
    done.output.write_bytes(b"retouched by hand")
    assert judged(done) is Status.KEPT


def test_a_foreign_file_in_the_way_is_kept(tmp_path: Path) -> None:
    job = Job(tmp_path / "a.jpg", tmp_path / "out" / "a.jpg", tmp_path / "out")
    job.root.mkdir()
    job.source.write_bytes(b"grey")
    job.output.write_bytes(b"holiday")
    assert judged(job) is Status.KEPT


def test_a_folder_in_the_place_of_a_result_is_not_its_result(done: Job) -> None:
    done.output.unlink()
    done.output.mkdir()
    assert judged(done) is None, "an empty one: it fails by itself when the result is written"
    with pytest.raises(InTheWay), atomic_output(done.output, known=True):
        pass
    (done.output / "mine.txt").write_text("mine")
    assert judged(done) is Status.KEPT
    assert judged(done, overwrite=True) is Status.REFUSED


def test_what_a_killed_run_left_is_ours(done: Job) -> None:
    """Killed between the rename and the entry: the result is there, the record only says it was begun."""
    with recording(done.root) as record:
        record.begin(KEY, {}, ["a.jpg", "b.jpg"])
    done.output.write_bytes(b"written, not recorded")
    os.utime(done.output, ns=(0, done.source.stat().st_mtime_ns))  # as we leave a result
    assert judged(done) is None
    with recording(done.root) as record:
        record.add(entry_of(done))
    assert judged(done) is Status.SKIPPED


@pytest.mark.parametrize("ended", ["killed", "cleanly"])
@pytest.mark.parametrize("work", [b"a person's work", b"grey"])
def test_what_a_person_left_after_a_run_that_ended_early_is_kept(done: Job, ended: str, work: bytes) -> None:
    """A run notes all that it is about to write, and may end long before it comes to that. `grey` is the original."""
    with recording(done.root) as record:
        record.begin(KEY, {}, ["a.jpg"])
        if ended == "cleanly":
            record.give_back(["a.jpg"])
    assert judged(done) is None, "as it was made, and to be made again"
    done.output.write_bytes(work)
    times = done.source.stat()
    as_ours = ended == "cleanly" or work == b"grey"
    os.utime(done.output, ns=(0, times.st_mtime_ns if as_ours else times.st_mtime_ns + 10**10))
    assert judged(done) is Status.KEPT
    with recording(done.root) as record:
        record.begin(KEY, {}, ["a.jpg"])
        assert record.was_in_hand("a.jpg"), "begun once more"
    assert read_history(done.root).was_in_hand("a.jpg")


@pytest.mark.parametrize("torn", [b'{"output": "a.jp', b"\x00\xff\xfe", b"null", b"[1]", b'{"future": "kind"}', b""])
def test_a_torn_or_strange_line_is_ignored(done: Job, torn: bytes) -> None:
    path = done.root / RECORD_NAME
    path.write_bytes(path.read_bytes() + torn)
    assert judged(done) is Status.SKIPPED
    with recording(done.root) as record:
        record.add(replace(entry_of(done), output="b.jpg"))
    assert set(read_history(done.root).entries) == {"a.jpg", "b.jpg"}, "the next line starts on its own"


def test_settings_are_written_once_and_lines_are_json(done: Job) -> None:
    with recording(done.root) as record:
        record.begin(KEY, {"k": 2}, [])
    lines = [json.loads(line) for line in (done.root / RECORD_NAME).read_text().splitlines()]
    assert [next(iter(line)) for line in lines] == ["settings_of", "begun", "output"]


def test_one_run_at_a_time(done: Job) -> None:
    with (
        recording(done.root),
        pytest.raises(MachineError, match=r"Another run is writing to .*out"),
        recording(done.root),
    ):
        pytest.fail("two runs hold the record")
    with recording(done.root):
        pass


def test_nothing_stays_of_a_run_that_recorded_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), recording(tmp_path / "deep" / "out"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    with recording(tmp_path / "out") as record:
        record.begin(KEY, {}, [])
        with pytest.raises(MachineError, match="Another run"), recording(tmp_path / "out"):
            pytest.fail("two runs hold the record")
    assert (tmp_path / "out" / RECORD_NAME).exists()


def test_results_are_known_by_name(done: Job) -> None:
    with recording(done.root) as record:
        record.add(replace(entry_of(done), extra=("a-compare.jpg",)))
    assert made_in(done.root) == {"a.jpg", "a-compare.jpg"}
    assert made_in(done.root / "nothing") == set()


def test_names_of_any_bytes_survive(done: Job) -> None:
    name = os.fsdecode(b"\xff\n\xe9 [red].jpg")
    with recording(done.root) as record:
        record.add(replace(entry_of(done), output=name))
    assert name in read_history(done.root).entries


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(done: Job) -> None:
    with recording(done.root) as record, FileIO("/dev/full", "ab") as full:
        record._file = full
        with pytest.raises(MachineError, match="is full: free some space"):
            record.add(entry_of(done))


def test_settings_are_noted_anew_by_another_version(tmp_path: Path) -> None:
    """An update midway: the lines tell which results were made by which version, and where a model lies by now."""
    for version in ("1.0", "1.0", "1.1"):
        with recording(tmp_path) as record:
            record.begin("key", {"asked": {"k": (1, 2)}, "version": version}, ["a.jpg"])
    lines = [json.loads(line) for line in (tmp_path / RECORD_NAME).read_text().splitlines()]
    assert [line["version"] for line in lines if "settings_of" in line] == ["1.0", "1.1"]
    assert read_history(tmp_path).settings["key"]["version"] == "1.1"
