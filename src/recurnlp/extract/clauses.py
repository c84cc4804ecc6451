"""Clauses that each tell of spread or return: "the liver metastases are stable, and the brain MRI is negative for any".

A denial or a doubt holds in its own clause. Of lists, "no liver or lung metastases are seen", nothing is parted.
"""

from collections.abc import Sequence

from recurnlp.extract.relatives import NAMED

_COMMAS = frozenset({",", ";"})
_CONTRASTS = frozenset({"but", "while", "whereas", "although", "however"})
_JOINTS = _CONTRASTS | {"and"}
# Where a clause may end, and what may begin behind it or behind "with", if that item says how sure it is.
_BOUNDARIES = _COMMAS | _JOINTS
JOINTS = _BOUNDARIES | {"with"}
_PREPOSED = frozenset("consistent compatible keeping associated congruent".split())
SPREAD = ("metasta", "mets", "carcinomatosis")
_RETURN = ("recur", "relaps")
DISEASE = SPREAD + _RETURN
FINITE = frozenset(
    "is are was were has have had shows show showed remains remain remained may might can cannot could represents "
    "represent demonstrates demonstrated reveals revealed confirmed confirms suggests suggest recurred metastasized "
    "progressed developed".split()
)
# What may be said of a whole list: "no liver metastases and no lung metastases are seen".
_SHARED = frozenset("seen identified noted present found detected evident visualized suspected there".split())
_DENIALS = frozenset({"no", "without"})
_DOUBTS = frozenset({"possible", "probable", "likely", "suspected", "questionable"})
# An item of a list that says itself how sure it is: "no bone metastases, progressive liver metastases".
_STRENGTHS = (
    _DENIALS
    | _DOUBTS
    | frozenset("presumed known stable progressive persistent absence possibly definite confirmed".split())
)
# Words without which a clause tells nothing that could reach the next, where it names no disease.
OPENERS = _DENIALS | _DOUBTS | {"not", "possibly", "cannot"}
# What is asked, told, feared or past in the first clause may be so in the next; a relative's disease, too.
_REACHING = NAMED | frozenset(
    "if whether unless when should until after before since because that who which discussed explained "
    "told understands asked history previously prior past ago earlier family".split()
)
# A clause with a subject of its own begins with none of these.
_ELIDED = FINITE | frozenset("which that with now not also then to of in at by for nothing none without".split())
_OPENING = 2
_BULLETS = frozenset("- * • > + ~".split())
# "In addition, these are metastases": the comma ends what leads in.
_LEADS = frozenset(
    "in on at of per again now today currently overall also however therefore thus unfortunately fortunately "
    "clinically histologically radiographically still finally then".split()
)
_LONGEST_LEAD = 6


def find_subject(words: Sequence[str], start: int) -> int:
    """Return where a sentence begins behind its bullet and an adverb that leads in: "- Per radiology, these are".

    Args:
        words: the statement.
        start: where its label ends.
    """
    while start < len(words) - 1 and words[start] in _BULLETS:
        start += 1
    lead = words[start : start + _LONGEST_LEAD]
    return start + lead.index(",") + 1 if "," in lead and lead[0] in _LEADS else start


def find_clause(words: Sequence[str], start: int, before: int) -> int:
    """Return where the clause begins that a word stands in: behind the last semicolon, or else at the subject.

    Args:
        words: the statement.
        start: where its label ends.
        before: the word.
    """
    for index in range(before - 1, start - 1, -1):
        if words[index] == ";":
            return index + 1
    return min(find_subject(words, start), before)


def begin_clause(words: Sequence[str], start: int, index: int) -> int | None:
    """Return where a clause of its own begins behind a comma or conjunction, ``None`` where none does.

    Args:
        words: the statement.
        start: where the clause before begins.
        index: of a word; only a comma, semicolon or conjunction ends a clause.
    """
    if words[index] not in JOINTS or (words[index] == "with" and not _lists(words, index)):
        return None
    comma = words[index] in _COMMAS
    following = index + 1
    joint = "" if comma else words[index]
    if comma and following < len(words) and words[following] in _JOINTS:
        joint, following = words[following], following + 1
    before, behind = words[start:index], _read_clause(words, following)
    # a bare "recurrence" may be that of what the clause before names
    names = _names(before, SPREAD) or (_names(before, _RETURN) and _names(behind, SPREAD)) or _denies(before)
    if not names or not _names_disease(behind) or not _REACHING.isdisjoint(before):
        return None
    return following if _is_own(before, behind, joint, comma=comma) else None


def _read_clause(words: Sequence[str], start: int) -> Sequence[str]:
    """The words up to the comma or conjunction behind which other disease may be named; none of an item of a list."""
    ends = [i for i in range(start, len(words)) if words[i] in _BOUNDARIES] + [len(words)]
    opening = words[start : ends[0]]
    begins = not FINITE.isdisjoint(opening) or _names_disease(opening) or len(opening) <= _OPENING
    return next((words[start:end] for end in ends if _names_disease(words[start:end])), ()) if begins else ()


def _is_own(before: Sequence[str], behind: Sequence[str], joint: str, *, comma: bool) -> bool:
    """Whether the second of two clauses is complete without the first."""
    told = joint in _CONTRASTS or not FINITE.isdisjoint(before)
    if behind[0] in _DENIALS:
        return joint != ""
    if joint == "with" or (behind[0] in _STRENGTHS and not _STRENGTHS.isdisjoint(before[:_OPENING])):
        return True
    if behind[0] in _DOUBTS:
        return comma and told
    if behind[0] in _ELIDED or FINITE.isdisjoint(behind):
        return False
    return told or (not _DENIALS.isdisjoint(before[:_OPENING]) and _SHARED.isdisjoint(behind))


def _lists(words: Sequence[str], index: int) -> bool:
    """Whether "with" leads to an item that says how sure it is: "no bone metastases, with probable lung metastases"."""
    return not _STRENGTHS.isdisjoint(words[index + 1 : index + 2]) and _PREPOSED.isdisjoint(words[index - 1 : index])


def _denies(words: Sequence[str]) -> bool:
    """Whether a clause is complete that denies or doubts something else: "no fracture is seen"."""
    return not (OPENERS.isdisjoint(words) or FINITE.isdisjoint(words) or _names_disease(words))


def _names_disease(words: Sequence[str]) -> bool:
    return _names(words, DISEASE)


def _names(words: Sequence[str], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words)
