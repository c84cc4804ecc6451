"""Find the section headings of a note.

A heading is looked up, never guessed: the words before a colon, dash or full stop, or alone on a line, are
compared with the headings of the section rules.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import NamedTuple

from recurnlp.rules import SectionRule

_LONGEST = 64
_LONGEST_WORD = 32
_SMALL = 3
# A pattern for each mark: each begins with one character, which lets the engine jump from one to the next.
_COLON = re.compile(":")
_LINE = re.compile(r"\n[^\S\n]*+[A-Z][^\n:.;]{3,60}+(?=\n|\Z)")
# Flattened exports turn line ends into full stops. All words but small ones need a capital: the second tells soonest.
_STOP = re.compile(r"\.\s++(?=[A-Z](?![^\s:.;]*+\s[a-z]{4})[^\n:.;]{2,60}+\.\s)")
_DASHES = tuple(re.compile(rf"{dash}(?:(?<=[A-Za-z)] {dash})|(?<=[A-Z]{{3}}{dash}))[–—-]*+(?=\s)") for dash in "-–—")
# What a list begins with, on the line of its heading: "MICROSCOPY 1. Sections show".
_ITEMS = tuple(re.compile(rf"{mark}[.)](?<=[A-Za-z]\s..)(?=\s+[A-Z\"])") for mark in "1A")
_LISTED = frozenset({"diagnosis", "impression", "microscopic", "gross", "intraoperative"})
_MARKS = (_COLON, _LINE, _STOP, *_DASHES, *_ITEMS)
_LONG = 1 << 16
_FIRST_LINE = re.compile(r"[\ufeff\s]*+[A-Z][^\n:.;]{3,60}+(?=\n)")
_FIRST_SENTENCE = re.compile(r"[\ufeff\s]*+([A-Z][^\n:.;]{2,60}+)\.\s")
_AFTER_MARK = re.compile(r"[:.*_–—-]*(?:[ \t]*[,.](?!\d))?\s*")
_LINE_ENDS = "\n\r\f\v\x85\u2028\u2029"
_SENTENCE_ENDS = ".;!?" + _LINE_ENDS
_RUN = re.compile(r"[^.,;:!?" + _LINE_ENDS + "]*+")
_TRIMMINGS = " \t\xa0\ufeff*#=_|•>-"


class Heading(NamedTuple):
    """A section heading.

    Args:
        category: the category of the rule that knows it.
        start: offset of its first character.
        body: offset where the text after it begins.
    """

    category: str
    start: int
    body: int


class HeadingFinder:
    """Finds the headings that section rules name.

    Args:
        rules: the section rules.
    """

    def __init__(self, rules: Sequence[SectionRule]) -> None:
        self._categories = {heading: rule.category for rule in rules for heading in rule.headings}
        self._sizes: dict[str, int] = {}
        for heading in self._categories:
            words = heading.split()
            self._sizes[words[-1]] = max(len(words), self._sizes.get(words[-1], 0))

    def find(self, text: str) -> Iterator[Heading]:
        """Yield the headings of a note, in order.

        Args:
            text: the note.
        """
        end = done = 0
        first = _FIRST_LINE.match(text)
        heading = self._read_line(text, 0, first.end()) if first else self._read_opening(text)
        if heading:
            yield heading
            end = done = heading.body
        for place, behind in _find_marks(text, end):
            if place < done:
                continue
            done = behind
            kind = text[place]
            if kind == "\n":
                found = self._read_line(text, place, done)
            elif kind == ".":
                found = self._read_sentence(text, done, text.index(".", done))
            elif kind in "1A":
                found = self._read_before(text, end, place - 1)
                found = found if found and found.category in _LISTED else None
            else:
                found = self._read_before(text, end, place)
            if found:
                yield found
                end = found.body
                done = max(done, end)

    def _read_line(self, text: str, start: int, end: int) -> Heading | None:
        """Read a whole line as a heading."""
        line = text[start:end]
        category = self._categories.get(" ".join(line.strip().strip(_TRIMMINGS).lower().split()))
        if category is None:
            return None
        return Heading(category, end - len(line.lstrip()), _skip(text, end))

    def _read_opening(self, text: str) -> Heading | None:
        """Read the first sentence of a flattened note as a heading."""
        first = _FIRST_SENTENCE.match(text)
        return self._read_sentence(text, *first.span(1)) if first else None

    def _read_sentence(self, text: str, start: int, end: int) -> Heading | None:
        """Read a whole sentence as a heading; all its words but the small ones need a capital."""
        sentence = text[start:end]
        category = self._categories.get(sentence.lower())
        if category is None or not all(word[0].isupper() or len(word) <= _SMALL for word in sentence.split()):
            return None
        return Heading(category, start, _skip(text, end))

    def _read_before(self, text: str, floor: int, mark: int) -> Heading | None:
        """Read the words that end at a mark as a heading."""
        before = text[mark - _LONGEST_WORD if mark > _LONGEST_WORD else 0 : mark].rsplit(None, 1)
        size = self._measure(before[-1].lower()) if before else 0
        if not size:
            return None
        window = text[max(floor, mark - _LONGEST) : mark]
        run = _RUN.match(window[::-1])
        length = run.end() if run else 0
        edge = window[-length - 1 : -length]
        tail = window[len(window) - length :]
        words = tail.lstrip(_TRIMMINGS)
        category = self._categories.get(" ".join(words.lower().rstrip(_TRIMMINGS).split()))
        if category is None:
            return self._read_capitals(text, mark, tail, size) if text[mark] == ":" else None
        if _may_begin(edge, words, is_colon=text[mark] == ":"):
            return Heading(category, mark - len(words), _skip(text, mark))
        return None

    def _measure(self, last: str) -> int:
        """Return how many words the longest heading that ends with a word has; 0 if there is none."""
        size = self._sizes.get(last, 0)
        if size or last.isalpha():
            return size
        return self._sizes.get(last.rpartition(",")[2].rpartition(".")[2].lstrip(_TRIMMINGS), 0)

    def _read_capitals(self, text: str, mark: int, tail: str, size: int) -> Heading | None:
        """Read a heading in capitals at the end of running text: "… right lobe DIAGNOSIS:"."""
        words = tail.split()
        for count in range(min(size, len(words) - 1), 0, -1):
            heading = " ".join(words[-count:])
            category = self._categories.get(heading.lower())
            before = words[-count - 1]
            if category and heading.isupper() and before != "NO" and (count > 1 or not _is_capitals(before)):
                rest = tail[len(tail.rsplit(None, count)[0]) :].lstrip()
                return Heading(category, mark - len(rest), _skip(text, mark))
        return None


def _find_marks(text: str, start: int) -> Iterable[tuple[int, int]]:
    """Return where what may stand beside a heading begins and ends, in order."""
    if len(text) > _LONG:  # not all at once
        return merge(*((mark.span() for mark in pattern.finditer(text, start)) for pattern in _MARKS))
    return sorted([mark.span() for pattern in _MARKS for mark in pattern.finditer(text, start)])


def _may_begin(edge: str, words: str, *, is_colon: bool) -> bool:
    """Whether a heading may begin after this character: on a new line always, after a comma only with a colon."""
    if not edge or edge in _LINE_ENDS:
        return is_colon or words[0].isupper()
    return words[0].isupper() and (is_colon or edge in _SENTENCE_ENDS)


def _is_capitals(word: str) -> bool:
    """Whether a word may belong to a longer heading in capitals that no rule knows."""
    return word.isupper() and word[-1] not in ")-–"


def _skip(text: str, mark: int) -> int:
    match = _AFTER_MARK.match(text, mark)
    return match.end() if match else mark
