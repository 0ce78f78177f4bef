"""Networks: shapes, sizes, folding; checkpoints: what is kept and what is refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from retrocolor.errors import ModelError
from retrocolor.model import bins, card, checkpoint
from retrocolor.model.fused import LAYOUTS, Fused
from retrocolor.model.layers import ConvNorm, pad_to
from retrocolor.model.lite import Lite
from retrocolor.model.networks import ModelConfig, build, folded, parameter_count, place, runs_in_bf16

TINY = 0.125
CPU = torch.device("cpu")


def embedded() -> Lite:
    """The embedded network, as stored."""
    network = checkpoint.load(card.find("default")).model
    assert isinstance(network, Lite)
    return network


def clouds(count: int, height: int, width: int) -> torch.Tensor:
    """L* (N, 1, height, width) of smooth shapes, the same every time."""
    random = torch.Generator().manual_seed(0)
    coarse = torch.rand(count, 1, height // 16 + 2, width // 16 + 2, generator=random) * 100
    light = torch.nn.functional.interpolate(coarse, size=(height, width), mode="bilinear")
    return light.contiguous(memory_format=torch.channels_last)


def infer(model: nn.Module, lightness: torch.Tensor) -> torch.Tensor:
    """Logits without gradients."""
    with torch.inference_mode():
        return model(lightness)


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (33, 65), (1, 200), (64, 47)])
@pytest.mark.parametrize("arch", ["paper", "lite"])
def test_any_height_and_width(arch: str, size: tuple[int, int]) -> None:
    model = build(ModelConfig(arch, TINY)).eval()
    expected = size if arch == "paper" else tuple(-(-side // 4) for side in size)
    assert infer(model, torch.rand(2, 1, *size) * 100).shape == (2, bins.COUNT, *expected)


def test_narrow_pictures_give_the_same_colours_every_time() -> None:
    """Convolutions in bfloat16 over very few places did not repeat on some CPUs; padding keeps away from them."""
    assert pad_to(torch.zeros(1, 1, 70, 3), 32, 64).shape == (1, 1, 96, 64)
    network = build(ModelConfig("lite", 0.25)).eval()
    light = torch.rand(1, 1, 96, 24, generator=torch.Generator().manual_seed(0)) * 100
    with torch.autocast("cpu", torch.bfloat16), torch.inference_mode():
        assert all(torch.equal(network(light), network(light)) for _ in range(5))


def test_padding_mirrors_at_the_edge() -> None:
    rows = pad_to(torch.tensor([[1.0, 2.0, 3.0]]).T[None, None], 8)[0, 0]
    assert rows.shape == (8, 8) and rows[:, 0].tolist() == rows[:, 7].tolist() == [1, 2, 3, 2, 1, 2, 3, 2]


def test_sizes_are_the_documented_ones() -> None:
    assert parameter_count(build(ModelConfig("paper"))) / 1e6 == pytest.approx(6.42, abs=0.05)
    assert parameter_count(build(ModelConfig("lite"))) / 1e6 == pytest.approx(6.59, abs=0.01)


def seen_some(width: float = TINY, **regularized: float) -> Lite:
    """A network whose running statistics are not the initial ones."""
    torch.manual_seed(0)
    model = build(ModelConfig("lite", width), **regularized)
    for _ in range(3):
        model(torch.rand(4, 1, 64, 64) * 100)
    assert isinstance(model, Lite)
    return model.eval()


def test_placing_folds_batchnorm_and_changes_nothing_but_the_last_digits() -> None:
    model = seen_some()
    light = torch.rand(1, 1, 48, 80) * 100
    before = infer(model, light)
    for part in model.modules():
        if isinstance(part, ConvNorm):
            part.fold()
    assert torch.allclose(before, infer(model, light), atol=1e-4)
    assert not any("norm" in name for name in model.state_dict())
    placed = place(seen_some(), torch.device("cpu"))
    assert not any(isinstance(part, nn.BatchNorm2d) for part in placed.modules())


def test_a_checkpoint_keeps_batchnorm_and_stores_kernels_alone_as_float16(saved: Path) -> None:
    stored = load_file(saved)
    for name, value in stored.items():
        if name.startswith("model.") and value.is_floating_point():
            assert value.dtype == (torch.float16 if value.ndim > 1 else torch.float32), name
    assert "model.encoder.stem.norm.running_var" in stored and stored["prior"].dtype == torch.float64


def test_regularization_acts_in_training_alone() -> None:
    plain, regular = seen_some(), seen_some(stochastic_depth=0.9, dropout=0.5)
    regular.load_state_dict(plain.state_dict())
    light = torch.rand(4, 1, 64, 64) * 100
    assert torch.equal(infer(plain, light), infer(regular, light))
    for network in (plain, regular):
        network.train()
    torch.manual_seed(1)
    first, second = infer(regular, light), infer(regular, light)
    assert torch.equal(infer(plain, light), infer(plain, light)) and not torch.equal(first, second)


def test_stride_2_pads_as_tensorflow_does() -> None:
    """SAME on even sides: the first output of a 3x3 kernel begins at the first pixel, of a 5x5 one before it."""
    for kernel, first in ((3, 0), (5, -1)):
        layer = ConvNorm(1, 1, kernel, 2)
        layer.norm = nn.Identity()
        nn.init.zeros_(layer.conv.weight)
        layer.conv.weight.data[0, 0, -1, -1] = 1  # looks at the last pixel under the kernel
        seen = infer(layer, torch.arange(64.0).view(1, 1, 8, 8))
        assert seen.shape == (1, 1, 4, 4) and seen[0, 0, 0, 0] == 9 * (first + kernel - 1)


def test_an_unknown_architecture_is_refused() -> None:
    with pytest.raises(ModelError, match="choose one of paper, lite"):
        build(ModelConfig("gan"))


def test_a_checkpoint_brings_back_what_was_saved(saved: Path) -> None:
    loaded = checkpoint.load(saved)
    assert loaded.recommended == {"decode": "mean"} and loaded.about == {"data": "test"}
    assert loaded.config == ModelConfig("lite", TINY)
    assert all(v.dtype == torch.float32 for v in loaded.model.state_dict().values() if v.is_floating_point())
    told = card.read(saved)
    assert told.parameters == parameter_count(loaded.model) and told.config["arch"] == "lite"


def test_equal_checkpoints_are_equal_files(saved: Path, tmp_path: Path) -> None:
    loaded, copies = checkpoint.load(saved), [tmp_path / name for name in "abcd"]
    for copy in copies:
        checkpoint.save(copy, loaded, half=True)
    assert len({copy.read_bytes() for copy in copies}) == 1
    assert card.read(copies[0]).config == card.read(saved).config


def test_an_unknown_model_names_the_embedded_ones() -> None:
    with pytest.raises(ModelError, match="default"):
        card.find("nothing-of-that-name")


def test_the_papers_network_sees_the_same_as_one_rounded_for_every_picture() -> None:
    torch.manual_seed(0)
    network = folded(build(ModelConfig("paper", 0.25)))
    light = torch.rand(1, 1, 64, 96).mul(100).contiguous(memory_format=torch.channels_last)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=runs_in_bf16(CPU)):
        before = network.to(memory_format=torch.channels_last)(light)
        after = place(network, CPU)(light)
    assert torch.equal(before, after)


def test_kernels_are_the_same_in_whatever_precision() -> None:
    network = folded(embedded())
    first = {id(part) for layer in network.first for part in layer.modules()}
    kernels = [part for part in network.modules() if isinstance(part, nn.Conv2d)]
    exact = [torch.equal(part.weight, part.weight.to(torch.bfloat16).float()) for part in kernels]
    assert [id(part) not in first for part in kernels] == exact and not all(exact)
    assert not any(torch.equal(part.bias, part.bias.to(torch.bfloat16).float()) for part in kernels if len(part.bias))


@pytest.mark.parametrize("width", [TINY, 1.0])
def test_steps_in_float32_give_what_the_modules_give(width: float) -> None:
    modules = folded(seen_some(width)).to(memory_format=torch.channels_last)
    fused = Fused(modules, half=False)
    for shape in [(1, 192, 256), (3, 70, 33), (1, 64, 64)]:
        light = clouds(*shape)
        with torch.inference_mode():
            expected, found = modules(light), fused(light)
        assert found.dtype == torch.float32 and torch.allclose(expected, found, atol=1e-4, rtol=1e-5)


@pytest.mark.skipif(not runs_in_bf16(CPU), reason="this CPU computes in float32")
def test_steps_in_bfloat16_give_what_float32_gives_but_for_rounding() -> None:
    """At every shape, on the first call and when weights are laid out, alone and beside others; more than are kept."""
    fused, plain = place(embedded(), CPU), folded(embedded())
    assert isinstance(fused, Fused)
    shapes = [(1, 192, 256), (4, 160, 284), (1, 70, 3), (3, 96, 64), (1, 256, 192), (1, 192, 300)]
    assert len(shapes) > LAYOUTS
    for count, height, width in [*shapes, shapes[0]]:
        light = clouds(count, height, width)
        with torch.inference_mode():
            expected = plain(light)
            found = [fused(light) for _ in range(3)]
            alone = torch.cat([fused(one) for one in light.split(1)])
        assert all(torch.equal(found[0], other) for other in (*found[1:], alone))
        error = (found[0] - expected).abs()
        assert error.mean() < 0.06 and error.mean() < 0.03 * expected.std(), (count, height, width)


def test_a_processor_that_has_less_is_computed_on_in_float32() -> None:
    """oneDNN has the word for what it may use, whatever the processor has."""
    code = (
        "import numpy as np; from retrocolor.colorizer import Colorizer; "
        "print(Colorizer.load().colorize(np.full((40, 60), 99, np.uint8)).shape)"
    )
    environment = {**os.environ, "ONEDNN_MAX_CPU_ISA": "AVX2"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=100)
    assert done.stdout == "(40, 60, 3)\n", done.stderr
