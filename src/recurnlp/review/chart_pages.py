"""The page of a chart: one of its notes, with the patient's course above it."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recurnlp.review.addresses import NOTE_ROUTE, address_note
from recurnlp.review.answers import find_session, show_page
from recurnlp.review.chart_view import ChartView, find_unfinished
from recurnlp.review.note_page import write_text
from recurnlp.review.timeline import draw_timeline
from recurnlp.review.worklist_pages import count_progress


@dataclass(frozen=True, slots=True)
class ChartPages:
    """Answers what is asked about charts.

    Args:
        view: what there is to see.
    """

    view: ChartView

    def list_routes(self) -> list[Route]:
        """Return the addresses."""
        return [
            Route("/charts/{number:int}", self.open_chart),
            Route(NOTE_ROUTE, self.open_note),
            Route(f"{NOTE_ROUTE}/panel", self.show_panel),
        ]

    async def open_chart(self, request: Request) -> Response:
        """Go to the first note of a chart that is not finished."""
        chart = self.view.find_chart(request)
        return RedirectResponse(address_note(chart.chart.number, find_unfinished(chart, 0) or 0), 303)

    async def open_note(self, request: Request) -> Response:
        """Show a note."""
        chart, note = self.view.find_chart(request), self.view.find_note(request)
        session = find_session(request)
        mark = next((mark for mark in note.marks if not mark.verdict), note.marks[0] if note.marks else None)
        return show_page(
            "chart.html",
            reviewer=session.reviewer,
            progress=count_progress(self.view.desk, session.reviewer),
            timeline=draw_timeline(chart.chart, chart.patient),
            text=write_text(note.text, note.marks, note.sections),
            mark=mark,
            is_explained=False,
            **self.view.describe(chart, note),
        )

    async def show_panel(self, request: Request) -> Response:
        """Show why a mention reads as it does, and what can be decided about it."""
        chart, note = self.view.find_chart(request), self.view.find_note(request)
        mark = note.find_mark(request.query_params.get("at", ""))
        return show_page("panel.html", **self.view.describe(chart, note), **self.view.explain(note, mark))
