"""Model files that are damaged, foreign or made to harm: one sentence with the file, no memory spent."""

import json
import resource
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from command import grey, retrocolor, save
from retrocolor.colorizer import Colorizer
from retrocolor.errors import ModelError
from retrocolor.model import bins, card, checkpoint

Change = Callable[[Path], Any]
NAN = torch.full((bins.COUNT,), torch.nan)


def head(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])


def rewrite(path: Path, metadata: dict[str, str] | None = None, **tensors: torch.Tensor | None) -> None:
    """Save a checkpoint again with some of its metadata or tensors changed (None: left out)."""
    kept = {**load_file(path), **tensors}
    metadata = head(path)["__metadata__"] | (metadata or {})
    save_file({name: value for name, value in kept.items() if value is not None}, path, metadata)


def config(**fields: Any) -> Change:
    return lambda path: rewrite(path, {"config": json.dumps({"arch": "lite", "width": 0.125} | fields)})


def recommended(text: str) -> Change:
    return lambda path: rewrite(path, {"recommended": text})


def weight(name: str, change: Callable[[torch.Tensor], torch.Tensor | None]) -> Change:
    return lambda path: rewrite(path, **{name: change(load_file(path)[name])})


def header(change: Callable[[dict[str, Any]], Any]) -> Change:
    """Change the JSON at the head of the file as no library would."""

    def write(path: Path) -> None:
        data, about = path.read_bytes(), head(path)
        text = json.dumps(change(about) or about).encode()
        path.write_bytes(struct.pack("<Q", len(text)) + text + data[8 + int.from_bytes(data[:8], "little") :])

    return write


def content(data: bytes) -> Change:
    return lambda path: path.write_bytes(data)


def deep(path: Path) -> None:
    content(struct.pack("<Q", 200_000) + b"[" * 200_000)(path)


BIAS, VARIANCE = "model.out.bias", "model.up4.mix.0.a.norm.running_var"
WRONG: dict[str, tuple[Change, str]] = {
    "other bins": (lambda p: rewrite(p, {"bins": "0" * 16}), "another table of bins"),
    "other format": (lambda p: rewrite(p, {"format": "other"}), "not a retrocolor model"),
    "torn config": (lambda p: rewrite(p, {"config": "{"}), "header is damaged"),
    "config is a list": (lambda p: rewrite(p, {"config": "[]"}), "header is damaged"),
    "deep config": (lambda p: rewrite(p, {"config": "[" * 100_000}), "header is damaged"),
    "unknown field": (config(depth=3), "another version"),
    "retired field": (config(folded=True), "another version"),
    "another width": (config(width=0.25), "has shape"),
    "another network": (config(arch="paper"), "do not belong"),
    "unknown network": (config(arch="gan"), r"m\.safetensors: made by another version of retrocolor"),
    "no name of a network": (config(arch=["lite"]), "header is damaged"),
    "width of words": (config(width="1"), "header is damaged"),
    "no width": (config(width=0), "header is damaged"),
    "width below nothing": (config(width=-1), "header is damaged"),
    "width not a number": (config(width=float("nan")), "header is damaged"),
    "width beyond all memory": (config(width=1e9), "header is damaged"),
    "wide": (config(width=16), "has shape"),
    "k of words": (recommended('{"k": "2"}'), "recommended settings cannot be followed"),
    "half a k": (recommended('{"k": 2.5}'), "recommended settings"),
    "too many k": (recommended('{"k": 314}'), "recommended settings"),
    "unknown decode": (recommended('{"decode": "best"}'), "recommended settings"),
    "decode of lists": (recommended('{"decode": ["topk"]}'), "recommended settings"),
    "endless temperature": (recommended('{"decode": "annealed", "temperature": Infinity}'), "recommended settings"),
    "too vivid": (recommended('{"vivid": 1e9}'), "recommended settings"),
    "huge size": (recommended('{"size": 100000000}'), "recommended settings"),
    "no size": (recommended('{"film_size": null}'), "recommended settings"),
    "recommends a list": (recommended("[1]"), "header is damaged"),
    "missing weight": (weight(BIAS, lambda w: None), "out.bias"),
    "one weight more": (lambda p: rewrite(p, **{"model.\x1b[2J\n": torch.zeros(1)}), r"do not belong.*\\x1b\[2J\\n"),
    "another shape": (weight(BIAS, lambda w: w[:-1]), "has shape"),
    "whole numbers": (weight(BIAS, lambda w: w.to(torch.int32)), "instead of weights"),
    "yes and no": (weight(BIAS, lambda w: w > 0), "instead of weights"),
    "not numbers": (weight(BIAS, lambda w: NAN), "not finite"),
    "too large for float32": (weight(BIAS, lambda w: w.double() + 1e300), "not finite"),
    "variance below nothing": (weight(VARIANCE, lambda w: w - 1e6), "not finite"),
    "no prior": (lambda p: rewrite(p, prior=None), "training prior"),
    "empty prior": (lambda p: rewrite(p, prior=torch.zeros(bins.COUNT)), "training prior"),
    "prior below nothing": (lambda p: rewrite(p, prior=torch.arange(bins.COUNT) - 1.0), "training prior"),
    "cut off": (lambda p: p.write_bytes(p.read_bytes()[:-100]), "cannot be read"),
    "longer": (lambda p: p.write_bytes(p.read_bytes() + bytes(100)), "cannot be read"),
    "pickle": (content(b"\x80\x04K\x01."), "not a .safetensors"),
    "empty": (content(b""), "not a .safetensors"),
    "huge header": (content(struct.pack("<Q", 1 << 62) + b"{}"), "not a .safetensors"),
    "header longer than the file": (content(struct.pack("<Q", 1 << 19) + b"{"), "not a .safetensors"),
    "deep header": (deep, "not a .safetensors"),
    "header is a list": (header(lambda h: [1]), "not a .safetensors"),
    "metadata is a list": (header(lambda h: h.update(__metadata__=[1])), "not a retrocolor model"),
    "metadata of numbers": (header(lambda h: h["__metadata__"].update(about=7)), "header is damaged"),
    "a tensor is a number": (header(lambda h: h.update({BIAS: 7})), "header is damaged"),
    "shape below nothing": (header(lambda h: h[BIAS].update(shape=[-1])), "header is damaged"),
    "shape of words": (header(lambda h: h[BIAS].update(shape="313")), "header is damaged"),
    "shape beyond all memory": (header(lambda h: h[BIAS].update(shape=[1 << 31, 1 << 31])), "cannot be read"),
    "unknown kind of number": (header(lambda h: h[BIAS].update(dtype="F1024")), "cannot be read"),
    "offsets beyond the file": (header(lambda h: h[BIAS].update(data_offsets=[0, 1 << 40])), "cannot be read"),
    "two tensors on one place": (header(lambda h: h[BIAS].update(data_offsets=[0, 1252])), "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_model_is_refused_by_name(saved: Path, name: str) -> None:
    change, message = WRONG[name]
    change(saved)
    with pytest.raises(ModelError, match=message) as error:
        checkpoint.load(saved)
    told = str(error.value)
    assert told.isprintable() and len(told) < 500
    assert saved.name in told or name == "unknown network"


def test_a_wide_network_takes_no_memory_before_its_weights_are_there(saved: Path) -> None:
    config(width=16)(saved)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ModelError, match="has shape"):
        checkpoint.load(saved)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000, "KB; the network would take gigabytes"


def test_weights_that_lead_to_no_number_are_an_error_never_a_grey_picture(saved: Path) -> None:
    for name, value in load_file(saved).items():
        if name.endswith("conv.weight"):
            rewrite(saved, **{name: value.float() + 1e20})
    with pytest.raises(ModelError, match="computes values that are not finite"):
        Colorizer.load(str(saved)).colorize(grey(64, 64))


def test_the_command_says_it_in_one_line(tmp_path: Path) -> None:
    hostile = tmp_path / "m\n\x1b[31m.safetensors"
    hostile.write_bytes(b"hello")
    save(tmp_path / "in" / "a.png", grey())
    for model, why in ((hostile, "not a .safetensors file"), ("x" * 300, "No model"), (tmp_path, "No model")):
        done = retrocolor("colorize", tmp_path / "in", "--model", model)
        assert done.returncode == 4 and why in done.stderr, done.stderr
        assert done.stderr.count("\n") == 1 and "\x1b" not in done.stderr and "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", hostile.name]


def test_the_card_of_a_model_costs_its_header_alone(saved: Path) -> None:
    whole = saved.read_bytes()
    with saved.open("r+b") as file:
        file.truncate(1 << 40)  # a terabyte that is not there
    assert card.read(saved).config["arch"] == "lite"
    saved.write_bytes(whole)
