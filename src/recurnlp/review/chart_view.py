"""What the page of a chart shows, whole or in the parts that a decision changes."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from recurnlp.model.vocabulary import ASSERTIONS, AXIS_VALUES, EXTENTS, SITES, TIMES
from recurnlp.review.addresses import address_note
from recurnlp.review.answers import find_session, render
from recurnlp.review.desk import Desk, OpenChart, OpenNote
from recurnlp.review.marks import Mark
from recurnlp.review.rulings import KINDS, describe_patient, describe_status
from recurnlp.review.worklist_pages import count_progress
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


@dataclass(frozen=True, slots=True)
class ChartView:
    """Looks charts up, and gives the templates their values.

    Args:
        desk: the run and its decisions.
    """

    desk: Desk

    def find_chart(self, request: Request) -> OpenChart:
        """Return the chart that is asked for, as its reviewer has left it.

        Raises:
            NotThere: there is none of that number.
        """
        return self.desk.open_chart(find_session(request).reviewer, request.path_params["number"])

    def find_note(self, request: Request) -> OpenNote:
        """Return the note that is asked for, as its reviewer has left it.

        Raises:
            NotThere: there is none.
            InputError: its text is not the one that the run was made from.
        """
        place = request.path_params
        return self.desk.open_note(find_session(request).reviewer, place["number"], place["place"])

    def describe(self, chart: OpenChart, note: OpenNote) -> dict[str, Any]:
        """Return the values of a note's templates.

        Args:
            chart: the chart.
            note: one of its notes.
        """
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

    def explain(self, note: OpenNote, mark: Mark | None) -> dict[str, Any]:
        """Return what the panel of a mention shows besides: why it reads as it does.

        Args:
            note: the note.
            mark: the mention, if there is one.
        """
        explained = self.desk.rereader.explain(note.text, mark.found) if mark and mark.found else None
        return {"mark": mark, "is_explained": True, "explained": explained}

    def render_progress(self, reviewer: str) -> str:
        """Return the HTML that tells how far a reviewer is."""
        return render("progress.html", progress=count_progress(self.desk, reviewer), reviewer=reviewer)


def find_unfinished(chart: OpenChart, start: int) -> int | None:
    """Return the place of the first note from a place on that is not finished, then from the beginning.

    Args:
        chart: the chart.
        start: the place.
    """
    entries = chart.chart.entries
    order = (*entries[start:], *entries[:start])
    return next((entry.place for entry in order if entry.note_id not in chart.finished), None)
