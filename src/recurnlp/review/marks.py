"""The mentions of a note as one reviewer has left them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from recurnlp.model import Mention
from recurnlp.model.vocabulary import FACTS
from recurnlp.review.decision import Decision

_CORRECTABLE = ("assertion", "time", "extent")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention with what a reviewer says of it.

    Args:
        mention: as it stands now.
        found: as the program found it; ``None`` for one that the reviewer added.
        verdict: ``accept``, ``correct``, ``reject`` or ``add``; "" while there is none.
        comment: the reviewer's words.
    """

    mention: Mention
    found: Mention | None
    verdict: str = ""
    comment: str = ""

    @property
    def key(self) -> str:
        """Its name within the note."""
        return f"{self.mention.start}-{self.mention.end}-{self.mention.kind}"

    @property
    def stands(self) -> bool:
        """Whether it is a mention for all that the reviewer says."""
        return self.verdict != "reject"


def write_facts(mention: Mention) -> dict[str, Any]:
    """Return what a decision keeps of a mention: no word of the note."""
    return {name: getattr(mention, name) for name in FACTS} | {"sites": list(mention.sites)}


def build_mention(text: str, facts: Mapping[str, Any], section: str = "") -> Mention:
    """Return the mention that kept facts tell of.

    Args:
        text: the note.
        facts: as `write_facts` returns them.
        section: the section it stands in.
    """
    start, end = facts["start"], facts["end"]
    return Mention(
        **{name: facts[name] for name in FACTS},
        text=text[start:end],
        sites=tuple(facts["sites"]),
        section=section,
        sentence_start=start,
        sentence_end=end,
        rule_id="",
    )


def apply_decisions(text: str, found: Sequence[Mention], decisions: Iterable[Decision]) -> tuple[Mark, ...]:
    """Return the marks of a note, in the order of its text; what was added and then rejected is gone.

    Args:
        text: the note.
        found: what the program found.
        decisions: what a reviewer decided, in order; of other levels they do not matter.
    """
    marks = {mark.key: mark for mark in (Mark(mention, mention) for mention in found)}
    for decision in decisions:
        if decision.subject.level == "mention":
            _apply(text, marks, decision)
    kept = [mark for mark in marks.values() if mark.found or mark.stands]
    return tuple(sorted(kept, key=lambda mark: (mark.mention.start, mark.mention.end, mark.mention.kind)))


def _apply(text: str, marks: dict[str, Mark], decision: Decision) -> None:
    key = decision.subject.key
    mark = marks.get(key)
    if decision.verdict == "comment":
        if mark:
            marks[key] = replace(mark, comment=decision.comment)
        return
    facts = decision.facts
    if mark is None:
        # Found by an earlier run, or added: either way the reviewer's word keeps it.
        marks[key] = Mark(build_mention(text, facts), None, decision.verdict)
        return
    values = {name: facts[name] for name in _CORRECTABLE}
    mention = replace(mark.mention, **values, sites=tuple(facts["sites"]))
    marks[key] = replace(mark, mention=mention, verdict=decision.verdict)
