"""The page of agreement: how far two reviewers agree, and where they do not; and what settles it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recurnlp.model.vocabulary import ASSERTIONS, AXIS_VALUES, EXTENTS, TIMES
from recurnlp.review.addresses import locate_subject
from recurnlp.review.agreement import Measure, compare_reviewers
from recurnlp.review.answers import find_session, read_form, send_on, show_page
from recurnlp.review.decision import Decision
from recurnlp.review.desk import Desk
from recurnlp.review.fields import Facts, Fields, Refused, choose, read_mention, read_patient, read_status
from recurnlp.review.note_page import cut_context
from recurnlp.review.readings import Item, read_notes, read_patients
from recurnlp.review.worklist_pages import count_progress
from recurnlp.status.classification import CLASSIFICATIONS

_SHOWN = 50
_CLOSED = {
    "assertions": ASSERTIONS,
    "times": TIMES,
    "extents": EXTENTS,
    "axis_values": AXIS_VALUES,
    "classifications": CLASSIFICATIONS,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that two reviewers judge differently.

    Args:
        item: what they say.
        name: its name among the differences.
        address: where it can be seen, "" if the run does not hold it any more.
        context: the words around a mention: before, itself, after.
    """

    item: Item
    name: str
    address: str
    context: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class AgreementPages:
    """Answers what is asked about agreement.

    Args:
        desk: the run and its decisions.
    """

    desk: Desk

    def list_routes(self) -> list[Route]:
        """Return the addresses."""
        return [Route("/agreement", self.show), Route("/agreement", self.settle, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """Show figures and differences."""
        session = find_session(request)
        names = self.desk.decisions.list_reviewers()
        one, other = _choose_two(request, names)
        items = list(self._list_items(one, other)) if other else []
        waiting = [item for item in items if item.is_open]
        measures: list[Measure] = compare_reviewers(self.desk.decisions, one, other) if other else []
        return show_page(
            "agreement.html",
            reviewer=session.reviewer,
            progress=count_progress(self.desk, session.reviewer),
            names=names,
            one=one,
            other=other,
            measures=measures,
            differences=[self._describe(item) for item in waiting[:_SHOWN]],
            waiting=len(waiting),
            settled=sum(not item.is_agreed and not item.is_open for item in items),
            **_CLOSED,
        )

    async def settle(self, request: Request) -> Response:
        """Keep what an adjudicator decides."""
        fields = await read_form(request)
        one, other = fields.get("one", ""), fields.get("other", "")
        item = next((item for item in self._list_items(one, other) if _name(item) == fields.get("item")), None)
        if item is None:
            raise Refused("there is no such difference any more; load the page again")
        decision = _settle(item, fields, find_session(request).reviewer)
        self.desk.decisions.keep(decision)
        return send_on(str(request.url.include_query_params(one=one, other=other).replace(scheme="", netloc="")))

    def _list_items(self, one: str, other: str) -> Iterator[Item]:
        both = (one, other)
        yield from (item for item in read_patients(self.desk.decisions, both) if len(item.said) == len(both))
        for note in read_notes(self.desk.decisions, both):
            if len(note.status.said) == len(both):
                yield from note.items

    def _describe(self, item: Item) -> Difference:
        subject = item.subject
        text = self.desk.read_text(subject.note_id) if subject.level == "mention" else None
        context = ("", "", "") if text is None else cut_context(text, subject.start, subject.end)
        return Difference(item, _name(item), locate_subject(subject, self.desk.charts), context)


def _choose_two(request: Request, names: list[str]) -> tuple[str, str]:
    """The two reviewers that were asked for, else the first two; the second is "" where there are not two."""
    asked = [request.query_params.get(name, "") for name in ("one", "other")]
    if asked[0] != asked[1] and set(asked) <= set(names):
        return asked[0], asked[1]
    return (names[0], names[1]) if len(names) > 1 else ("".join(names), "")


def _name(item: Item) -> str:
    subject = item.subject
    return f"{subject.level}|{subject.patient_id}|{subject.note_id}|{subject.key}"


def _settle(item: Item, fields: Fields, reviewer: str) -> Decision:
    choice = choose(fields, "choice", ("one", "other", "none", "otherwise"), "one")
    readings = {"one": item.said[fields["one"]], "other": item.said[fields["other"]], "none": None}
    if choice == "otherwise":
        readings[choice] = _read(item, fields)
    facts = readings[choice]
    verdict: Any = "reject" if facts is None else "accept"
    return Decision(item.subject, verdict, reviewer, "adjudicator", facts or {})


def _read(item: Item, fields: Fields) -> Facts:
    start: Facts = next(facts for facts in item.said.values() if facts is not None)
    if item.subject.level == "mention":
        return read_mention(fields, start)
    if item.subject.level == "note":
        return read_status(fields, start)
    return read_patient(fields, start, CLASSIFICATIONS)
