"""Full stops that end no sentence."""

import re

_NEVER_LAST = frozenset(
    "dr drs mr mrs ms prof st vs approx e.g i.e cf ca al rt lt incl resp esp spec specs ref jr vol dept pt".split()
)
_BEFORE_NUMBERS = frozenset("no nos fig figs sec ser vol p pp jan feb mar apr jun jul aug sep sept oct nov dec".split())
_OPEN_WORDS = frozenset(
    "the of and or with without to from by for into is are was were be been an as at on than that which see but "
    "in within measuring showing involving through between measures x approximately about any this".split()
)
_MEASURED = re.compile(r"\s+\d+(?:\.\d+)?\s*(?:cm|mm|x|%)", re.IGNORECASE)
_NUMBER = re.compile(r"\s+#?\d")
_LIST_MARK = re.compile(r"[(\[]?(?:[A-Za-z]|\d{1,2}|[IVXivx]{2,4})[)\]]?\Z")
_KEY = re.compile(r"\s+[A-Z][^\n:.]{0,60}+:")
_REACH = 12
_LONGEST = 7


def is_open_word(text: str, floor: int, end: int) -> bool:
    """Whether the word that ends here needs another after it, such as "of", so that no sentence can end.

    Args:
        text: the note.
        floor: offset where the sentence begins.
        end: offset just past the word.
    """
    before = text[max(floor, end - _REACH) : end].split()
    return bool(before) and before[-1].lower() in _OPEN_WORDS


def ends_sentence(text: str, start: int, stop: int) -> bool:
    """Whether a full stop, with white space and no lower case letter after it, ends a sentence.

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
    if stop - start <= 5 and _LIST_MARK.match(text[start:stop].strip()):
        return False
    low = last.lower()
    if low in _NEVER_LAST or low in _OPEN_WORDS:
        return False
    if _LIST_MARK.match(last) and len(words) > 1 and words[-2][-1] in ",:;":
        return last.isdigit() and words[-2][-1] == ":" and (last != "1" or _KEY.match(text, stop + 1) is not None)
    if len(last) == 1 and last.isalpha():
        return len(words) > 1 and words[-2][0].islower() and words[-2].lower() not in _OPEN_WORDS
    if low in _BEFORE_NUMBERS:
        return _NUMBER.match(text, stop + 1) is None
    return not (last[-1].isdigit() and _MEASURED.match(text, stop + 1))
