"""Films by shot on the page: the shots of shots.json, frames of each, and what is chosen for one. No torch."""

import json
from collections import OrderedDict
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from retrocolor.config import LIKE_STRENGTH, DecodeOptions
from retrocolor.errors import RetrocolorError
from retrocolor.files import printable, read_regular
from retrocolor.film.asked_shots import references_of
from retrocolor.film.shot_edits import (
    Entries,
    change_shot,
    entries_of,
    join_next,
    part,
    restore,
    split_at,
    state_of,
)
from retrocolor.film.shot_file import read_shots
from retrocolor.film.shot_list import DISSOLVE, SHOT, Shot, names
from retrocolor.imaging.thumbnails import LONG_SIDE, shot_folder
from retrocolor.json_file import read_json
from retrocolor.photo.picture import Picture
from retrocolor.review.answers import KEEP, TooLong, answer, body_of, refusal
from retrocolor.review.catalog import Catalog, Item, is_film, shots_paths
from retrocolor.review.studio import Studio

FIELDS = ("skip", "vivid", "saturation", "like", "like_strength", "note")  # that the page writes
MOST_UNDONE = 500  # changes that can be taken back
UNSEEN = ("stabilize",)  # what one frame does not show


class ShotPages:
    """What the routes of films by shot answer."""

    def __init__(self, catalog: Catalog, studio: Studio) -> None:
        self.catalog, self.studio = catalog, studio
        self._before: OrderedDict[int, tuple[Path, Entries]] = OrderedDict()  # what stood there, by the change's number
        self._changes = count(1)

    async def listing(self, request: Request) -> Response:
        """The shots of a film; none where the colour track, and shots.json with it, is gone."""
        item = self._film(request.path_params["id"])
        if item is None:
            return refusal("no such film", 404)
        try:
            return answer(await run_in_threadpool(self._told, item))
        except RetrocolorError as error:
            return refusal(printable(str(error)), 422)

    async def picture(self, request: Request) -> Response:
        """A frame before or after; after with what is chosen for its shot, made on the spot where it is not so yet."""
        item, which = self._film(request.path_params["id"]), request.path_params["which"]
        if item is None or which not in ("before", "after"):
            return refusal("no such picture", 404)
        try:
            frame = int(request.path_params["frame"])
            data = await run_in_threadpool(self._picture, item, frame, which == "after")
        except (RetrocolorError, ValueError) as error:
            return refusal(printable(str(error)), 422)
        except OSError as error:
            return refusal(f"{error.strerror}", 404)
        return Response(data, media_type="image/jpeg", headers=KEEP)

    async def change(self, request: Request) -> Response:
        """Write what is chosen for a shot, join it with the next, split it, or take back what this page wrote.

        409, with the shots as they are, where somebody else wrote meanwhile.
        """
        try:
            asked = await body_of(request)
            item = self._film(asked["id"])
            path = None if item is None else _path(item)
            if item is None or path is None or not set(asked.get("fields", {})) <= set(FIELDS):
                return refusal("no such shot", 404)
            written = await run_in_threadpool(self._write, path, asked)
            await run_in_threadpool(self.catalog.refresh)
            return answer(await run_in_threadpool(self._told, item) | written, 200 if written else 409)
        except TooLong:
            return refusal("too long", 413)
        except RetrocolorError as error:
            return refusal(printable(str(error)), 422)
        except (ValueError, KeyError, TypeError, AttributeError):
            return refusal("no choice", 400)

    def _write(self, path: Path, asked: dict[str, Any]) -> dict[str, Any]:
        """Do what the page asks for: `fields` of a shot, "join" or "part", "split" at a "frame", or "undo".

        Returns the number by which it can be taken back; nothing where somebody else wrote meanwhile. Raises KeyError.
        """
        seen = asked["seen"]
        before = entries_of(path, seen)
        if before is None:
            return {}
        if asked.get("do") == "undo":
            place, entries = self._before[asked["change"]]
            return {"change": 0} if place == path and restore(path, entries, seen) else {}
        if not _edited(path, asked):
            return {}
        number = next(self._changes)
        self._before[number] = path, before
        while len(self._before) > MOST_UNDONE:
            self._before.popitem(last=False)
        return {"change": number}

    def _film(self, id: str) -> Item | None:
        item = self.catalog.items.get(id)
        return item if item is not None and is_film(item) else None

    def _told(self, item: Item) -> dict[str, Any]:
        """The entries of shots.json, each with the frames that are there of it."""
        path = _path(item)
        if path is None:
            return {"shots": [], "state": "", "file": ""}
        listed, made = read_shots(path), self._made(item)
        looks = {shot.first: shot.look.as_json() for shot in listed.shots}
        ends = [*(entry.first for entry in listed.entries[1:]), listed.frames]
        told: list[dict[str, Any]] = []
        for entry, called, end in zip(listed.entries, names(listed.entries), ends, strict=True):
            told.append({
                "name": called[0], "parts": list(called[1:]), "first": entry.first, "last": end - 1,
                "kind": DISSOLVE if entry.mixed else SHOT, "in_colour": entry.in_colour is True, "merge": entry.merge,
                "look": entry.look.as_json(), "as": looks.get(entry.first) or (told[-1]["as"] if entry.merge else {}),
                "frames": [n for n in sorted(made) if entry.first <= n < end],
            })  # fmt: skip
        raw = read_json(path)["shots"]
        for one, written in zip(told, raw, strict=True):
            one |= {name: str(written.get(name, "")) for name in ("begins", "ends", "note")}
        return {"shots": told, "state": state_of(path), "file": printable(path)}

    def _made(self, item: Item) -> dict[int, dict[str, Any]]:
        """The frames that are there, each with the look of its own that its shot was made with."""
        try:
            made = json.loads(read_regular(self._folder(item) / "made.json"))
        except (OSError, ValueError):
            return {}
        return {int(frame): look for frame, look in made.items()}

    def _folder(self, item: Item) -> Path:
        return shot_folder(item.output, self.catalog.folder)

    def _picture(self, item: Item, frame: int, after: bool) -> bytes:
        before, stored = (self._folder(item) / f"{frame:09d}-{which}.jpg" for which in ("before", "after"))
        shot, path = self._shot(item, frame)
        own = shot.look.as_json() if shot else {}
        choice, usual = self.catalog.choices.on(item.name), item.look or DecodeOptions()
        wanted = usual if choice is None or choice.look is None else choice.look
        if not after or shot is None or shot.look.skip:
            return read_regular(before)
        if wanted == usual and _seen(own) == _seen(self._made(item).get(frame, {})):
            return read_regular(stored)
        look = replace(wanted, **{name: own[name] for name in ("vivid", "saturation") if name in own})
        picture = Picture(before, LONG_SIDE, item.version, look)
        if shot.look.like and path is not None:
            strength = LIKE_STRENGTH if shot.look.like_strength is None else shot.look.like_strength
            picture = replace(picture, like=references_of(shot, path), like_strength=strength)
        return self.studio.picture(picture)

    def _shot(self, item: Item, frame: int) -> tuple[Shot | None, Path | None]:
        path = _path(item)
        shots = read_shots(path).shots if path is not None else ()
        return next((shot for shot in shots if shot.first <= frame < shot.end), None), path


def _edited(path: Path, asked: dict[str, Any]) -> bool:
    """Change the file; False where somebody else wrote meanwhile."""
    name, seen = asked["name"], asked["seen"]
    match asked.get("do"):
        case "join":
            return join_next(path, name, seen)
        case "part":
            return part(path, name, seen)
        case "split":
            return split_at(path, name, asked["frame"], seen)
    return change_shot(path, name, dict(asked["fields"]), seen)


def _seen(look: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in look.items() if name not in UNSEEN}


def _path(item: Item) -> Path | None:
    """The shots.json of a film, if there is one."""
    return next((path for path in shots_paths(item) if path.is_file()), None)
