"""What a reviewer decides, and about what: the rows of the file of decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Level = Literal["patient", "note", "mention"]
Verdict = Literal["accept", "correct", "reject", "add", "comment"]
Role = Literal["reviewer", "adjudicator"]

LEVELS: tuple[Level, ...] = get_args(Level)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
ROLES: tuple[Role, ...] = get_args(Role)
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about.

    Args:
        level: a patient, a note or a mention.
        patient_id: the patient, "" where the note names none.
        note_id: the note, "" for a patient.
        start, end: of a mention, in code points of the note's text.
        kind: of a mention.
    """

    level: Level
    patient_id: str
    note_id: str = ""
    start: int = _NOWHERE
    end: int = _NOWHERE
    kind: str = ""

    @property
    def key(self) -> str:
        """The mention's name within its note, as the page writes it."""
        return f"{self.start}-{self.end}-{self.kind}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about one subject.

    Args:
        subject: what it is about.
        verdict: ``accept`` as shown, ``correct``, ``reject``, ``add`` (a mention that was missed); or a ``comment``,
            which decides nothing.
        reviewer: who decided.
        role: ``adjudicator`` where it settles what reviewers differ on.
        facts: what holds by this verdict, as plain data; without any of the note's words.
        comment: the reviewer's own words.
        number: its place in the order of decisions, once it is kept.
    """

    subject: Subject
    verdict: Verdict
    reviewer: str
    role: Role = "reviewer"
    facts: Mapping[str, Any] = field(default_factory=dict)
    comment: str = ""
    number: int = 0
