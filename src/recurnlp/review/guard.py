"""What stands before every page: who asks, from where, how much; and what every answer says to the browser."""

import logging
import os
import traceback
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recurnlp.errors import RecurnlpError
from recurnlp.review.answers import refuse
from recurnlp.review.charts import NotThere
from recurnlp.review.fields import Refused
from recurnlp.review.sessions import SESSION, Session, Sessions

ENTRANCE = "/open/"
_LARGEST_BODY = 64 * 1024
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # same-origin, not no-referrer: that would make the Origin of our own forms "null".
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_log = logging.getLogger(__name__)


class _TooLarge(Exception):
    """The body is longer than any form of ours."""


class Guard:
    """Lets a request through, or answers it.

    Args:
        app: what answers the requests that are let through.
        host: the only host and port that a browser may have been told.
        sessions: who was let in.
    """

    def __init__(self, app: ASGIApp, host: str, sessions: Sessions) -> None:
        self._app = app
        self._host = host
        self._sessions = sessions

    @property
    def cookie(self) -> str:
        """The name of the cookie: cookies do not tell ports apart, so it does."""
        return f"recurnlp_{self._host.rpartition(':')[2]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        answer = _Answer(send)
        refusal: Response | None = self._refuse(scope)
        if not refusal:
            try:
                await self._app(scope, _limit(receive), answer.send)
            except Exception as error:  # noqa: BLE001 - a traceback, or the error's message, could quote a note
                refusal = _answer_error(error)
        if refusal and not answer.has_begun:
            await refusal(scope, receive, answer.send)

    def _refuse(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if headers.getlist("host") != [self._host]:
            return PlainTextResponse("this page has another address", 421)
        if scope["method"] not in ("GET", "HEAD") and headers.getlist("origin") != [f"http://{self._host}"]:
            return PlainTextResponse("asked from another page", 403)
        session = self._find_session(headers)
        if session is None and not scope["path"].startswith(ENTRANCE):
            return PlainTextResponse(
                "This page opens with the address that `recurnlp review` prints. The address works once; "
                "start the command again for another.",
                403,
            )
        scope[SESSION] = session
        return None

    def _find_session(self, headers: Headers) -> Session | None:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return None
        cookie = cookies.get(self.cookie)
        return self._sessions.find(cookie.value) if cookie and cookie.value.isascii() else None


class _Answer:
    """An answer on its way, with our headers."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_begun = True
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
        await self._send(message)


def _answer_error(error: Exception) -> Response:
    if isinstance(error, Refused):
        return refuse(error)
    if isinstance(error, NotThere):
        return PlainTextResponse("there is no such page", 404)
    if isinstance(error, _TooLarge):
        return PlainTextResponse("too much at once", 413)
    if isinstance(error, RecurnlpError):
        return PlainTextResponse(f"error: {error}", 500)
    _log.error("internal error: %s", _locate(error))
    return PlainTextResponse("internal error; the terminal says where", 500)


def _limit(receive: Receive) -> Receive:
    """Count what comes: what a request says of its length need not be true."""
    taken = 0

    async def receive_some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > _LARGEST_BODY:
            raise _TooLarge
        return message

    return receive_some


def _locate(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "unknown place"  # noqa: PTH119
    return f"{type(error).__name__} at {place}"
