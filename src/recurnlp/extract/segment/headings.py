"""Find the section headings of a note.

A heading is looked up, never guessed: the words before a colon, dash or full stop, or alone on a line, are
compared with the headings of the section rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recurnlp.rules import SectionRule

LONGEST = 64
_MARK = re.compile(
    r":"
    r"|(?<=[A-Z]{3})\.(?=\s)"  # flattened exports turn line ends into full stops
    r"|(?<=[A-Za-z)] )[-–—]+(?=\s)|(?<=[A-Z]{3})[-–—]+(?=\s)"
    r"|\n[^\S\n]*+[A-Z][^\n:.;]{3,60}+(?=\n|\Z)"
)
_FIRST_LINE = re.compile(r"\s*+[A-Z][^\n:.;]{3,60}+(?=\n)")
_AFTER_MARK = re.compile(r"[:.*_–—-]*(?:[ \t]*[,.](?!\d))?\s*")
_LINE_STARTS = "\n\r\f\v\x85\u2028\u2029"
_SENTENCE_ENDS = ".;!?" + _LINE_STARTS
_EDGES = _SENTENCE_ENDS + ",:)]|*#=_•>-"
_GLUE = re.compile(r"[.,;|*#=_]")


@dataclass(frozen=True, slots=True)
class Heading:
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
        self._by_last_word: dict[str, list[str]] = {}
        for heading in sorted(self._categories, key=len, reverse=True):
            self._by_last_word.setdefault(heading.rsplit(None, 1)[-1], []).append(heading)

    def find(self, text: str) -> Iterator[Heading]:
        """Yield the headings of a note, in order.

        Args:
            text: the note.
        """
        end = 0
        first = _FIRST_LINE.match(text)
        if first and (heading := self._read_line(text, 0, first.end())):
            yield heading
            end = heading.body
        for mark in _MARK.finditer(text, end):
            place = mark.start()
            if place < end:
                continue
            if text[place] == "\n":
                heading = self._read_line(text, place, mark.end())
            else:
                heading = self._read_before(text, end, place)
            if heading:
                yield heading
                end = heading.body

    def _read_line(self, text: str, start: int, end: int) -> Heading | None:
        """Read a whole line as a heading."""
        words = text[start:end].strip(" \t\r\n\f*#=_").lower()
        category = self._categories.get(words) or self._categories.get(" ".join(words.split()))
        if category is None:
            return None
        return Heading(category, text.index(text[start:end].lstrip()[0], start), _skip(text, end))

    def _read_before(self, text: str, floor: int, mark: int) -> Heading | None:
        """Read the words that end at a mark as a heading."""
        window = text[max(floor, mark - LONGEST) : mark].rstrip()
        last = window.rsplit(None, 1)[-1:]
        if not last:
            return None
        for heading in self._by_last_word.get(_GLUE.split(last[0].lower())[-1], ()):
            size = _measure(window, heading)
            if size:
                start = max(floor, mark - LONGEST) + len(window) - size
                if _stands_alone(text, floor, start, mark):
                    return Heading(self._categories[heading], start, _skip(text, mark))
                if len(heading.split()) == 1:
                    return None
        return None


def _measure(window: str, heading: str) -> int:
    """Return how many characters at the end of the window spell the heading; 0 if they do not."""
    if window[-len(heading) :].lower() == heading:
        return len(heading)
    words = heading.split()
    parts = window.rsplit(None, len(words))
    if len(words) > 1 and [part.lower() for part in parts[-len(words) :]] == words:
        return len(window) - (window.rindex(parts[-len(words)]) if len(parts) == len(words) else len(parts[0]))
    return 0


def _stands_alone(text: str, floor: int, start: int, mark: int) -> bool:
    """Whether words before a mark stand as a heading, and not as the end of a phrase."""
    words = text[start:mark]
    before = text[max(floor, start - 40) : start].rstrip(" \t\xa0")
    edge = before[-1:]
    if text[mark] != ":":
        return (not edge or edge in _SENTENCE_ENDS) and (words.isupper() or (words[0].isupper() and text[mark] != "."))
    if not edge or edge in _LINE_STARTS:
        return True
    if edge in _EDGES:
        return words[0].isupper()
    if not words.isupper() or before == text[max(floor, start - 40) : start]:
        return False
    return " " in words or not before.rsplit(None, 1)[-1].isupper()


def _skip(text: str, mark: int) -> int:
    match = _AFTER_MARK.match(text, mark)
    return match.end() if match else mark
