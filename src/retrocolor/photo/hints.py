"""Where the hints of a job lie on its photo. No torch."""

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.imaging.orientation import upright_size
from retrocolor.jobs import Hint, Job, PixelHint
from retrocolor.photo.page import Page


def placed(job: Job, page: Page) -> tuple[Hint, ...]:
    """The hints of a job in shares of the upright page. Raises MediaError for one in pixels that lies outside of it."""
    height, width = upright_size(page.height, page.width, page.orientation)
    return tuple(_placed(job, hint, height, width) for hint in job.hints)


def _placed(job: Job, hint: Hint, height: int, width: int) -> Hint:
    if not isinstance(hint, PixelHint):
        return hint
    if not (hint.x < width and hint.y < height):
        at = f"{hint.x:g}, {hint.y:g}"
        raise MediaError(
            f"{printable(job.source)}: the hint at pixel {at} lies outside of its {width} x {height}; correct the file "
            "of hints."
        )
    return Hint(min(1.0, (hint.x + 0.5) / width), min(1.0, (hint.y + 0.5) / height), hint.color)
