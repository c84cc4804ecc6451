"""Find the few sentences of a note that can hold a mention, in one multi-pattern pass over the raw text.

Every phrase of a target rule holds an *anchor*: its rarest-looking word. A sentence without any anchor's spelling
cannot match a target, so it is never read. `tests/extract/test_scan.py` proves that nothing is lost.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from ahocorasick_rs import AhoCorasick, MatchKind

from recurnlp.extract.reader import Reader
from recurnlp.extract.spelling import SpellingGuesser
from recurnlp.model import Segments, Sentence

_COMMON = frozenset(
    "no not of the a an and or in with without for to from is are was were been has have on at by".split()
)
_BROKEN = re.compile(r"-[ \t]*\r?\n")
_SURROGATES = re.compile("[\ud800-\udfff]")


def choose_anchors(phrases: Iterable[str], reader: Reader) -> frozenset[str]:
    """Return a set of words that holds at least one word of each phrase.

    Args:
        phrases: expanded phrases of the target rules.
        reader: a reader that knows every word.
    """
    anchors: set[str] = set()
    for phrase in phrases:
        words = reader.read_words(phrase)
        if not anchors.intersection(words):
            anchors.add(max(words, key=lambda word: (word.isalpha() and word not in _COMMON, len(word))))
    return frozenset(anchors)


class Scanner:
    """Finds candidate sentences.

    Args:
        anchors: the words to look for, in canonical spelling.
        spelling: variant → canonical spelling.
        guesser: guesses what the reader would guess.
    """

    def __init__(self, anchors: Iterable[str], spelling: Mapping[str, str], guesser: SpellingGuesser) -> None:
        self._anchors = frozenset(anchors)
        self._guesser = guesser
        self._forms = self._anchors | {variant for variant, word in spelling.items() if word in self._anchors}
        # Leftmost-longest: "recur" must not hide "recurrence", which alone is a whole word.
        patterns = sorted(self._forms | set(guesser.halves_of(self._anchors)))
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)

    def scan(self, text: str, segments: Segments) -> list[Sentence]:
        """Return the sentences that can hold a mention, in order.

        Args:
            text: the note.
            segments: its division.
        """
        hits = self._find_hits(text)
        if not hits:
            return []
        starts = [sentence.start for sentence in segments.sentences]
        chosen = {bisect_right(starts, hit) - 1 for hit in hits}
        labels = {label for i in chosen if (label := segments.sentences[i].label) and _holds(label, hits)}
        return [
            sentence
            for i, sentence in enumerate(segments.sentences)
            if not sentence.is_heading and (i in chosen or sentence.label in labels)
        ]

    def _find_hits(self, text: str) -> list[int]:
        """Offsets of anchors, whole words only, and of words broken over a line, which may be anchors."""
        lowered = _lower(text)
        hits = [
            start
            for _, start, end in self._automaton.find_matches_as_indexes(lowered)
            if self._is_anchor(lowered, start, end)
        ]
        if broken := [match.start() for match in _BROKEN.finditer(text)]:
            hits = sorted(hits + broken)
        return hits

    def _is_anchor(self, lowered: str, start: int, end: int) -> bool:
        """Whether the word around a match is an anchor, spelled as we know it or nearly so."""
        while start and lowered[start - 1].isalpha():
            start -= 1
        size = len(lowered)
        while end < size and lowered[end].isalpha():
            end += 1
        word = lowered[start:end]
        return word in self._forms or self._guesser.guess(word) in self._anchors


def _lower(text: str) -> str:
    """Lower case of the same length, without the lone surrogates of broken JSON, which the automaton cannot read."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered ("İ"), which would shift the offsets
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered if lowered.isascii() else _SURROGATES.sub(" ", lowered)


def _holds(label: tuple[int, int], hits: list[int]) -> bool:
    place = bisect_right(hits, label[1] - 1)
    return place > 0 and hits[place - 1] >= label[0]
