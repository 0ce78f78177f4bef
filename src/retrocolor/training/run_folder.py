"""A training run on disk: its state, checkpoints, metrics and pictures; enough to go on exactly where it stopped."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor

from retrocolor.errors import ModelError, UsageError
from retrocolor.files import atomic_output
from retrocolor.folders import claim_folder
from retrocolor.locks import alone_in
from retrocolor.model.checkpoint import Checkpoint, save
from retrocolor.model.networks import Network
from retrocolor.ranges import typed
from retrocolor.training.curves import draw_curves
from retrocolor.training.dataset import Dataset
from retrocolor.training.mixture import parse_also
from retrocolor.training.reduce import process_count, process_rank
from retrocolor.training.sources import SHOWN, STATES
from retrocolor.training.trainer import Trainer
from retrocolor.training.validation import Validation

STATE, PREVIOUS = STATES
OWN = {*SHOWN, "metrics.jsonl", "curves.svg", "last.safetensors", "best.safetensors", "result.json"}
MAY_CHANGE = {"output", "resume", "max_minutes", "epochs", "device", "amp", "compile", "lr", "val", "also"}


class RunFolder:
    """Counters and history of a run, beside the trainer they belong to."""

    def __init__(self, folder: Path, trainer: Trainer, datasets: list[Dataset], validation: Validation) -> None:
        self.folder, self.trainer, self.datasets, self.validation = folder, trainer, datasets, validation
        self.epoch, self.step = 0, 0  # done: whole epochs, and steps of the next
        self.since = 0  # the epoch after which all were measured on the pictures of now
        self.sums = torch.zeros(3)  # objective, L_cl, L_dt since the epoch began
        self.history: list[dict[str, Any]] = []  # the lines of metrics.jsonl
        self.notes: tuple[str, ...] = ()

    @classmethod
    @contextmanager
    def open(
        cls, folder: Path, trainer: Trainer, datasets: list[Dataset], validation: Validation
    ) -> Iterator["RunFolder"]:
        """A new run, or with --resume the one in the folder, while the block runs no other's to write to.

        `datasets` are the first and that of --also, if any. Raises UsageError when the folder holds a run and --resume
        was not given, ModelError when its state cannot be used, MachineError when the folder cannot be written.
        """
        run = cls(folder, trainer, datasets, validation)
        claim(folder, resume=trainer.options.resume)
        with nullcontext() if process_rank() else alone_in(folder):
            if states := claim(folder, resume=trainer.options.resume):
                run._read(states[0])
            yield run

    @property
    def best(self) -> dict[str, Any]:
        """Of the epochs measured alike, that of the highest PSNR (the last one where nothing was held out)."""
        alike = [line for line in self.history if line["epoch"] > self.since] or self.history
        return max(alike, key=lambda line: (line.get("psnr", 0), line["epoch"]), default={})

    def add(self, step_losses: Tensor) -> None:
        """Count one step and its losses."""
        self.sums = self.sums.to(step_losses.device) + step_losses
        self.step += 1

    def mean_loss(self) -> float:
        """Mean objective since the epoch began. Raises ModelError when it is not finite."""
        self._require_finite(self.sums)
        return float(self.sums[0]) / max(1, self.step)

    def _require_finite(self, *values: Tensor) -> None:
        if not all(torch.isfinite(value).all() for value in values):
            where = self.folder / STATE
            hint = f"{where} is the last good state: --resume with a lower --lr" if where.is_file() else "lower --lr"
            raise ModelError(f"The loss is no longer finite in epoch {self.epoch + 1}, step {self.step}: {hint}.")

    def save(self) -> None:
        """Write the state, atomically, and keep the one before. Raises ModelError for what is not finite.

        Of several processes, whose states are alike, the first one writes.
        """
        self.mean_loss()
        if process_rank():
            return
        tensors = {f"model.{name}": value for name, value in self.trainer.model.state_dict().items()}
        tensors |= {f"average.{name}": value for name, value in self.trainer.average.items()}
        for i, parameter_state in self.trainer.optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer.{i}.{name}": value for name, value in parameter_state.items()}
        tensors["sums"] = self.sums
        self._require_finite(*tensors.values())
        about = {
            "epoch": self.epoch,
            "step": self.step,
            "since": self.since,
            "history": self.history,
            "options": _plain(self.trainer.options),
            "data": self.datasets[0].manifest["sha256"],
            "also": self._also(),
            "measured": self.validation.fingerprint,
            "threads": torch.get_num_threads(),
            "processes": process_count(),
        }
        data = to_bytes({name: value.contiguous().cpu() for name, value in tensors.items()}, {"run": json.dumps(about)})
        with atomic_output(self.folder / STATE, known=True) as temporary:
            temporary.write_bytes(data)
            if (self.folder / STATE).is_file():
                (self.folder / STATE).replace(self.folder / PREVIOUS)

    def _read(self, path: Path) -> None:
        try:
            with safe_open(path, "pt") as file:
                about = _checked(json.loads(file.metadata()["run"]))
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            sums = tensors.pop("sums")
            if sums.shape != self.sums.shape:
                raise ValueError("its losses are no three numbers")
            if not all(torch.isfinite(value).all() for value in tensors.values()):
                raise ValueError("it holds values that are not finite")
            groups: dict[str, dict[str, Tensor]] = {"model": {}, "average": {}, "optimizer": {}}
            for name, value in tensors.items():
                group, _, rest = name.partition(".")
                groups[group][rest] = value
            self._compare(about)
            self.epoch, self.step, self.history = about["epoch"], about["step"], about["history"]
            self.since = about.get("since", 0) if self._measures_alike(about) else self.epoch
        except (SafetensorError, OSError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise ModelError(f"{path}: cannot be read ({error}); remove it to go on with the state before.") from error
        self.sums = sums
        try:
            if (self.epoch or self.step) and not groups["optimizer"]:
                raise ValueError("nothing that Adam keeps is there")
            self.trainer.restore(groups["model"], groups["average"], groups["optimizer"])
        except (RuntimeError, KeyError, IndexError, ValueError) as error:
            raise ModelError(f"{path}: does not fit this network ({error}); give another folder with -o.") from error

    def _compare(self, about: dict[str, Any]) -> None:
        """Raise UsageError when the run was made with other options or data; note what may differ."""
        now, then = _plain(self.trainer.options), about["options"]
        changed = [name for name in now if name in then.keys() - MAY_CHANGE and now[name] != then[name]]
        if changed:
            flags = ", ".join(typed(type(self.trainer.options), name, then[name]) for name in changed)
            raise UsageError(f"{self.folder}: this run was made with {flags}; resume it so, or give another -o.")
        if about["data"] != self.datasets[0].manifest["sha256"]:
            raise UsageError(f"{self.folder}: this run was made on another data set; give another folder with -o.")
        if about.get("also") != self._also():
            made = f"with --also {then['also']}" if then.get("also") else "without --also"
            raise UsageError(f"{self.folder}: this run was made {made}; resume it so, or give another -o.")
        for name, number in (("threads", torch.get_num_threads()), ("processes", process_count())):
            if about.get(name, 1) != number:
                note = f"made with {name}: {about.get(name, 1)}, goes on with {number}: "
                self.notes += (note + "the result may differ in the last digits",)
        if not self._measures_alike(about):
            changed = now["val"] != then["val"]
            note = (
                f"made with --val {then['val']}, goes on with {now['val']}" if changed else f"{now['val']} has changed"
            )
            note += ": its epochs, and the best of them, are measured on other pictures, which it may have learnt from"
            self.notes += (note,)

    def _measures_alike(self, about: dict[str, Any]) -> bool:
        """Whether the run was measured on the pictures of now; earlier versions noted only where they lay."""
        if "measured" in about:
            return bool(about["measured"] == self.validation.fingerprint)
        return bool(about["options"]["val"] == self.trainer.options.val)

    def _also(self) -> dict[str, Any] | None:
        """What must not change of the second data set: what it holds, not where it lies."""
        also = parse_also(self.trainer.options.also)
        if not also:
            return None
        return {"data": self.datasets[1].manifest["sha256"], "size": also.size, "share": also.share}

    def finish_epoch(self) -> dict[str, Any]:
        """Measure, write checkpoints, pictures and curves, then the state; returns the line of metrics.jsonl."""
        loss = self.mean_loss()
        self._require_finite(*self.trainer.model.state_dict().values())  # after the last step, whose loss was
        model = self.trainer.best_model()
        line: dict[str, Any] = {"epoch": self.epoch + 1, "loss": loss}
        line |= {name: float(self.sums[i]) / self.step for i, name in ((1, "loss_cl"), (2, "loss_dt"))}
        line |= self.validation.measure(model, self.trainer.prior, self.folder / "samples" / f"{self.epoch + 1:04}.png")
        self.history.append(line)
        self.epoch, self.step, self.sums = self.epoch + 1, 0, torch.zeros(3)
        if process_rank() == 0:
            self._write(model)
        return line

    def _write(self, model: Network) -> None:
        """All that an epoch leaves on disk, the state last: what has a state is whole."""
        self._write_checkpoints(model)
        with atomic_output(self.folder / "metrics.jsonl", known=True) as temporary:
            temporary.write_text("".join(json.dumps(entry) + "\n" for entry in self.history))
        with atomic_output(self.folder / "curves.svg", known=True) as temporary:
            temporary.write_text(draw_curves(self.history))
        self.save()

    def _write_checkpoints(self, model: Network) -> None:
        trainer, recommended = self.trainer, {"decode": self.trainer.options.decode}
        names = ", ".join(dataset.manifest["data"] for dataset in self.datasets)
        about = {"data": names, "pictures": sum(map(len, self.datasets)), "scores": self.history[-1]}
        save(self.folder / "last.safetensors", Checkpoint(model, trainer.config, trainer.prior, recommended, about))
        if self.best is self.history[-1]:
            best = Checkpoint(model, trainer.config, trainer.prior, recommended, about)
            save(self.folder / "best.safetensors", best, half=True)


def claim(folder: Path, *, resume: bool) -> list[Path]:
    """The states of the run in a folder, the latest first; raises UsageError unless the folder is ours to write to."""
    states = [folder / name for name in (STATE, PREVIOUS) if (folder / name).is_file()]
    if states and not resume:
        raise UsageError(f"{folder}: holds a run already; add --resume to go on, or give another folder with -o.")
    claim_folder(folder, OWN, marker=states[0].name if states else "")
    return states


def _checked(about: Any) -> dict[str, Any]:
    """What a state tells of its run. Raises KeyError or ValueError when that is no run of ours."""
    if not isinstance(about, dict):
        raise ValueError("it tells of no run")
    counts, history = (about["epoch"], about["step"], about.get("since", 0)), about["history"]
    counted = all(type(count) is int and count >= 0 for count in counts)
    lines = isinstance(history, list) and all(isinstance(line, dict) and "epoch" in line for line in history)
    if not (counted and lines and isinstance(about["options"], dict)):
        raise ValueError("it tells of no run")
    return about


def _plain(options: Any) -> dict[str, Any]:
    """Options as JSON values."""
    return {name: str(value) if isinstance(value, Path) else value for name, value in asdict(options).items()}
