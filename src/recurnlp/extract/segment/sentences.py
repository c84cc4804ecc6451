"""Find where the sentences of a section end.

One compiled pattern finds every place where a sentence may end; only full stops and bare line breaks need a
second look. Quantifiers are possessive and runs are entered at their first character, so that no input makes the
time grow faster than the text.
"""

import re
from collections.abc import Iterator

from recurnlp.extract.segment.abbreviations import ends_sentence, is_open_word
from recurnlp.extract.segment.wrapping import measure_width, wraps

_ITEM = (
    r"(?:[-*•●▪·○]\s?|#\s?(?=[A-Za-z])|\.(?=[A-Z])|\(?(?!0\b)\d{1,2}(?:[.):;](?!\d)|[LR]?\s?[-–:]\s(?=[A-Za-z]))"
    r"|[A-Z][.)]|(?i:part|specimen)\s+[A-Z0-9]{1,2}\b)"
)
_KEY = r"(?:[^\n:.]|(?<=[a-z]-)\n(?=[a-z])){0,60}+:"  # "Distant meta-", and below it "stasis:"
_CLAUSE = r"(?i:there (?:is|are|was|were)|however|the patient|(?:s?he|it|this|they) [a-z]+)\b"
# A full stop after a long word is no abbreviation: no second look.
_SHORT_WORDS = "with|from|into|than|that|were|been|incl|spec|dept|sept|resp|prof"
_DOUBTFUL = (
    r"(?:(?<=[.])(?:(?<![A-Za-z]{4}[.])(?<!\w\w\)[.])"
    r"|(?<=(?i:pprox)[.])|(?<=\b(?i:" + _SHORT_WORDS + r")[.]))(?![.!?])())"
)
# What was filled into a form, in the line below the name of its field; a verdict is said of what a label names.
_VALUE = (
    r"\d{1,3}(?:\s?/\s?\d{1,3})?|(?i:not (?:applicable|identified|assessed|present|submitted|involved|seen)"
    r"|cannot be (?:assessed|determined)|absent|present|none(?: identified| seen)?|n/a|no|yes)\b"
)
_LINE_END = r"\.?[^\S\n]*+(?:\n|\Z)"
_FILLED_IN = rf"(?:{_VALUE})(?:\.\s++(?=[A-Z][a-z])|{_LINE_END})"
# A question that its answer follows on the same line: "Metastases? No."
_UNANSWERED = (
    r"(?!(?<=\?)[^\S\n]{1,3}(?:[-–][^\S\n])?(?i:no|none|yes|y|n|(?:none|not)\x20(?:seen|identified|found|noted|detected"
    r"|evident))\b[^\S\n]*(?:[.,;\n]|\Z))"
)
_GOES_ON = r"(?!(?!y?[pc][TNM])[a-z]|X\.?\s|Specify\b)"


def _compile(after_stop: str, first_letter: str) -> re.Pattern[str]:
    """Return the pattern; it begins with one set of characters, which lets the engine skip everything between."""
    return re.compile(
        r"[.!?:;\n](?:"
        r"(?<=\n)[^\S\n]*+(?:\n\s*+|(?=" + _ITEM + "|" + first_letter + _KEY + r"())|(?=([A-Z\d\"'\[][^\s]{0,20})))"
        r"|(?<=[.!?])(?<![.!?][.!?])" + _UNANSWERED + _DOUBTFUL + r"?[.!?]*+[\"')\]”’]{0,3}+"
        r"(?:\s++" + after_stop + r"|\Z)"
        r"|(?<=[a-z]{3}[.])(?=[A-Z][a-z])"
        r"|(?<=:)[^\S\n]*+\n\s*+(?!" + _FILLED_IN + ")"
        r"|(?<=;)\s++(?=" + _CLAUSE + "))"
    )


_ENDS = _compile(_GOES_ON, "[A-Z]")
# Notes written without capitals: a full stop is all there is.
_ENDS_WITHOUT_CAPITALS = _compile("", "[a-zA-Z]")
_FIELD, _WRAP, _DOUBTFUL_STOP = 1, 2, 3
_ANSWER = re.compile(rf"(?:{_VALUE}|(?i:negative|positive)\b){_LINE_END}")
_ANSWER_TO_FIELD = re.compile(_FILLED_IN)
_SHORT_LINE = 60
_CAPITALISED = re.compile(r"[A-Z][a-z]")


class SentenceFinder:
    """Finds the ends of the sentences of one note.

    Args:
        text: the note.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._pattern = _ENDS if _CAPITALISED.search(text) else _ENDS_WITHOUT_CAPITALS
        self._width = measure_width(text)
        # what of the note matters to each of its sections
        self.kind = b"%d %r " % (self._pattern is _ENDS, self._width)

    def find(self, start: int, end: int) -> Iterator[int]:
        """Yield the offset just past each sentence, with the white space that follows it.

        Args:
            start: offset where the section's text begins.
            end: offset just past it; the last offset given.
        """
        for match in self._pattern.finditer(self._text, start, end):
            kind = match.lastindex
            if kind is not None and self._goes_on(kind, match, start):
                continue
            if match.start() == start and self._text[start] == "?":  # "? metastases" asks
                continue
            start = match.end()
            yield start
        if start < end:
            yield end

    def _goes_on(self, kind: int, match: re.Match[str], start: int) -> bool:
        """Whether the sentence goes on after a stop or line break that needed a second look."""
        if kind == _DOUBTFUL_STOP:
            return not ends_sentence(self._text, start, match.start())
        if kind == _FIELD:
            return is_open_word(self._text, start, match.start())
        return self._is_answered(start, match) or wraps(
            self._text, start, match.start(), len(match[_WRAP]), self._width
        )

    def _is_answered(self, start: int, line_end: re.Match[str]) -> bool:
        """Whether a line asks for what the next line fills in."""
        end = line_end.start()
        line = self._text[max(start, end - _SHORT_LINE - 1) : end].rpartition("\n")[2].rstrip()
        if not 0 < len(line) <= _SHORT_LINE:
            return False
        answer = _ANSWER_TO_FIELD if line[-1] == ":" else _ANSWER
        return (line[-1].isalnum() or line[-1] in "):") and answer.match(self._text, line_end.end()) is not None
