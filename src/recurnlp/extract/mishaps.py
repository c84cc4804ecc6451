"""Lists of what may go wrong in an operation, the return of what is operated on among it: "bleeding, infection, …"."""

from collections.abc import Sequence

from recurnlp.extract.matches import Target

RISKS = frozenset("risk risks complication complications consent consented".split())
MISHAPS = frozenset(
    "bleeding infection hematoma hemorrhage seroma scar scarring numbness pain dehiscence leak death dvt injury hernia "
    "stroke anesthesia necrosis loss damage breakdown cosmesis lymphedema".split()
)
_NOUNS = frozenset("recurrence recurrences relapse relapses".split())
_JOINTS = frozenset({",", "and"})
_SOME = 2
# What is operated on and may recur, of whatever cancer the patient was treated long ago.
_OPERATED = frozenset(
    "hernia hernias hydrocele varicocele prolapse cystocele rectocele cyst cysts fistula keloid stenosis stricture "
    "hemorrhoids haemorrhoids piles varicose pilonidal angioplasty aneurysm pterygium bunion".split()
)


def lists_mishaps(words: Sequence[str]) -> bool:
    """Return whether a statement lists what may go wrong in an operation.

    Args:
        words: the statement.
    """
    return len(MISHAPS.intersection(words)) >= _SOME


def is_listed_mishap(words: Sequence[str], target: Target, gap: Sequence[str]) -> bool:
    """Return whether a return stands in such a list, as an item of its own.

    Args:
        words: the statement.
        target: the phrase that names a return.
        gap: the words between it and the other disease that stands before it.
    """
    noun = not _NOUNS.isdisjoint(words[target.end - 1 : target.end])
    item = not _JOINTS.isdisjoint(gap)
    return noun and item and (lists_mishaps(words) or not RISKS.isdisjoint(words[: target.start]))


def count_operated(words: Sequence[str]) -> int:
    """Return how often a note names what is operated on, may recur and is no neoplasm.

    Args:
        words: the note, in lower case.
    """
    return sum(map(_OPERATED.__contains__, words))
