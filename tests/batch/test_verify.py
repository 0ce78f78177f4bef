"""`verify`: an output folder against its record, and the light of its photos against the originals."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image
from skimage.color import rgb2lab
from skimage.data import camera

from command import colorized, grey, retrocolor, save
from photo_media import grey_profile
from retrocolor.batch.lightness import BOUND, LightnessDifference, Pair, compare, lightness
from retrocolor.batch.record import recording
from retrocolor.batch.shards import RECORD_NAME
from retrocolor.batch.verify import Verdict, Verified, verify
from retrocolor.cli.verify_output import VERDICTS, verified_as_json
from retrocolor.config import VerifyOptions
from retrocolor.errors import MediaError, UsageError
from retrocolor.jobs import Identity
from retrocolor.photo.metadata.profile import srgb_profile
from retrocolor.worker.protocol import WorkerReady
from retrocolor.worker.supervisor import Supervisor


def verified(folder: Path, **options: Any) -> tuple[dict[str, Any], int]:
    """The summary of `verify --json` on a folder, and its exit status."""
    ended = list(verify(folder, VerifyOptions(**options)))[-1]
    assert isinstance(ended, Verified)
    return json.loads(json.dumps(verified_as_json(ended))), int(ended.code)


def by_name(summary: dict[str, Any]) -> dict[str, str]:
    return {Path(file["path"]).name: file["verdict"] for file in summary["files"]}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder coloured once: depths, pages, a profile, a turned JPEG, extras beside the results."""
    folder = tmp_path_factory.mktemp("verify") / "in"
    save(folder / "plain.png", grey())
    save(folder / "deep" / "turned.jpg", grey(200, 300, 1), quality=85, exif=turned(6))
    save(folder / "deep" / "profile.png", grey(150, 130, 2), icc_profile=grey_profile(1.8))
    tifffile.imwrite(folder / "sixteen.tif", grey(90, 80, 3).astype(np.uint16) * 257, compression="lzw")
    with tifffile.TiffWriter(folder / "pages.tif") as pages:
        pages.write(grey(60, 50, 4))
        pages.write(grey(40, 70, 5))
    save(folder / "large.png", grey(400, 600, 6))
    _, done = colorized(folder, "--confidence", "--max-side", "500")
    assert done.returncode == 0, done.stderr
    return folder.with_name("in-color")


def turned(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


@pytest.fixture
def copy(archive: Path, tmp_path: Path) -> Path:
    """A copy of the results, to be spoilt; the record names the originals by their full paths."""
    return Path(shutil.copytree(archive, tmp_path / "out"))


def test_all_is_well(archive: Path) -> None:
    summary, code = verified(archive)
    assert code == summary["exit_status"] == 0
    assert summary["counts"] == {"whole": 6} and summary["light"] is None
    assert (archive / "deep" / "turned-confidence.png").is_file()


def test_what_is_wrong_is_named(copy: Path) -> None:
    (copy / "plain.png").unlink()
    data = bytearray((copy / "sixteen.tif").read_bytes())
    data[-1] ^= 1
    (copy / "sixteen.tif").write_bytes(data)
    (copy / "pages.tif").write_bytes(b"II")
    (copy / "deep" / "turned-confidence.png").unlink()
    (copy / "deep" / "holiday.jpg").write_bytes(b"not ours")
    (copy / ".retrocolor-00ff.part").write_bytes(b"left by a kill")
    for name in (".DS_Store", "THUMBS.DB"):  # in whatever letters
        (copy / name).write_bytes(b"")
    os.utime(copy / "large.png")
    summary, code = verified(copy)
    assert code == 1
    assert by_name(summary) == {
        "plain.png": "missing", "sixteen.tif": "changed", "pages.tif": "changed", "turned-confidence.png": "missing",
        "holiday.jpg": "foreign", ".retrocolor-00ff.part": "unfinished", "large.png": "whole", "turned.jpg": "whole",
        "profile.png": "whole",
    }  # fmt: skip
    shown = retrocolor("verify", copy)
    assert shown.returncode == 1 and "another content" in shown.stdout and "2 bytes instead of" in shown.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="letter case")
def test_another_letter_case_of_a_name_is_no_other_file(copy: Path) -> None:
    (copy / "deep").rename(copy / "DEEP")
    (copy / "deep").symlink_to("DEEP")  # as on a disk where these are one folder
    (copy / "Plain.png").write_bytes(b"not ours")
    *_, end = verify(copy, VerifyOptions())
    assert isinstance(end, Verified) and end.counts == {"whole": 6, "foreign": 1}


def test_what_a_kill_left_is_unfinished(copy: Path) -> None:
    with (copy / RECORD_NAME).open("a") as record:
        record.write('{"begun": ["deep/next.png"]}\n')
    summary, code = verified(copy)
    assert code == 1 and by_name(summary)["next.png"] == "unfinished"


def test_of_a_night_that_was_stopped_the_first_names_are_shown(copy: Path) -> None:
    with (copy / RECORD_NAME).open("a") as record:
        record.write(json.dumps({"begun": [f"{number:05}.png" for number in range(5000)]}) + "\n")
    (copy / "large.png").unlink()
    done = retrocolor("verify", copy)
    assert done.returncode == 1 and len(done.stdout.splitlines()) < 30
    assert "large.png" in done.stdout and "00000.png" in done.stdout and "4,980 more" in done.stdout


def test_the_light_is_the_originals(archive: Path) -> None:
    summary, code = verified(archive, light=True)
    assert code == 0, summary
    assert summary["light"]["compared"] == 6
    for file in summary["files"]:
        figures = file["light"]
        assert figures["percentile"] <= (0.05 if file["path"].endswith("sixteen.tif") else figures["bound"])
        assert figures["bound"] == (6.0 if file["path"].endswith(".jpg") else 1.0)
    shown = retrocolor("verify", archive, "--light", "--sample", "2")
    assert (
        shown.returncode == 0 and "2 photos compared" in shown.stdout and "4 photos not in the sample" in shown.stdout
    )


def test_another_light_is_found(copy: Path) -> None:
    """Brightened by a hand that also mended the record: only the pixels tell."""
    with Image.open(copy / "plain.png") as image:
        brighter = np.asarray(image).astype(int) + 6
    save(copy / "plain.png", brighter.clip(0, 255).astype(np.uint8))
    with Image.open(copy / "deep" / "profile.png") as image:
        image.rotate(180).save(copy / "deep" / "profile.png")
    save(copy / "large.png", grey(40, 60))
    _mend(copy, ["plain.png", "deep/profile.png", "large.png"])
    summary, code = verified(copy, light=True)
    found = by_name(summary)
    assert code == 1 and {name for name, verdict in found.items() if verdict == "differs"} == {
        "plain.png", "profile.png", "large.png",
    }  # fmt: skip
    reasons = {Path(file["path"]).name: file["reason"] for file in summary["files"]}
    assert "60 x 40 in orientation 1 instead of 500 x 333" in reasons["large.png"]


def _mend(folder: Path, names: list[str]) -> None:
    """Let the record say that these files are what was written."""
    with recording(folder) as record:
        for name in names:
            record.add(replace(record.entries[name], result=Identity.of(folder / name)))


def test_an_original_that_is_gone_proves_nothing(copy: Path, archive: Path) -> None:
    with recording(copy) as record:
        record.add(replace(record.entries["plain.png"], source=str(copy / "gone.png")))
        record.add(replace(record.entries["large.png"], source=str(archive.with_name("in") / "plain.png")))
    summary, code = verified(copy, light=True)
    found = by_name(summary)
    assert code == 1 and found["plain.png"] == "unproven" and found["large.png"] == "unproven"
    summary, code = verified(copy)
    reasons = {Path(file["path"]).name: file["reason"] for file in summary["files"] if file["reason"]}
    assert code == 0, "without --light the originals are not needed"
    assert reasons == {"plain.png": f"its original {copy}/gone.png is not there"}, "but one that is gone is named"
    shown = retrocolor("verify", copy).stdout
    assert "No original 1" in shown and f"{copy}/plain.png" in shown


@pytest.mark.skipif(os.name == "nt", reason="links")
def test_originals_that_cannot_be_looked_at_stop_nothing(tmp_path: Path) -> None:
    for name in ("a.png", "b.png", "deep/c.png"):
        save(tmp_path / "in" / name, grey())
    colorized(tmp_path / "in")
    shutil.rmtree(tmp_path / "in" / "deep")
    (tmp_path / "in" / "deep").symlink_to("/" + "x" * 300)
    summary, code = verified(tmp_path / "in-color")
    assert code == 0 and summary["counts"] == {"whole": 3}
    summary, code = verified(tmp_path / "in-color", light=True)
    why = next(file["reason"] for file in summary["files"] if file["verdict"] == "unproven")
    assert code == 1 and summary["counts"] == {"whole": 2, "unproven": 1} and "cannot be looked at" in why


def test_a_result_beside_its_original(tmp_path: Path) -> None:
    photo = save(tmp_path / "a.png", grey())
    save(tmp_path / "b.png", grey())
    with recording(tmp_path) as record:  # of an earlier run: without one a single file leaves none
        record.pass_over(["notes.txt"])
    assert colorized(photo)[1].returncode == 0
    summary, code = verified(tmp_path, light=True)
    assert code == 0 and by_name(summary) == {"a-color.png": "whole"}


def test_wrong_usage(tmp_path: Path, archive: Path) -> None:
    for folder in (tmp_path, tmp_path / "none", archive / RECORD_NAME):
        with pytest.raises(UsageError, match=r"output folder|check the name"):
            verified(folder)
    with pytest.raises(UsageError, match="--light"):
        verified(archive, sample=3)
    done = retrocolor("verify", tmp_path)
    assert done.returncode == 2 and done.stdout == "" and "name the output folder of a run" in done.stderr


def test_several_records_below_one_folder(archive: Path, tmp_path: Path) -> None:
    shutil.copytree(archive, tmp_path / "all" / "one")
    shutil.copytree(archive, tmp_path / "all" / "two")
    (tmp_path / "all" / "stray.txt").write_text("?")
    summary, code = verified(tmp_path / "all")
    assert code == 1 and summary["counts"] == {"whole": 12, "foreign": 1}


def test_verify_does_not_import_torch(archive: Path) -> None:
    code = (
        "import sys; from retrocolor.cli.verbs import app; app(['verify', *sys.argv[1:]], standalone_mode=False); "
        "assert not {'torch', 'numba', 'av'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code, str(archive), "--light"], check=True, capture_output=True)


# L* itself, against another library.


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_lightness_is_scikit_images(dtype: type) -> None:
    rgb = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (40, 50, 3), dtype, endpoint=True)
    expected = rgb2lab(rgb / np.iinfo(dtype).max)[..., 0]
    assert np.abs(lightness(rgb) - expected).max() < 0.01
    expected = rgb2lab(np.stack([rgb[..., 0]] * 3, 2) / np.iinfo(dtype).max)[..., 0]
    assert np.abs(lightness(rgb[..., 0]) - expected).max() < 0.01


def test_large_pictures_are_sampled_in_strips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "a.png", grey(1000, 300))
    save(tmp_path / "b.png", np.stack([grey(1000, 300)] * 3, 2))
    whole = compare(Pair(tmp_path / "a.png", tmp_path / "b.png"), lambda message=None: None)
    monkeypatch.setattr("retrocolor.batch.lightness.MOST_PIXELS", 10_000)
    part = compare(Pair(tmp_path / "a.png", tmp_path / "b.png"), lambda message=None: None)
    assert whole.pixels == 300_000 and 9_000 <= part.pixels <= 10_500 and part.most == whole.most == 0
    assert part.bound == BOUND and part.kept


def test_a_lossy_result_is_compared_by_what_its_codec_keeps(tmp_path: Path) -> None:
    picture = camera()[::2, ::2]
    save(tmp_path / "a.png", picture)
    for name, light in (("b.jpg", picture), ("c.jpg", picture * 0.8)):
        Image.fromarray(light.astype(np.uint8)).convert("RGB").save(tmp_path / name, quality=50)
    same, darker = (
        compare(Pair(tmp_path / "a.png", tmp_path / name), lambda _=None: None) for name in ("b.jpg", "c.jpg")
    )
    assert same.kept and same.pixels == picture.size and not darker.kept


def test_pages_that_are_missing_are_told(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as pages:
        pages.write(grey())
        pages.write(grey())
    tifffile.imwrite(tmp_path / "b.tif", np.stack([grey()] * 3, 2), iccprofile=srgb_profile())
    with pytest.raises(MediaError, match="1 page instead of 2"):
        compare(Pair(tmp_path / "a.tif", tmp_path / "b.tif"), lambda message=None: None)


def test_every_verdict_has_a_word() -> None:
    assert set(VERDICTS) == set(Verdict)


def test_an_interrupt_says_so(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(supervisor: Supervisor[Pair, LightnessDifference], jobs: list[Pair]) -> Iterator[WorkerReady]:
        supervisor.signal = signal.SIGINT
        yield WorkerReady({})

    monkeypatch.setattr(Supervisor, "run", stopped)
    summary, code = verified(archive, light=True)
    assert code == 130 and "before all light" in summary["message"]
