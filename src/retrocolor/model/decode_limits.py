"""What the options of a decode may be. No torch, so that they are refused before any work."""

from retrocolor.config import DECODES, DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.ranges import SHARE, require_ranges


def check_decode(options: DecodeOptions) -> None:
    """Raise UsageError when a value is out of range; None is what the model recommends."""
    if options.decode is not None and options.decode not in DECODES:
        raise UsageError(f"--decode {options.decode}: choose one of {', '.join(DECODES)}.")
    require_ranges(options)


def check_together(options: DecodeOptions) -> None:
    """Raise UsageError for what the decode that is asked for does not use."""
    asked = options.decode or ("topk" if options.k is not None else None)
    for name, owner in (("k", "topk"), ("smooth", "topk"), ("temperature", "annealed")):
        value = getattr(options, name)
        if value is not None and asked not in (None, owner):
            raise UsageError(f"--{name} {value:g} is of --decode {owner}, not of {asked}: leave one of them out.")


def check_strength(strength: float) -> None:
    """Raise UsageError when references cannot draw so far."""
    SHARE.require("--like-strength", strength)
