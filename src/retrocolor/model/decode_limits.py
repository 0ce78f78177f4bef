"""What the options of a decode may be. No torch, so that they are refused before any work."""

import math

from retrocolor.config import DECODES, DecodeOptions
from retrocolor.errors import UsageError

MOST_BINS = 313


def check_decode(options: DecodeOptions) -> None:
    """Raise UsageError when a value is out of range; None is what the model recommends."""
    if options.decode is not None and options.decode not in DECODES:
        raise UsageError(f"--decode {options.decode}: choose one of {', '.join(DECODES)}.")
    if options.k is not None and not 1 <= options.k <= MOST_BINS:
        raise UsageError(f"--k {options.k}: choose a number of bins from 1 to {MOST_BINS}.")
    if options.vivid is not None and not 0 <= options.vivid <= 1:
        raise UsageError(f"--vivid {options.vivid:g}: choose a number from 0 (calm) to 1 (vivid).")
    if options.temperature is not None and not 0 < options.temperature < math.inf:
        raise UsageError(f"--temperature {options.temperature:g}: choose a number above 0.")
    if options.smooth is not None and not 0 <= options.smooth <= 1:
        raise UsageError(f"--smooth {options.smooth:g}: choose a number from 0 (the paper's letter) to 1.")
    if not 0 <= options.saturation <= 4:
        raise UsageError(f"--saturation {options.saturation:g}: choose a number from 0 to 4.")


def check_together(options: DecodeOptions) -> None:
    """Raise UsageError for what the decode that is asked for does not use."""
    asked = options.decode or ("topk" if options.k is not None else None)
    for name, owner in (("k", "topk"), ("smooth", "topk"), ("temperature", "annealed")):
        value = getattr(options, name)
        if value is not None and asked not in (None, owner):
            raise UsageError(f"--{name} {value:g} is of --decode {owner}, not of {asked}: leave one of them out.")


def check_strength(strength: float) -> None:
    """Raise UsageError when references cannot draw so far."""
    if not 0 <= strength <= 1:
        raise UsageError(f"--like-strength {strength:g}: choose a number from 0 (without) to 1.")
