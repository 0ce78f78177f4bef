"""What loads while a command plans its work. No torch."""

from contextlib import AbstractContextManager, nullcontext

from retrocolor.config import ScaleOptions


def loading(scale: ScaleOptions, *modules: str) -> AbstractContextManager[None]:
    """In the block a process loads these modules for the workers of this machine, while the command plans its work."""
    if scale.engine == "local":
        from retrocolor.worker.process import begun_ahead

        return begun_ahead(*modules)
    if scale.engine == "ray" and scale.ray_address is None:
        from retrocolor.worker.forks import fork_server

        return fork_server(*modules)
    return nullcontext()
