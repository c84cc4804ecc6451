"""Cues that speak of how a disease goes on, and not of whether it is there: "no progression of the metastases"."""

from collections.abc import Sequence

from recurnlp.extract.finding import CueFinding

_COURSE = frozenset(
    "progression growth enlargement worsening improvement increase decrease reduction shrinkage regression response "
    "change changes".split()
)
_OF = frozenset({"of", "in"})
# Measures may stand between: "a change in the size or number of".
_MEASURES = frozenset("the size number extent appearance burden or and of in".split())
# Words that end the noun phrase in which the disease stands.
_BREAKS = frozenset(
    ", ; : . ( ) - / and or nor with without for to from by as at on after since that which who is are was were has "
    "have may might could no not new versus vs likely possible possibly probable probably suspected presumed "
    "suspicious consistent compatible suggesting suggestive questionable".split()
)
_SPOKEN = frozenset({"negated", "possible", "probable"})
_REACH = 9
_ADJECTIVES = 4


def is_of_course(words: Sequence[str], cue: CueFinding, start: int, end: int) -> bool:
    """Return whether a cue denies or doubts that a disease grows or shrinks, which is there.

    Args:
        words: the statement.
        cue: a cue that reaches the disease.
        start, end: the words of the disease.
    """
    if cue.category not in _SPOKEN:
        return False
    course = _find_course(words, start)
    return course is not None and (cue.end <= course + 1 or cue.start >= end)


def _find_course(words: Sequence[str], start: int) -> int | None:
    """The place of "progression" in "progression of", where the disease named at ``start`` is what progresses."""
    for index in range(start - 2, max(start - _REACH, 0) - 1, -1):
        if words[index] in _COURSE and words[index + 1] in _OF:
            gap = words[index + 1 : start]
            while gap and gap[0] in _MEASURES:
                gap = gap[1:]
            return index if len(gap) <= _ADJECTIVES and _BREAKS.isdisjoint(gap) else None
    return None
