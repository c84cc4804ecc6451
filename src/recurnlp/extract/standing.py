"""Of when a mention speaks by the words before it: of now, or of an earlier study."""

import re

from recurnlp.extract.course import flatten
from recurnlp.model import Mention

# How freedom is told that holds today, whatever the note tells behind it of earlier years.
_NOW = re.compile(r"\b(?:is|remains?|currently|now|today|continues|has been)\b")
# What is led so is what the patient has: "s/p surgery 2019, now with a nodal recurrence".
_LED = re.compile(
    r"\b(?:now|currently|today|presents|presenting)(?: +(?:with|has|have|shows?|an?|the|his|her))*"
    r"(?: +(?!after|since|from|post|status|of|for|treated|prior|previous|with)[a-z]+){0,3} +\Z"
)
# What a study is held against is told of that study: "compared with the CT of May, which showed no metastases".
_COMPARED = re.compile(r"\bcompar(?:ed|ison)\b.{0,25}?\b(?:with|to)\b[^.;]*,? +(?:of +|at +)?which\b[^.;]{0,40}\Z")
# A study that lies back itself: "previous biopsy: remission".
_EARLIER = re.compile(
    r"\b(?:prior|previous|earlier|preceding) +(?:\w+ +){0,2}?(?:samples?|biops\w+|scans?|ct|mri|pet|imaging|study"
    r"|studies|exam\w*|cytology|marrow|aspirate|cystoscop\w+|ultrasound)\b[^.;]{0,60}\Z"
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REACH, _NEAR = 500, 60


def holds_now(text: str, mention: Mention) -> bool:
    """Return whether an all-clear is told as holding today: "She remains disease-free", and no year with it.

    Args:
        text: the note.
        mention: the all-clear.
    """
    start = max(mention.sentence_start, mention.start - _REACH)
    before = flatten(text[start : mention.start])
    dated = _ANY_YEAR.search(text, start, min(mention.sentence_end, mention.end + _REACH))
    return dated is None and mention.time == "current" and _NOW.search(before) is not None


def is_led_by_now(text: str, mention: Mention) -> bool:
    """Return whether a mention is what there is "now": "now with local recurrence".

    Args:
        text: the note.
        mention: disease that is present.
    """
    start = max(mention.sentence_start, mention.start - _NEAR)
    return _LED.search(flatten(text[start : mention.start])) is not None


def is_compared(text: str, mention: Mention) -> bool:
    """Return whether a mention is what an earlier study showed, which a new one is held against.

    Args:
        text: the note.
        mention: any.
    """
    start = max(mention.sentence_start, mention.start - _REACH)
    before = flatten(text[start : mention.start])
    return _COMPARED.search(before) is not None or _EARLIER.search(before) is not None
