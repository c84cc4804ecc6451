"""What each reviewer says of the notes and patients that several have judged, side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from recurnlp.model.vocabulary import AXES
from recurnlp.review.decision import Decision, Subject
from recurnlp.review.decision_file import DecisionFile
from recurnlp.review.fields import Facts
from recurnlp.review.rulings import KINDS

_SETS = ("sites", "recurrence_extent", "distant_sites")
_PLACE = ("start", "end")


@dataclass(slots=True)
class Item:
    """One thing that reviewers have judged: a mention, a note as a whole, a patient.

    Args:
        subject: what it is; a mention's place is that of its shortest reading.
        said: what each reviewer says of it; ``None`` where it is no mention, or set aside.
        settled: what an adjudicator says of it.
    """

    subject: Subject
    said: dict[str, Facts | None] = field(default_factory=dict)
    settled: Decision | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether all say the same; where exactly a mention begins and ends does not matter."""
        told = [_compare(facts) for facts in self.said.values()]
        return all(one == told[0] for one in told)

    @property
    def is_open(self) -> bool:
        """Whether reviewers differ and nobody has settled it."""
        return not self.is_agreed and self.settled is None

    def resolve(self) -> Facts | None:
        """Return what holds: what the adjudicator says, else what all say."""
        if self.settled:
            return None if self.settled.verdict == "reject" else dict(self.settled.facts)
        return next(iter(self.said.values()))


@dataclass(frozen=True, slots=True)
class JudgedNote:
    """A note that at least one reviewer has finished.

    Args:
        note_id, patient_id: which note.
        status: the note as a whole; set aside where that is ``None``.
        mentions: its mentions, in the order of the text.
        digests: of the text that each reviewer has read.
    """

    note_id: str
    patient_id: str
    status: Item
    mentions: tuple[Item, ...]
    digests: frozenset[str]

    @property
    def items(self) -> tuple[Item, ...]:
        """All that was judged in it."""
        return (self.status, *self.mentions)


def read_notes(decisions: DecisionFile, reviewers: Sequence[str]) -> Iterator[JudgedNote]:
    """Yield the finished notes, in the order of their ids.

    Args:
        decisions: the file of decisions.
        reviewers: whose word counts.
    """
    finished = set(decisions.list_finishers())
    by_note: dict[str, list[Decision]] = {}
    for verdict in decisions.list_verdicts("note"):
        if (verdict.subject.note_id, verdict.reviewer) in finished and verdict.reviewer in reviewers:
            by_note.setdefault(verdict.subject.note_id, []).append(verdict)
    settled = {d.subject: d for level in ("note", "mention") for d in decisions.list_verdicts(level, "adjudicator")}
    for _, verdicts in sorted(by_note.items()):
        yield _judge(sorted(verdicts, key=lambda verdict: verdict.reviewer), settled)


def read_patients(decisions: DecisionFile, reviewers: Sequence[str]) -> list[Item]:
    """Return the patients on whom there is a verdict, in the order of their ids; as `read_notes`."""
    items: dict[Subject, Item] = {}
    for verdict in decisions.list_verdicts("patient"):
        if verdict.reviewer in reviewers:
            item = items.setdefault(verdict.subject, Item(verdict.subject))
            item.said[verdict.reviewer] = None if verdict.verdict == "reject" else dict(verdict.facts)
    for settled in decisions.list_verdicts("patient", "adjudicator"):
        if settled.subject in items:
            items[settled.subject].settled = settled
    return sorted(items.values(), key=lambda item: item.subject.patient_id)


def _judge(verdicts: Sequence[Decision], settled: Mapping[Subject, Decision]) -> JudgedNote:
    subject = verdicts[0].subject
    status = Item(subject)
    for verdict in verdicts:
        status.said[verdict.reviewer] = None if verdict.verdict == "reject" else _read_status(verdict.facts)
    judging = [verdict for verdict in verdicts if verdict.verdict != "reject"]
    mentions = _line_up(subject, judging)
    for item in (status, *mentions):
        item.settled = settled.get(item.subject)
    digests = frozenset(verdict.facts["text_sha256"] for verdict in verdicts)
    return JudgedNote(subject.note_id, subject.patient_id, status, tuple(mentions), digests)


def _read_status(facts: Mapping[str, Any]) -> Facts:
    return {name: facts[name] for name in (*AXES, "recurrence_extent", "distant_sites")}


def _line_up(note: Subject, verdicts: Sequence[Decision]) -> list[Item]:
    """Mentions of the same kind that overlap are the same; where several do, the same place comes first."""
    groups: list[dict[str, Facts]] = []
    for verdict in verdicts:
        for facts in sorted(verdict.facts["mentions"], key=lambda m: not any(_is_same(m, g) for g in groups)):
            if facts["kind"] not in KINDS:
                continue
            free = [group for group in groups if verdict.reviewer not in group and _overlaps(facts, group)]
            if free:
                max(free, key=lambda group: _is_same(facts, group))[verdict.reviewer] = facts
            else:
                groups.append({verdict.reviewer: facts})
    names = [verdict.reviewer for verdict in verdicts]
    items = [Item(_place(note, group), {name: group.get(name) for name in names}) for group in groups]
    return sorted(items, key=lambda item: (item.subject.start, item.subject.end, item.subject.kind))


def _is_same(facts: Facts, group: Mapping[str, Facts]) -> bool:
    return any(all(facts[name] == other[name] for name in (*_PLACE, "kind")) for other in group.values())


def _overlaps(facts: Facts, group: Mapping[str, Facts]) -> bool:
    return any(
        facts["kind"] == other["kind"] and facts["start"] < other["end"] and other["start"] < facts["end"]
        for other in group.values()
    )


def _place(note: Subject, group: Mapping[str, Facts]) -> Subject:
    one = min(group.values(), key=lambda facts: (facts["end"] - facts["start"], facts["start"]))
    return Subject("mention", note.patient_id, note.note_id, one["start"], one["end"], one["kind"])


def _compare(facts: Facts | None) -> object:
    if facts is None:
        return None
    return {name: frozenset(value) if name in _SETS else value for name, value in facts.items() if name not in _PLACE}
