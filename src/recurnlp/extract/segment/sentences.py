"""Find where the sentences of a section end.

One compiled pattern finds every place where a sentence may end; only full stops and bare line breaks need a
second look. Quantifiers are possessive and runs are entered at their first character, so that no input makes the
time grow faster than the text.
"""

import re
from collections.abc import Iterator

from recurnlp.extract.segment.abbreviations import ends_sentence
from recurnlp.extract.segment.wrapping import measure_width, wraps

_ITEM = r"(?:[-*•●▪·○]\s?|\.(?=[A-Z])|\(?\d{1,2}[.):;](?!\d)|[A-Z][.)]|(?i:part|specimen)\s+[A-Z0-9]{1,2}\b)"
_KEY = r"[A-Z][^\n:.]{0,60}+:"
_CLAUSE = r"(?i:there (?:is|are|was|were)|however|the patient|(?:s?he|it|this|they) [a-z]+)\b"
_BREAK = (
    r"\n[^\S\n]*+\n\s*+"
    r"|:[^\S\n]*+\n\s*+"
    r"|;\s++(?=" + _CLAUSE + r")"
    r"|\n[^\S\n]*+(?=" + _ITEM + "|" + _KEY + r")"
    r"|\n[^\S\n]*+(?=([A-Z\d\"'\[][^\s]{0,20}))"
)
_STOP = r"|(?<![.!?])([.!?]++[\"')\]”’]{0,3})"
_GLUED = r"|(?<=[a-z]{3})(\.)(?=[A-Z][a-z])"
_ENDS = re.compile(_BREAK + _STOP + r"(?:\s++(?!(?!y?[pc][TNM])[a-z]|X\.?\s)|\Z)" + _GLUED)
# Notes written without capitals: a full stop is all there is.
_ENDS_LOWER = re.compile(_BREAK + _STOP + r"(?:\s++|\Z)" + _GLUED)
_WRAP, _FULL_STOP, _GLUED_STOP = 1, 2, 3
_CAPITAL_AFTER_STOP = re.compile(r"[.!?]\s+[A-Z]")


class SentenceFinder:
    """Finds the ends of the sentences of one note.

    Args:
        text: the note.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._pattern = _ENDS if _CAPITAL_AFTER_STOP.search(text) else _ENDS_LOWER
        self._width = measure_width(text)

    def find(self, start: int, end: int) -> Iterator[int]:
        """Yield the offset just past each sentence, with the white space that follows it.

        Args:
            start: offset where the section's text begins.
            end: offset just past it; the last offset given.
        """
        text, width = self._text, self._width
        for match in self._pattern.finditer(text, start, end):
            kind = match.lastindex
            if kind == _FULL_STOP:
                if text[match.start()] == "." and not ends_sentence(text, start, match.start()):
                    continue
            elif kind == _WRAP and wraps(text, start, match.start(), len(match[_WRAP]), width):
                continue
            start = match.end()
            yield start
        if start < end:
            yield end
