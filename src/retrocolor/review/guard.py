"""Who may ask: only this machine's browser, only with the token, only for a local address. No torch.

A page of another origin cannot read an answer or write a choice; neither can a name that is pointed at this machine
(DNS rebinding), nor another user's program, who does not know the token. Nothing but our own files may be loaded.
The port is whatever the browser was told, since `ssh -L` leads here from another one.
"""

import hmac
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; img-src 'self' blob: data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
NO_ADDRESS = "no such address: the terminal in which `retrocolor review` runs tells the right one"
LOCAL = re.compile(rb"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?")
SAME_SITE = (b"same-origin", b"none")  # none: typed, or opened by us
LINK = (b"navigate", b"document")  # pressed on another page, as that of a terminal in the browser


class Guard:
    """Before the application: refuses with 403 whatever is not asked by its own page."""

    def __init__(self, app: App, token: str) -> None:
        self.app, self.token = app, token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is allowed; every answer gets the headers that keep the page to itself."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", ()), *own]}
            await send(message)

        reason = self._refusal(scope) if scope["type"] == "http" else "no such thing"
        if reason is None:
            await self.app(scope, receive, send_guarded)
        elif scope["type"] == "http":
            body = json.dumps({"error": reason}).encode()
            kind = (b"content-type", b"application/json")
            await send_guarded({"type": "http.response.start", "status": 403, "headers": [kind]})
            await send_guarded({"type": "http.response.body", "body": body})
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _refusal(self, scope: Scope) -> str | None:
        """Why a request is refused; None if it is allowed."""
        headers = dict(scope["headers"])
        host, origin = headers.get(b"host", b""), headers.get(b"origin")
        if not LOCAL.fullmatch(host):
            return "another host"
        if origin is not None and origin != b"http://" + host:
            return "another origin"
        link = (headers.get(b"sec-fetch-mode"), headers.get(b"sec-fetch-dest")) == LINK
        if headers.get(b"sec-fetch-site", b"none") not in SAME_SITE and not link:
            return "another origin"
        if scope["method"] == "POST" and headers.get(b"content-type", b"").split(b";")[0] != b"application/json":
            return "no JSON"
        given = scope["path"].partition("/")[2].split("/")[0].encode(errors="replace")
        return None if hmac.compare_digest(given, self.token) else NO_ADDRESS
