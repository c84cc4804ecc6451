"""Whether an organ is told to be full of tumor, "the liver is riddled with carcinoma"; margins may be, too."""

from collections.abc import Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.holdings import is_told_apart

_REACH = 5
_ENDS = frozenset({".", ";", ":", ","})
_JOINTS = frozenset({"and", "with"})
# Of these tumor tells of its growth.
PARTS = frozenset("margin margins edge wall surface lesion cyst cysts capsule".split())
_LUNGS = frozenset({"lungs"})
# In the pelvis it may have begun.
_REGION = ("pelvis",)


def is_taken(words: Sequence[str], start: int, sites: Sequence[SiteFinding]) -> bool:
    """Return whether organs right before a phrase are such as cancers reach by spreading.

    Args:
        words: the statement.
        start: where the phrase begins, as "full of".
        sites: the organs that it speaks of.
    """
    if not sites or any(site.end > start or words[site.start : site.end] == _REGION for site in sites):
        return False
    gap = words[max(site.end for site in sites) : start]
    if len(gap) > _REACH or not (_ENDS | PARTS | _JOINTS).isdisjoint(gap):
        return False
    subject = words[: min(site.start for site in sites)]
    opening = next((len(subject) - i for i, word in enumerate(reversed(subject)) if word in _ENDS), 0)
    stray = [site for site in sites if _LUNGS.isdisjoint(words[site.start : site.end])]
    return PARTS.isdisjoint(subject[opening:]) and is_told_apart(stray)
