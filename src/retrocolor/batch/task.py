"""The options of a run of colouring, and what its worker is handed. No torch in the parent."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrocolor.batch.references import checksum_of
from retrocolor.config import (
    DecodeOptions,
    FilmOptions,
    LikeOptions,
    NetworkOptions,
    OutputOptions,
    PhotoOptions,
    ScaleOptions,
)
from retrocolor.errors import ModelError, Unwritable
from retrocolor.files import checksum, printable, tag_parts
from retrocolor.folders import require_name
from retrocolor.jobs import Job, Kind, Made, as_settings
from retrocolor.model import card
from retrocolor.worker import stages
from retrocolor.worker.protocol import Heartbeat, Work

if TYPE_CHECKING:
    from retrocolor.photo.colorize import PhotoWork


@dataclass(frozen=True)
class Options:
    """All options of a run."""

    output: OutputOptions = field(default_factory=OutputOptions)
    network: NetworkOptions = field(default_factory=NetworkOptions)
    decode: DecodeOptions = field(default_factory=DecodeOptions)
    photo: PhotoOptions = field(default_factory=PhotoOptions)
    film: FilmOptions = field(default_factory=FilmOptions)
    scale: ScaleOptions = field(default_factory=ScaleOptions)
    only: Kind | None = None  # the other kind is passed over
    like: LikeOptions = field(default_factory=LikeOptions)
    references: tuple[Path, ...] = ()  # the pictures that `like` names, as `find_references` finds them

    def settings(self, kind: Kind, job: Job | None = None) -> dict[str, Any]:
        """What decides how a result looks, that of one job with what was chosen for it: if this changes, the work is
        done again. Raises ModelError.
        """
        medium = asdict(self.photo if kind is Kind.PHOTO else self.film)
        medium.pop("max_megapixels", None)
        medium.pop("no_keep", None)
        if not medium.get("sheet"):
            medium.pop("sheet", None)  # records of runs before there was one stay valid
        medium.pop("shots", None)  # what they say for this film stands below
        if kind is Kind.PHOTO:
            medium.pop("salvage")  # a photo that is whole looks the same with it
            medium.pop("hints")  # what holds for this photo stands below
        wishes: dict[str, Any] = {}  # nothing without: records of runs before there were these stay valid
        references, strength = self.references, self.like.like_strength
        if job is not None and job.like:
            references, strength = job.like, job.like_strength
        if references and strength:
            wishes |= {"like": checksum_of(references), "like_strength": strength}
        if job is not None and job.hints:
            wishes["hints"] = as_settings(job.hints)
        if job is not None and job.shots:
            wishes["shots"] = job.shots
        return {
            "kind": kind.value,
            "model": checksum(card.find(self.network.model)),
            "size": self.network.size,
            "recolor": self.output.recolor,
            "mark": not self.output.no_mark,
            **asdict(job.decode if job is not None and job.decode is not None else self.decode),
            **medium,
            **wishes,
        }


@dataclass(frozen=True)
class ColorizeSetup:
    """What the worker is handed: the options, from which it loads the network once for all files."""

    options: Options
    tag: str = ""  # of half-written files, by which a shard knows its own
    model: str = ""  # the checksum of the network's file where the run was started; empty: whichever is found
    processes: int = 1  # of this machine that share its cores and memory

    def prepare(self) -> tuple[Work[Job, Made], dict[str, Any]]:
        """Load the network; returns the function that colours one job, and the network's settings."""
        if self.options.output.profile:
            stages.start()
        with stages.stage(stages.LOAD):
            photo, settings = self.load()

        def work(job: Job, beat: Heartbeat) -> Made:
            try:
                if job.kind is Kind.PHOTO:
                    return photo(job, beat)
                from retrocolor.film.colorize import film_work

                return film_work(job, self.options.film, self.options.output, photo.as_asked(job), beat)
            except (OSError, Unwritable):
                require_name(job.output, job.root)
                raise

        return work, settings

    def load(self) -> tuple["PhotoWork", dict[str, Any]]:
        """Load the network; returns what colours a photo, and the network's settings."""
        from retrocolor.colorizer import Colorizer
        from retrocolor.model.device import gpu_count, one_thread
        from retrocolor.photo.colorize import PhotoWork
        from retrocolor.photo.references import read_palette

        tag_parts(self.tag)
        o = self.options
        network = o.network
        if self.model and checksum(path := card.find(network.model)) != self.model:
            raise ModelError(f"{printable(path)} is another model than where the run began: have one on all machines.")
        with one_thread():  # more would wait for each other at every step of loading
            colorizer = Colorizer.load(
                network.model, network.device, decode=o.decode, size=network.size, batch=network.batch
            )
            if o.references:
                colorizer = colorizer.with_like(read_palette(o.references, "--like "), o.like.like_strength)
        gpus = gpu_count(network.device)
        settings = colorizer.settings | ({"gpus": gpus} if gpus > 1 else {})
        return PhotoWork(colorizer, o.photo, o.output, self.processes), settings
