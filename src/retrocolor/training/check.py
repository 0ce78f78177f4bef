"""Options of a training that have no meaning, said before anything is done."""

from pathlib import Path

from retrocolor.errors import UsageError
from retrocolor.ranges import require_ranges
from retrocolor.research_config import TrainOptions
from retrocolor.training import losses
from retrocolor.training.dataset import is_dataset
from retrocolor.training.mixture import parse_also
from retrocolor.training.sources import find_pictures

CHOICES = {
    "encoder": ("none", "imagenet"),
    "weights": ("paper", "none"),
    "targets": ("hard", "soft"),
    "optimizer": ("adam", "adamw"),
    "schedule": ("constant", "plateau", "cosine"),
    "compile": ("auto", "graph", "none"),
    "amp": ("auto", "bf16", "none"),
}


def check(options: TrainOptions, processes: int = 1) -> None:
    """Raise UsageError when an option has no meaning, or none beside another one or for so many processes."""
    objectives = (*losses.OBJECTIVES, "l2")  # one of the user's own may have been added since
    for name, allowed in {**CHOICES, "objective": objectives}.items():
        if getattr(options, name) not in allowed:
            raise UsageError(f"--{name} {getattr(options, name)}: choose one of {', '.join(allowed)}.")
    _check_numbers(options)
    _check_network(options)
    if options.objective == "l2" and options.decode != "mean":
        raise UsageError("--objective l2 trains the mean over all bins, not how likely each is; add --decode mean.")
    if options.objective == "product" and options.alpha in (0, 1):
        raise UsageError(
            f"--alpha {options.alpha:g}: --objective product (Eq. 6) is 0 whatever the network does; choose a number "
            "between 0 and 1."
        )
    if options.limit is not None and options.limit < options.batch_size:
        raise UsageError(f"--limit {options.limit}: choose at least one batch, {options.batch_size}.")
    if options.augment and options.resized_crops:
        raise UsageError("--augment and --resized-crops are two ways to cut: choose one.")
    if options.compile == "graph" and processes > 1:
        raise UsageError("--compile graph is for one process: leave it out under torchrun.")
    if options.batch_size % processes:
        raise UsageError(
            f"--batch-size {options.batch_size}: {processes} processes take equal parts of a batch; choose a multiple "
            f"of {processes}."
        )
    _check_data(options)


def fraction(options: TrainOptions) -> float | None:
    """The share of pictures held out, or None where they come from elsewhere."""
    try:
        return float(options.val)
    except ValueError:
        return None


def _check_data(options: TrainOptions) -> None:
    """Raise UsageError for pictures beside those to train on that are not there, before any are quantized."""
    share = fraction(options)
    if share is None:
        val = Path(options.val)
        if not is_dataset(val):
            find_pictures(val)
    elif not 0 <= share < 1:
        raise UsageError(f"--val {options.val}: choose a fraction from 0 to below 1, or a folder.")
    also = parse_also(options.also)
    if also and not also.data.exists():
        raise UsageError(f"--also {options.also}: no such folder, tar or data set: {also.data}.")


def _check_numbers(options: TrainOptions) -> None:
    require_ranges(options)
    if options.degrade and not round(options.degrade * options.batch_size):
        batch = f"--batch-size {options.batch_size}"
        raise UsageError(f"--degrade {options.degrade:g}: less than half a picture of {batch}; choose more of either.")
    if options.weight_decay is not None and options.optimizer != "adamw":
        raise UsageError("--weight-decay is AdamW's; add --optimizer adamw.")


def _check_network(options: TrainOptions) -> None:
    if options.arch != "lite":
        for name, nothing in (("encoder", "none"), ("encoder_lr", 1.0), ("dropout", 0.0), ("stochastic_depth", 0.0)):
            if getattr(options, name) != nothing:
                raise UsageError(f"--{name.replace('_', '-')} is of the network lite; add --arch lite.")
    if options.encoder == "imagenet" and options.width != 1:
        raise UsageError("--encoder imagenet: its weights fit the network at --width 1 alone; add --encoder none.")
    if options.encoder == "imagenet" and options.init:
        raise UsageError("--encoder imagenet and --init are two ways to begin: choose one.")
