"""Full stops that end no sentence."""

import re

_NEVER_LAST = frozenset("dr drs mr mrs ms prof st vs approx e.g i.e cf al incl resp esp spec specs ref jr dept".split())
_BEFORE_NUMBERS = frozenset("no nos fig figs sec ser vol p pp jan feb mar apr jun jul aug sep sept oct nov dec".split())
_OPEN_WORDS = frozenset(
    "the of and or with without to from by for into is are was were be been an at than between".split()
)
_OPEN_AT_LINE_END = _OPEN_WORDS | frozenset(
    "as on that which see but in within measuring showing involving through measures x approximately about any".split()
)
_VERDICTS = frozenset({"neg", "pos"})
_FOR = re.compile(r"\s+f[o0]r\b", re.IGNORECASE)
_MEASURED = re.compile(r"\s+\d+(?:\.\d+)?\s*(?:cm|mm|x|%)", re.IGNORECASE)
_NUMBER = re.compile(r"\s+#?\d")
_LIST_MARK = re.compile(r"[(\[]?(?:[A-Za-z]|\d{1,2}|[IVXivx]{2,4})[)\]]?\Z")
_KEY = re.compile(r"\s+[A-Z][^\n:.]{0,60}+:")
_REACH = 16
_BRACKET_REACH = 80
_LONGEST = 7
_LONGEST_MARK = 5


def is_open_word(text: str, floor: int, end: int) -> bool:
    """Return whether the word that ends here needs another after it, such as "of", so that no sentence can end.

    Args:
        text: the note.
        floor: offset where the sentence begins.
        end: offset just past the word.
    """
    before = text[max(floor, end - _REACH) : end].split()
    return bool(before) and before[-1].lower() in _OPEN_AT_LINE_END


def ends_sentence(text: str, start: int, stop: int) -> bool:
    """Return whether a full stop, with white space and no lower case letter after it, ends a sentence.

    Args:
        text: the note.
        start: offset where the sentence begins.
        stop: offset of the full stop.
    """
    before = text[max(start, stop - _REACH) : stop]
    words = before.split()
    if not words or before[-1] == ",":
        return False
    last = words[-1].lstrip("([\"'")
    if len(last) > _LONGEST or not last:
        return True
    if stop - start <= _LONGEST_MARK and _LIST_MARK.match(text[start:stop].strip()):
        return False
    if last.lower() in _NEVER_LAST or last.lower() in _OPEN_WORDS:
        return False
    if last.lower() in _VERDICTS and _FOR.match(text, stop + 1):
        return False  # "NEG. FOR SARCOMA"
    previous = words[-2] if len(words) > 1 else ""
    if previous and previous[-1] in ",:;" and _LIST_MARK.match(last) and not _closes_bracket(text, start, stop):
        return previous[-1] == ":" and _is_value(last, text, stop)
    if len(last) == 1 and last.isalpha():
        return not (previous == "" or previous[0].isupper() or previous.lower() in _OPEN_WORDS)
    if last.lower() in _BEFORE_NUMBERS and not previous.endswith(":"):
        return _NUMBER.match(text, stop + 1) is None
    return not (last[-1].isdigit() and _MEASURED.match(text, stop + 1))


def _closes_bracket(text: str, start: int, stop: int) -> bool:
    """Whether what stands before a full stop ends a remark in brackets ("(levels 2, 3).") and marks no item ("3).")."""
    return text[stop - 1] == ")" and text.find("(", max(start, stop - _BRACKET_REACH), stop) >= 0


def _is_value(mark: str, text: str, stop: int) -> bool:
    """Whether a number after a colon is what the key asks for ("nodes: 6.") and does not begin a list ("1. Liver")."""
    return mark.isdigit() and (mark != "1" or _KEY.match(text, stop + 1) is not None)
