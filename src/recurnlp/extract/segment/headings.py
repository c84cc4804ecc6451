"""Find the section headings of a note.

A heading is looked up, never guessed: the words before a colon, dash or full stop, or alone on a line, are
compared with the headings of the section rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recurnlp.rules import SectionRule

_LONGEST = 64
_SMALL = 3
_SENTENCE = 1
_MARK = re.compile(
    r":"
    r"|[.:]\s++(?=([A-Z][^\n:.;]{2,60}+)\.\s)"  # flattened exports turn line ends into full stops
    r"|(?<=[A-Za-z)] )[-–—]+(?=\s)|(?<=[A-Z]{3})[-–—]+(?=\s)"
    r"|\n[^\S\n]*+[A-Z][^\n:.;]{3,60}+(?=\n|\Z)"
)
_FIRST_LINE = re.compile(r"[^\S\n]*+[A-Z][^\n:.;]{3,60}+(?=\n)")
_AFTER_MARK = re.compile(r"[:.*_–—-]*(?:[ \t]*[,.](?!\d))?\s*")
_LINE_ENDS = "\n\r\f\v\x85\u2028\u2029"
_SENTENCE_ENDS = ".;!?" + _LINE_ENDS
_EDGES = _SENTENCE_ENDS + ",:)]|*#=_•>-"
_GLUE = re.compile(r"[.,;|*#=_]")
_TRIMMINGS = " \t\r\f\n*#=_"


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
            if mark.start() < end:
                continue
            if found := self._read_mark(text, end, mark):
                yield found
                end = found.body

    def _read_mark(self, text: str, floor: int, mark: re.Match[str]) -> Heading | None:
        place = mark.start()
        if text[place] == "\n":
            return self._read_line(text, place, mark.end())
        if mark[_SENTENCE] and _is_title(mark[_SENTENCE]) and (found := self._read_line(text, *mark.span(_SENTENCE))):
            return found
        return None if text[place] == "." else self._read_before(text, floor, place)

    def _read_line(self, text: str, start: int, end: int) -> Heading | None:
        """Read a whole line as a heading."""
        line = text[start:end]
        category = self._categories.get(" ".join(line.strip(_TRIMMINGS).lower().split()))
        if category is None:
            return None
        return Heading(category, end - len(line.lstrip()), _skip(text, end))

    def _read_before(self, text: str, floor: int, mark: int) -> Heading | None:
        """Read the words that end at a mark as a heading; of two that fit, the longer."""
        window = text[max(floor, mark - _LONGEST) : mark].rstrip()
        words = window.rsplit(None, 1)
        if not words:
            return None
        last = words[-1].lower()
        known = self._by_last_word.get(last) or self._by_last_word.get(_GLUE.split(last)[-1], ())
        for heading in known:
            if size := _measure(window, heading):
                start = max(floor, mark - _LONGEST) + len(window) - size
                if _stands_alone(text, floor, start, mark):
                    return Heading(self._categories[heading], start, _skip(text, mark))
        return None


def _measure(window: str, heading: str) -> int:
    """Return how many characters at the end of the window spell the heading; 0 if they do not."""
    if window[-len(heading) :].lower() == heading:
        return len(heading)
    count = heading.count(" ") + 1
    parts = window.rsplit(None, count)[-count:]
    if count == 1 or [part.lower() for part in parts] != heading.split():
        return 0
    return len(window) - window.rindex(parts[0], 0, window.rindex(parts[1]))


def _stands_alone(text: str, floor: int, start: int, mark: int) -> bool:
    """Whether words before a mark stand as a heading, and not as the end of a phrase."""
    words = text[start:mark]
    whole = text[max(floor, start - _LONGEST) : start]
    before = whole.rstrip(" \t\xa0")
    edge = before[-1:]
    at_line_start = not edge or edge in _LINE_ENDS
    if text[mark] != ":":
        return words[0].isupper() and (at_line_start or edge in _SENTENCE_ENDS)
    if at_line_start:
        return True
    if edge in _EDGES:
        return words[0].isupper() and (edge != "-" or before != whole)
    # In running text only capitals stand out, and capitals after capitals are the end of a longer heading.
    return words.isupper() and before != whole and (" " in words.strip() or not before.split()[-1].isupper())


def _is_title(words: str) -> bool:
    """Whether all words but the small ones have a capital."""
    return all(word[0].isupper() or len(word) <= _SMALL for word in words.split())


def _skip(text: str, mark: int) -> int:
    match = _AFTER_MARK.match(text, mark)
    return match.end() if match else mark
