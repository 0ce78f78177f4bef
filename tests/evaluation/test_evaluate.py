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

from command import retrocolor
from retrocolor import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.evaluation.decodes import Decodes
from retrocolor.evaluation.evaluate import bootstrap, evaluate
from retrocolor.evaluation.pictures import find, make_grey
from retrocolor.evaluation.results import Evaluation
from retrocolor.imaging import metrics
from retrocolor.research_config import DatasetOptions, EvaluateOptions
from retrocolor.training.dataset import Dataset, build


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


@pytest.mark.parametrize("shape", [(64, 80), (7, 7), (5, 9), (130, 90)])
def test_metrics_are_scikit_images(shape: tuple[int, int]) -> None:
    random = np.random.default_rng(0)
    truths = np.stack([astronaut()[: shape[0], : shape[1]], coffee()[: shape[0], : shape[1]]])
    pictures = np.clip(truths + random.normal(0, 12, truths.shape), 0, 255).astype(np.uint8)
    window = min(7, *shape)
    for i, (picture, truth) in enumerate(zip(pictures, truths, strict=True)):
        expected = peak_signal_noise_ratio(truth, picture, data_range=255)
        assert abs(metrics.psnr(picture, truth) - expected) < 1e-6
        assert metrics.psnr_each(pictures, truths)[i] == metrics.psnr(picture, truth)
        expected = structural_similarity(truth, picture, win_size=window, channel_axis=-1, data_range=255)
        assert abs(metrics.ssim(picture, truth) - expected) < 1e-6
        assert abs(metrics.ssim_each(pictures, truths)[i] - expected) < 1e-6
    assert metrics.psnr(truth, truth) == float("inf") and metrics.ssim(truth, truth) == 1


def test_ssim_is_exact_where_nothing_or_everything_differs() -> None:
    """Sums over flat white are the largest there are; black against white has no covariance, only C1 and C2."""
    white, black = np.full((1, 40, 40, 3), 255, np.uint8), np.zeros((1, 40, 40, 3), np.uint8)
    assert metrics.ssim_each(white, white) == 1
    expected = structural_similarity(white[0], black[0], channel_axis=-1, data_range=255)
    assert metrics.ssim_each(white, black) == pytest.approx(expected, abs=1e-9)


def test_colorfulness_is_hasler_and_suesstrunks() -> None:
    assert metrics.colorfulness(np.full((8, 8, 3), 120, np.uint8)) == 0
    half = np.zeros((2, 2, 3), np.uint8)
    half[0] = (200, 0, 0)
    # rg is 200 and 0, yb 100 and 0: deviations 100 and 50, means 100 and 50
    assert metrics.colorfulness(half) == pytest.approx(np.hypot(100, 50) + 0.3 * np.hypot(100, 50))


def test_the_area_under_the_curve() -> None:
    error = np.array([[0.0, 0.0], [151.0, 151.0], [0.0, 75.0], [3.0, 1e9]])
    by_hand = [np.trapezoid([np.mean(each <= t) for t in range(151)]) / 150 for each in error]
    assert metrics.area_under_curve_each(error, 150) == pytest.approx(by_hand)
    assert by_hand[:2] == [1, 0]
    weights = np.tile([3.0, 1.0], (4, 1))
    assert metrics.area_under_curve_each(error, 150, weights) == pytest.approx(
        [np.trapezoid([np.average(each <= t, weights=[3, 1]) for t in range(151)]) / 150 for each in error]
    )


def test_the_command_agrees_with_scikit_image_on_written_files(tmp_path: Path) -> None:
    """Make the photographs grey, colour the files with the command, compare: the same figures as `evaluate`."""
    truth, grey = squares(tmp_path / "truth"), tmp_path / "grey"
    grey.mkdir()
    for path in truth.iterdir():
        lab = reference.rgb2lab(np.asarray(Image.open(path)))
        lab[..., 1:] = 0
        Image.fromarray((reference.lab2rgb(lab)[..., 1] * 255).round().astype(np.uint8)).save(grey / path.name)
    assert retrocolor("colorize", grey, "-o", tmp_path / "colour", "--k", "2", "--no-report").returncode == 0
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
    grey, ab = make_grey(np.stack([chelsea()[:200, :260], coffee()[:200, :260]]))
    assert ab.shape == (2, 200, 260, 2)
    for painted, each in zip(Decodes(colorizer, [DecodeOptions()])(grey)[0][0], grey, strict=True):
        assert np.abs(painted.astype(int) - colorizer.colorize(each)).max() <= 1


def test_a_picture_that_is_grey_in_truth_is_named_and_left_out(tmp_path: Path) -> None:
    """Grey against it has an infinite PSNR, which would be the mean's."""
    folder = squares(tmp_path / "truth")
    alone = run(folder, eval_size="64")
    Image.open(next(folder.glob("*.png"))).convert("L").save(folder / "zz-grey.png")
    Image.new("RGB", (90, 80), (70, 70, 70)).save(folder / "aa-flat.png")
    ended = run(folder, eval_size="64")
    assert ended.grey == ("aa-flat.png", "zz-grey.png") and ended.pictures == alone.pictures
    assert ended.results[0].means == pytest.approx(alone.results[0].means, abs=2e-4)
    only = tmp_path / "only"
    only.mkdir()
    (folder / "zz-grey.png").rename(only / "zz-grey.png")
    with pytest.raises(UsageError, match="of 1 picture none is in colour"):
        run(only, eval_size="64")


def test_several_decodes_a_sheet_and_a_broken_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = squares(tmp_path / "truth")
    (folder / "broken.png").write_bytes(b"no picture")
    Image.new("1", (20000, 20000)).save(folder / "huge.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10**8)  # which reading photos in this process may have lifted
    ended = run(folder, k="1,5", decode="mean", eval_size="64", sheet=tmp_path / "sheet.png", saturation=0.0)
    assert [result.name for result in ended.results] == ["k = 1", "k = 5", "mean"]
    assert ended.pictures == 3 and ended.broken == ("broken.png",) and ended.too_large == ("huge.png",)
    for result in ended.results:  # without saturation every decode is grey
        assert abs(result.means["psnr"] - result.means["grey_psnr"]) < 0.02
        assert result.means["colorfulness"] < 0.5 < result.means["true_colorfulness"]
        assert result.intervals["psnr"][0] <= result.means["psnr"] <= result.intervals["psnr"][1]
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (5 * 64, 18 + 3 * 64)


def test_so_many_pictures_are_evenly_spread_and_shown(tmp_path: Path) -> None:
    """Every second one is grey in truth: a sheet of each second one would be empty."""
    folder = squares(tmp_path / "truth")
    picture = Image.open(next(folder.glob("*.png"))).convert("RGB").resize((40, 40))
    many = tmp_path / "many"
    many.mkdir()
    for i in range(40):
        (picture.convert("L") if i % 2 == 0 else picture).save(many / f"{i:02}.png")
    assert run(many, eval_size="16", sheet=tmp_path / "sheet.png").pictures == 20
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (3 * 16, 18 + 16 * 16)
    names = [int(name[:2]) for name, _ in find(many, EvaluateOptions(limit=30))]
    assert len(names) == 30 and max(names) >= 38 and max(np.diff(names)) == 2


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


def test_what_is_grey_is_grey_for_data_sets_and_for_measuring_alike(tmp_path: Path) -> None:
    (tmp_path / "faint").mkdir()
    lab = reference.rgb2lab(coffee()[20:276, 60:316])
    strongest = np.abs(lab[..., 1:]).max()
    for chroma in range(12):  # of the strongest pixel, before it is rounded
        picture = reference.lab2rgb(lab * (1, chroma / strongest, chroma / strongest))
        Image.fromarray((picture * 255).round().astype(np.uint8)).save(tmp_path / "faint" / f"{chroma:02}.png")
    names = {path.name for path in (tmp_path / "faint").iterdir()}
    options = DatasetOptions(output=tmp_path / "set", size=256, keep_toned=True, jobs="1")
    for _ in build(tmp_path / "faint", options):
        pass
    grey = names - set(Dataset(tmp_path / "set").names)
    assert set(run(tmp_path / "faint", eval_size="256", k="1").grey) == grey and 3 <= len(grey) <= 7


@pytest.mark.parametrize(
    "options",
    [{"k": "one"}, {"k": "²"}, {"k": "0"}, {"vivid": "much"}, {"eval_size": "big"}, {"decode": "mode"}, {"limit": 0}],
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
        if name.split(".")[0] in {"av", "tifffile", "imagecodecs", "llvmlite"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
from retrocolor.cli.main import main
for line in sys.argv[1].splitlines():
    sys.argv[1:] = line.split("\\t")
    try:
        main()
    except SystemExit as ended:
        if ended.code:
            raise
"""


def test_training_and_measuring_need_no_codecs_and_no_compiler(colour_folder: Path, tmp_path: Path) -> None:
    small = ("--epochs", 1, "--width", 0.125, "--train-size", 32, "--batch-size", 8)
    commands = (
        ("dataset", "build", colour_folder, "-o", tmp_path / "set", "--size", 32),
        ("dataset", "info", tmp_path / "set"),
        ("train", tmp_path / "set", "-o", tmp_path / "run", *small),
        ("evaluate", colour_folder, "--model", tmp_path / "run" / "best.safetensors", "--limit", 3, "--eval-size", 64),
    )
    lines = "\n".join("\t".join(map(str, words)) for words in commands)
    done = subprocess.run([sys.executable, "-c", BARE, lines], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, (done.stdout, done.stderr)
    assert "PSNR" in done.stdout


def test_the_surer_the_network_the_smaller_the_error(tmp_path: Path) -> None:
    deciles = run(squares(tmp_path / "truth")).confidence
    sure, errors = np.transpose(deciles)
    assert len(deciles) == 10 and (np.diff(sure) > 0).all() and sure.min() >= 0 and sure.max() <= 1
    assert errors[:3].mean() > errors[-3:].mean()
