"""Of what an all-clear speaks: of the patient, or of one place only, while there may be disease elsewhere."""

import re

from recurnlp.extract.course import flatten

_TIMES = (
    "absence|check|control|course|ct|current|end|exam|follow|imaging|interim|interval|last|latest|meantime|moment|month"
    "|mri|past|period|pet|present|scan|stud|time|visit|year"
)
_WHOLE = "patient|man|woman|boy|girl|child|lady|gentleman|male|female|mother|disease|cancer|body"
_OBJECT = re.compile(rf"(?:in|at|within|around|along) (?:the|his|her|its|this|that) (?!(?:\w+ )?(?:{_TIMES}|{_WHOLE}))")
_SUBJECT = re.compile(
    rf"\b(?:the|his|her|this) (?!(?:\w+ )?(?:{_WHOLE}))(?:\w+ )?(?!(?:s?he|they|who) )\w+ (?:having |has |had )?"
    "(?:been|remained|remains|remaining|is|was|stays|stayed|keeps|kept)$"
)
_REST = re.compile(r"(?i)\bno other (?:\w+ ){0,2}(?:evidence|signs?|findings?) (?:of|for)\s+$")
_BESIDE = 100


def speaks_of_place(text: str, clear: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether an all-clear is told of one place: "no recurrence in the graft", "the eyelid remained free of relapse".

    Args:
        text: the note.
        clear, sentence: where the all-clear and its sentence stand, in code points.
    """
    before = " ".join(flatten(text[max(sentence[0], clear[0] - _BESIDE) : clear[0]]).split())
    behind = " ".join(flatten(text[clear[1] : min(sentence[1], clear[1] + _BESIDE)]).split())
    return _OBJECT.match(behind) is not None or _SUBJECT.search(before) is not None


def leaves_one(text: str, start: int) -> bool:
    """Whether an all-clear is told of all places but one: "no other evidence of recurrent disease".

    Args:
        text: the note.
        start: where the all-clear begins.
    """
    return _REST.search(text, max(start - _BESIDE, 0), start) is not None
