"""The page of a chart: one of its notes, with the patient's course above it; and the decisions made there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recurnlp.model.vocabulary import ASSERTIONS, AXIS_VALUES, EXTENTS, SITES, TIMES
from recurnlp.review.addresses import address_note, locate_subject
from recurnlp.review.answers import find_session, read_form, render, send_fragments, send_on, show_page
from recurnlp.review.decision import Decision
from recurnlp.review.desk import Desk, OpenChart, OpenNote
from recurnlp.review.fields import Fields, Refused
from recurnlp.review.marks import Mark
from recurnlp.review.note_page import cut_pieces, write_text
from recurnlp.review.rulings import (
    KINDS,
    add_mention,
    describe_patient,
    describe_status,
    rule_on_mention,
    rule_on_note,
    rule_on_patient,
)
from recurnlp.review.timeline import draw_timeline
from recurnlp.review.worklist_pages import count_progress, find_next_chart
from recurnlp.status.classification import CLASSIFICATIONS

_CLOSED = {
    "assertions": ASSERTIONS,
    "times": TIMES,
    "extents": EXTENTS,
    "sites": SITES,
    "axis_values": AXIS_VALUES,
    "kinds": KINDS,
    "classifications": CLASSIFICATIONS,
}
_SAID = {
    "accept": "Accepted",
    "correct": "Corrected",
    "reject": "Rejected",
    "add": "Added",
    "comment": "Comment kept",
}


@dataclass(frozen=True, slots=True)
class ChartPages:
    """Answers what is asked about charts.

    Args:
        desk: the run and its decisions.
    """

    desk: Desk

    def list_routes(self) -> list[Route]:
        """Return the addresses."""
        note = "/charts/{number:int}/notes/{place:int}"
        post = partial(Route, methods=["POST"])
        return [
            Route("/charts/{number:int}", self.open_chart),
            post("/charts/{number:int}/patient", self.decide_patient),
            Route(note, self.open_note),
            Route(f"{note}/panel", self.show_panel),
            post(f"{note}/mention", self.decide_mention),
            post(f"{note}/add", self.add_mention),
            post(f"{note}/note", self.decide_note),
            post("/undo", self.undo),
        ]

    async def open_chart(self, request: Request) -> Response:
        """Go to the first note of a chart that is not finished."""
        chart = self._chart(request)
        return RedirectResponse(address_note(chart.chart.number, _find_unfinished(chart, 0) or 0), 303)

    async def open_note(self, request: Request) -> Response:
        """Show a note."""
        chart, note = self._chart(request), self._note(request)
        session = find_session(request)
        mark = next((mark for mark in note.marks if not mark.verdict), note.marks[0] if note.marks else None)
        return show_page(
            "chart.html",
            reviewer=session.reviewer,
            progress=count_progress(self.desk, session.reviewer),
            timeline=draw_timeline(chart.chart, chart.patient),
            text=write_text(note.text, note.marks, note.sections),
            mark=mark,
            is_explained=False,
            **self._values(chart, note),
        )

    async def show_panel(self, request: Request) -> Response:
        """Show why a mention reads as it does, and what can be decided about it."""
        chart, note = self._chart(request), self._note(request)
        mark = note.find_mark(request.query_params.get("at", ""))
        return show_page("panel.html", **self._values(chart, note), **self._explain(note, mark))

    async def decide_mention(self, request: Request) -> Response:
        """Keep a decision on a mention."""
        return self._tell(request, await self._keep(request, partial(rule_on_mention, self._note(request))))

    async def add_mention(self, request: Request) -> Response:
        """Keep a mention that was missed, and show the note with it."""
        decision = await self._keep(request, partial(add_mention, self._note(request)))
        return send_on(locate_subject(decision.subject, self.desk.charts))

    async def decide_note(self, request: Request) -> Response:
        """Keep a decision on a note, and go to the next one that is not finished."""
        decision = await self._keep(request, partial(rule_on_note, self._note(request)))
        return self._tell(request, decision) if decision.verdict == "comment" else send_on(self._find_next(request))

    async def decide_patient(self, request: Request) -> Response:
        """Keep a decision on a patient, and go to the next chart of the worklist."""
        chart, session = self._chart(request), find_session(request)
        decision = await self._keep(request, partial(rule_on_patient, chart))
        if decision.verdict == "comment":
            return send_fragments(_SAID["comment"], {"progress": self._render_progress(session.reviewer)})
        return send_on(find_next_chart(self.desk, session, chart.chart.number))

    async def undo(self, request: Request) -> Response:
        """Take back the reviewer's latest decision, and go to where it was made."""
        undone = self.desk.decisions.undo(find_session(request).reviewer)
        if undone is None:
            raise Refused("there is nothing to undo")
        return send_on(locate_subject(undone.subject, self.desk.charts) or "/")

    async def _keep(self, request: Request, rule: Callable[[str, Fields], Decision]) -> Decision:
        decision = rule(find_session(request).reviewer, await read_form(request))
        self.desk.decisions.keep(decision)
        return decision

    def _chart(self, request: Request) -> OpenChart:
        return self.desk.open_chart(find_session(request).reviewer, request.path_params["number"])

    def _note(self, request: Request) -> OpenNote:
        place = request.path_params
        return self.desk.open_note(find_session(request).reviewer, place["number"], place["place"])

    def _values(self, chart: OpenChart, note: OpenNote) -> dict[str, Any]:
        return {
            "chart": chart,
            "note": note,
            "address": address_note(chart.chart.number, note.entry.place),
            "status": describe_status(note.proposal.status),
            "judged": dict(note.verdict.facts) if note.verdict else None,
            "patient": describe_patient(chart.patient),
            "judged_patient": dict(chart.verdict.facts) if chart.verdict else None,
            "open_marks": sum(not mark.verdict for mark in note.marks),
            "decisions_path": self.desk.decisions.path.name,
            "run_path": str(self.desk.run.path),
        } | _CLOSED

    def _explain(self, note: OpenNote, mark: Mark | None) -> dict[str, Any]:
        explained = self.desk.rereader.explain(note.text, mark.found) if mark and mark.found else None
        return {"mark": mark, "is_explained": True, "explained": explained}

    def _tell(self, request: Request, decision: Decision) -> Response:
        """Return what changes on the page of the note that a decision was made on."""
        chart, note = self._chart(request), self._note(request)
        mark = note.find_mark(decision.subject.key)
        values = self._values(chart, note)
        fragments = {
            "notes": render("notes.html", **values),
            "overall": render("overall.html", **values),
            "progress": self._render_progress(find_session(request).reviewer),
        }
        if decision.subject.level == "mention" and mark is None:
            return send_on(values["address"])  # an added mention that is gone: the text has to be cut anew
        looks: list[tuple[str, str]] = []
        if mark:
            spans = mark.mention.start, mark.mention.end
            pieces = cut_pieces(_list_touching(note.marks, *spans), note.sections, 0, len(note.text))
            looks = [(piece.look, piece.label) for piece in pieces if mark.key in piece.keys.split()]
            fragments["panel"] = render("panel.html", **values, **self._explain(note, mark))
        said = f"{_SAID[decision.verdict]}. {values['open_marks']} left to judge in this note."
        return send_fragments(
            said, fragments, at=decision.subject.key, looks=looks, advance=decision.verdict != "comment"
        )

    def _render_progress(self, reviewer: str) -> str:
        return render("progress.html", progress=count_progress(self.desk, reviewer), reviewer=reviewer)

    def _find_next(self, request: Request) -> str:
        chart, session = self._chart(request), find_session(request)
        place = _find_unfinished(chart, request.path_params["place"] + 1)
        if place is not None:
            return address_note(chart.chart.number, place)
        if chart.chart.patient_id and chart.verdict is None:
            return f"{address_note(**request.path_params)}#patient"
        return find_next_chart(self.desk, session, chart.chart.number)


def _list_touching(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """The marks that share words with a stretch, and those that share words with them."""
    near = [mark for mark in marks if mark.mention.start < end and start < mark.mention.end]
    first, last = min(mark.mention.start for mark in near), max(mark.mention.end for mark in near)
    return [mark for mark in marks if mark.mention.start < last and first < mark.mention.end]


def _find_unfinished(chart: OpenChart, start: int) -> int | None:
    """The first note from a place on that is not finished, then from the beginning."""
    entries = chart.chart.entries
    order = (*entries[start:], *entries[:start])
    return next((entry.place for entry in order if entry.note_id not in chart.finished), None)
