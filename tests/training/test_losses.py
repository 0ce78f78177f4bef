"""The losses against numpy written from the paper's formulae, and by gradcheck."""

import numpy as np
import pytest
import torch

from retrocolor.model import bins
from retrocolor.training import losses

N, H, W = 2, 3, 2


@pytest.fixture
def logits() -> torch.Tensor:
    return torch.randn(N, bins.COUNT, H, W, generator=torch.Generator().manual_seed(0), dtype=torch.float64)


@pytest.fixture
def prior() -> torch.Tensor:
    return torch.softmax(torch.randn(bins.COUNT, generator=torch.Generator().manual_seed(1), dtype=torch.float64), 0)


def softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def one_hot(target: np.ndarray) -> np.ndarray:
    return np.moveaxis(np.eye(bins.COUNT)[target], -1, 1)


def paper_l_cl(z_hat: np.ndarray, z: np.ndarray, w: np.ndarray) -> float:
    """Eq. 2-3: v = w[argmax_q Z], L = -sum v sum_q Z log Z^, here averaged over N, H, W."""
    v = w[z.argmax(1)]
    return float(-(v * (z * np.log(z_hat)).sum(1)).mean())


def paper_l_dt(z_hat: np.ndarray, p: np.ndarray) -> float:
    """Eq. 4-5: B_q = sum Z^ over N, H, W, divided by its sum; L = ||B - p||_2."""
    b = z_hat.sum((0, 2, 3))
    return float(np.sqrt(((b / b.sum() - p) ** 2).sum()))


def test_classification_with_hard_targets(logits: torch.Tensor, prior: torch.Tensor) -> None:
    target = torch.randint(0, bins.COUNT, (N, H, W))
    weights = bins.class_weights(prior)
    z_hat, z = softmax(logits.numpy()), one_hot(target.numpy())
    assert losses.classification(logits, target, weights).item() == pytest.approx(paper_l_cl(z_hat, z, weights.numpy()))
    assert losses.classification(logits, target).item() == pytest.approx(paper_l_cl(z_hat, z, np.ones(bins.COUNT)))


def test_classification_with_soft_targets(logits: torch.Tensor, prior: torch.Tensor) -> None:
    found, shares = bins.encode_soft(torch.rand(N, H, W, 2, dtype=torch.float64) * 80 - 40)
    weights = bins.class_weights(prior)
    z = np.zeros((N, bins.COUNT, H, W))
    np.put_along_axis(z, np.moveaxis(found.numpy(), -1, 1), np.moveaxis(shares.numpy(), -1, 1), 1)
    expected = paper_l_cl(softmax(logits.numpy()), z, weights.numpy())
    assert losses.classification(logits, (found, shares), weights).item() == pytest.approx(expected)


def test_soft_targets_on_one_bin_are_hard_targets(logits: torch.Tensor) -> None:
    target = torch.randint(0, bins.COUNT, (N, H, W))
    shares = torch.tensor([1.0, 0, 0, 0, 0], dtype=torch.float64).expand(N, H, W, 5)
    found = target[..., None].expand(N, H, W, 5)
    assert losses.classification(logits, (found, shares)).item() == pytest.approx(
        losses.classification(logits, target).item()
    )


def test_distribution(logits: torch.Tensor, prior: torch.Tensor) -> None:
    assert losses.distribution(logits, prior).item() == pytest.approx(
        paper_l_dt(softmax(logits.numpy()), prior.numpy())
    )
    matching = prior.log()[None, :, None, None].expand(N, -1, H, W)
    assert losses.distribution(matching, prior).item() < 1e-9


def test_objective_as_sum_and_as_printed() -> None:
    l_dt, l_cl = torch.tensor(0.1), torch.tensor(3.0)
    assert losses.combine(l_dt, l_cl, 0.4).item() == pytest.approx(0.4 * 0.1 + 0.6 * 3.0)
    assert losses.combine(l_dt, l_cl, 0.4, "product").item() == pytest.approx(0.4 * 0.1 * 0.6 * 3.0)


def test_regression_is_half_the_squared_distance() -> None:
    assert losses.regression(torch.zeros(1, 2, 1, 1), torch.tensor([3.0, 4.0]).view(1, 2, 1, 1)).item() == 12.5


def test_both_terms_from_one_pass_over_many_blocks(prior: torch.Tensor) -> None:
    logits = torch.randn(2, bins.COUNT, 40, 33).contiguous(memory_format=torch.channels_last).requires_grad_()
    target, weights = torch.randint(0, bins.COUNT, (2, 40, 33)), bins.class_weights(prior)
    l_cl, l_dt = losses.terms(logits, target, weights, prior)
    (got,) = torch.autograd.grad(l_dt * l_cl, logits)
    log_z = torch.log_softmax(logits, 1)
    plain_cl = -(weights[target] * log_z.gather(1, target[:, None])[:, 0]).mean()
    plain_dt = (log_z.exp().mean((0, 2, 3)) - prior).norm()
    (expected,) = torch.autograd.grad(plain_dt * plain_cl, logits)
    assert (l_cl.item(), l_dt.item()) == pytest.approx((plain_cl.item(), plain_dt.item()), rel=1e-5)
    torch.testing.assert_close(got, expected.float(), rtol=1e-4, atol=1e-9)


def test_gradients(prior: torch.Tensor) -> None:
    small = torch.randn(1, bins.COUNT, 1, 2, dtype=torch.float64, requires_grad=True)
    target = torch.randint(0, bins.COUNT, (1, 1, 2))
    soft = bins.encode_soft(torch.rand(1, 1, 2, 2, dtype=torch.float64) * 40)
    weights = bins.class_weights(prior)
    for loss in (
        lambda z: losses.classification(z, target, weights),
        lambda z: losses.classification(z, soft, weights),
        lambda z: losses.distribution(z, prior),
        lambda z: losses.combine(losses.distribution(z, prior), losses.classification(z, target), 0.4, "product"),
    ):
        assert torch.autograd.gradcheck(loss, (small,), fast_mode=True)
