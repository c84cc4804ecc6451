"""The decisions made on the page of a chart, and what of the page each changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recurnlp.review.addresses import NOTE_ROUTE, address_note, locate_subject
from recurnlp.review.answers import find_session, read_form, render, send_fragments, send_on
from recurnlp.review.chart_view import ChartView, find_unfinished
from recurnlp.review.decision import Decision
from recurnlp.review.fields import Fields, Refused
from recurnlp.review.marks import Mark
from recurnlp.review.note_page import cut_pieces
from recurnlp.review.rulings import add_mention, rule_on_mention, rule_on_note, rule_on_patient
from recurnlp.review.worklist_pages import find_next_chart

_SAID = {
    "accept": "Accepted",
    "correct": "Corrected",
    "reject": "Rejected",
    "add": "Added",
    "comment": "Comment kept",
}


@dataclass(frozen=True, slots=True)
class DecisionPages:
    """Keeps what reviewers decide, and answers with what it changes.

    Args:
        view: what there is to see.
    """

    view: ChartView

    def list_routes(self) -> list[Route]:
        """Return the addresses."""
        post = partial(Route, methods=["POST"])
        return [
            post("/charts/{number:int}/patient", self.decide_patient),
            post(f"{NOTE_ROUTE}/mention", self.decide_mention),
            post(f"{NOTE_ROUTE}/add", self.add_mention),
            post(f"{NOTE_ROUTE}/note", self.decide_note),
            post("/undo", self.undo),
        ]

    async def decide_mention(self, request: Request) -> Response:
        """Keep a decision on a mention."""
        return self._tell(request, await self._keep(request, partial(rule_on_mention, self.view.find_note(request))))

    async def add_mention(self, request: Request) -> Response:
        """Keep a mention that was missed, and show the note with it."""
        decision = await self._keep(request, partial(add_mention, self.view.find_note(request)))
        return send_on(locate_subject(decision.subject, self.view.desk.charts))

    async def decide_note(self, request: Request) -> Response:
        """Keep a decision on a note, and go to the next one that is not finished."""
        decision = await self._keep(request, partial(rule_on_note, self.view.find_note(request)))
        return self._tell(request, decision) if decision.verdict == "comment" else send_on(self._find_next(request))

    async def decide_patient(self, request: Request) -> Response:
        """Keep a decision on a patient, and go to the next chart of the worklist."""
        chart, session = self.view.find_chart(request), find_session(request)
        decision = await self._keep(request, partial(rule_on_patient, chart))
        if decision.verdict == "comment":
            return send_fragments(_SAID["comment"], {"progress": self.view.render_progress(session.reviewer)})
        return send_on(find_next_chart(self.view.desk, session, chart.chart.number))

    async def undo(self, request: Request) -> Response:
        """Take back the reviewer's latest decision, and go to where it was made."""
        undone = self.view.desk.decisions.undo(find_session(request).reviewer)
        if undone is None:
            raise Refused("there is nothing to undo")
        return send_on(locate_subject(undone.subject, self.view.desk.charts) or "/")

    async def _keep(self, request: Request, rule: Callable[[str, Fields], Decision]) -> Decision:
        decision = rule(find_session(request).reviewer, await read_form(request))
        self.view.desk.decisions.keep(decision)
        return decision

    def _tell(self, request: Request, decision: Decision) -> Response:
        """Return what changes on the page of the note that a decision was made on."""
        chart, note = self.view.find_chart(request), self.view.find_note(request)
        mark = note.find_mark(decision.subject.key)
        values = self.view.describe(chart, note)
        fragments = {
            "notes": render("notes.html", **values),
            "overall": render("overall.html", **values),
            "progress": self.view.render_progress(find_session(request).reviewer),
        }
        if decision.subject.level == "mention" and mark is None:
            return send_on(values["address"])  # an added mention that is gone: the text has to be cut anew
        looks: list[tuple[str, str]] = []
        if mark:
            spans = mark.mention.start, mark.mention.end
            pieces = cut_pieces(_list_touching(note.marks, *spans), note.sections, 0, len(note.text))
            looks = [(piece.look, piece.label) for piece in pieces if mark.key in piece.keys.split()]
            fragments["panel"] = render("panel.html", **values, **self.view.explain(note, mark))
        said = f"{_SAID[decision.verdict]}. {values['open_marks']} left to judge in this note."
        return send_fragments(
            said, fragments, at=decision.subject.key, looks=looks, advance=decision.verdict != "comment"
        )

    def _find_next(self, request: Request) -> str:
        chart, session = self.view.find_chart(request), find_session(request)
        place = find_unfinished(chart, request.path_params["place"] + 1)
        if place is not None:
            return address_note(chart.chart.number, place)
        if chart.chart.patient_id and chart.verdict is None:
            return f"{address_note(**request.path_params)}#patient"
        return find_next_chart(self.view.desk, session, chart.chart.number)


def _list_touching(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """The marks that share words with a stretch, and those that share words with them."""
    near = [mark for mark in marks if mark.mention.start < end and start < mark.mention.end]
    first, last = min(mark.mention.start for mark in near), max(mark.mention.end for mark in near)
    return [mark for mark in marks if mark.mention.start < last and first < mark.mention.end]
