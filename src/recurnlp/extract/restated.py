"""What the words around a mention make of it that its cues do not: an exception, a freedom that was not reached.

"There is no evidence of disease other than the lung metastasis" frees nobody, nor does "remission was not reached".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from recurnlp.extract.course import flatten
from recurnlp.extract.vanished import is_of_some
from recurnlp.model import Cue, Mention
from recurnlp.model.vocabulary import AFFIRMED

_REST = re.compile(r"\bno other (?:\w+ ){0,2}(?:evidence|signs?|findings?) (?:of|for) +\Z")
_EXCEPT = re.compile(
    r"\b(?:other than|except(?:ing)?(?: for)?|apart from|aside from|besides|save for|with the exception of|but for)"
    r" [^.;]{0,60}\Z"
)
_JOINED = re.compile(
    r"\W*(?:(?:or|nor|and|no|any|of|for|evidence|signs?|to|distant|remote|systemic|further|the)\W+){1,6}"
)
_ACHIEVED = ("remission", "response", "cr")
_REACHED = r"(?:reach|achiev|attain|obtain|document|see|induc|enter)\w*"
_NOT_REACHED = re.compile(rf" (?:was|were|is|has|have|had|could) (?:not|never) (?:yet )?(?:been |be )?{_REACHED}\b")
_NOT_REACHING = re.compile(rf"\b(?:not|never|without) (?:yet )?(?:{_REACHED}|go into|gone into) (?:an? )?(?:\w+ )?\Z")
_PAST_TENSE = ("recurred", "relapsed", "returned", "reappeared", "came back", "regrew")
_TOLD = re.compile(
    r"\b(?:knows?|aware|understands?|realizes|accepts|told|explained|informed|warned|counsell?ed|discussed)\b[^.;]{0,30}"
    r" that (?:an?|any|the|further|late|local)? ?\Z"
)
_NEAR = ("local", "regional")
_FAR = ("distant", "unspecified")
_BESIDE = 100


def restate(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions as the words around them restate them.

    Args:
        text: the note.
        mentions: its mentions, in the order of the text.
    """
    risen = _tells_marker(mentions)
    return [_restate(text, mentions, i, risen=risen) for i in range(len(mentions))]


def _restate(text: str, mentions: Sequence[Mention], index: int, *, risen: bool) -> Mention:
    mention = mentions[index]
    if mention.kind == "metastasis":
        return replace(mention, assertion="present") if is_of_some(text, mention) else mention
    if mention.kind != "recurrence":
        return mention
    if mention.assertion == "hypothetical" and _happened(text, mention):
        return replace(mention, assertion="present")
    if mention.time == "past":
        return mention
    if mention.assertion == "possible" and _is_told_patient(text, mention):
        return replace(mention, assertion="hypothetical")
    return _restate_freedom(text, mentions, index, risen=risen) if mention.assertion == "absent" else mention


def _restate_freedom(text: str, mentions: Sequence[Mention], index: int, *, risen: bool) -> Mention:
    clear = mentions[index]
    if _is_missed(text, clear):
        return replace(clear, assertion="hypothetical")
    if clear.is_all_clear:
        cue = _find_exception(text, mentions, index)
    else:
        cue = None if risen else _find_spread_denied(text, mentions, index)
    return replace(clear, cues=(*clear.cues, cue)) if cue else clear


def _find_exception(text: str, mentions: Sequence[Mention], index: int) -> Cue | None:
    """Return the words that leave some disease: "no other evidence of", "apart from the lung metastasis"."""
    clear = mentions[index]
    start = max(clear.start - _BESIDE, clear.sentence_start)
    before = flatten(text[start : clear.start])
    if (rest := _REST.search(before)) is not None:
        return Cue("chronology.all_but", "excepted", start + rest.start(), clear.start)
    for beside in _list_beside(mentions, index):
        if beside.assertion in AFFIRMED:
            at = clear.end if beside.start > clear.start else start
            excepted = _EXCEPT.search(flatten(text[at : beside.start]))
            if excepted:
                return Cue("chronology.all_but", "excepted", at + excepted.start(), beside.start)
    return None


def _find_spread_denied(text: str, mentions: Sequence[Mention], index: int) -> Cue | None:
    """Return the spread that is denied with a return at the old place: "neither local recurrence nor metastasis"."""
    clear = mentions[index]
    for beside in _list_beside(mentions, index) if clear.extent in _NEAR else ():
        if beside.kind == "metastasis" and beside.assertion == "absent" and beside.extent in _FAR and not beside.sites:
            between = text[min(beside.end, clear.end) : max(beside.start, clear.start)]
            if _JOINED.fullmatch(flatten(between)):
                return Cue("chronology.nor_spread", "whole", beside.start, beside.end)
    return None


def _tells_marker(mentions: Sequence[Mention]) -> bool:
    """Whether a marker tells of the cancer's return: a study that sees nothing leaves that."""
    return any(mention.extent == "biochemical" and mention.assertion in AFFIRMED for mention in mentions)


def _list_beside(mentions: Sequence[Mention], index: int) -> list[Mention]:
    """Return the mentions right before and right behind one, in its sentence."""
    beside = (*mentions[max(index - 1, 0) : index], *mentions[index + 1 : index + 2])
    return [mention for mention in beside if mention.sentence_start == mentions[index].sentence_start]


def _happened(text: str, mention: Mention) -> bool:
    """Whether a return is told as an event: "when it recurred, it was removed again", not "when it comes back"."""
    asked = [cue for cue in mention.cues if cue.category == "hypothetical"]
    told = mention.text.lower().endswith(_PAST_TENSE)
    return told and all(text[cue.start : cue.end].lower().startswith("when ") for cue in asked)


def _is_told_patient(text: str, mention: Mention) -> bool:
    """Whether a patient is told that it can happen: "she knows that a recurrence is possible"."""
    start = max(mention.start - _BESIDE, mention.sentence_start)
    return _TOLD.search(flatten(text[start : mention.start])) is not None


def _is_missed(text: str, clear: Mention) -> bool:
    """Whether a remission was looked for and did not come: "complete remission could not be achieved"."""
    if not any(word in clear.text.lower() for word in _ACHIEVED):
        return False
    before = flatten(text[max(clear.sentence_start, clear.start - _BESIDE) : clear.start])
    behind = flatten(text[clear.end : min(clear.sentence_end, clear.end + _BESIDE)])
    return _NOT_REACHED.match(behind) is not None or _NOT_REACHING.search(before) is not None
