"""One run at a time, by real processes: a lock that is removed by its holder is never held twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from retrocolor import locks
from retrocolor.batch.record import recording
from retrocolor.batch.shards import RECORD_NAME
from retrocolor.batch.unrecorded import _alone, unrecorded
from retrocolor.errors import MachineError
from retrocolor.jobs import Job
from retrocolor.locks import discard, open_locked

pytestmark = pytest.mark.skipif(os.name != "posix", reason="removes what is open")

RIVAL = """
import os, sys, time
from pathlib import Path
from retrocolor.batch.record import recording
from retrocolor.batch.unrecorded import _alone
from retrocolor.errors import MachineError

kind, place = sys.argv[1], Path(sys.argv[2])
hold = {"alone": _alone, "record": recording}[kind]
inside, won, ends = place / "inside", 0, time.monotonic() + 60
while won < 300 and time.monotonic() < ends:
    try:
        with hold(place / "out"):
            os.close(os.open(inside, os.O_CREAT | os.O_EXCL))  # raises where another is inside
            os.unlink(inside)
        won += 1
    except MachineError:
        pass
print(won)
"""


@pytest.mark.parametrize("kind", ["alone", "record"])
def test_no_two_processes_are_ever_inside(tmp_path: Path, kind: str) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    rivals = [
        subprocess.Popen(
            [sys.executable, "-c", RIVAL, kind, str(tmp_path)],
            env=os.environ | {"TMPDIR": str(temporary)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for rival in rivals:
        won, complained = rival.communicate(timeout=120)
        assert (rival.returncode, won) == (0, "300\n"), complained
    left = [path.name for path in tmp_path.rglob("*") if path.name not in ("temporary", "out")]
    assert left == [], "a folder that others were using may stay, empty"


def test_a_name_removed_between_opening_and_locking_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the run before ends at that very moment, and another begins."""
    path, whole = tmp_path / "a.lock", locks.lock
    holders = []

    def late(file: object, **options: bool) -> bool:
        if not holders:
            path.unlink()
            holders.append(path.open("a+b", buffering=0))  # the third one's file
            assert whole(holders[0])
        return whole(file, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(locks, "lock", late)
    assert open_locked(path) is None, "the third one holds the name"
    discard(path)
    assert path.exists()
    holders[0].close()
    with open_locked(path) as file:  # type: ignore[union-attr]
        assert os.path.samestat(os.fstat(file.fileno()), path.stat())
    discard(path)
    assert not path.exists()


def test_numbers_that_never_agree_do_not_go_on_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_is_at", lambda path, file: False)
    with open_locked(tmp_path / "a") as file:  # type: ignore[union-attr]
        discard(tmp_path / "a")
        assert (tmp_path / "a").exists() and not file.closed


def test_who_is_refused_removes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    job = Job(tmp_path / "a.jpg", tmp_path / "b.jpg", tmp_path)
    with unrecorded(tmp_path, [job]):
        for _ in range(2):
            with pytest.raises(MachineError, match=r"Another run is making .*b\.jpg"), unrecorded(tmp_path, [job]):
                pytest.fail("two runs make one result")
        assert len(list((tmp_path / "temporary").iterdir())) == 1
    assert list((tmp_path / "temporary").iterdir()) == []
    with recording(tmp_path / "out"):
        for _ in range(2):
            with pytest.raises(MachineError, match="Another run is writing"), recording(tmp_path / "out"):
                pytest.fail("two runs hold the record")
        assert [path.name for path in (tmp_path / "out").iterdir()] == [RECORD_NAME]


def test_another_users_lock_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be opened: the run goes on without, and the file stays."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with _alone(tmp_path / "b.jpg"):
        lock = next(tmp_path.glob("retrocolor-*.lock"))
    lock.mkdir()  # what nobody can open for writing, the system's own user neither
    with _alone(tmp_path / "b.jpg"):
        pass
    assert lock.is_dir()
