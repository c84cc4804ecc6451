"""A note read once more with the rules of its run: for the why of a mention, and for what corrections change."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import recurnlp
from recurnlp.batch import RunTables, recall_rules
from recurnlp.model import Explanation, Mention, Note, NoteStatus, Section
from recurnlp.model.vocabulary import FACTS
from recurnlp.review.marks import Mark
from recurnlp.status import decide_status

_NOTES_KEPT = 8
_SAME = (*FACTS, "sites", "rule_id")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The status that a note's mentions add up to.

    Args:
        status: it.
        is_changed: whether a reviewer's corrections made it another than the program's.
    """

    status: NoteStatus
    is_changed: bool


class Rereader:
    """Reads notes with the rules that a run was made with.

    Args:
        run: the run.

    Raises:
        RuleError: its rules cannot be used any more.
    """

    def __init__(self, run: RunTables) -> None:
        rules = recall_rules(run)
        self._extractor = recurnlp.Extractor(rules.patterns, rules.extra)
        self.categories = {rule.id: rule.category for rule in self._extractor.rules.context}
        self.has_rules_of_run = self._extractor.rules.digest == run.record["settings"]["rules"]
        self._read = lru_cache(_NOTES_KEPT)(self._extractor)

    def list_sections(self, text: str) -> tuple[Section, ...]:
        """Return the sections of a note."""
        return self._extractor.segment(text).sections

    def explain(self, text: str, mention: Mention) -> tuple[Note, Explanation] | None:
        """Say why a mention reads as it does; ``None`` if the rules read it otherwise now.

        Args:
            text: the note.
            mention: the mention as the run has it.
        """
        note = self._read(text)
        for other in note.mentions:
            if all(getattr(other, name) == getattr(mention, name) for name in _SAME):
                return note, note.explain(other)
        return None


def propose_status(found: NoteStatus, marks: Sequence[Mark]) -> Proposal:
    """Return the status to offer a reviewer: the program's, or what the corrected mentions add up to.

    Args:
        found: what the program says of the note.
        marks: its mentions as the reviewer has left them.
    """
    if all(mark.found is not None and mark.mention == mark.found and mark.stands for mark in marks):
        return Proposal(found, is_changed=False)
    status = decide_status([mark.mention for mark in marks if mark.stands])
    return Proposal(status, is_changed=_tell(status) != _tell(found))


def _tell(status: NoteStatus) -> tuple[object, ...]:
    sets = frozenset(status.recurrence_extent), frozenset(status.distant_sites)
    return status.distant, status.nodal, status.recurrence, *sets
