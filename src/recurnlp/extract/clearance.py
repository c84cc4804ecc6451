"""Of what an all-clear speaks: of the patient, or of one place only, while there may be disease elsewhere."""

import re
from collections.abc import Sequence

from recurnlp.extract.course import flatten
from recurnlp.extract.matches import Target

_TIMES = (
    "absence|check|control|course|ct|current|end|exam|follow|imaging|interim|interval|last|latest|meantime|moment|month"
    "|mri|past|period|pet|present|scan|stud|time|visit|year"
)
_WHOLE = "patient|man|woman|boy|girl|child|lady|gentleman|male|female|mother|disease|cancer|body"
_OBJECT = re.compile(rf"(?:in|at|within|around|along) (?:the|his|her|its|this|that) (?!(?:\w+ )?(?:{_TIMES}|{_WHOLE}))")
_SUBJECT = re.compile(
    rf"\b(?:the|his|her|this) (?!(?:\w+ )?(?:{_WHOLE}))(?:\w+ )?(?!(?:s?he|they|who) )\w+ (?:having |has |had )?"
    "(?:been|remained|remains|remaining|is|was|stays|stayed|keeps|kept)(?: (?:also|again|still|therefore|now))?"
    "(?: (?:free|clear) of)?$"
)
_PRIMARY = re.compile(
    r"\b(?:the|his|her) (?:\w+ )?(?:primary|local)(?: \w+)? "
    r"(?:showed|shows|had|has|underwent|achieved|reached|demonstrated)(?: an?)?$"
)
_BESIDE = 100
_COPULAS = frozenset("is are was were all both also examined".split())
# Parts of a specimen.
_PARTS = frozenset(
    "margin margins edge edges border borders serosa capsule donut donuts ring rings parametria parametrium surface "
    "surfaces pedicle".split()
)
_PATIENT = frozenset("he she they i who patient man woman disease cancer".split())
_LONGEST = 12


def speaks_of_place(text: str, clear: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Return whether an all-clear is told of one place: "no recurrence in the graft", "the eyelid stayed free of it".

    Args:
        text: the note.
        clear, sentence: where the all-clear and its sentence stand, in code points.
    """
    before = " ".join(flatten(text[max(sentence[0], clear[0] - _BESIDE) : clear[0]]).split())
    behind = " ".join(flatten(text[clear[1] : min(sentence[1], clear[1] + _BESIDE)]).split())
    return _OBJECT.match(behind) is not None or any(subject.search(before) for subject in (_SUBJECT, _PRIMARY))


def frees_part(words: Sequence[str], start: int, parts: Sequence[Target]) -> bool:
    """Return whether freedom from disease is said of a specimen: "nodes (3) are free of cancer", "omentum: free of …".

    Args:
        words: the statement.
        start: where the freedom is told.
        parts: nodes and organs that are named.
    """
    verb = start
    while verb and words[verb - 1] in _COPULAS:
        verb -= 1
    if verb and words[verb - 1] in _PARTS:
        return True
    near = [part for part in parts if start - _LONGEST <= part.end <= verb]
    if not near or near[-1].concept == "organ":
        return bool(near) and (*words[near[-1].end : start],) == (":",)
    return near[-1].end == verb or (verb < start and _PATIENT.isdisjoint(words[near[-1].end : verb]))
