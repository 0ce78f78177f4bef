"""The paper's experiments and figures, and those that check what its text claims. No torch."""

from collections.abc import Iterable
from dataclasses import dataclass

ALPHA = 0.4  # of L_obj, in the paper
OBJECTIVE = "sum"  # how Eq. 6 is read in Table 1; docs/reproduction.md says why
KS = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Experiment:
    """One training: its name is its folder, `setting` its column in a table."""

    name: str
    data: str  # flowers or faces
    setting: str
    weights: str = "paper"
    objective: str = OBJECTIVE
    alpha: float = ALPHA
    targets: str = "hard"
    seed: int = 0

    @property
    def decode(self) -> str:
        """What its epochs are measured by, and its checkpoint recommends: of a regression only the mean is trained."""
        return "mean" if self.objective == "l2" else "topk"


SETTINGS = ("no weights", "+ weights (Eq. 1)", "+ weights + L_obj")
PAPER_NAMES = {"faces": "CelebA", "flowers": "Flowers"}
PAPER_TABLE1 = {  # PSNR and SSIM at k = 1 in the order of SETTINGS; 64x64, 100 epochs
    "faces": ((23.268, 0.8736), (21.086, 0.8095), (26.643, 0.9072)),
    "flowers": ((19.947, 0.7725), (19.510, 0.7614), (19.806, 0.7702)),
}
PAPER_TABLE2 = {  # k -> PSNR, SSIM and average rank by people; CelebA, L_obj
    1: (26.643, 0.9072, 2.45),
    2: (25.800, 0.8973, 2.25),
    3: (24.688, 0.8806, 2.05),
    4: (23.649, 0.8618, 3.80),
    5: (22.734, 0.8432, 4.45),
}


def table1(data: Iterable[str], seed: int) -> list[Experiment]:
    """The columns of Table 1 on each data set."""
    found = []
    for name in data:
        found += [
            Experiment(f"{name}-none", name, SETTINGS[0], weights="none", objective="sum", alpha=0.0, seed=seed),
            Experiment(f"{name}-weights", name, SETTINGS[1], objective="sum", alpha=0.0, seed=seed),
            Experiment(f"{name}-objective", name, SETTINGS[2], seed=seed),
        ]
    return found


def claims(data: Iterable[str], seed: int) -> list[Experiment]:
    """Eq. 6 as sum and as product with three seeds each, alpha from 0 to 0.8, Zhang's soft targets, regression."""
    found = []
    for name in data:
        found += [_objective(name, how, ALPHA, seed + i) for i in range(3) for how in ("sum", "product")]
        found += [_objective(name, "sum", alpha, seed) for alpha in (0.0, 0.2, 0.6, 0.8)]
        found += [_objective(name, "product", alpha, seed) for alpha in (0.2, 0.8)]
        found.append(Experiment(f"{name}-plain", name, "no weights", "none", "sum", 0.0, seed=seed))
        found.append(Experiment(f"{name}-soft", name, "soft targets", "paper", "sum", 0.0, "soft", seed))
        found.append(Experiment(f"{name}-l2", name, "regression", objective="l2", seed=seed))
    return found


def _objective(data: str, objective: str, alpha: float, seed: int) -> Experiment:
    name = f"{data}-{objective}-alpha{alpha:g}-seed{seed}"
    return Experiment(name, data, f"{objective}, alpha {alpha:g}", objective=objective, alpha=alpha, seed=seed)
