"""Whether a judgement, "suspicious for malignancy", is passed on a lesion that would be spread."""

from collections.abc import Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.holdings import is_told_apart
from recurnlp.extract.matches import Target

_ONE = frozenset("lesion nodule mass focus uptake enhancement thickening nodularity collapse fracture effusion".split())
_MANY = frozenset("lesions nodules masses foci opacities effusions disease".split())
_LESIONS = _ONE | _MANY
_INTO = frozenset({"in", "within", "involving", "throughout"})
_CLAUSE = 16
_STOPS = frozenset({";", "."})


def tells_of_lesion(words: Sequence[str], target: Target, sites: Sequence[SiteFinding]) -> bool:
    """Return whether a lesion is judged, in organs where cancers rather spread than begin.

    Several in the lungs are spread, too; one may be another cancer.

    Args:
        words: the statement.
        target: the judgement.
        sites: the organs that it speaks of.
    """
    told = set(_read_clause(words, target))
    leads = not _INTO.isdisjoint(words[target.end : target.end + 1])
    if _LESIONS.isdisjoint(told) or (not leads and any(site.start >= target.end for site in sites)):
        return False
    lungs = not _MANY.isdisjoint(told)
    return bool(sites) and is_told_apart([site for site in sites if not (lungs and site.site == "lung")])


def _read_clause(words: Sequence[str], target: Target) -> Sequence[str]:
    """Return the words of the judgement and of its clause before it."""
    first = max(target.start - _CLAUSE, 0)
    stops = [index for index in range(first, target.start) if words[index] in _STOPS]
    return words[stops[-1] if stops else first : target.end]
