"""Old prints for training: what a film sees, what is drawn, and that the targets stay."""

from pathlib import Path

import pytest
import torch

from retrocolor.errors import UsageError
from retrocolor.imaging.lab import srgb_to_lab
from retrocolor.research_config import DatasetOptions, TrainOptions
from retrocolor.training.check import check
from retrocolor.training.dataset import Dataset, build
from retrocolor.training.degrade import (
    BLUE,
    CHANCES,
    DCT,
    FILMS,
    LUMINANCE,
    ORTHOCHROMATIC,
    Augmenter,
    degrade,
    film_response,
    jpeg,
    tone,
)
from retrocolor.training.loader import Batch, Pictures
from retrocolor.training.mixture import Feed, Mixture


@pytest.fixture(scope="module")
def pictures(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    output = tmp_path_factory.mktemp("sets") / "set"
    for _ in build(colour_folder, DatasetOptions(output=output, size=48, jobs="1")):
        pass
    return Pictures(Dataset(output), 40, torch.device("cpu"))


def seeded(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def flat(light: float, a: float, b: float) -> torch.Tensor:
    """One plain square, Lab (1, 3, 16, 16)."""
    return torch.tensor((light, a, b)).float().view(1, 3, 1, 1).expand(1, 3, 16, 16)


def seen(lab: torch.Tensor, film: tuple[float, ...]) -> float:
    return float(film_response(lab, torch.tensor([film]), torch.zeros(1, 1, 1)).mean())


def batches(pictures: Pictures, first: int = 0, **options: object) -> list[Batch]:
    given = {"batch_size": 8, "augment": True, "degrade": 0.5} | options
    mixture = Mixture(TrainOptions(**given), [], Feed(pictures, torch.arange(24), 8))  # type: ignore[arg-type]
    return list(mixture.batches(1, first))


def test_an_orthochromatic_film_sees_blue_lighter_than_red_of_the_same_lightness() -> None:
    blue, red = flat(45, 20, -60), flat(45, 60, 40)
    assert seen(blue, LUMINANCE) == pytest.approx(seen(red, LUMINANCE), abs=0.02)
    for film in (ORTHOCHROMATIC, BLUE):
        assert seen(blue, film) > seen(red, film) + 0.25


def test_luminance_is_lightness_and_grey_is_grey_to_every_film() -> None:
    lab = srgb_to_lab(torch.rand(4, 3, 8, 8, generator=seeded(0)))
    film = torch.tensor([LUMINANCE]).expand(4, 3)
    assert torch.allclose(film_response(lab, film, torch.zeros(4, 1, 1)) * 100, lab[:, 0], atol=0.02)
    for film in (ORTHOCHROMATIC, BLUE):
        assert seen(flat(60, 0, 0), film) == pytest.approx(0.6, abs=0.001)


def test_an_exposure_brings_the_mean_light_back() -> None:
    lab = flat(45, 60, 40)
    film = torch.tensor([BLUE])
    dark, right = (film_response(lab, film, torch.full((1, 1, 1), share)).mean() for share in (0.0, 1.0))
    assert dark < 0.25 and right == pytest.approx(0.45, abs=0.01)


def test_only_the_lightness_of_the_share_changes(pictures: Pictures) -> None:
    for plain, old in zip(batches(pictures, degrade=0.0), batches(pictures, degrade=0.4), strict=True):
        assert torch.equal(plain.ab, old.ab) and torch.equal(plain.bins, old.bins)
        assert old.lightness.shape == plain.lightness.shape and old.lightness.min() >= 0 and old.lightness.max() <= 100
        differs = (plain.lightness != old.lightness).flatten(1).any(1)
        assert differs.tolist() == [True] * 3 + [False] * 5  # 0.4 of 8, the same number in every batch
        assert ((plain.lightness - old.lightness).abs().flatten(1).mean(1)[differs] < 50).all()


def test_films_are_drawn_as_often_as_they_should(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Augmenter, "normal", lambda self, *shape: torch.zeros(self.count, *shape))
    drawn = Augmenter(20_000, seeded(0)).film()
    shares = [float((drawn - film).abs().lt(1e-4).all(1).float().mean()) for film in FILMS / FILMS.sum(1, keepdim=True)]
    assert shares == pytest.approx(CHANCES.tolist(), abs=0.02)


def test_seed_epoch_and_step_alone_decide(pictures: Pictures) -> None:
    once, again, later = batches(pictures), batches(pictures), batches(pictures, first=2)
    assert all(torch.equal(a.lightness, b.lightness) for a, b in zip(once, again, strict=True))
    assert len(later) == 1 and torch.equal(later[0].lightness, once[2].lightness)
    other = batches(pictures, seed=1)
    assert not torch.equal(other[0].lightness, once[0].lightness)


def test_every_picture_gets_marks_of_its_own() -> None:
    light, ab = torch.full((64, 1, 24, 24), 50.0), torch.zeros(64, 2, 24, 24)
    old = degrade(light, ab, 1.0, seeded(0))
    assert len({round(float(mean), 3) for mean in old.mean((1, 2, 3))}) > 48
    assert torch.equal(old, degrade(light, ab, 1.0, seeded(0)))
    assert torch.isfinite(old).all()


def test_tones_keep_their_order() -> None:
    ramp = torch.linspace(0, 1, 64).expand(32, 1, 64)
    assert (tone(ramp, Augmenter(32, seeded(1))).diff(dim=2) >= 0).all()


def test_jpeg_keeps_what_it_can_and_any_size() -> None:
    assert torch.allclose(DCT @ DCT.T, torch.eye(8), atol=1e-6)
    t = torch.linspace(0, 1, 21).expand(64, 19, 21)
    coded = jpeg(t, Augmenter(64, seeded(2)))
    assert coded.shape == t.shape
    error = (coded - t).abs().amax((1, 2))
    assert (error == 0).sum() > 32 and (error > 0).sum() > 8 and error.max() < 0.2


@pytest.mark.parametrize("share", [-0.1, 1.5, 0.01])
def test_shares_without_meaning_are_usage_errors(share: float) -> None:
    with pytest.raises(UsageError, match="--degrade"):
        check(TrainOptions(degrade=share))
