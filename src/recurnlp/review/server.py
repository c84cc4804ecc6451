"""The server of the review page: on this machine alone."""

import asyncio
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, Router

from recurnlp.errors import InputError
from recurnlp.review.agreement_pages import AgreementPages
from recurnlp.review.answers import load_templates, serve_asset
from recurnlp.review.chart_pages import ChartPages
from recurnlp.review.chart_view import ChartView
from recurnlp.review.decision_pages import DecisionPages
from recurnlp.review.desk import Desk
from recurnlp.review.guard import ENTRANCE, Guard
from recurnlp.review.sessions import Sessions
from recurnlp.review.worklist_pages import WorklistPages

_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An address that lets one browser in, once.

    Args:
        reviewer: as whom.
        address: the address.
    """

    reviewer: str
    address: str


def build_app(desk: Desk, host: str, sessions: Sessions) -> Guard:
    """Return the pages behind their guard.

    Args:
        desk: the run and its decisions.
        host: the host and port that they are served at.
        sessions: who may look.
    """
    view = ChartView(desk)
    pages = (WorklistPages(desk), ChartPages(view), DecisionPages(view), AgreementPages(desk))
    routes = [route for part in pages for route in part.list_routes()]

    async def admit(request: Request) -> Response:
        return _admit(request.path_params["token"], sessions, guard.cookie)

    fixed = [Route(f"{ENTRANCE}{{token}}", admit), Route("/assets/{name}", _send_asset)]
    guard = Guard(Router([*fixed, *routes]), host, sessions)
    return guard


def serve(desk: Desk, reviewers: Sequence[str], port: int, tell: Callable[[Invitation], None]) -> None:
    """Serve the pages until the program is interrupted.

    Args:
        desk: the run and its decisions.
        reviewers: who reviews; each gets an address.
        port: where to listen; 0 for any that is free.
        tell: called with each address, once it can be opened.

    Raises:
        InputError: the port is taken.
    """
    sessions = Sessions()
    load_templates()
    with _listen(port) as listener:
        host = f"{_HOST}:{listener.getsockname()[1]}"
        config = uvicorn.Config(
            build_app(desk, host, sessions),
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        for reviewer in reviewers:
            tell(Invitation(reviewer, f"http://{host}{ENTRANCE}{sessions.invite(reviewer)}"))
        asyncio.run(uvicorn.Server(config).serve([listener]))


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
    except OSError as error:
        listener.close()
        raise InputError(
            f"--port {port}: cannot listen there: {error.strerror}; leave it out for any free one"
        ) from None
    listener.listen()
    return listener


def _admit(token: str, sessions: Sessions, cookie: str) -> Response:
    secret = sessions.admit(token)
    if secret is None:
        return PlainTextResponse(
            "This address has been used, or is no good. Each works once; start `recurnlp review` again for another.",
            403,
        )
    answer = RedirectResponse("/", 303)
    answer.set_cookie(cookie, secret, httponly=True, samesite="strict", path="/")
    return answer


async def _send_asset(request: Request) -> Response:
    return serve_asset(request.path_params["name"]) or PlainTextResponse("there is no such page", 404)
