"""Zhang's colourization (ECCV 2016) driven as its demo does: `python benchmarks/rival.py FOLDER OUT`.

Picture by picture: Pillow opens, L* and a*, b* by scikit-image at full size and of a copy of 256 x 256, the network and
its annealed mean, a* and b* enlarged by torch, back to RGB by scikit-image, saved by Pillow. The network is built from
its layer table and has random weights, which cost the same. Source: github.com/richzhang/colorization, demo_release.py.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from skimage import color
from torch import nn

from network import SIZE, zhang

POINTS = 313


class Rival(nn.Module):
    """L* (1, 1, 256, 256) -> ab (1, 2, 256, 256)."""

    def __init__(self) -> None:
        super().__init__()
        self.logits, self.softmax = zhang(), nn.Softmax(dim=1)
        self.mean = nn.Conv2d(POINTS, 2, 1, bias=False)
        self.larger = nn.Upsample(scale_factor=4, mode="bilinear")

    def forward(self, light: torch.Tensor) -> torch.Tensor:
        """As `eccv16.forward`."""
        return self.larger(self.mean(self.softmax(self.logits((light - 50) / 100)))) * 110


def colorize(network: nn.Module, source: Path, output: Path) -> None:
    """`load_img`, `preprocess_img`, `postprocess_tens` and the saving of the demo."""
    picture = np.asarray(Image.open(source))
    if picture.ndim == 2:
        picture = np.tile(picture[:, :, None], 3)
    small = np.asarray(Image.fromarray(picture).resize((SIZE, SIZE), resample=3))
    light, seen = color.rgb2lab(picture)[:, :, 0], color.rgb2lab(small)[:, :, 0]
    with torch.no_grad():
        ab = network(torch.Tensor(seen)[None, None])
        ab = nn.functional.interpolate(ab, size=light.shape, mode="bilinear")
    lab = torch.cat((torch.Tensor(light)[None, None], ab), dim=1)[0].numpy().transpose((1, 2, 0))
    painted = color.lab2rgb(lab)
    Image.fromarray((painted * 255).astype(np.uint8)).save(output)


def main() -> None:
    """Colour every JPEG of a folder."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    network = Rival().eval()
    for source in sorted(folder.glob("*.jpg")):
        colorize(network, source, out / source.name)


if __name__ == "__main__":
    main()
