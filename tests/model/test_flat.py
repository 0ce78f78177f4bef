"""What has nothing in it gets no colours; photographs keep theirs, bit for bit."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from retrocolor import Colorizer, Hint
from retrocolor.colorizer import seen
from retrocolor.config import DecodeOptions
from retrocolor.export.graph import Picture
from retrocolor.model import card, checkpoint, flat
from retrocolor.model.decode_loops import decoded
from retrocolor.model.inference import Batcher
from retrocolor.photo.looks import Looks
from retrocolor.photo.picture import Picture as Shown

PHOTOS = sorted((Path(__file__).parents[2] / "sample_media" / "photos").glob("*.jpg"))


@pytest.fixture(scope="module")
def colorizer() -> Colorizer:
    return Colorizer.load()


def page(level: float, grain: float = 0.0, size: tuple[int, int] = (300, 400)) -> np.ndarray:
    """An empty page."""
    noise = np.random.default_rng(0).normal(0, grain, size) if grain else 0
    return np.clip(np.round(np.full(size, level) + noise), 0, 255).astype(np.uint8)


def chroma_of(rgb: np.ndarray) -> int:
    """The largest difference between R, G and B."""
    return int(np.ptp(rgb.astype(int), axis=-1).max())


@pytest.mark.parametrize(("level", "grain"), [(90, 0), (128, 0), (200, 0), (128, 2), (100, 3), (160, 12)])
def test_a_flat_picture_stays_grey(colorizer: Colorizer, level: int, grain: int) -> None:
    assert chroma_of(colorizer.colorize(page(level, grain))) <= 1
    assert chroma_of(colorizer.colorize_batch([page(level, grain)])[0]) <= 1


def test_so_does_one_pixel_and_every_decode(colorizer: Colorizer) -> None:
    assert chroma_of(colorizer.colorize(page(77, size=(1, 1)))) <= 1
    thumbnail = page(128, 2, (192, 256)) / np.float32(255)
    for planes in colorizer.chromas(thumbnail, [DecodeOptions(k=2), DecodeOptions(vivid=1.0)]):
        assert not planes.any()
    chroma, confidence = colorizer.chroma_with_confidence(thumbnail)
    assert not chroma.any() and confidence.any(), "how sure the network is stays what it was"


def test_photographs_keep_what_the_network_says_bit_for_bit(colorizer: Colorizer) -> None:
    plain = Batcher(
        colorizer._network, colorizer.device, "auto", lambda logits: decoded(colorizer.decode, logits, colorizer.prior)
    )
    for photo in PHOTOS:
        light = seen(np.asarray(Image.open(photo).convert("L")), colorizer.size)[None]
        assert torch.equal(colorizer.predict(light), plain(light)), photo.name


def test_a_hint_on_a_flat_page_is_shown(colorizer: Colorizer) -> None:
    painted = colorizer.colorize(page(128, 2), hints=[Hint(0.5, 0.5, "#9a7a5a")])
    red, _, blue = painted[140:160, 190:210].reshape(-1, 3).mean(0)
    assert red - blue > 30


def test_colours_come_gradually_and_do_not_depend_on_the_batch(colorizer: Colorizer) -> None:
    light = seen(np.asarray(Image.open(PHOTOS[0]).convert("L")), 96)
    faded = torch.stack([50 + (light - light.mean()) * share for share in (0.0, 0.05, 0.08, 0.1, 1.0)])
    kept = flat.share(faded, flat.cell_of(96))
    assert kept[0] == 0 and kept[-1] == 1 and (kept.diff(dim=0) >= 0).all()
    assert (kept[1:-1] > 0).any() and (kept[1:-1] < 1).any()
    alone = torch.cat([flat.share(one[None], flat.cell_of(96)) for one in faded])
    assert torch.equal(kept, alone)
    together = colorizer.predict(faded)
    assert all(torch.equal(colorizer.predict(one[None])[0], same) for one, same in zip(faded, together, strict=True))


def test_the_graph_and_the_page_say_the_same(colorizer: Colorizer, tmp_path: Path) -> None:
    graph = Picture(checkpoint.load(card.find("default")), colorizer.decode, colorizer.size).eval()
    with torch.no_grad():
        assert not graph.ab(torch.full((1, 3, 120, 160), 0.5)).any()
    file = tmp_path / "page.png"
    Image.fromarray(page(128, 2)).save(file)
    shown = Looks(lambda: colorizer)(Shown(file, 256, look=DecodeOptions()))
    (tmp_path / "shown.jpg").write_bytes(shown)
    assert chroma_of(np.asarray(Image.open(tmp_path / "shown.jpg").convert("RGB"))) <= 2
