"""Find the few sentences of a note that can hold a mention, in one multi-pattern pass over the raw text.

Every phrase of a target rule holds an *anchor*: its rarest-looking word. A sentence without any anchor's spelling
cannot match a target, so it is never read. `tests/extract/test_scan.py` proves that nothing is lost.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from recurnlp.extract.reader import MISREAD, TEAR, Reader, misread_zeros
from recurnlp.extract.segment import DIAGNOSES, Division, Outline
from recurnlp.extract.spelling import SpellingGuesser
from recurnlp.model import Section, Sentence

# Words that stand in every other note, and so make poor anchors.
_COMMON = frozenset(
    """
    a abdominal after an and any anterior are areas at be been biopsy bladder bowel brain breast but by cancer
    carcinoma cell cells chest colon consistent contralateral d disease due e enlarged evaluation evidence excision
    first for found from has have had identified in invasive involved involvement is left lesion lesions local
    lower lung lymph malignancy malignant margin mass masses multiple n neck negative neoplasm new no nodule nodules not
    of on or other out ovary patient posterior positive present primary prostate right seen serosa sign signs
    site skin small soft specimen status system tissue to tumor tumors upper uterus wall was were with without
    """.split()
)
_BROKEN = re.compile(r"-[ \t]*\r?\n")
# Letters small, everything else a space.
_LETTERS = bytes(byte | 32 if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
_SHORT = 4
_LONGEST = 64
_REMEMBERED = 1 << 14


class _Kind(Enum):
    SHORT = auto()
    FORM = auto()
    HALF = auto()


def choose_anchors(phrases: Iterable[str], reader: Reader) -> frozenset[str]:
    """Return a set of words that holds at least one word of each phrase.

    Args:
        phrases: expanded phrases of the target rules.
        reader: a reader that knows every word.
    """
    read = sorted({reader.read_words(phrase) for phrase in phrases}, key=lambda words: (len(words), words))
    uses = Counter(word for words in read for word in words)
    anchors: set[str] = set()
    for words in read:  # the shorter phrases, which leave less choice, first
        if not anchors.intersection(words):
            anchors.add(max(words, key=lambda word: _rank(word, uses[word])))
    return frozenset(anchors)


def _rank(word: str, uses: int) -> tuple[bool, int, int]:
    """How good an anchor a word makes: rare words, of these the one that many phrases hold, else a long one."""
    return word.isalpha(), 0 if word in _COMMON else uses, len(word)


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
        kinds = dict.fromkeys(guesser.halves_of(self._anchors), _Kind.HALF)
        # short forms begin and end inside other words all the time: those that a space follows are fewer
        kinds |= {_flatten(f"{form} "): _Kind.SHORT for form in self._forms if len(form) <= _SHORT}
        forms = {form for form in self._forms if len(form) > _SHORT}
        kinds |= {_flatten(form): _Kind.FORM for form in forms.union(*map(misread_zeros, forms))}
        self._kinds = list(kinds.values())
        # Leftmost-longest: "recur" must not hide "recurrence", which alone is a whole word.
        self._automaton = AhoCorasick(
            list(kinds), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )
        self._is_anchor = lru_cache(maxsize=_REMEMBERED)(self._is_spelled)

    def scan(self, text: str, segments: Division) -> list[Sentence]:
        """Return the sentences that can hold a mention, in order.

        Args:
            text: the note.
            segments: its division.
        """
        hits = self.find_hits(text)
        if segments.specimen and _holds(*segments.specimen, hits):
            hits = sorted({*hits, *(section.body for section in segments.sections if section.category in DIAGNOSES)})
        chosen: list[Sentence] = []
        first = 0
        while first < len(hits):
            section = segments.sections[bisect_right(segments.sections, hits[first], key=_start) - 1]
            last = bisect_left(hits, section.end, first)
            chosen += _choose(segments.outline(section), hits[first:last], hits)
            first = last
        return chosen

    def find_hits(self, text: str) -> list[int]:
        """Return the offsets of anchors, whole words only, and of words broken over a line, which may be anchors.

        Args:
            text: the note.
        """
        flat = _flatten(text) + " "  # which is also what stands before the first character, at index -1
        kinds, short, form = self._kinds, _Kind.SHORT, _Kind.FORM
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(flat):
            kind = kinds[index]
            is_whole = flat[start - 1] == " " and (kind is short or (kind is form and flat[end] == " "))
            if is_whole or (kind is not short and self._is_damaged_anchor(text, start, end)):
                hits.append(start)
        if "-" in text and (broken := [match.start() for match in _BROKEN.finditer(text)]):
            hits = sorted(hits + broken)
        return hits

    def _is_damaged_anchor(self, text: str, start: int, end: int) -> bool:
        """Whether around a half there stands an anchor, misspelled or torn in two."""
        if any(self._is_anchor(_word_around(text, start, end, inner)) for inner in ("", MISREAD)):
            return True
        around = text[max(start - _LONGEST, 0) : end + _LONGEST]
        return any((tear[1] + tear[3]).lower() in self._anchors for tear in TEAR.finditer(around))

    def _is_spelled(self, word: str) -> bool:
        """Whether a word is an anchor, spelled as we know it or nearly so."""
        return word in self._forms or self._guesser.guess(word) in self._anchors


def _choose(outline: Outline, hits: Sequence[int], everywhere: Sequence[int]) -> list[Sentence]:
    """Return the sentences of a section that hold a hit, and those under a label that one of them stands under.

    Args:
        outline: of the section.
        hits: in the section.
        everywhere: in the note; a label may stand in another section.
    """
    chosen = {outline.locate(hit) for hit in hits}
    labels = {label for i in chosen if (label := outline.labels[i]) and _holds(*label, everywhere)}
    if labels:
        chosen.update(i for i, label in enumerate(outline.labels) if label in labels)
    return [outline.build(i) for i in sorted(chosen) if i >= outline.headings]


def _holds(start: int, end: int, hits: Sequence[int]) -> bool:
    place = bisect_left(hits, start)
    return place < len(hits) and hits[place] < end


def _start(section: Section) -> int:
    return section.start


def _word_around(text: str, start: int, end: int, inner: str) -> str:
    """Return the word around a match in lower case, cut where it is longer than any word of ours.

    Args:
        text: the note.
        start, end: the match.
        inner: what may stand in a word beside letters.
    """
    floor, limit = max(start - _LONGEST, 0), min(end + _LONGEST, len(text))
    while start > floor and (text[start - 1].isalpha() or text[start - 1] in inner):
        start -= 1
    while end < limit and (text[end].isalpha() or text[end] in inner):
        end += 1
    return text[start:end].lower()


def _flatten(text: str) -> str:
    """Return the text as small Latin letters and spaces, every character at its place.

    Other letters become spaces too, in the text as in the patterns, so that nothing is lost by it.
    """
    if not text.isascii():  # two capitals from elsewhere whose small letters are Latin
        text = text.replace("\u212a", "k").replace("\u0130", "i")
    return text.encode("ascii", "replace").translate(_LETTERS).decode("ascii")
