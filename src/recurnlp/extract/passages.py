"""The sentences of a note that hold a mention or a word of the course, with both."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from recurnlp.extract.course import Hit
from recurnlp.extract.segment import Division
from recurnlp.model import Mention, Section, Sentence

REACH = 100
# Others' diseases, and descriptions of tissue and technique: what they name is named elsewhere, or is none of this
# patient's. Their sentences are never read for it.
SKIPPED = frozenset({
    "family_history", "review_of_systems", "social_history", "consent", "administrative", "background", "gross",
    "microscopic", "technique", "special_studies", "allergies", "vital_signs",
})  # fmt: skip


class Passage(NamedTuple):
    """A sentence with its mentions and with the words of the course in it."""

    sentence: Sentence
    mentions: Sequence[Mention]
    hits: list[Hit]


def gather_passages(
    segments: Division, section: Section, mentions: Sequence[Mention], hits: Sequence[Hit]
) -> Iterator[Passage]:
    """Yield the passages of a section, in order, and keep none.

    Treatments stand everywhere and alone are no reason to read a section's sentences: where no passage holds one, it
    gets one of its own, from some words before it to its end.

    Args:
        segments: the note's division.
        section: one of its sections.
        mentions: the section's.
        hits: the section's.
    """
    find_start = partial(segments.find_start, section)
    told: dict[int, list[Hit]] = {}
    treatments = []
    for hit in hits if section.category not in SKIPPED else ():
        if hit.state == "treatment":
            treatments.append(hit)
        else:
            told.setdefault(find_start(hit.start), []).append(hit)
    spoken = [start for start, _ in groupby(find_start(mention.start) for mention in mentions)]
    starts = sorted([*spoken, *(start for start in told if not _holds(spoken, start))])
    alone: dict[int, Sentence] = {}
    for hit in treatments:
        start = find_start(hit.start) if starts else -1
        if not _holds(starts, start):
            sentence = _surround(section, hit)
            start = sentence.start
            if not _holds(starts, start):
                alone.setdefault(start, sentence)
        told.setdefault(start, []).append(hit)
    first = 0
    for start in sorted([*starts, *alone]):
        sentence = alone.get(start) or segments.find(start)
        last = first
        while start not in alone and last < len(mentions) and mentions[last].start < sentence.end:
            last += 1
        yield Passage(sentence, mentions[first:last], sorted(told.pop(start, ())))
        first = last


def _holds(ordered: Sequence[int], number: int) -> bool:
    place = bisect_left(ordered, number)
    return place < len(ordered) and ordered[place] == number


def _surround(section: Section, hit: Hit) -> Sentence:
    return Sentence(max(section.start, hit.start - REACH), hit.end, section)
