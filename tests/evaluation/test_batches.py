"""Pictures are coloured and measured in batches: the figures are those of one picture at a time."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from command import retrocolor
from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.evaluation import pictures
from retrocolor.evaluation.decodes import Decodes, topk_means
from retrocolor.evaluation.evaluate import evaluate
from retrocolor.evaluation.pictures import batches, make_grey
from retrocolor.evaluation.results import Evaluation
from retrocolor.imaging import resize
from retrocolor.imaging.lab import lightness, to_rgb
from retrocolor.model import bins, checkpoint
from retrocolor.model.networks import ModelConfig, build
from retrocolor.research_config import EvaluateOptions

DECODES = [
    *(DecodeOptions(k=k) for k in (1, 2, 5, 12)), DecodeOptions(k=3, vivid=0.5), DecodeOptions(k=2, smooth=0.7),
    DecodeOptions(decode="mean"), DecodeOptions(decode="mean", vivid=1.0, saturation=0.5),
    DecodeOptions(decode="annealed", temperature=0.5),
]  # fmt: skip


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper's network, small, its weights by chance and so large that colours differ from place to place."""
    torch.manual_seed(1)
    config = ModelConfig("paper", 0.125)
    network = build(config)
    with torch.no_grad():
        network.out.weight.mul_(30)  # type: ignore[union-attr, operator]
    prior = torch.rand(bins.COUNT, generator=torch.Generator().manual_seed(0)).double()
    path = tmp_path_factory.mktemp("model") / "paper.safetensors"
    checkpoint.save(path, checkpoint.Checkpoint(network, config, prior / prior.sum()))
    return path


def run(data: Path, model: Path, **options: str | Path | float) -> Evaluation:
    given = {"k": "1,2", "decode": "annealed,mean", "size": 64} | options
    *_, ended = evaluate(data, EvaluateOptions(model=str(model), **given))  # type: ignore[arg-type]
    assert isinstance(ended, Evaluation)
    return ended


def one_at_a_time(colorizer: Colorizer, grey: np.ndarray, requested: DecodeOptions) -> np.ndarray:
    """A picture, uint8 (H, W), in one decode: network, decode and enlarging as `colorize` has them."""
    height, width = grey.shape
    thumbnail = resize.shrink([(0, grey)], height, width, colorizer.size)
    ab = colorizer.with_decode(requested).chroma(thumbnail)
    down, across = (resize.resize_matrix(ab.shape[i], grey.shape[i], resize.cubic) for i in (0, 1))
    large = np.einsum("Hh,hwc,Ww->cHW", down, ab, across).astype(np.float32)
    plane = lightness(torch.from_numpy(grey.astype(np.float32) / 255))
    return to_rgb(plane[None, None], torch.from_numpy(large)[None])[0]


def test_every_decode_of_a_batch_is_that_of_each_picture_alone(model: Path, colour_folder: Path) -> None:
    colorizer = Colorizer.load(str(model), "cpu", size=48)
    options = EvaluateOptions(eval_size="64")
    truths = np.stack([load() for _, load in pictures.find(colour_folder, options)][:4])  # type: ignore[misc]
    grey, ab = make_grey(truths)
    for i, truth in enumerate(truths):
        assert all(np.array_equal(a, b[i]) for a, b in zip(make_grey(truth), (grey, ab), strict=True))
    painted, confidence = Decodes(colorizer, DECODES)(grey)
    assert painted.shape == (len(DECODES), *truths.shape) and confidence.shape == (4, 48, 48)
    for requested, ours in zip(DECODES, painted, strict=True):
        alone = np.stack([one_at_a_time(colorizer, each, requested) for each in grey])
        assert np.ptp(ours.astype(int), axis=3).mean() > 3, requested  # there is colour to compare
        assert np.mean(np.abs(ours.astype(int) - alone) > 1) < 1e-3, requested
    small = resize.shrink([(0, grey[3])], 64, 64, 48)
    assert np.abs(confidence[3] - colorizer.chroma_with_confidence(small)[1]).max() < 1e-5


def test_bins_that_are_equally_likely_are_ranked_as_for_one_k() -> None:
    torch.manual_seed(0)
    logits = torch.randn(500, bins.COUNT, 1, 1).mul(2).round()  # of few values: nearly every border is a tie
    for ks in ([1, 2, 3, 4, 5], [7], [1, 40], [bins.COUNT, 2]):
        for k, ab in topk_means(logits, ks).items():
            assert torch.equal(ab, bins.topk_mean(logits, k)), (ks, k)


@pytest.mark.parametrize("eval_size", ["64", "native"])
def test_figures_do_not_depend_on_the_batch(
    model: Path, colour_folder: Path, monkeypatch: pytest.MonkeyPatch, eval_size: str
) -> None:
    """Native: 24 sizes, and among them four pictures in a row that share one."""
    found = pictures.find(colour_folder, EvaluateOptions(eval_size=eval_size))
    sizes = [len(batch.places) for batch in batches(found, 64, pictures.Skipped())]
    assert sizes == [16, 8] if eval_size == "64" else len(sizes) > 12
    together = run(colour_folder, model, eval_size=eval_size)
    monkeypatch.setattr(pictures, "PIXELS", 1)
    assert {len(batch.places) for batch in batches(found, 64, pictures.Skipped())} == {1}
    alone = run(colour_folder, model, eval_size=eval_size)
    assert together.pictures == alone.pictures == 24
    for ours, expected in zip(together.results, alone.results, strict=True):
        assert ours.means == pytest.approx(expected.means, abs=2e-4)
        for name, interval in ours.intervals.items():
            assert interval == pytest.approx(expected.intervals[name], abs=1e-3)
    assert np.array(together.confidence) == pytest.approx(np.array(alone.confidence), abs=1e-2)


def test_sizes_that_alternate_and_repeat_keep_their_order(tmp_path: Path, colour_folder: Path, model: Path) -> None:
    """Large beside small, tall beside wide: each picture is measured at its own size, and counted once."""
    photos = [np.asarray(Image.open(path).convert("RGB")) for path in sorted(colour_folder.rglob("*.png"))[:6]]
    for i, photo in enumerate(photos):
        size = [(70, 50), (70, 50), (50, 70), (400, 300), (400, 300), (19, 90)][i]
        Image.fromarray(photo).resize(size).save(tmp_path / f"{i}.png")
    found = pictures.find(tmp_path, EvaluateOptions(eval_size="native"))
    assert [batch.places for batch in batches(found, 64, pictures.Skipped())] == [[0, 1], [2], [3], [4], [5]]
    each = []
    for i in range(6):
        folder = tmp_path / f"only-{i}"
        folder.mkdir()
        (folder / "photo.png").write_bytes((tmp_path / f"{i}.png").read_bytes())
        each.append(run(folder, model, eval_size="native").results[0].means)
        (folder / "photo.png").unlink()
    all_of_them = run(tmp_path, model, eval_size="native").results[0].means
    for figure in ("psnr", "ssim", "grey_psnr", "colorfulness", "auc_rebalanced"):
        assert all_of_them[figure] == pytest.approx(np.mean([means[figure] for means in each]), abs=1e-4)


def test_a_broken_picture_amid_a_batch_is_named_and_left_out(tmp_path: Path, colour_folder: Path, model: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in sorted(colour_folder.rglob("*.png"))[:5]:
        (folder / path.name).write_bytes(path.read_bytes())
    words = ("--model", model, "--eval-size", 64, "--size", 64, "--k", "1", "--json")
    whole = retrocolor("evaluate", folder, *words, "-")
    assert whole.returncode == 0, whole.stderr
    first = min(path.name for path in folder.iterdir())
    (folder / f"{first}-cut.png").write_bytes((folder / first).read_bytes()[:300])
    (folder / "zz.jpg").write_bytes(b"no picture")
    some = retrocolor("evaluate", folder, *words, tmp_path / "some.json")
    assert some.returncode == 1 and "Traceback" not in some.stderr
    expected, found = json.loads(whole.stdout), json.loads((tmp_path / "some.json").read_text())
    assert found["broken"] == [f"{first}-cut.png", "zz.jpg"] and found["pictures"] == 5
    assert found["results"] == expected["results"]
    assert f"not readable: {first}-cut.png" in some.stdout and "not readable: zz.jpg" in some.stdout
