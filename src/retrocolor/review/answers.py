"""What the routes of the page answer with, and the bodies that they are asked with. No torch."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

LARGEST_BODY = 1 << 20
FRESH = {"cache-control": "no-store"}
KEEP = {"cache-control": "private, max-age=600"}


class TooLong(Exception):
    """A body is longer than any that the page sends."""


def answer(content: Any, status: int = 200) -> Response:
    """Plain values as JSON, in ASCII: names and notes may have half characters in them, which no UTF-8 has."""
    return Response(json.dumps(content), status, media_type="application/json", headers=FRESH)


def refusal(reason: str, status: int) -> Response:
    """Why there is no answer."""
    return answer({"error": reason}, status)


async def body_of(request: Request) -> Any:
    """The JSON that a request carries. Raises ValueError for none, TooLong."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise TooLong
    return from_json(body)


def from_json(text: str | bytes | bytearray) -> Any:
    """What JSON says. Raises ValueError for what is none, or deeper than anything that the page sends."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("too deep") from error
