"""Of what an all-clear speaks: of the patient, or of one place only, while there may be disease elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import replace

from recurnlp.extract.course import flatten
from recurnlp.extract.matches import Target
from recurnlp.model import Cue, Mention
from recurnlp.model.vocabulary import AFFIRMED

_TIMES = (
    "absence|check|control|course|ct|current|end|exam|follow|imaging|interim|interval|last|latest|meantime|moment|month"
    "|mri|past|period|pet|present|scan|stud|time|visit|year"
)
_WHOLE = "patient|man|woman|boy|girl|child|lady|gentleman|male|female|mother|disease|cancer|body"
_OBJECT = re.compile(rf"(?:in|at|within|around|along) (?:the|his|her|its|this|that) (?!(?:\w+ )?(?:{_TIMES}|{_WHOLE}))")
_SUBJECT = re.compile(
    rf"\b(?:the|his|her|this) (?!(?:\w+ )?(?:{_WHOLE}))(?:\w+ )?(?!(?:s?he|they|who) )\w+ (?:having |has |had )?"
    "(?:been|remained|remains|remaining|is|was|stays|stayed|keeps|kept)(?: (?:also|again|still|therefore|now))?$"
)
_PRIMARY = re.compile(
    r"\b(?:the|his|her) (?:\w+ )?(?:primary|local)(?: \w+)? (?:showed|shows|had|has|underwent|achieved|reached|demonstrated)(?: an?)?$"
)
_REST = re.compile(r"(?i)\bno other (?:\w+ ){0,2}(?:evidence|signs?|findings?) (?:of|for)\s+$")
_EXCEPT = re.compile(
    r"\b(?:other than|except(?:ing)?(?: for)?|apart from|aside from|besides|save for|with the exception of|but for)"
    r" [^.;]{0,60}\Z"
)
_ACHIEVED = ("remission", "response", "cr")
_NOT_REACHED = re.compile(
    r" (?:was|were|is|has|have|had|could) (?:not|never) (?:yet )?(?:been |be )?(?:reached|achieved|attained|obtained|documented|seen|induced)\b"
)
_NOT_REACHING = re.compile(
    r"\b(?:not|never|without) (?:yet )?(?:reach\w*|achiev\w*|attain\w*|obtain\w*|enter\w*|go into|went into) (?:an? )?(?:\w+ )?\Z"
)
_JOINED = re.compile(r"\W*(?:(?:or|nor|and|no|any|of|for|evidence|signs?|to|distant|remote|systemic|further|the)\W+){1,6}")
_NEAR = ("local", "regional")
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


def mark_exceptions(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, and of each all-clear that leaves some disease the words that say so, as a cue.

    "There is no other evidence of disease"; "apart from the lung metastasis she is free of disease".

    Args:
        text: the note.
        mentions: its mentions, in the order of the text.
    """
    return [_mark(text, mentions, i) if _is_freedom(mention) else mention for i, mention in enumerate(mentions)]


def _is_freedom(mention: Mention) -> bool:
    return mention.kind == "recurrence" and mention.assertion == "absent" and mention.time == "current"


def _mark(text: str, mentions: Sequence[Mention], index: int) -> Mention:
    clear = mentions[index]
    if _is_missed(text, clear):
        return replace(clear, assertion="hypothetical")
    if not clear.is_all_clear:
        return _mark_whole(text, mentions, index)
    excepted = _REST.search(text, max(clear.start - _BESIDE, 0), clear.start)
    start, end = (excepted.start(), excepted.end()) if excepted else (0, 0)
    for beside in mentions[max(index - 1, 0) : index + 2] if excepted is None else ():
        if beside is not clear and beside.assertion in AFFIRMED and beside.sentence_start == clear.sentence_start:
            start, end = max(min(beside.start, clear.end) - _BESIDE, clear.sentence_start), beside.start
            start = clear.end if beside.start > clear.start else start
            excepted = excepted or _EXCEPT.search(flatten(text[start:end]))
    if excepted is None:
        return clear
    return replace(clear, cues=(*clear.cues, Cue("chronology.all_but", "excepted", start, end)))


def _is_missed(text: str, clear: Mention) -> bool:
    """Whether a remission was looked for and did not come: "complete remission could not be achieved"."""
    if not any(word in clear.text.lower() for word in _ACHIEVED):
        return False
    before = flatten(text[max(clear.sentence_start, clear.start - _BESIDE) : clear.start])
    behind = flatten(text[clear.end : min(clear.sentence_end, clear.end + _BESIDE)])
    return _NOT_REACHED.match(behind) is not None or _NOT_REACHING.search(before) is not None


def _mark_whole(text: str, mentions: Sequence[Mention], index: int) -> Mention:
    """Freedom from a return at the old place and from spread anywhere is freedom: "neither local recurrence nor spread"."""
    clear = mentions[index]
    if any(mention.extent == "biochemical" and mention.assertion in AFFIRMED for mention in mentions):
        return clear  # a study that sees nothing leaves the marker
    for beside in mentions[max(index - 1, 0) : index + 2]:
        spread = beside.kind == "metastasis" and beside.assertion == "absent" and beside.extent in ("distant", "unspecified")
        if not spread or beside.sites or beside.sentence_start != clear.sentence_start or clear.extent not in _NEAR:
            continue
        start, end = min(beside.end, clear.end), max(beside.start, clear.start)
        if _JOINED.fullmatch(flatten(text[start:end])):
            return replace(clear, cues=(*clear.cues, Cue("chronology.nor_spread", "whole", beside.start, beside.end)))
    return clear


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
