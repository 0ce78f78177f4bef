"""Figures: against scikit-image, on files that the command wrote; what runs on a bare torch machine."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage import color as reference
from skimage.data import astronaut, chelsea, coffee
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from retrocolor import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.evaluation.evaluate import bootstrap, colour, evaluate, make_grey
from retrocolor.evaluation.results import Evaluation
from retrocolor.imaging import metrics
from retrocolor.research_config import DatasetOptions, EvaluateOptions
from retrocolor.training.dataset import build


def squares(folder: Path) -> Path:
    """Three colour photographs cut to 256 x 256, as PNG."""
    folder.mkdir()
    for name, photo in (("astronaut", astronaut()), ("cat", chelsea()), ("coffee", coffee())):
        Image.fromarray(photo[20:276, 60:316]).save(folder / f"{name}.png")
    return folder


def command(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "retrocolor", *map(str, words)], capture_output=True, text=True, timeout=200
    )


def test_metrics_are_scikit_images() -> None:
    random = np.random.default_rng(0)
    truth = astronaut()[:64, :80]
    picture = np.clip(truth + random.normal(0, 12, truth.shape), 0, 255).astype(np.uint8)
    assert abs(metrics.psnr(picture, truth) - peak_signal_noise_ratio(truth, picture, data_range=255)) < 1e-6
    expected = structural_similarity(truth, picture, channel_axis=-1, data_range=255)
    assert abs(metrics.ssim(picture, truth) - expected) < 1e-6
    assert metrics.psnr(truth, truth) == float("inf")


def test_colorfulness_is_hasler_and_suesstrunks() -> None:
    assert metrics.colorfulness(np.full((8, 8, 3), 120, np.uint8)) == 0
    half = np.zeros((2, 2, 3), np.uint8)
    half[0] = (200, 0, 0)
    # rg is 200 and 0, yb 100 and 0: deviations 100 and 50, means 100 and 50
    assert metrics.colorfulness(half) == pytest.approx(np.hypot(100, 50) + 0.3 * np.hypot(100, 50))


def test_the_area_under_the_curve() -> None:
    assert metrics.area_under_curve(np.zeros(10), 150) == 1.0
    assert metrics.area_under_curve(np.full(10, 151.0), 150) == 0.0
    error = np.array([0.0, 75.0])
    by_hand = np.trapezoid([np.mean(error <= t) for t in range(151)]) / 150
    assert metrics.area_under_curve(error, 150) == pytest.approx(by_hand)
    assert metrics.area_under_curve(error, 150, np.array([3.0, 1.0])) == pytest.approx(
        np.trapezoid([np.average(error <= t, weights=[3, 1]) for t in range(151)]) / 150
    )


def test_the_command_agrees_with_scikit_image_on_written_files(tmp_path: Path) -> None:
    """Make the photographs grey, colour the files with the command, compare: the same figures as `evaluate`."""
    truth, grey = squares(tmp_path / "truth"), tmp_path / "grey"
    grey.mkdir()
    for path in truth.iterdir():
        lab = reference.rgb2lab(np.asarray(Image.open(path)))
        lab[..., 1:] = 0
        Image.fromarray((reference.lab2rgb(lab)[..., 1] * 255).round().astype(np.uint8)).save(grey / path.name)
    assert command("colorize", grey, "-o", tmp_path / "colour", "--k", 2, "--no-report").returncode == 0
    done = command("evaluate", truth, "--k", "2", "--json", "-")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)["results"][0]
    scores, light = [], []
    for path in sorted(truth.iterdir()):
        ours, ideal = (np.asarray(Image.open(folder / path.name)) for folder in (tmp_path / "colour", truth))
        plain = np.repeat(np.asarray(Image.open(grey / path.name))[..., None], 3, 2)
        scores.append(
            (
                peak_signal_noise_ratio(ideal, ours, data_range=255),
                structural_similarity(ideal, ours, channel_axis=-1, data_range=255),
                peak_signal_noise_ratio(ideal, plain, data_range=255),
            )
        )
        light.append(np.abs(reference.rgb2lab(ours)[..., 0] - reference.rgb2lab(plain)[..., 0]))
    psnr, ssim, grey_psnr = np.mean(scores, axis=0)
    assert abs(result["psnr"] - psnr) < 0.01 and abs(result["grey_psnr"] - grey_psnr) < 0.01
    assert abs(result["ssim"] - ssim) < 1e-3 and result["k"] == 2 and result["decode"] == "topk"
    assert np.percentile(light, 99.9) <= 0.4


def run(data: Path, **options: object) -> Evaluation:
    *_, ended = evaluate(data, EvaluateOptions(**options))  # type: ignore[arg-type]
    assert isinstance(ended, Evaluation)
    return ended


def test_the_measured_colours_are_those_of_the_product() -> None:
    colorizer = Colorizer.load()
    grey, ab = make_grey(chelsea()[:200, :260])
    assert ab.shape == (200, 260, 2)
    assert np.abs(colour(colorizer, grey, [DecodeOptions()])[0].astype(int) - colorizer.colorize(grey)).max() <= 1


def test_several_decodes_a_sheet_and_a_broken_file(tmp_path: Path) -> None:
    folder = squares(tmp_path / "truth")
    (folder / "broken.png").write_bytes(b"no picture")
    ended = run(folder, k="1,5", decode="mean", eval_size="64", sheet=tmp_path / "sheet.png", saturation=0.0)
    assert [result.name for result in ended.results] == ["k = 1", "k = 5", "mean"]
    assert ended.pictures == 3 and ended.broken == ("broken.png",)
    for result in ended.results:  # without saturation every decode is grey
        assert abs(result.means["psnr"] - result.means["grey_psnr"]) < 0.02
        assert result.means["colorfulness"] < 0.5 < result.means["true_colorfulness"]
        assert result.intervals["psnr"][0] <= result.means["psnr"] <= result.intervals["psnr"][1]
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (5 * 64, 18 + 3 * 64)


def test_vivid_is_traced_in_one_table(tmp_path: Path) -> None:
    ended = run(squares(tmp_path / "truth"), vivid="0,0.5,1", decode="mean", k="2", eval_size="128")
    assert [r.name for r in ended.results] == [f"{d} v{v}" for d in ("k = 2", "mean") for v in ("0", "0.5", "1")]
    for first in (0, 3):
        colour = [result.means["colorfulness"] for result in ended.results[first : first + 3]]
        assert colour == sorted(colour)
    assert [result.decode["vivid"] for result in ended.results[:3]] == [0, 0.5, 1]
    letter = run(tmp_path / "truth", vivid="0.5", k="2", smooth=0.0, eval_size="128").results[0]
    assert letter.name == "k = 2" and letter.decode["smooth"] == 0
    assert letter.means["psnr"] != ended.results[1].means["psnr"]


def test_a_built_set_can_be_measured(tmp_path: Path) -> None:
    folder = squares(tmp_path / "truth")
    for _ in build(folder, DatasetOptions(output=tmp_path / "set", size=64, jobs="1")):
        pass
    from_set, from_files = run(tmp_path / "set", eval_size="native"), run(folder, eval_size="64")
    assert abs(from_set.results[0].means["grey_psnr"] - from_files.results[0].means["grey_psnr"]) < 0.1


@pytest.mark.parametrize(
    "options", [{"k": "one"}, {"k": "0"}, {"vivid": "much"}, {"eval_size": "big"}, {"decode": "mode"}]
)
def test_options_without_meaning_are_usage_errors(tmp_path: Path, options: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="--"):
        run(squares(tmp_path / "truth"), **options)


def test_the_bootstrap_covers_the_mean() -> None:
    values = np.random.default_rng(0).normal(20, 2, 400)
    low, high = bootstrap(values)
    assert low < values.mean() < high and 0.3 < high - low < 0.5


BARE = """
import sys
class Missing:
    def find_spec(self, name, *rest):
        if name.split(".")[0] in {"av", "tifffile", "imagecodecs", "numba"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
from retrocolor.cli.main import main
main()
"""


def test_training_and_measuring_need_no_codecs_and_no_compiler(colour_folder: Path, tmp_path: Path) -> None:
    def bare(*words: object) -> subprocess.CompletedProcess[str]:
        code = [sys.executable, "-c", BARE, *map(str, words)]
        return subprocess.run(code, capture_output=True, text=True, timeout=200)

    small = ("--epochs", 1, "--width", 0.125, "--train-size", 32, "--batch-size", 8)
    for words in (
        ("dataset", "build", colour_folder, "-o", tmp_path / "set", "--size", 32),
        ("dataset", "info", tmp_path / "set"),
        ("train", tmp_path / "set", "-o", tmp_path / "run", *small),
        ("evaluate", colour_folder, "--model", tmp_path / "run" / "best.safetensors", "--limit", 3, "--eval-size", 64),
    ):
        done = bare(*words)
        assert done.returncode == 0, (words, done.stderr)
    assert "PSNR" in done.stdout


def test_the_surer_the_network_the_smaller_the_error(tmp_path: Path) -> None:
    deciles = run(squares(tmp_path / "truth")).confidence
    sure, errors = np.transpose(deciles)
    assert len(deciles) == 10 and (np.diff(sure) > 0).all() and sure.min() >= 0 and sure.max() <= 1
    assert errors[:3].mean() > errors[-3:].mean()
