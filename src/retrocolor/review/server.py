"""The page's server: the list, pictures, looks and choices, behind the guard. No torch."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from retrocolor.batch.choice_fields import hints_of, look_of
from retrocolor.batch.choices import Choice
from retrocolor.config import LIKE_STRENGTH
from retrocolor.errors import RetrocolorError
from retrocolor.files import asset, printable
from retrocolor.imaging.thumbnails import LONG_SIDE
from retrocolor.jobs import Hint, Status
from retrocolor.photo.picture import Picture
from retrocolor.review.answers import FRESH, KEEP, TooLong, answer, body_of, from_json, refusal
from retrocolor.review.catalog import Catalog, Disagreement, Item, is_film
from retrocolor.review.guard import Guard
from retrocolor.review.shot_pages import ShotPages
from retrocolor.review.studio import Studio

TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}
ASSETS = ("review.css", "review.js", "review_grid.js", "review_hints.js", "review_photo.js", "review_shots.js",
          "review_store.js")  # fmt: skip
KEPT_BYTES = 64 << 20  # of small pictures
SIDES = (LONG_SIDE, 800, 1200, 1600, 2400, 0)  # of pictures, in pixels; 0: whole


class Thumbnails:
    """The small pictures used last, at most so many bytes of them; safe to share between threads."""

    def __init__(self) -> None:
        self._size, self._lock = 0, threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], bytes] = OrderedDict()

    def get(self, key: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        """The picture of a key, made if need be."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._size += len(made)
            while self._size > KEPT_BYTES:
                self._size -= len(self._kept.popitem(last=False)[1])
        return made


class Pages:
    """What the routes answer."""

    def __init__(self, catalog: Catalog, studio: Studio, finish: Callable[[], None]) -> None:
        self.catalog, self.studio, self.finish = catalog, studio, finish
        self.small = Thumbnails()

    async def page(self, request: Request) -> Response:
        """The page itself."""
        return Response(asset("review.html"), media_type=TYPES[".html"], headers=FRESH)

    async def asset(self, request: Request) -> Response:
        """A script or a sheet of style."""
        name = request.path_params["name"]
        if name not in ASSETS:
            return refusal("no such file", 404)
        return Response(asset(name), media_type=TYPES[Path(name).suffix], headers=FRESH)

    async def files(self, request: Request) -> Response:
        """All files, or 204 where the page has this version already; wakes the worker for the pictures to come."""
        version = await run_in_threadpool(self.catalog.refresh)
        if request.query_params.get("version") == str(version):
            return Response(status_code=204, headers=FRESH)
        threading.Thread(target=self.studio.start, daemon=True).start()
        return answer(await run_in_threadpool(self.catalog.as_json))

    async def picture(self, request: Request) -> Response:
        """Before or after, `side` pixels long; `look` and `hints` as JSON in place of what the result is.

        With `like`, whatever it says, the references of the file's choice guide its colours.
        """
        which, query = request.path_params["which"], request.query_params
        item = self.catalog.items.get(request.path_params["id"])
        try:
            side = int(query.get("side", "0"))
            look = look_of(from_json(query["look"])) if "look" in query else None
            hints = _hints(from_json(query.get("hints", "[]")))
            if item is None or which not in ("before", "after") or side not in SIDES:
                return refusal("no such picture", 404)
            picture = _picture(item, which, side)
            picture = replace(picture, look=look, hints=hints)
            if "like" in query:
                picture = await run_in_threadpool(self._guided, picture, item)
            data = await run_in_threadpool(self._made, picture, item, which)
        except (RetrocolorError, ValueError, TypeError) as error:
            return refusal(printable(str(error)), 422)
        except OSError as error:
            return refusal(f"{error.strerror}", 422)
        return Response(data, media_type="image/jpeg", headers=KEEP)

    def _guided(self, picture: Picture, item: Item) -> Picture:
        """The picture with the references of the file's choice. Raises UsageError."""
        choice = self.catalog.choices.on(item.name) or Choice()
        strength = LIKE_STRENGTH if choice.like_strength is None else choice.like_strength
        return replace(picture, like=self.catalog.references(choice), like_strength=strength)

    def _made(self, picture: Picture, item: Item, which: str) -> bytes:
        if picture.side != LONG_SIDE or picture.look is not None:
            return self.studio.picture(picture)

        def make() -> bytes:
            ready = item.thumbnails[which == "after"]
            return ready.read_bytes() if ready.is_file() else self.studio.picture(picture)

        return self.small.get((item.id, which, picture.version), make)

    async def choose(self, request: Request) -> Response:
        """Write a choice; 409, with the file as it is, where somebody else has chosen meanwhile."""
        try:
            asked = await body_of(request)
            id, wanted, seen = asked["id"], asked["choice"], asked["seen"]
            return answer(await run_in_threadpool(self.catalog.choose, id, wanted, seen))
        except TooLong:
            return refusal("too long", 413)
        except Disagreement:
            return answer(self.catalog.told(id), 409)
        except RetrocolorError as error:
            return refusal(printable(str(error)), 422)
        except (ValueError, KeyError, TypeError, AttributeError):
            return refusal("no choice", 400)

    async def end(self, request: Request) -> Response:
        """End the server."""
        self.finish()
        return answer({"ended": True})


def application(catalog: Catalog, studio: Studio, token: str, finish: Callable[[], None]) -> Guard:
    """Everything the page needs, behind the guard."""
    pages, shots = Pages(catalog, studio, finish), ShotPages(catalog, studio)
    routes = [
        Route(f"/{token}/", pages.page),
        Route(f"/{token}/files", pages.files),
        Route(f"/{token}/picture/{{id}}/{{which}}", pages.picture),
        Route(f"/{token}/choose", pages.choose, methods=["POST"]),
        Route(f"/{token}/shots/{{id}}", shots.listing),
        Route(f"/{token}/shots/{{id}}/{{frame}}/{{which}}", shots.picture),
        Route(f"/{token}/shot", shots.change, methods=["POST"]),
        Route(f"/{token}/end", pages.end, methods=["POST"]),
        Route(f"/{token}/{{name}}", pages.asset),
    ]
    return Guard(Starlette(routes=routes), token)


def _picture(item: Item, which: str, side: int) -> Picture:
    """What the worker is asked for. Raises ValueError where there is no such picture."""
    film = is_film(item)
    path = item.thumbnails[which == "after"] if film else item.source if which == "before" else item.output
    if which == "after" and item.entry.status != Status.DONE:
        raise ValueError("there is no result")
    tiles = max(1, min(3, int(item.entry.pages**0.5))) if film else 1
    return Picture(path, side, item.version, salvage=item.salvaged, tiles=tiles)


def _hints(short: list[tuple[float, float, str]]) -> tuple[Hint, ...]:
    """Points as an address holds them: x, y and color of each. Raises UsageError, ValueError or TypeError."""
    return hints_of([dict(zip(("x", "y", "color"), one, strict=True)) for one in short])
