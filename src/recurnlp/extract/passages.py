"""The sentences of a note that hold a mention or a word of the course, with both."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recurnlp.extract.course import Hit
from recurnlp.extract.segment import Division
from recurnlp.model import Mention, Sentence

REACH = 100
# Others' diseases, and descriptions of tissue and technique: what they name is named elsewhere, or is none of this
# patient's. Their sentences are never read for it.
_SKIPPED = frozenset({
    "family_history", "review_of_systems", "social_history", "consent", "administrative", "background", "gross",
    "microscopic", "technique", "special_studies", "allergies", "vital_signs",
})  # fmt: skip


class Passage(NamedTuple):
    """A sentence with its mentions and with the words of the course in it."""

    sentence: Sentence
    mentions: list[Mention]
    hits: list[Hit]


def gather_passages(segments: Division, mentions: Sequence[Mention], hits: Sequence[Hit]) -> Iterator[Passage]:
    """Yield the passages of a note, in order, and keep none.

    Treatments stand everywhere and alone are no reason to read a section's sentences: where no passage holds one, it
    gets one of its own, from some words before it to its end.

    Args:
        segments: the note's division; only the sections that matter are read.
        mentions: the note's.
        hits: the note's.
    """
    spoken: dict[int, list[Mention]] = {}
    for mention in mentions:
        spoken.setdefault(segments.find_start(mention.start), []).append(mention)
    del mentions  # each goes with its passage
    told: dict[int, list[Hit]] = {}
    treatments = []
    for hit in hits:
        if segments.locate(hit.start).category not in _SKIPPED:
            if hit.state == "treatment":
                treatments.append(hit)
            else:
                told.setdefault(segments.find_start(hit.start), []).append(hit)
    starts = sorted(spoken.keys() | told.keys())
    alone: dict[int, Sentence] = {}
    for hit in treatments:
        at = bisect_right(starts, hit.start) - 1
        start = starts[at] if at >= 0 and segments.find_start(hit.start) == starts[at] else None
        if start is None:
            sentence = _surround(segments, hit)
            start = sentence.start
            if start not in spoken and start not in told:
                alone.setdefault(start, sentence)
        told.setdefault(start, []).append(hit)
    for start in sorted({*starts, *alone}):
        sentence = alone.get(start) or segments.find(start)
        yield Passage(sentence, spoken.pop(start, []), sorted(told.pop(start, ())))


def _surround(segments: Division, hit: Hit) -> Sentence:
    section = segments.locate(hit.start)
    return Sentence(max(section.start, hit.start - REACH), hit.end, section)
