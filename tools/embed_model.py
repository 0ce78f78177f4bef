"""Put a trained checkpoint into the package: halve, and write down its decode and what it learnt from.

    python tools/embed_model.py RUN/best.safetensors --decode mean --vivid 0.25 --size 192 --about about.json

`about.json` is an object of plain facts (data sets and their terms, command, scores); `retrocolor models` shows it.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

from retrocolor.files import checksum
from retrocolor.model import card, checkpoint

LIMIT = 16_000_000  # bytes


def main() -> None:
    """Read the command line and write the embedded model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--name", default=card.DEFAULT_MODEL)
    parser.add_argument("--decode", default="mean")
    parser.add_argument("--temperature", type=float)
    parser.add_argument("--vivid", type=float, default=0.0)
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--film-size", type=int)
    parser.add_argument("--about", type=Path, required=True)
    requested = parser.parse_args()
    recommended = {name: getattr(requested, name) for name in ("decode", "temperature", "vivid", "size", "film_size")}
    recommended = {name: value for name, value in recommended.items() if value is not None}
    about = json.loads(requested.about.read_text())
    source = replace(checkpoint.load(requested.checkpoint), recommended=recommended, about=about)
    target = Path(__file__).parents[1] / "src" / "retrocolor" / "assets" / f"{requested.name}.safetensors"
    checkpoint.save(target, source, half=True)
    if target.stat().st_size > LIMIT:
        raise SystemExit(f"{target} is larger than {LIMIT / 1e6:.0f} MB: train a smaller network.")
    print(f"{target}: {checksum(target)}")


if __name__ == "__main__":
    main()
