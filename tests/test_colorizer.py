"""The border: arrays in, arrays out; lightness kept; decodes settled; batches that do not mix."""

import pickle
import subprocess
import sys
import threading
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image, ImageOps
from skimage import color as reference
from skimage.data import camera, chelsea, coffee, rocket
from torch import nn

from retrocolor import Colorizer
from retrocolor.config import DECODES, DecodeOptions
from retrocolor.errors import MachineError, ModelError, UsageError
from retrocolor.imaging.orientation import as_stored, upright
from retrocolor.imaging.paint import Painter
from retrocolor.model import bins, checkpoint, inference, networks
from retrocolor.model.decode import Decode, resolve
from retrocolor.model.inference import Batcher
from retrocolor.model.networks import ModelConfig, build, runs_in_bf16

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def colorizer() -> Colorizer:
    return Colorizer.load()


def test_the_embedded_model_colours_and_keeps_the_light(colorizer: Colorizer) -> None:
    grey = camera()
    painted = colorizer.colorize(grey)
    assert painted.shape == (512, 512, 3) and painted.dtype == np.uint8
    lab = reference.rgb2lab(painted)
    light = reference.rgb2lab(np.repeat(grey[..., None], 3, 2))[..., 0]
    assert np.percentile(np.abs(lab[..., 0] - light), 99.9) <= 0.4
    assert np.hypot(lab[..., 1], lab[..., 2]).mean() > 1


def test_16_bit_keeps_every_level_of_light(colorizer: Colorizer) -> None:
    ramp = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    painted = colorizer.colorize(ramp)
    assert painted.dtype == np.uint16
    light = reference.rgb2lab(painted.astype(np.float64).reshape(-1, 3) / 65535)[:, 0]
    truth = reference.rgb2lab(np.repeat(ramp.reshape(-1, 1) / 65535, 3, 1))[:, 0]
    assert np.abs(light - truth).max() <= 0.05
    assert len(np.unique(light)) >= 60_000


def test_toned_and_plain_pictures_of_the_same_light_agree(colorizer: Colorizer) -> None:
    grey = camera()[:200, :300]
    one, three = colorizer.colorize(grey), colorizer.colorize(np.repeat(grey[..., None], 3, 2))
    assert np.abs(one.astype(int) - three).max() <= 1


@pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (3, 2), (700, 20)])
def test_odd_shapes(colorizer: Colorizer, shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    assert colorizer.colorize(picture).shape == (*shape, 3)


@pytest.mark.parametrize(
    "picture", [np.zeros((4, 4)), np.zeros((4, 4, 4), np.uint8), np.zeros((0, 4), np.uint8), [[1, 2], [3, 4]], None]
)
def test_anything_else_is_refused(colorizer: Colorizer, picture: Any) -> None:
    for colour in (colorizer.colorize, lambda one: colorizer.colorize_batch([np.zeros((4, 4), np.uint8), one])):
        with pytest.raises(ValueError, match="expected"):
            colour(picture)
    with pytest.raises(ValueError, match="expected"):
        Colorizer.load(like=[np.zeros((4, 4, 3), np.uint8), picture])
    with pytest.raises(UsageError, match="--size 0"):
        Colorizer.load(size=0)


def test_a_turned_picture_gets_the_same_colours(colorizer: Colorizer) -> None:
    grey = np.asarray(Image.fromarray(chelsea()).convert("L"))
    painted = colorizer.colorize(grey)
    for orientation in range(1, 9):
        turned = colorizer.colorize(np.ascontiguousarray(as_stored(grey, orientation)), orientation)
        assert np.abs(upright(turned, orientation).astype(int) - painted).mean() < 0.2


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright_is_what_exif_means(orientation: int, tmp_path: Path) -> None:
    stored = np.arange(12, dtype=np.uint8).reshape(3, 4)
    exif = Image.Exif()
    exif[274] = orientation
    Image.fromarray(stored).save(tmp_path / "a.png", exif=exif)
    with Image.open(tmp_path / "a.png") as picture:
        expected = np.asarray(ImageOps.exif_transpose(picture))
    assert np.array_equal(upright(stored, orientation), expected)
    assert np.array_equal(as_stored(expected, orientation), stored)


def test_strips_paint_what_the_whole_paints() -> None:
    random = np.random.default_rng(0)
    grey = random.integers(0, 256, (301, 217), np.uint8)
    painter = Painter(random.normal(0, 25, (20, 14, 2)).astype(np.float32), 301, 217)
    strips = [painter(grey[i : i + 50], i) for i in range(0, 301, 50)]
    assert np.array_equal(np.concatenate(strips), painter(grey, 0))


def test_what_would_lead_the_loops_astray_is_refused() -> None:
    chroma, deep = np.zeros((4, 5, 2), np.float32), np.zeros((20, 30), np.uint16)
    for wrong in (np.nan, np.inf, -np.inf, 1e30):
        odd = chroma.copy()
        odd[2, 3, 1] = wrong
        with pytest.raises(ValueError, match="chroma is not finite"):
            Painter(odd, 20, 30)
    painter = Painter(chroma, 20, 30)
    for strip, first in ((deep[:, :29], 0), (deep, 1), (deep[:5], -1), (np.zeros((20, 31), np.uint16), 0)):
        with pytest.raises(ValueError, match="of a picture 20 x 30"):
            painter(strip, first)
    for shape, depth in (((20, 31, 3), np.uint16), ((19, 30, 3), np.uint16), ((20, 30, 3), np.uint8)):
        with pytest.raises(ValueError, match="a canvas"):
            painter(deep, 0, np.zeros(shape, depth))


def test_strong_chroma_is_limited_not_clipped() -> None:
    grey = np.tile(np.arange(256, dtype=np.uint8), (40, 1))
    chroma = np.random.default_rng(0).uniform(-100, 100, (5, 8, 2)).astype(np.float32)
    lab = reference.rgb2lab(Painter(chroma, 40, 256)(grey, 0))
    light = reference.rgb2lab(np.repeat(grey[..., None], 3, 2))[..., 0]
    assert np.percentile(np.abs(lab[..., 0] - light), 99.9) <= 0.4


@pytest.mark.parametrize("vivid", [0.0, 1.0])
@pytest.mark.parametrize("temperature", [0.001, 100.0])
def test_the_coldest_and_the_warmest_mean_are_numbers(colorizer: Colorizer, temperature: float, vivid: float) -> None:
    asked = DecodeOptions(decode="annealed", temperature=temperature, vivid=vivid)
    assert np.isfinite(colorizer.with_decode(asked).chroma(np.float32(camera()[:128, :128]) / 255)).all()


def test_what_the_user_asks_wins_over_the_model_over_the_paper() -> None:
    assert resolve(DecodeOptions(), {}) == Decode("topk", k=2)
    model = {"decode": "annealed", "temperature": 0.7, "vivid": 0.25, "size": 192}
    assert resolve(DecodeOptions(), model) == Decode("annealed", temperature=0.7, vivid=0.25)
    assert resolve(DecodeOptions(k=3), model) == Decode("topk", k=3, temperature=0.7, vivid=0.25)
    assert resolve(DecodeOptions(decode="mean", vivid=0.0), model).decode == "mean"


@pytest.mark.parametrize(
    "asked",
    [
        DecodeOptions(k=0),
        DecodeOptions(k=400),
        DecodeOptions(vivid=1.5),
        DecodeOptions(decode="mode"),
        DecodeOptions(temperature=0.0),
        DecodeOptions(temperature=1e-40),
        DecodeOptions(saturation=-1.0),
        DecodeOptions(smooth=2.0),
    ],
)
def test_values_without_meaning_are_usage_errors(asked: DecodeOptions) -> None:
    with pytest.raises(UsageError, match="--"):
        resolve(asked, {})


def test_our_network_smooths_topk_and_the_papers_keeps_the_letter(tmp_path: Path) -> None:
    assert Colorizer.load(decode=DecodeOptions(k=2)).decode.smooth == 1
    letter = Colorizer.load(decode=DecodeOptions(k=2, smooth=0.0)).decode
    assert (letter.decode, letter.k, letter.vivid, letter.smooth) == ("topk", 2, 0, 0)
    config = ModelConfig("paper", 0.125)
    prior = torch.full((bins.COUNT,), 1 / bins.COUNT)
    checkpoint.save(tmp_path / "paper.safetensors", checkpoint.Checkpoint(build(config), config, prior))
    assert Colorizer.load(str(tmp_path / "paper.safetensors")).decode.smooth == 0


def test_vivid_leads_to_about_the_same_colour_with_every_decode(colorizer: Colorizer) -> None:
    grey = np.asarray(Image.fromarray(chelsea()).convert("L"))
    asked = [DecodeOptions(decode=decode, vivid=vivid) for decode in DECODES for vivid in (0.0, 0.5, 1.0)]
    chroma = [np.hypot(*np.moveaxis(colorizer.with_decode(each).chroma(grey / 255), 2, 0)).mean() for each in asked]
    strength = np.reshape(chroma, (len(DECODES), 3))
    assert (np.diff(strength, axis=1) > 0).all()
    assert strength[:, 2].max() < 1.6 * strength[:, 2].min()


def test_unknown_devices_and_models_are_named() -> None:
    with pytest.raises(MachineError, match="cuda:93"):
        Colorizer.load(device="cuda:93")
    for missing in ("no-such-model", Path("no-such-model")):
        with pytest.raises(ModelError, match="No model 'no-such-model'"):
            Colorizer.load(missing)


def test_a_copy_has_the_same_network_and_none_is_pickled(colorizer: Colorizer) -> None:
    same = deepcopy(colorizer)
    assert same._network is colorizer._network
    assert (same.colorize(camera()) == colorizer.colorize(camera())).all()
    with pytest.raises(TypeError, match=r"load one in each process, with Colorizer\.load"):
        pickle.dumps(colorizer)


class Blank(nn.Module):
    """A network that knows nothing: its logits are the picture's mean, in every bin."""

    def __init__(self, limit: int = 1000, error: type[RuntimeError] = torch.OutOfMemoryError) -> None:
        super().__init__()
        self.limit, self.error, self.seen = limit, error, []

    def forward(self, light: torch.Tensor) -> torch.Tensor:
        self.seen.append(len(light))
        if len(light) > self.limit:
            raise self.error(
                "The following operation failed in the TorchScript interpreter.\nCUDA out of memory. Tried ..."
            )
        return light.mean((2, 3), keepdim=True).expand(-1, bins.COUNT, 2, 2)


def first_bin(logits: torch.Tensor) -> torch.Tensor:
    return logits[:, :2]


def test_batches_from_many_threads_come_back_to_their_own() -> None:
    model = Blank()
    batcher = Batcher(model, CPU, "4", first_bin)
    answers: dict[int, torch.Tensor] = {}

    def ask(i: int) -> None:
        answers[i] = batcher(torch.full((1, 1, 8, 8 + i % 2), float(i)))

    threads = [threading.Thread(target=ask, args=(i,)) for i in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(float(answers[i].mean()) == i and answers[i].shape == (1, 2, 2, 2) for i in range(20))
    assert set(model.seen) == {4}  # padded: every call has the fixed size


@pytest.mark.parametrize("error", [torch.OutOfMemoryError, RuntimeError])  # the latter from a program in TorchScript
def test_out_of_memory_halves_the_batch_and_says_so_once(
    caplog: pytest.LogCaptureFixture, error: type[RuntimeError]
) -> None:
    model = Blank(limit=3, error=error)
    batcher = Batcher(model, CPU, "8", first_bin)
    lights = torch.arange(11.0).view(11, 1, 1, 1).expand(11, 1, 4, 4)
    assert torch.equal(batcher(lights)[:, 0, 0, 0], torch.arange(11.0))
    assert batcher.size == 2 and [r.message for r in caplog.records] == [
        "Not enough memory on cpu: going on with batches of 4.",
        "Not enough memory on cpu: going on with batches of 2.",
    ]


def test_no_memory_for_one_picture_is_an_error_never_a_grey_one() -> None:
    with pytest.raises(MachineError, match="--size"):
        Batcher(Blank(limit=0), CPU, "2", first_bin)(torch.zeros(1, 1, 4, 4))


def test_another_error_of_a_network_is_passed_on() -> None:
    class Broken(nn.Module):
        def forward(self, light: torch.Tensor) -> torch.Tensor:
            raise RuntimeError("no such kernel")

    with pytest.raises(RuntimeError, match="no such kernel"):
        Batcher(Broken(), CPU, "2", first_bin)(torch.zeros(1, 1, 4, 4))


def agrees_with_the_cpu(other: Colorizer) -> None:
    """Colours of another device or precision: at most 2 of 255 levels away, but for a few pixels."""
    own = Colorizer.load(device="cpu")
    for grey in (camera(), *(photo[..., 1] for photo in (chelsea(), coffee(), rocket()))):
        away = np.abs(own.colorize(grey).astype(int) - other.colorize(grey))
        assert away.max() <= 4 and np.mean(away > 2) < 1e-4 and away.mean() < 0.5


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_a_gpu_gives_the_colours_of_the_cpu() -> None:
    agrees_with_the_cpu(Colorizer.load(device="cuda"))


@pytest.mark.skipif(not runs_in_bf16(CPU), reason="this CPU computes in float32")
def test_processors_with_bfloat16_give_the_colours_of_those_without(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        for module in (networks, inference):
            patch.setattr(module, "runs_in_bf16", lambda device: False)
        in_float32 = Colorizer.load(device="cpu")
    light = torch.rand(1, 1, 64, 96) * 100
    assert not torch.equal(in_float32.predict(light), Colorizer.load(device="cpu").predict(light))
    agrees_with_the_cpu(in_float32)


@pytest.mark.slow
def test_a_program_may_have_other_defaults_of_torch() -> None:
    """Of kind of number and device, while a package is imported and while it works."""
    begin = (
        "import sys, numpy as np, torch\n"
        "torch.set_default_dtype(torch.float64), torch.set_default_device('meta'), torch.set_num_threads(1)\n"
    )
    work = (
        "from retrocolor import Colorizer, DecodeOptions, Hint, colorize_frames\n"
        "grey = np.arange(4800, dtype=np.uint8).reshape(60, 80)\n"
        "colorizer = Colorizer.load(device='cpu', size=64, like=[np.dstack((grey, grey // 2, 255 - grey))])\n"
        "hinted = colorizer.with_decode(DecodeOptions(k=3, vivid=0.5)).colorize(grey, 1, [Hint(0.5, 0.3, '#7a4b2a')])\n"
        "made = np.stack([hinted, *colorize_frames([grey, grey[::-1]], colorizer)])\n"
    )
    script = begin + work + "sys.stdout.buffer.write(made.tobytes())"
    other = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE).stdout
    here: dict[str, Any] = {"np": np}
    exec(work, here)
    assert other == here["made"].tobytes()
