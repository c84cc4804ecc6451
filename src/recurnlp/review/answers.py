"""Answers to a browser: pages from templates, fragments of them, and forms read back."""

from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from recurnlp.resources import read_stylesheet
from recurnlp.review.fields import Fields, Refused
from recurnlp.review.hidden import show_hidden
from recurnlp.review.sessions import SESSION, Session
from recurnlp.templates import open_templates

_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 40
_ASSETS = {
    "base.css": "text/css",
    "icon.svg": "image/svg+xml",
    "review.css": "text/css",
    "review.js": "text/javascript",
}


def _finalize(value: Any) -> Any:
    """Write out hidden characters in all that a page shows: ids and comments may hold them as well as notes."""
    return show_hidden(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _spell(value: str) -> str:
    return value.replace("_", " ")


_environment = open_templates("recurnlp.review")
_environment.finalize = _finalize
_environment.filters["spell"] = _spell


def load_templates() -> None:
    """Compile all templates, for which the first page would have to wait."""
    for name in _environment.list_templates():
        _environment.get_template(name)


def render(template: str, **values: Any) -> str:
    """Return a template's HTML, in which every value is escaped."""
    return _environment.get_template(template).render(**values)


def show_page(template: str, **values: Any) -> Response:
    """Return a whole page."""
    return HTMLResponse(render(template, **values))


def send_fragments(said: str, fragments: dict[str, str], **more: Any) -> Response:
    """Return what changes on the page after a decision.

    Args:
        said: a sentence for the reviewer.
        fragments: HTML by the id of the element it goes into.
        more: what else the page's script is to know.
    """
    return JSONResponse({"said": show_hidden(said), "fragments": fragments} | more)


def send_on(address: str) -> Response:
    """Tell the page's script to go to another page."""
    return JSONResponse({"go": address})


def refuse(refused: Refused) -> Response:
    """Tell the reviewer what was wrong with a form."""
    return JSONResponse({"said": show_hidden(str(refused))}, 422)


def serve_asset(name: str) -> Response | None:
    """Return one of our own style sheets and scripts, or ``None`` if there is none of that name."""
    if name not in _ASSETS:
        return None
    asset = files("recurnlp.review").joinpath("assets", name)
    return Response(read_stylesheet() if name == "base.css" else asset.read_bytes(), media_type=_ASSETS[name])


async def read_form(request: Request) -> Fields:
    """Return the fields of a form.

    Raises:
        Refused: it is none.
    """
    if request.headers.get("content-type", "").partition(";")[0] != _FORM:
        raise Refused("this is no form")
    try:
        body = (await request.body()).decode()
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise Refused("this form cannot be read") from None


def find_session(request: Request) -> Session:
    """Return the session that the guard found."""
    session: Session = request.scope[SESSION]
    return session
