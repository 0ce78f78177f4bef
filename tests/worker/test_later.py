"""Modules that the worker loads late: left alone while pictures are coloured, there once something asks for them."""

import subprocess
import sys
from pathlib import Path

import pytest

from retrocolor.worker.later import TRIED, UNUSED, UNUSED_IN_TRIED, put_off, unused

COLOURS = """
import sys
from retrocolor.worker.later import put_off
put_off()
import numpy as np
from retrocolor import Colorizer
Colorizer.load(device="cpu").colorize(np.zeros((64, 96), np.uint8))
from retrocolor.worker.later import unused
for name in unused():
    late = sys.modules[name]
    assert type(late).__name__ == "_Unloaded" and late.__file__, name
import torch
late = sys.modules["torch._meta_registrations"]
late.register_meta
assert type(late).__name__ == "module"
x = torch.empty(2, 3, device="meta")
module = torch.nn.Linear(2, 1)
torch.optim.SGD(module.parameters(), 0.1).step()
assert torch.distributions.Normal(0.0, 1.0).sample().shape == () and len(torch.utils.data.TensorDataset(x)) == 2
assert torch.testing.make_tensor((2,), dtype=torch.float32, device="cpu").shape == (2,)
for name in unused():
    dir(sys.modules[name]), hasattr(sys.modules[name], "asked")
    assert type(sys.modules[name]).__name__ == "module", name
assert (x @ x.T).shape == (2, 2) and torch.linalg.inv(x[:, :2]).shape == (2, 2)
"""


def test_colouring_leaves_them_alone_and_a_question_loads_them() -> None:
    subprocess.run([sys.executable, "-c", COLOURS], check=True, timeout=120)


def test_a_module_put_off_is_the_same_once_it_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slow_one.py").write_text("import slow_one\nANSWER = 42\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    put_off(["slow_one"])
    import slow_one  # type: ignore[import-not-found]

    with pytest.raises(AttributeError, match="__wrapped__"):
        slow_one.__wrapped__  # noqa: B018  # as `inspect` asks
    assert "ANSWER" not in vars(slow_one) and slow_one.__file__ == str(tmp_path / "slow_one.py")
    assert slow_one.ANSWER == 42 and slow_one.slow_one is slow_one
    with pytest.raises(AttributeError, match="NOTHING"):
        slow_one.NOTHING  # noqa: B018
    del sys.modules["slow_one"]


def test_names_that_are_put_off_are_torchs_own() -> None:
    """A name that torch no longer has would be put off in vain, and nobody would notice; so would be a new version."""
    import torch

    assert torch.__version__.startswith(TRIED) and set(UNUSED_IN_TRIED) < set(unused())
    assert all(name in sys.modules for name in unused())


def test_another_version_of_torch_loads_most_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "torch").mkdir()
    for name, text in (("__init__", ""), ("version", "__version__ = '2.99.1'\n")):
        (tmp_path / "torch" / f"{name}.py").write_text(text)
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    assert unused() == UNUSED
