"""Quantized data sets: what is stored, what is skipped, how a build resumes."""

import io
import json
import os
import shutil
import tarfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import color as reference

from retrocolor.errors import MachineError, ModelError, UsageError
from retrocolor.locks import alone_in
from retrocolor.model import bins
from retrocolor.research_config import DatasetOptions, TrainOptions
from retrocolor.training import dataset
from retrocolor.training.dataset import Dataset, build, is_dataset
from retrocolor.training.events import Built
from retrocolor.training.loop import open_data
from retrocolor.training.sources import Source, TooLarge, find_pictures


def make(data: Path, output: Path, **options: object) -> Dataset:
    for _ in build(data, DatasetOptions(output=output, jobs="1", **options)):  # type: ignore[arg-type]
        pass
    return Dataset(output)


@pytest.fixture(scope="module")
def built(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return make(colour_folder, tmp_path_factory.mktemp("sets") / "set", size=48)


def test_a_built_set_holds_l_and_bins_of_every_picture(built: Dataset, colour_folder: Path) -> None:
    assert len(built) == 24 and built.manifest["skipped"] == {}
    example = built[7]
    assert example.lightness.shape == example.bins.shape == (48, 48) and example.ab.shape == (48, 48, 2)
    assert (example.lightness.dtype, example.ab.dtype, example.bins.dtype) == (np.uint8, np.int8, np.uint16)
    with Image.open(colour_folder / example.name) as picture:
        side = min(picture.size)
        left, top = (picture.width - side) / 2, (picture.height - side) / 2
        box = (left, top, left + side, top + side)
        small = np.asarray(picture.resize((48, 48), Image.Resampling.LANCZOS, box))
    lab = reference.rgb2lab(small)
    assert np.abs(example.lightness / 2.55 - lab[..., 0]).max() < 0.25
    assert np.abs(example.ab - lab[..., 1:]).max() < 0.51
    nearest = ((lab[..., None, 1:] - bins.CENTRES.numpy()) ** 2).sum(-1).argmin(-1)
    assert (example.bins == nearest).mean() > 0.999


def test_the_prior_counts_the_pixels(built: Dataset) -> None:
    counts = sum(np.bincount(built[i].bins.ravel(), minlength=bins.COUNT) for i in range(len(built)))
    assert torch.allclose(built.prior, torch.from_numpy(counts / counts.sum()))
    built.check()


def test_whole_pictures_keep_their_aspect(colour_folder: Path, tmp_path: Path) -> None:
    whole = make(colour_folder, tmp_path / "set", size=32, whole=True)
    sizes = whole.index[:, :2]
    assert (sizes.min(1) == 32).all() and sizes.max() > 40


def test_a_tar_gives_what_its_folder_gives(built: Dataset, colour_folder: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "colour.tar", "w") as tar:
        tar.add(colour_folder, ".")
    from_tar = make(tmp_path / "colour.tar", tmp_path / "set", size=48)
    assert from_tar.manifest["sha256"] == built.manifest["sha256"]
    shutil.copytree(colour_folder, tmp_path / "mixed" / "loose")
    shutil.copy(tmp_path / "colour.tar", tmp_path / "mixed" / "colour.tar")
    assert len(find_pictures(tmp_path / "mixed")) == 48


def test_a_tar_of_tars_gives_what_its_folder_gives(colour_folder: Path, tmp_path: Path) -> None:
    tars = tmp_path / "tars"
    tars.mkdir()
    for folder in sorted(colour_folder.iterdir()):
        with tarfile.open(tars / f"{folder.name}.tar", "w") as tar:
            tar.add(folder, ".")
    with tarfile.open(tmp_path / "outer.tar", "w") as tar:
        tar.add(tars, "")
    inside, beside = find_pictures(tmp_path / "outer.tar"), find_pictures(tars)
    assert len(inside) == 24 and [source.name for source in inside] == [source.name for source in beside]
    assert all(np.array_equal(ours.read(), theirs.read()) for ours, theirs in zip(inside, beside, strict=True))


def test_what_is_no_tar_in_a_tar_is_named(tmp_path: Path) -> None:
    (tmp_path / "n01.tar").write_bytes(b"no tar" * 200)
    with tarfile.open(tmp_path / "outer.tar", "w") as tar:
        tar.add(tmp_path / "n01.tar", "n01.tar")
    with pytest.raises(UsageError, match=r"outer\.tar: n01\.tar in it is no"):
        find_pictures(tmp_path / "outer.tar")


def test_a_huge_picture_is_too_large_not_broken(
    colour_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(colour_folder / "a", tmp_path / "data")
    Image.new("RGB", (400, 300), (200, 30, 30)).save(tmp_path / "data" / "huge.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 50_000)  # twice this is too much
    assert make(tmp_path / "data", tmp_path / "set", size=32).manifest["skipped"] == {"too large": 1}
    with pytest.raises(TooLarge, match=r"huge\.png: .* too large"):
        Source("huge.png", tmp_path / "data" / "huge.png").read()


def test_useless_pictures_are_skipped_and_counted(colour_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(colour_folder / "a", folder)
    Image.new("L", (80, 80), 99).save(folder / "grey.png")
    Image.new("RGB", (20, 80), (200, 30, 30)).save(folder / "tiny.png")
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff not a picture")
    whole = io.BytesIO()
    Image.new("RGB", (90, 90), (30, 200, 30)).save(whole, "PNG")
    (folder / "cut.png").write_bytes(whole.getvalue()[:-30])
    (folder / "notes.txt").write_text("no picture")
    made = make(folder, tmp_path / "set", size=32)
    assert len(made) == 12 and made.manifest["skipped"] == {"grey": 1, "tiny": 1, "broken": 2}


def test_toned_pictures_are_left_out_and_kept_on_request(colour_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(colour_folder / "a", folder)
    with Image.open(next(folder.glob("astronaut*"))) as picture:
        grey = np.asarray(picture.convert("L")) / 255
    sepia = np.stack((grey**0.8, grey * 0.93, grey**1.3 * 0.8), 2) * 255
    Image.fromarray(sepia.round().astype(np.uint8)).save(folder / "sepia.jpg", quality=90)
    made = make(folder, tmp_path / "set", size=48)
    assert made.manifest["skipped"] == {"toned": 1} and "sepia.jpg" not in made.names
    kept = make(folder, tmp_path / "set", size=48, keep_toned=True, overwrite=True)
    assert kept.manifest["skipped"] == {} and "sepia.jpg" in kept.names and kept.manifest["keep_toned"] is True


def test_nothing_useful_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no pictures here"):
        make(tmp_path / "empty", tmp_path / "set")
    Image.new("L", (80, 80), 99).save(tmp_path / "empty" / "grey.png")
    with pytest.raises(UsageError, match="1 grey"):
        make(tmp_path / "empty", tmp_path / "set")
    assert not (tmp_path / "set").exists()
    with pytest.raises(UsageError, match="no such folder"):
        make(tmp_path / "missing", tmp_path / "set")


def test_an_interrupted_build_keeps_its_shards(
    colour_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset, "SHARD", 5)
    output = tmp_path / "set"
    running = build(colour_folder, DatasetOptions(output=output, size=32, jobs="1"))
    while next(running).done < 10:
        pass
    running.close()
    kept = {path: path.stat().st_mtime_ns for path in output.glob("0000[01].json")}
    assert len(kept) == 2
    (output / "00001.json").unlink()  # as if the machine had stopped before the shard was whole
    made = make(colour_folder, output, size=32)
    assert made.manifest["sha256"] == make(colour_folder, tmp_path / "other", size=32).manifest["sha256"]
    assert not list(output.glob("0*"))


def test_a_process_that_is_ended_from_outside_is_said() -> None:
    with (
        ProcessPoolExecutor(1, get_context("spawn")) as pool,
        pytest.raises(MachineError, match="same command goes on"),
    ):
        dataset._wait_for(pool.submit(os._exit, 1))


def test_a_finished_set_is_replaced_on_request_alone(colour_folder: Path, tmp_path: Path) -> None:
    pictures, output = tmp_path / "pictures", tmp_path / "set"
    shutil.copytree(colour_folder, pictures)
    make(pictures, output, size=32)
    first = {path: path.stat().st_mtime_ns for path in output.iterdir()}
    make(pictures, output, size=32)
    for options in ({"size": 40}, {"size": 32, "keep_toned": True}, {"size": 32, "whole": True}):
        with pytest.raises(UsageError, match=r"finished data set already, with .*--overwrite .* -o"):
            make(pictures, output, **options)
    Image.open(pictures / "a" / "coffee-1.png").save(pictures / "new.png")
    with pytest.raises(UsageError, match="of other pictures"):
        make(pictures, output, size=32)
    assert {path: path.stat().st_mtime_ns for path in output.iterdir()} == first
    assert make(pictures, output, size=40, overwrite=True).manifest["size"] == 40


def test_two_commands_that_build_one_set_take_turns(
    built: Dataset, colour_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset, "WAIT_SECONDS", 0)
    with alone_in(tmp_path / "set"):
        second = build(colour_folder, DatasetOptions(output=tmp_path / "set", size=48, jobs="1"))
        assert [next(second), next(second)] == 2 * [Built(0, 24)]
        shutil.copytree(built.folder, tmp_path / "set", dirs_exist_ok=True)
    assert list(second) == [Built(24, 24)]
    assert len(list((tmp_path / "set").iterdir())) == len(list(built.folder.iterdir())) == 6


def test_the_set_that_training_keeps_follows_its_pictures_and_is_none_built_by_hand(
    colour_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures, kept = tmp_path / "pictures", tmp_path / "pictures-dataset-32"
    shutil.copytree(colour_folder, pictures)

    def opened() -> Dataset:
        for _ in open_data(pictures, TrainOptions(train_size=32)):
            pass
        return Dataset(kept)

    assert len(opened()) == 24
    Image.open(pictures / "a" / "coffee-1.png").save(pictures / "new.png")
    assert len(opened()) == 25
    monkeypatch.chdir(pictures)
    assert list(open_data(Path(), TrainOptions(train_size=32))) == [Built(25, 25)]  # not once more
    assert Dataset(kept).manifest["data"] == "pictures"
    make(pictures, kept, size=32, whole=True, overwrite=True)
    with pytest.raises(UsageError, match=r"with --whole: train on it by its name"):
        opened()
    assert Dataset(kept).manifest["whole"] is True
    shutil.rmtree(kept)
    kept.symlink_to(tmp_path / "gone" / "set")  # where no folder can be made
    with pytest.raises(
        MachineError, match=r"cannot hold .*`retrocolor dataset build --size 32 -o FOLDER`, and train on"
    ):
        opened()
    with pytest.raises(MachineError, match=r"cannot hold .*give another folder with -o"):
        make(pictures, kept)


def test_a_folder_with_other_files_is_not_touched(colour_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "00000.json").write_text("mine")
    with pytest.raises(UsageError, match="other files"):
        make(colour_folder, tmp_path, size=32)
    assert (tmp_path / "00000.json").read_text() == "mine"


def test_another_manifest_makes_no_data_set_of_a_folder(colour_folder: Path, tmp_path: Path) -> None:
    made = make(colour_folder, tmp_path / "set", size=32)
    (tmp_path / "manifest.json").write_text('{"@context": "http://iiif.io/api/presentation/2/context.json"}')
    assert is_dataset(made.folder) and not is_dataset(tmp_path)


def test_damaged_sets_are_refused(colour_folder: Path, tmp_path: Path) -> None:
    made = make(colour_folder, tmp_path / "set", size=32)
    damaged = bytearray((tmp_path / "set" / "ab").read_bytes())
    damaged[100] ^= 1
    (tmp_path / "set" / "ab").write_bytes(damaged)
    with pytest.raises(ModelError, match="has changed"):
        made.check()
    (tmp_path / "set" / "l").write_bytes(b"short")
    with pytest.raises(ModelError, match="too short"):
        Dataset(tmp_path / "set")
    manifest = json.loads((tmp_path / "set" / "manifest.json").read_text())
    (tmp_path / "set" / "manifest.json").write_text(json.dumps(manifest | {"shards": None})[:50])
    with pytest.raises(ModelError, match="not a finished data set"):
        Dataset(tmp_path / "set")
