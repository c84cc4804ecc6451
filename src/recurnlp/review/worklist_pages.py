"""The page of the worklist, and the way from one chart to the next."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recurnlp.batch import RECIPES
from recurnlp.errors import RecurnlpError
from recurnlp.model.vocabulary import EXTENTS, SITES
from recurnlp.review.addresses import address_chart
from recurnlp.review.answers import find_session, show_page
from recurnlp.review.desk import Desk
from recurnlp.review.listing import ORDERS, Listing, Order, Selection
from recurnlp.review.sessions import Session

_ORDER_NAMES = {
    "open": "not yet reviewed first",
    "patient": "patient",
    "label": "label, gravest first",
    "uncertainty": "uncertainty",
    "disagreement": "disagreement",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reviewer is."""

    charts_done: int
    charts: int
    notes_done: int
    notes: int


@dataclass(frozen=True, slots=True)
class WorklistPages:
    """Answers what is asked about the worklist.

    Args:
        desk: the run and its decisions.
    """

    desk: Desk

    def list_routes(self) -> list[Route]:
        """Return the addresses."""
        return [Route("/", self.show)]

    async def show(self, request: Request) -> Response:
        """Show a page of the worklist."""
        session = find_session(request)
        session.selection = _read_selection(dict(request.query_params))
        error = ""
        try:
            listing = self.desk.worklist.list(session.selection, *_list_done(self.desk, session.reviewer))
        except RecurnlpError as problem:
            listing, error = Listing((), 0, 0, 1), str(problem)
        return show_page(
            "worklist.html",
            reviewer=session.reviewer,
            progress=count_progress(self.desk, session.reviewer),
            listing=listing,
            selection=session.selection,
            error=error,
            orders=_ORDER_NAMES,
            sites=SITES,
            extents=EXTENTS,
            recipes=RECIPES,
            has_patients=self.desk.worklist.has_patients,
            run_path=str(self.desk.run.path),
            turn=lambda page: "?" + urlencode({**_write_selection(session.selection), "page": page}),
        )


def find_next_chart(desk: Desk, session: Session, after: int) -> str:
    """Return the address of the next chart without a verdict, in the worklist that the reviewer saw last.

    Args:
        desk: the run and its decisions.
        session: the reviewer's.
        after: the number of the chart that the reviewer is at.
    """
    number = desk.worklist.find_next(session.selection, *_list_done(desk, session.reviewer), after=after)
    return address_chart(number) if number is not None else f"/?{urlencode(_write_selection(session.selection))}"


def count_progress(desk: Desk, reviewer: str) -> Progress:
    """Return how far a reviewer is."""
    done, charts = desk.worklist.count_done(*_list_done(desk, reviewer))
    return Progress(done, charts, desk.decisions.count_finished_notes(reviewer), desk.charts.notes.num_rows)


def _list_done(desk: Desk, reviewer: str) -> tuple[list[str], list[str]]:
    return desk.decisions.list_done_patients(reviewer), desk.decisions.list_finished_notes(reviewer, "")


def _read_selection(asked: dict[str, str]) -> Selection:
    order: Order = next((order for order in ORDERS if order == asked.get("order")), "open")
    page = asked.get("page", "")
    return Selection(
        order,
        _among(asked.get("site"), SITES),
        _among(asked.get("extent"), EXTENTS),
        _among(asked.get("recipe"), tuple(RECIPES)),
        asked.get("search", "").strip()[:200],
        int(page) if page.isascii() and page.isdigit() and len(page) < 8 else 0,
    )


def _among(value: str | None, allowed: tuple[str, ...]) -> str:
    return value if value is not None and value in allowed else ""


def _write_selection(selection: Selection) -> dict[str, str]:
    told = {name: str(getattr(selection, name)) for name in ("order", "site", "extent", "recipe", "search")}
    return {name: value for name, value in told.items() if value}
