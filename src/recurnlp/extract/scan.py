"""Find the few sentences of a note that can hold a mention, in one multi-pattern pass over the raw text.

Every phrase of a target rule holds an *anchor*: its rarest-looking word. A sentence without any anchor's spelling
cannot match a target, so it is never read. `tests/extract/test_scan.py` proves that nothing is lost.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from recurnlp.extract.anchors import ANY, BROKEN, Neighbors, has_neighbor
from recurnlp.extract.automaton import Automaton
from recurnlp.extract.reader import JOINER, MISREAD, STUMP, Reader, misread
from recurnlp.extract.segment import Division
from recurnlp.model import Section, Sentence

# Letters small, everything else a space.
_LETTERS = bytes(byte | 32 if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
_SHORT = 4
_LONGEST = 64
_REMEMBERED = 1 << 14
_SPACE = ord(" ")
_JOINED = re.compile(f"{JOINER}+")


class _Kind(Enum):
    """What the automaton looks for: anchors, short or long, halves of long words, and sound words that hold one."""

    SHORT = auto()
    FORM = auto()
    HALF = auto()
    SOUND = auto()


class Scanner:
    """Finds candidate sentences.

    Args:
        anchors: the words to look for, in canonical spelling, with what must stand beside each.
        spelling: variant → canonical spelling.
        reader: reads notes.
    """

    def __init__(self, anchors: Mapping[str, Neighbors], spelling: Mapping[str, str], reader: Reader) -> None:
        self._anchors = anchors
        self._reader = reader
        self._neighbors = {variant: anchors[word] for variant, word in spelling.items() if word in anchors}
        self._neighbors |= anchors
        self._neighbors |= {damaged: ANY for form in anchors for damaged in misread(form)}
        # of all words that may be torn: one of them in a sentence has others of the sentence joined, too
        halves = reader.guesser.halves_of(reader.guesser.words)
        kinds = {_flatten(word): (_Kind.SOUND, word) for word in _find_holders(halves, reader.words)}
        kinds |= {half.encode(): (_Kind.HALF, "") for half in halves}
        # short forms begin and end inside other words all the time: those that a space follows are fewer
        kinds |= {_flatten(f"{form} "): (_Kind.SHORT, form) for form in self._neighbors if 1 < len(form) <= _SHORT}
        kinds |= {_flatten(form): (_Kind.FORM, form) for form in self._neighbors if len(form) > _SHORT}
        self._kinds = list(kinds.values())
        # every tenth word ends like the "n" of "n.e.d."
        self._letters = [(_flatten(f" {form} "), form) for form in self._neighbors if len(form) == 1]
        # Leftmost-longest: "recur" must not hide "recurrence", which alone is a whole word.
        self._automaton = Automaton(list(kinds))
        self._is_damaged = lru_cache(maxsize=_REMEMBERED)(self._may_be_damaged)

    def scan(self, text: str, segments: Division, hits: Iterable[int] | None = None) -> list[Sentence]:
        """Return the sentences that can hold a mention, in order.

        Args:
            text: the note.
            segments: its division.
            hits: what `iterate_hits` yields, where that is known.
        """
        hits = self.find_places(text, segments, hits)
        sections = dict.fromkeys(segments.locate(hit) for hit in hits)
        return [sentence for section in sections for sentence in choose(segments, section, hits)]

    def find_places(self, text: str, segments: Division, hits: Iterable[int] | None = None) -> list[int]:
        """Return the hits, and the diagnoses that a specimen with a hit is the label of.

        Args:
            text, segments, hits: as for `scan`.
        """
        hits = self.find_hits(text) if hits is None else sorted(hits)
        inventory = segments.inventory
        if any(_holds(*named, hits) for named in (*inventory.specimens.values(), *inventory.referred.values())):
            hits = sorted({*hits, *(section.body for section in segments.sections if inventory.specimens_of(section))})
        if any(_holds(*named, hits) for named in inventory.marked.values()):
            hits = sorted({*hits, *(section.body for section in segments.sections)})
        return hits

    def find_hits(self, text: str) -> list[int]:
        """Return the offsets of anchors, whole words only, and of words broken over a line, which may be anchors.

        Args:
            text: the note.
        """
        return sorted(self.iterate_hits(text))

    def iterate_hits(self, text: str) -> Iterator[int]:
        """Yield the same, one by one, not quite in order.

        Args:
            text: the note.
        """
        flat = _flatten(text) + b" "  # which is also what stands before the first character, at index -1
        place = self._place
        for match in self._automaton.find(flat):
            if (hit := place(text, flat, *match)) is not None:
                yield hit
        yield from self._find_letters(text, b" " + flat)
        if JOINER in text:
            yield from (match.start() for match in _JOINED.finditer(text))
        if "-" in text:
            yield from (match.start() for match in BROKEN.finditer(text))

    def _place(self, text: str, flat: bytes, index: int, start: int, end: int) -> int | None:
        """Return where a match of the automaton is an anchor, or may be a damaged one; ``None`` if it is none."""
        kind, form = self._kinds[index]
        if kind is not _Kind.HALF:
            last = start + len(form)
            if flat[start - 1] == _SPACE and flat[last] == _SPACE:
                if kind is not _Kind.SOUND:
                    return start if self._may_match(text, start, last, form) else None
                if _is_whole(text, start, last):
                    return None
            elif kind is _Kind.SHORT:
                return None
            elif (gap := flat.find(b" ", start, last)) >= 0:
                return gap + 1  # "gastric residue" holds the "c res" of "c0res", which may hide what begins there
        return start if self._is_damaged(*_word_around(text, flat, start, end)) else None

    def _find_letters(self, text: str, flat: bytes) -> Iterator[int]:
        """Yield the offsets of anchors of one letter; the flat text begins a character before the text."""
        for alone, form in self._letters:
            place = flat.find(alone)
            while place >= 0:
                if self._may_match(text, place, place + 1, form):
                    yield place
                place = flat.find(alone, place + 1)

    def _may_match(self, text: str, start: int, end: int, form: str) -> bool:
        """Whether an anchor stands where a phrase of it can."""
        neighbors = self._neighbors[form]
        return neighbors is ANY or has_neighbor(text, start, end, neighbors, self._reader.recall)

    def _may_be_damaged(self, word: str, misread: str) -> bool:
        """Whether a word may be an anchor, misspelled, misread or torn in two.

        Args:
            word: the letters around a half of an anchor.
            misread: the letters and digits.
        """
        guess = self._reader.guesser.guess
        return self._reader.recall(word) is STUMP or any(
            spelled in self._neighbors or guess(spelled) in self._anchors for spelled in (word, misread)
        )


def choose(segments: Division, section: Section, hits: Sequence[int]) -> Iterator[Sentence]:
    """Yield the sentences of a section that hold a hit, and those under a label that one of them stands under.

    Args:
        segments: the note's division.
        section: one of its sections.
        hits: the note's, in order; a label may stand in another section.
    """
    here = hits[bisect_left(hits, section.start) : bisect_left(hits, section.end)]
    if not here:
        return
    outline, offset = segments.outline(section), section.start
    chosen = {outline.locate(hit - offset) for hit in here}
    # a sentence may name what a list right below it counts, or the biopsy that the next but one reports on
    near = {label for i in chosen for label in outline.labels[i : i + 3] if label}
    labels = {label for label in near if _holds(label[0] + offset, label[1] + offset, hits)}
    listed = (*segments.inventory.specimens_of(section).values(), *segments.inventory.marked.values())
    labels.update((start - offset, end - offset) for start, end in listed if _holds(start, end, hits))
    if labels:
        chosen.update(i for i, label in enumerate(outline.labels) if label in labels)
        chosen.update(i for i, further in outline.further.items() if not labels.isdisjoint(further))
    for i in sorted(chosen):
        if i >= outline.headings:
            yield outline.build(section, i)


def _holds(start: int, end: int, hits: Sequence[int]) -> bool:
    place = bisect_left(hits, start)
    return place < len(hits) and hits[place] < end


def _find_holders(halves: Iterable[str], words: Iterable[str]) -> list[str]:
    """Return the words that hold one of these halves: they are what they are, and need no second look."""
    finder = AhoCorasick(halves)
    return [word for word in words if word.isascii() and word.isalpha() and finder.find_matches_as_indexes(word)]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether neither a letter nor a digit is right beside a word."""
    return not (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()))


def _word_around(text: str, flat: bytes, start: int, end: int) -> tuple[str, str]:
    """Return the word around a match in lower case, without and with the digits in it; cut where it is too long."""
    floor, limit = max(start - _LONGEST, 0), min(end + _LONGEST, len(text))
    first, last = flat.rfind(b" ", floor, start), flat.find(b" ", end, limit)
    # nearly always a word of Latin letters, with something else than a digit on both sides
    if first >= 0 and last >= 0 and text.isascii() and text[first] not in MISREAD and text[last] not in MISREAD:
        word = flat[first + 1 : last].decode()
        return word, word
    return _spell_around(text, start, end, floor, limit)


def _spell_around(text: str, start: int, end: int, floor: int, limit: int) -> tuple[str, str]:
    spelled = []
    for inner in ("", MISREAD):
        while start > floor and (text[start - 1].isalpha() or text[start - 1] in inner):
            start -= 1
        while end < limit and (text[end].isalpha() or text[end] in inner):
            end += 1
        spelled.append(text[start:end].lower())
    return spelled[0], spelled[1]


def _flatten(text: str) -> bytes:
    """Return the text as small Latin letters and spaces, every character at its place.

    Other letters become spaces too, in the text as in the patterns, so that nothing is lost by it.
    """
    if not text.isascii():  # two capitals from elsewhere whose small letters are Latin
        text = text.replace("\u212a", "k").replace("\u0130", "i")
    return text.encode("ascii", "replace").translate(_LETTERS)
