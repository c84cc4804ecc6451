"""The sentences of a note that hold a mention or a word of the course, with both."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
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
    waiting = list(reversed(mentions))
    del mentions  # each goes with its passage: a list for every sentence of a long note would be all at once
    spoken = [start for start, _ in groupby(segments.find_start(mention.start) for mention in reversed(waiting))]
    told: dict[int, list[Hit]] = {}
    treatments = []
    for hit in hits:
        if segments.locate(hit.start).category not in _SKIPPED:
            if hit.state == "treatment":
                treatments.append(hit)
            else:
                told.setdefault(segments.find_start(hit.start), []).append(hit)
    starts = sorted([*spoken, *(start for start in told if not _holds(spoken, start))])
    alone: dict[int, Sentence] = {}
    for hit in treatments:
        start = segments.find_start(hit.start)
        if not _holds(starts, start):
            sentence = _surround(segments, hit)
            start = sentence.start
            if not _holds(starts, start):
                alone.setdefault(start, sentence)
        told.setdefault(start, []).append(hit)
    for start in sorted([*starts, *alone]):
        sentence = alone.get(start) or segments.find(start)
        here = []
        while start not in alone and waiting and waiting[-1].start < sentence.end:
            here.append(waiting.pop())
        yield Passage(sentence, here, sorted(told.pop(start, ())))


def _holds(ordered: Sequence[int], number: int) -> bool:
    place = bisect_left(ordered, number)
    return place < len(ordered) and ordered[place] == number


def _surround(segments: Division, hit: Hit) -> Sentence:
    section = segments.locate(hit.start)
    return Sentence(max(section.start, hit.start - REACH), hit.end, section)
