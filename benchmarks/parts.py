"""What `benchmarks/all.py` measures: each part is a function (folder to work in, rounds) that returns its rows."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import torch

import film
import make
import network
import photos
import training
from costs import Cost, cost_of
from retrocolor.machine import core_count
from retrocolor.model import card
from retrocolor.model.networks import ModelConfig, build
from retrocolor.research_config import DatasetOptions
from retrocolor.training.dataset import build as build_dataset

HERE = Path(__file__).resolve().parent
LARGE, ONE_MEGAPIXEL = (6000, 4000), (1224, 816)
TRAINING_SECONDS = 15.0


@dataclass(frozen=True)
class Row:
    """What was measured; a figure in CPU time and on the clock as texts, and what it is to be."""

    what: str
    cpu: str
    clock: str = ""
    aim: str = ""


def shown(values: Sequence[float], unit: str = "", digits: int = 2) -> str:
    """The median, and the least and the most of several."""
    middle = f"{median(values):.{digits}f}{unit}"
    return middle if len(values) == 1 else f"{middle} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def quotients(ours: Sequence[Cost], others: Sequence[Cost], unit: str = "") -> tuple[str, str]:
    """The ratios, turn by turn, in CPU time and on the clock."""
    pairs = list(zip(ours, others, strict=True))
    return shown([a.cpu / b.cpu for a, b in pairs], unit), shown([a.wall / b.wall for a, b in pairs], unit)


def photo_rows(place: Path, rounds: int) -> list[Row]:
    """Times the floor, start-up taken off: photos of each kind."""
    # so many that start-up, which is taken off, does not decide
    kinds: list[tuple[str, int, str, tuple[int, int], str]] = [
        ("6 MP JPEG", 33, "jpeg", make.SIZE, "<= 1.45"),
        ("24 MP JPEG", 9, "jpeg", LARGE, "<= 1.4"),
        ("6 MP TIFF, 16 bits, LZW", 9, "tiff", make.SIZE, "<= 1.4"),
        ("6 MP PNG", 9, "png", make.SIZE, ""),
    ]
    rows = []
    for name, count, kind, size, aim in kinds:
        folder = place / name.replace(" ", "-")
        make.make(folder, count, kind=kind, size=size)
        rows.append(Row(name, *quotients(*photos.in_turns(folder, rounds, [])), aim))
    return rows


def film_rows(place: Path, rounds: int) -> list[Row]:
    """Times the floor, start-up taken off: films of each kind."""
    rows = []
    for size, seconds, aim in (("1280x720", 6, "<= 1.5"), ("1920x1080", 4, "<= 1.3")):
        for codec, name, suffix in (("h264", "H.264", ".mp4"), ("ffv1", "FFV1", ".mkv")):
            source = film.make_film(place / f"{size}-{codec}{suffix}", seconds, size, codec)
            kinds = [(f"{size.replace('x', ' x ')} {name}", aim, False)]
            if not rows:
                kinds.append((f"{kinds[0][0]}, another --vivid of it", "<= 1.15", True))
            for kind, most, redo in kinds:
                ratios = film.compare(source, place, rounds, [], redo)
                cpu, wall = [pair[1] for pair in ratios], [pair[0] for pair in ratios]
                rows.append(Row(kind, shown(cpu), shown(wall), most))
    return rows


def network_rows(place: Path, rounds: int) -> list[Row]:
    """Pictures/s times Zhang's network (ECCV 2016) at 256 x 256, float32, each in its best setting."""
    torch.manual_seed(0)
    torch.set_num_threads(core_count())
    networks = {
        "the embedded network": network.folded(card.DEFAULT_MODEL),
        "the paper's network": build(ModelConfig()).eval(),
        "Zhang": network.zhang().eval(),
    }
    found = network.compare(networks, core_count(), rounds)
    return [Row(name, shown(found[name]["cpu"]), shown(found[name]["wall"])) for name in networks if name != "Zhang"]


def training_rows(place: Path, rounds: int) -> list[Row]:
    """Share of the time of a training that is spent waiting for data, on the clock."""
    training.make_pictures(place / "pictures", training.PICTURES)
    for _ in build_dataset(place / "pictures", DatasetOptions(place / "set", size=144, whole=True)):
        pass
    rows = []
    for name, about in training.NETWORKS.items():
        found = [
            training.measure(name, place / "set", "cpu", TRAINING_SECONDS, each=False).waiting for _ in range(rounds)
        ]
        rows.append(Row(f"{name}, {about['train_size']} px", "", shown(found)))
    return rows


def start_rows(place: Path, rounds: int) -> list[Row]:
    """Seconds of `--help` and of one photo in a new process; and the first run after installing against the second."""
    make.make(place / "one", 1, size=ONE_MEGAPIXEL)
    coloured = place / "one-color"
    costs: dict[str, list[Cost]] = {"help": [], "torch": [], "photo": [], "first": [], "second": []}
    cost_of(photos.colorize(place / "one", coloured, []))
    for _ in range(rounds):
        costs["help"].append(cost_of([sys.executable, "-m", "retrocolor", "--help"]))
        costs["torch"].append(cost_of([sys.executable, "-c", "import torch"]))
        costs["photo"].append(cost_of(photos.colorize(place / "one", coloured, [])))
        with tempfile.TemporaryDirectory(dir=place) as fresh:
            for run in ("first", "second"):
                command = photos.colorize(place / "one", coloured, [])
                costs[run].append(cost_of(command, {"RETROCOLOR_CACHE_DIR": fresh}))
    more = [a - b for a, b in zip(costs["photo"], costs["torch"], strict=True)]
    return [
        Row("`retrocolor --help`", *_seconds(costs["help"]), "< 0.3 s CPU"),
        Row("one photo of 1 MP, over `import torch`", *_seconds(more), "<= 1 s more"),
        Row("first run after installing : second, one photo", *quotients(costs["first"], costs["second"]), "<= 1.5"),
    ]


def _seconds(costs: Sequence[Cost]) -> tuple[str, str]:
    return shown([cost.cpu for cost in costs], " s"), shown([cost.wall for cost in costs], " s")


def memory_rows(place: Path, rounds: int) -> list[Row]:
    """Peak memory in MB: of photos all processes together, of films the largest process."""
    make.make(place / "scans", 8)
    source = film.make_film(place / "film.mp4", 4)  # more frames than the encoder holds
    peaks, short, long = [], [], []
    for number in range(rounds):
        peaks.append(photos.peak_of(place / "scans", []))
        with tempfile.TemporaryDirectory(dir=place, prefix=f"{number}-") as fresh:  # else a track kept would be used
            copied = shutil.copy(source, fresh)
            for found, peak in zip((short, long), film.compare_memory(Path(copied), Path(fresh), []), strict=True):
                found.append(peak)
    measured = [peak for peak in peaks if peak is not None]
    return [
        Row("8 JPEGs of 6 MP", shown(measured, " MB", 0) if measured else "", "", "< 700 MB"),
        Row("a film of 720p", shown(short, " MB", 0), "", "< 600 MB"),
        Row("the same film ten times as long", shown(long, " MB", 0), "", "the same"),
    ]


def rival_rows(place: Path, rounds: int) -> list[Row]:
    """Pictures/s times those of Zhang's network driven as its demo does (rival.py): whole commands, photos of 1 MP."""
    make.make(place / "forty", 40, size=ONE_MEGAPIXEL)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(cost_of(photos.colorize(place / "forty", place / "ours", [])))
        theirs.append(cost_of([sys.executable, str(HERE / "rival.py"), str(place / "forty"), str(place / "theirs")]))
    return [Row("40 photos", *quotients(theirs, ours), ">= 8")]


PARTS: dict[str, Callable[[Path, int], list[Row]]] = {
    "photos": photo_rows, "films": film_rows, "rival": rival_rows, "start": start_rows, "memory": memory_rows,
    "network": network_rows, "training": training_rows,
}  # fmt: skip
ROUNDS: dict[str, Any] = {"photos": 3, "films": 3, "rival": 3, "start": 3, "memory": 5, "network": 3, "training": 1}
