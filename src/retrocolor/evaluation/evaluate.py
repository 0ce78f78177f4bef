"""Measure a model on colour pictures: make them grey, colour them, compare."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.errors import MediaError, UsageError
from retrocolor.evaluation.contact_sheet import Sheet
from retrocolor.evaluation.results import Evaluation, Measured, Result
from retrocolor.imaging import metrics, resize
from retrocolor.imaging.lab import byte_to_lightness, lab_to_srgb, lightness, srgb_to_lab, to_rgb
from retrocolor.model import bins
from retrocolor.research_config import EvaluateOptions
from retrocolor.training.dataset import Dataset, is_dataset
from retrocolor.training.sources import Source, find_pictures

FIGURES = ("psnr", "ssim", "colorfulness", "ab_rmse", "auc", "auc_rebalanced")
SHOWN = 16  # pictures on the sheet
RESAMPLES = 1000
THRESHOLDS = 150  # ab error of the AuC, 0 to 150


def evaluate(
    data: Path, options: EvaluateOptions, included: Callable[[str], bool] | None = None
) -> Iterator[Measured | Evaluation]:
    """Measure the decodes of `options` on a folder or tar of colour pictures, or a built data set.

    `included` says of a picture's name whether it is measured; None means all.
    Raises UsageError, ModelError or MachineError.
    """
    requested = _decodes(options)
    colorizer = Colorizer.load(options.model, options.device, size=options.size)
    settings = {name: colorizer.with_decode(decode).settings for name, decode in requested.items()}
    pictures = [(name, load) for name, load in _pictures(data, options) if included is None or included(name)]
    weights = bins.class_weights(colorizer.prior, 0.0).numpy()
    rows: dict[str, list[list[float]]] = {name: [] for name in ("grey", "truth", *requested)}
    counts = {name: np.zeros(bins.COUNT, np.int64) for name in rows}
    deciles = Deciles()
    sheet, broken = Sheet(["grey", "truth", *requested]), []
    for done, (name, load) in enumerate(pictures, 1):
        truth = load()
        if truth is None:
            broken.append(name)
            continue
        grey, ab = make_grey(truth)
        ours = colour(colorizer, grey, list(requested.values()))
        deciles.add(colorizer, grey, ours[0], ab)
        painted = {"grey": np.repeat(grey[..., None], 3, 2), "truth": truth} | dict(zip(requested, ours, strict=True))
        for key, picture in painted.items():
            figures, histogram = _figures(picture, truth, ab, weights)
            rows[key].append(figures)
            counts[key] += histogram
        if options.sheet and (done - 1) % max(1, len(pictures) // SHOWN) == 0:
            sheet.add(list(painted.values()))
        yield Measured(done, len(pictures))
    if not rows["truth"]:
        raise UsageError(f"{data}: none of the {len(broken)} pictures can be read; give a folder of colour pictures.")
    if options.sheet:
        sheet.save(options.sheet)
    results = [_result(name, described, rows, counts) for name, described in settings.items()]
    yield Evaluation(colorizer.name, options.eval_size, len(rows["truth"]), tuple(broken), results, deciles.errors())


def _decodes(options: EvaluateOptions) -> dict[str, DecodeOptions]:
    """Each decode requested, by the name it has in the table. Raises UsageError."""
    shared = DecodeOptions(temperature=options.temperature, saturation=options.saturation, smooth=options.smooth)
    requested: dict[str, DecodeOptions] = {}
    for k in options.k.split(",") if options.k else ():
        if not k.strip().isdigit():
            raise UsageError(f"--k {options.k}: give numbers with commas between, as in 1,2,3.")
        requested[f"k = {int(k)}"] = replace(shared, k=int(k))
    for decode in options.decode.split(",") if options.decode else ():
        requested[decode.strip()] = replace(shared, decode=decode.strip())
    requested = requested or {"own": shared}
    vivid = _vivid(options.vivid)
    return {
        f"{name} v{value:g}" if len(vivid) > 1 else name: replace(decode, vivid=value)
        for name, decode in requested.items()
        for value in vivid
    }


def _vivid(requested: str | None) -> list[float] | list[None]:
    """The values of --vivid, [None] for the model's own. Raises UsageError."""
    try:
        return [float(value) for value in requested.split(",")] if requested else [None]
    except ValueError as error:
        raise UsageError(f"--vivid {requested}: give numbers with commas between, as in 0,0.5,1.") from error


Loader = Callable[[], np.ndarray | None]


def _pictures(data: Path, options: EvaluateOptions) -> list[tuple[str, Loader]]:
    """Name and loader of each picture, uint8 RGB at the size requested; a broken one loads as None."""
    size = None if options.eval_size == "native" else _number(options.eval_size)
    if is_dataset(data):
        dataset = Dataset(data)
        found: list[tuple[str, Loader]] = [
            (name, _from_dataset(dataset, i, size)) for i, name in enumerate(dataset.names)
        ]
    else:
        found = [(source.name, partial(_read, source, size)) for source in find_pictures(data)]
    return found[:: max(1, len(found) // options.limit)][: options.limit] if options.limit else found


def _number(eval_size: str) -> int:
    if not eval_size.isdigit() or int(eval_size) < 16:
        raise UsageError(f"--eval-size {eval_size}: choose native or a number of pixels from 16.")
    return int(eval_size)


def _read(source: Source, size: int | None) -> np.ndarray | None:
    try:
        picture = source.read()
    except MediaError:
        return None
    return np.asarray(centre_square(Image.fromarray(picture), size)) if size else picture


def _from_dataset(dataset: Dataset, i: int, size: int | None) -> Loader:
    def load() -> np.ndarray:
        example = dataset[i]
        plane = torch.from_numpy(byte_to_lightness(example.lightness))[None, None]
        picture = to_rgb(plane, torch.from_numpy(example.ab.astype(np.float32)).movedim(2, 0)[None])[0]
        return np.asarray(centre_square(Image.fromarray(picture), size)) if size else picture

    return load


def centre_square(picture: Image.Image, size: int) -> Image.Image:
    """The centre square of a picture at size x size (Lanczos)."""
    side = min(picture.size)
    left, top = (picture.width - side) / 2, (picture.height - side) / 2
    return picture.resize((size, size), Image.Resampling.LANCZOS, (left, top, left + side, top + side))


def make_grey(truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """uint8 RGB (H, W, 3) -> Lab(L, 0, 0) in sRGB, uint8 (H, W), and the true ab, float32 (H, W, 2)."""
    lab = _lab(truth)
    flat = torch.cat((lab[:1], torch.zeros_like(lab[1:])))
    grey = (lab_to_srgb(flat)[1] * 255).round().to(torch.uint8).numpy()
    return grey, lab[1:].movedim(0, 2).numpy()


class Deciles:
    """Does a low confidence mean a large error? Gathers it with the ab error of the first decode, over all pixels."""

    def __init__(self) -> None:
        self.pairs: list[np.ndarray] = []

    def add(self, colorizer: Colorizer, grey: np.ndarray, painted: np.ndarray, true_ab: np.ndarray) -> None:
        """One picture: every pixel of the network's output, with the mean error there."""
        thumbnail = resize.shrink([(0, grey)], grey.shape[0], grey.shape[1], colorizer.size)
        confidence = colorizer.chroma_with_confidence(thumbnail)[1]
        error = np.linalg.norm(_lab(painted)[1:].movedim(0, 2).numpy() - true_ab, axis=2).astype(np.float32)
        down, across = (resize.resize_matrix(grey.shape[i], confidence.shape[i]) for i in (0, 1))
        self.pairs.append(np.stack((confidence.ravel(), (down @ error @ across.T).ravel())))

    def errors(self) -> list[tuple[float, float]]:
        """Mean confidence and mean ab error of each tenth of the pixels, least confident first."""
        confidence, error = np.concatenate(self.pairs, axis=1)
        parts = np.array_split(np.argsort(confidence, kind="stable"), 10)
        return [(float(confidence[part].mean()), float(error[part].mean())) for part in parts if len(part)]


def colour(colorizer: Colorizer, grey: np.ndarray, requested: Sequence[DecodeOptions]) -> list[np.ndarray]:
    """uint8 (H, W) -> RGB (H, W, 3) for each decode, as `Colorizer.colorize` but for rounding; no compiled code."""
    height, width = grey.shape
    chromas = colorizer.chromas(resize.shrink([(0, grey)], height, width, colorizer.size), requested)
    down, across = (resize.resize_matrix(chromas[0].shape[i], grey.shape[i], resize.cubic) for i in (0, 1))
    ab = np.einsum("Hh,nhwc,Ww->ncHW", down, np.stack(chromas), across, optimize=True).astype(np.float32)
    plane = lightness(torch.from_numpy(grey.astype(np.float32) / 255))
    return list(to_rgb(plane.expand(len(ab), 1, height, width), torch.from_numpy(ab)))


def _lab(picture: np.ndarray) -> torch.Tensor:
    return srgb_to_lab(torch.from_numpy(picture.copy()).movedim(2, 0).float() / 255)


def _figures(
    picture: np.ndarray, truth: np.ndarray, true_ab: np.ndarray, weights: np.ndarray
) -> tuple[list[float], np.ndarray]:
    """The FIGURES of one picture, and the pixels in each of the 313 bins, int64 (313,)."""
    ab = _lab(picture)[1:].movedim(0, 2).numpy()
    histogram = np.bincount(bins.encode(torch.from_numpy(ab)).numpy().ravel(), minlength=bins.COUNT)
    pixel_weights = weights[bins.encode(torch.from_numpy(true_ab)).numpy()]
    error = np.hypot(*np.moveaxis(ab - true_ab, 2, 0))
    figures = [
        metrics.psnr(picture, truth),
        metrics.ssim(picture, truth),
        metrics.colorfulness(picture),
        metrics.chroma_rmse(ab, true_ab),
        metrics.area_under_curve(error, THRESHOLDS),
        metrics.area_under_curve(error, THRESHOLDS, pixel_weights),
    ]
    return figures, histogram


def _result(
    name: str, settings: dict[str, Any], rows: dict[str, list[list[float]]], counts: dict[str, np.ndarray]
) -> Result:
    ours, grey, truth = (np.array(rows[key]) for key in (name, "grey", "truth"))
    columns = {figure: ours[:, i] for i, figure in enumerate(FIGURES)}
    columns |= {f"grey_{figure}": grey[:, i] for i, figure in enumerate(FIGURES)}
    columns |= {"psnr_gain": ours[:, 0] - grey[:, 0], "true_colorfulness": truth[:, 2]}
    means = {figure: float(values.mean()) for figure, values in columns.items()}
    shares = {key: counts[key] / counts[key].sum() for key in (name, "grey", "truth")}
    means["bins_distance"] = float(np.linalg.norm(shares[name] - shares["truth"]))
    means["grey_bins_distance"] = float(np.linalg.norm(shares["grey"] - shares["truth"]))
    intervals = {figure: bootstrap(columns[figure]) for figure in (*FIGURES, "psnr_gain")}
    decode = {key: value for key, value in settings.items() if key != "model"}
    return Result(name, decode, means, intervals)


def bootstrap(values: np.ndarray, seed: int = 0) -> tuple[float, float]:
    """The 95 % interval of the mean of (N,) values, by resampling."""
    drawn = np.random.default_rng(seed).integers(len(values), size=(RESAMPLES, len(values)))
    low, high = np.percentile(values[drawn].mean(1), (2.5, 97.5))
    return float(low), float(high)
