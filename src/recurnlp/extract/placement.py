"""What became of the findings of a section that was seen before, to the letter and digit, in another note.

Where a finding is put, and what is said of its nodes, hangs on the text of its section and right around it, and on
little else of its note.
"""

from typing import NamedTuple

from recurnlp.extract.finding import Finding
from recurnlp.extract.recall import Recall
from recurnlp.extract.resolution import Resolver
from recurnlp.extract.segment import REMEMBERED
from recurnlp.extract.stating import Statement
from recurnlp.extract.surroundings import Surroundings
from recurnlp.model import Cue, Mention


class _Placed(NamedTuple):
    """A finding and its mentions, without their text and as if their section began the note."""

    finding: Finding
    mentions: tuple[Mention, ...]


class Placements:
    """Places findings by what is remembered, or else anew.

    Args:
        resolver: places a finding that is not remembered.
    """

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._memory: Recall[_Placed] = Recall(REMEMBERED)

    def place(self, note: Surroundings, statement: Statement, finding: Finding) -> tuple[Mention, ...]:
        """Return the mentions of a finding: one, or none where it says nothing.

        Args:
            note: the note.
            statement: the sentence the finding was made in.
            finding: the finding.
        """
        section = statement.sentence.section
        known = note.segments.exact_key(section)
        if not known or _hangs_on_whole(finding):
            return self._resolver.resolve(note, statement, finding)
        offset = section.start
        place = (statement.sentence.start - offset, finding.start, finding.end, finding.rule_id)
        key = (known, place, section.category, note.told)
        placed = self._memory.find(key)
        if placed is not None and placed.finding is finding:  # two that are alike in all that would replace each other
            return tuple([move_mention(mention, offset, note.text) for mention in placed.mentions])
        mentions = self._resolver.resolve(note, statement, finding)
        self._memory.keep(key, _Placed(finding, tuple([move_mention(m, -offset, "") for m in mentions])))
        return mentions


def _hangs_on_whole(finding: Finding) -> bool:
    """Whether what a finding is may be told anywhere in its note: which treatment, and that it is no screening."""
    return finding.looked or finding.treated or finding.freed


def move_mention(mention: Mention, offset: int, text: str) -> Mention:
    """Return the same mention further on. Not by `replace`, which takes longer than all the rest.

    Args:
        mention: any.
        offset: how much further.
        text: what it stands in there.
    """
    start, end = mention.start + offset, mention.end + offset
    return Mention(
        start,
        end,
        text[start:end],
        mention.kind,
        mention.assertion,
        mention.time,
        mention.extent,
        mention.sites,
        mention.section,
        mention.sentence_start + offset,
        mention.sentence_end + offset,
        mention.rule_id,
        mention.laterality,
        mention.icd10,
        mention.evidence,
        mention.modality,
        mention.event_date,
        tuple([Cue(cue.rule_id, cue.category, cue.start + offset, cue.end + offset) for cue in mention.cues]),
        mention.nodes_positive,
        mention.nodes_examined,
        mention.stage,
        mention.isolated_cells,
    )
