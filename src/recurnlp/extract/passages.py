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
    telling = [hit for hit in hits if segments.locate(hit.start).category not in _SKIPPED]
    passages: dict[int, Passage] = {}
    for mention in mentions:
        _open(passages, segments.find(mention.start)).mentions.append(mention)
    for hit in telling:
        if hit.state != "treatment":
            _open(passages, segments.find(hit.start)).hits.append(hit)
    starts = sorted(passages)
    for hit in telling:
        if hit.state == "treatment":
            at = bisect_right(starts, hit.start) - 1
            near = passages[starts[at]] if at >= 0 else None
            if near is None or near.sentence.end <= hit.start:
                near = _open(passages, _surround(segments, hit))
            near.hits.append(hit)
    for start in sorted(passages):
        passage = passages.pop(start)
        passage.hits.sort()
        yield passage


def _open(passages: dict[int, Passage], sentence: Sentence) -> Passage:
    return passages.setdefault(sentence.start, Passage(sentence, [], []))


def _surround(segments: Division, hit: Hit) -> Sentence:
    section = segments.locate(hit.start)
    return Sentence(max(section.start, hit.start - REACH), hit.end, section)
