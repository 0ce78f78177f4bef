"""Which colour track a film in work uses: the whole film's, its own part's, or one for this run alone."""

from pathlib import Path
from typing import Any

import numpy as np

from retrocolor.film import places
from retrocolor.film.color_track import NO_TIME, Track
from retrocolor.film.ffmpeg import decode
from retrocolor.film.ffmpeg.mux import Window
from retrocolor.film.ffmpeg.probe import FilmInfo
from retrocolor.film.preprocess import View
from retrocolor.film.workdir import TrackFolder, WorkDir


def open_track(
    info: FilmInfo, source: Path, workdir: WorkDir, output: Path, window: Window | None, view: View,
    settings: dict[str, Any], *, salvage: bool, shared: bool = False,
) -> tuple[TrackFolder, Track]:  # fmt: skip
    """The track's folder, held until it is released, and the track of the wanted part of the film.

    `settings` is what the network's answers depend on. A part is taken from the whole film's track if that is through;
    while another run uses the track, this one makes its own, in its work folder. `shared`: with other shards.
    """
    settings = {**settings, "salvage": salvage}
    if window is not None and not salvage:
        whole = TrackFolder(places.track_folder(source, output))
        found = _part_of(whole, info, window, view, {**settings, "part": None}, shared)
        if found is not None:
            return whole, found
        whole.release()
    part = None if window is None else (window.start - info.start, window.end and window.end - info.start)
    kept = TrackFolder(places.track_folder(source, output, places.part_label(part)))
    if not kept.hold(shared=shared):
        kept = TrackFolder(workdir.folder / "track")
        kept.hold(shared=shared)
    kept.open({**settings, "part": part})
    return kept, Track(kept.track_path, *view.chroma_size)


def _part_of(
    whole: TrackFolder, info: FilmInfo, window: Window, view: View, settings: dict[str, Any], shared: bool
) -> Track | None:
    """The frames of a window in the whole film's track; None if it is not through, or was made otherwise."""
    if not whole.has_identity or not whole.is_of(settings) or whole.looked() is None or not whole.hold(shared=shared):
        return None
    track = Track(whole.track_path, *view.chroma_size)
    pts = track.column("pts")
    if decode.is_guessed(info, pts) and len(counted := decode.packet_times(info)) == len(pts):
        pts = counted
    if (pts == NO_TIME).any() or (np.diff(pts) <= 0).any():
        return None
    times = pts * float(info.picture.time_base)
    first = int(np.searchsorted(times, window.start - 1e-9))
    end = len(times) if window.end is None else int(np.searchsorted(times, window.end - 1e-9))
    whole.earlier = True
    return track.part(first, end - first) if end > first else None
