"""Organs that only name one of several examinations: "CT and bone scan showed no distant metastases".

What several examinations of the body did not show, where one of them is of no organ, is nowhere.
"""

from collections.abc import Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.lending import EXAMS, LISTS
from recurnlp.extract.samples import RESULTS

_OF_BODY = frozenset({"ct", "pet", "tomography"})
_EXAMS = EXAMS | _OF_BODY
_LISTS = LISTS | {"nor"}
_OF = frozenset({"of", "the", "a", "an"})
_BREAKS = RESULTS | frozenset({";", ":", ".", "no", "not", "without", "but", "which", "metastases", "metastasis"})
_FARTHEST = 12


def is_one_of_several(words: Sequence[str], site: SiteFinding, sites: Sequence[SiteFinding]) -> bool:
    """Return whether an organ names an examination that stands in a list with one of no organ.

    Args:
        words: the statement.
        site: the organ.
        sites: all that the statement names.
    """
    exam = _find_exam(words, site)
    if exam is None:
        return False
    of_organs = {_find_exam(words, other) for other in sites}
    others = (i for i in range(max(exam - _FARTHEST, 0), min(exam + _FARTHEST, len(words))) if words[i] in _OF_BODY)
    return any(other not in of_organs and _are_listed(words, *sorted((exam, other))) for other in others)


def _find_exam(words: Sequence[str], site: SiteFinding) -> int | None:
    """Where the examination of an organ is named: the "scan" of "bone scan", the "MRI" of "MRI of the brain"."""
    if not _EXAMS.isdisjoint(words[site.end : site.end + 1]):
        return site.end
    index = site.start - 1
    while index > 0 and words[index] in _OF:
        index -= 1
    return index if index >= 0 and words[index] in _EXAMS else None


def _are_listed(words: Sequence[str], first: int, last: int) -> bool:
    gap = words[first + 1 : last]
    return not _LISTS.isdisjoint(gap) and _BREAKS.isdisjoint(gap)
