"""The 313 bins: derivation, encoding, prior, weights, decodes."""

import itertools
from collections.abc import Callable

import numpy as np
import pytest
import torch
from scipy.spatial import ConvexHull
from torch import Tensor, nn

from retrocolor.imaging import lab
from retrocolor.model import bins, decode_loops
from retrocolor.model.decode import Decode


def test_the_table_follows_from_the_srgb_gamut() -> None:
    """Grid points within one cell (Chebyshev) of the convex hull of all sRGB colours in (a, b)."""
    levels = np.linspace(0, 1, 52)
    cube = torch.from_numpy(np.stack(np.meshgrid(levels, levels, levels)).reshape(3, 1, -1)).float()
    gamut = lab.srgb_to_lab(cube)[1:, 0].T.numpy()
    hull = gamut[ConvexHull(gamut).vertices]
    corners = np.array(list(itertools.product((-10, 10), (-10, 10))))
    widened = ConvexHull((hull[:, None] + corners).reshape(-1, 2))
    grid = np.array(list(itertools.product(range(-130, 140, 10), range(-130, 140, 10))))
    inside = (grid @ widened.equations[:, :2].T + widened.equations[:, 2] <= 1e-9).all(1)
    assert np.array_equal(grid[inside], bins.CENTRES.numpy())


def test_there_are_313_in_the_original_order() -> None:
    assert bins.COUNT == 313 and bins.CENTRES[0].tolist() == [-90, 50] and bins.CENTRES[-1].tolist() == [100, 0]
    assert bins.CENTRES[bins.GREY].tolist() == [0, 0]


def test_encode_equals_brute_force_on_100000_pairs() -> None:
    ab = torch.rand(100_000, 2, generator=torch.Generator().manual_seed(0)) * 300 - 150
    brute = torch.cat([((part[:, None] - bins.CENTRES) ** 2).sum(2).argmin(1) for part in ab.split(10_000)])
    assert torch.equal(bins.encode(ab), brute)


def test_every_srgb_colour_is_a_lookup() -> None:
    levels = torch.linspace(0, 1, 40)
    ab = lab.srgb_to_lab(torch.stack(torch.meshgrid(levels, levels, levels, indexing="ij")).flatten(2))[1:].movedim(
        0, -1
    )
    assert ((ab - bins.CENTRES[bins.encode(ab)]).abs() <= 5 + 1e-4).all()


def test_halfway_goes_to_the_first_bin() -> None:
    assert bins.CENTRES[bins.encode(torch.tensor([[5.0, -5.0], [-15.0, 25.0]]))].tolist() == [[0, -10], [-20, 20]]


def test_soft_labels_sum_to_one_and_favour_the_nearest() -> None:
    ab = torch.rand(500, 2) * 60 - 30
    found, shares = bins.encode_soft(ab)
    assert found.shape == shares.shape == (500, 5)
    assert torch.allclose(shares.sum(1), torch.ones(500), atol=1e-6)
    assert torch.equal(found[:, 0], bins.encode(ab)) and (shares.diff(dim=1) <= 1e-6).all()


def test_soft_labels_equal_brute_force_on_100000_pairs() -> None:
    ab = torch.rand(100_000, 2, generator=torch.Generator().manual_seed(2)) * 320 - 160
    ab[:20_000] = (ab[:20_000] * 2).round() / 2  # half integers: many bins at one distance
    found, shares = bins.encode_soft(ab)
    for part, near, share in zip(ab.split(10_000), found.split(10_000), shares.split(10_000), strict=True):
        distance, brute = ((part[:, None] - bins.CENTRES) ** 2).sum(2).sort(stable=True)
        assert torch.equal(near, brute[:, :5])
        assert torch.allclose(share.double(), torch.softmax(-distance[:, :5].double() / 50, 1), atol=1e-5)


def test_the_prior_of_no_pixels_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        bins.prior(torch.zeros(bins.COUNT))


def test_smoothing_keeps_the_mass_and_spreads_in_two_dimensions() -> None:
    p = torch.zeros(bins.COUNT)
    p[bins.GREY] = 1
    smoothed = bins.smooth(p)
    distance = bins.CENTRES.norm(dim=1)
    assert abs(float(smoothed.sum()) - 1) < 1e-12
    for near in (10.0, float(np.hypot(10, 10))):  # the neighbours at one distance get the same, whatever their index
        ring = smoothed[(distance - near).abs() < 1e-3]
        assert len(ring) == 4 and float(ring.max() / ring.min()) < 1.001
    assert smoothed[distance == 10][0] / smoothed[bins.GREY] == pytest.approx(np.exp(-100 / 50), rel=1e-6)


@pytest.mark.parametrize("mixing", [0.0, 0.5, 1.0])
def test_weights_are_eq_1(mixing: float) -> None:
    p = torch.rand(bins.COUNT, generator=torch.Generator().manual_seed(1)).double()
    p[:200] = 0  # empty bins
    p /= p.sum()
    weights, smoothed = bins.class_weights(p, mixing), bins.smooth(p)
    assert torch.isfinite(weights).all() and (weights > 0).all()
    assert abs(float((smoothed * weights).sum()) - 1) < 1e-6
    if mixing:
        raw = 1 / ((1 - mixing) * smoothed + mixing / 113)
        assert torch.allclose(weights, raw / (smoothed * raw).sum(), rtol=1e-9)


def test_decodes_of_known_logits() -> None:
    logits = torch.full((1, bins.COUNT, 1, 1), -30.0)
    red, blue = (int((torch.tensor(c) == bins.CENTRES).all(1).nonzero()) for c in ((60.0, 40.0), (20.0, -80.0)))
    logits[0, red], logits[0, blue] = 2.0, 1.0
    assert bins.topk_mean(logits, 1).flatten().tolist() == [60, 40]
    assert bins.topk_mean(logits, 2).flatten().tolist() == [40, -20]
    share = 1 / (1 + np.exp(-1))
    expected = share * np.array([60, 40]) + (1 - share) * np.array([20, -80])
    assert np.allclose(bins.expectation(logits).flatten(), expected, atol=1e-3)
    cold = bins.expectation(logits, 0.05).flatten()
    assert np.allclose(cold, [60, 40], atol=1e-3)


@pytest.mark.parametrize("scale", [0.0, 0.5, 4.0, 200.0])
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float32])
@pytest.mark.parametrize(
    "decode", [Decode("mean"), Decode("mean", vivid=0.7, saturation=1.2), Decode("annealed"), Decode()]
)
def test_the_loop_decodes_as_torch_does(decode: Decode, dtype: torch.dtype, scale: float) -> None:
    logits = (torch.randn(2, 9, 7, bins.COUNT, generator=torch.Generator().manual_seed(8)) * scale - 3).to(dtype)
    logits[0, 0, 0, 5], logits[0, 0, 1] = 1e4, -1e4
    logits = logits.movedim(-1, 1)
    prior = torch.linspace(1, 2, bins.COUNT).double() / 469.5
    plain = logits.float()
    for found, expected in (
        (decode_loops.decoded(decode, logits, prior), decode(plain, prior)),
        (decode_loops.decoded_with_confidence(decode, logits, prior), decode.with_confidence(plain, prior)),
    ):
        assert found.dtype == torch.float32 and found.shape == expected.shape
        assert (found - expected)[:, :2].abs().max() < 2e-3
        assert found.shape[1] == 2 or (found - expected)[:, 2].abs().max() < 2e-6


@pytest.mark.parametrize("decode", [bins.expectation, bins.mean_and_confidence, bins.topk_mean])
def test_a_graph_of_a_decode_takes_pictures_of_any_size(decode: Callable[[Tensor], Tensor]) -> None:
    class Graph(nn.Module):
        def forward(self, logits: Tensor) -> Tensor:
            return decode(logits)

    sides = {2: torch.export.Dim("height", min=2, max=999), 3: torch.export.Dim("width", min=2, max=999)}
    graph = torch.export.export(Graph(), (torch.zeros(1, 313, 40, 30),), dynamic_shapes={"logits": sides}).module()
    for size in ((7, 5), (61, 90)):
        logits = torch.randn(1, 313, *size)
        assert torch.allclose(graph(logits), decode(logits), atol=1e-4)


def test_smooth_topk_is_topk_where_nothing_is_to_be_smoothed() -> None:
    logits = torch.randn(2, bins.COUNT, 5, 7, generator=torch.Generator().manual_seed(3)) * 3
    assert torch.allclose(bins.smooth_topk_mean(logits, 2, 0.01), bins.topk_mean(logits, 2), atol=1e-4)


def test_smooth_topk_paints_no_patches_of_chance() -> None:
    """Two bins far apart, equally likely but for noise: the letter jumps between them, smoothing decides once."""
    noise = torch.randn(bins.COUNT, 24, 24, generator=torch.Generator().manual_seed(4))
    distance = torch.minimum(*((bins.CENTRES - torch.tensor(c)).norm(dim=1) for c in ((30.0, 30.0), (-30.0, 10.0))))
    logits = (-(distance**2) / 400)[None, :, None, None] + 0.5 * noise
    letter, smoothed = (decode(logits, 1)[0] for decode in (bins.topk_mean, bins.smooth_topk_mean))
    jumps = [(ab.diff(dim=1).norm(dim=0).mean()) for ab in (letter, smoothed)]
    assert jumps[0] > 20 and jumps[1] < jumps[0] / 5


def test_smooth_topk_finds_the_colour_that_is_spread_over_neighbours() -> None:
    """Half the mass lies around green, none of its bins is the likeliest: green wins over one red bin."""
    p = torch.full((bins.COUNT,), 1e-6)
    p[(torch.tensor([60.0, 40.0]) == bins.CENTRES).all(1)] = 0.2
    p[(bins.CENTRES - torch.tensor([-40.0, 30.0])).norm(dim=1) < 15] = 0.09
    logits = p.log()[None, :, None, None].expand(-1, -1, 3, 3)
    assert bins.topk_mean(logits, 1)[0, :, 1, 1].tolist() == [60, 40]
    assert bins.smooth_topk_mean(logits, 1)[0, :, 1, 1].tolist() == pytest.approx([-40, 30])


def test_rebalancing_favours_rare_bins_by_their_weight() -> None:
    p = torch.full((bins.COUNT,), 0.1 / (bins.COUNT - 1)).double()
    p[bins.GREY] = 0.9
    logits = torch.zeros(1, bins.COUNT, 2, 2)
    assert bins.rebalance(logits, p, 0.0) is logits
    moved = bins.rebalance(logits, p, 0.5)[0, :, 0, 0]
    assert torch.allclose(moved.double(), 0.5 * bins.class_weights(p).log(), atol=1e-6)
    assert moved[bins.GREY] == moved.min()


def test_confidence_is_one_for_certainty_and_zero_for_none() -> None:
    logits = torch.zeros(2, bins.COUNT, 1, 1)
    logits[1, 7] = 100
    assert bins.confidence(logits).flatten().tolist() == pytest.approx([0, 1], abs=1e-6)
    half = torch.full((1, bins.COUNT, 1, 1), -100.0)
    half[0, :2] = 0
    assert bins.confidence(half).item() == pytest.approx(1 - np.log(2) / np.log(bins.COUNT), abs=1e-6)
