"""A colorizer that tells how often its network was asked."""

from typing import Any

from retrocolor.colorizer import Colorizer


class Counting:
    """A colorizer that counts the frames its network sees."""

    def __init__(self, colorizer: Colorizer) -> None:
        self._colorizer, self.frames = colorizer, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._colorizer, name)

    def compact(self, axes: Any) -> Any:
        network = self._colorizer.compact(axes)

        def counted(light: Any) -> Any:
            self.frames += len(light)
            return network(light)

        return counted
