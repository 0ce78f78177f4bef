"""Is a picture for training monochrome under a tone? Stricter than `monochrome.has_colour`, which judges scans."""

import torch
import torch.nn.functional as F
from torch import Tensor

TONE_SIDE = 36  # short side in places at which tone is looked for
TONE_SHARE = 0.99  # of a toned picture's places lie near its tone: in ab units, and by the picture's chroma
TONE_LEAST, TONE_REACH, TONE_BEND = 6.0, 5.0, 1 / 8
TONE_STRONGEST = 40.0  # ab units; a dandelion has 70


def is_toned(lab: Tensor) -> bool:
    """Whether a picture, Lab (3, H, W), that is not grey is monochrome under a tone, or might as well be.

    The tone is what a* and b* would be if they followed from L*: the quadratics of L* that fit best. Of sepia,
    cyanotype and tinted prints 99 % of the places lie within 5 ab units of it and an eighth of the picture's chroma
    (where light and dark meet the tone bends), of photographs in colour they do not: of 6000 of those, 33 did, ice and
    rock of one hue mostly.
    """
    coarse = F.avg_pool2d(lab[None], max(1, min(lab.shape[1:]) // TONE_SIDE))[0].double()
    lightness, chroma = coarse[0].flatten() / 100, coarse[1:].flatten(1).T
    powers = torch.stack((torch.ones_like(lightness), lightness, lightness**2), 1)
    normal = powers.T @ powers + 1e-9 * len(powers) * torch.eye(3, dtype=torch.float64)  # flat pictures: any of many
    distance = (chroma - powers @ torch.linalg.solve(normal, powers.T @ chroma)).norm(dim=1)
    strength = min(TONE_STRONGEST, float(chroma.square().sum(1).mean().sqrt()))
    reach = max(TONE_LEAST, TONE_REACH + TONE_BEND * strength)
    return bool(distance.quantile(TONE_SHARE) <= reach)
