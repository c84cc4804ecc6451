"""Words that the reading passes over: "nodes are *again* negative", "*highly* suspicious" say it without them, too."""

from collections.abc import Sequence
from itertools import pairwise

_COPULAS = frozenset("is are was were be been".split())
_AUXILIARIES = _COPULAS | {"has", "have", "had"}
_ADVERBS = frozenset("also again therefore thus likewise accordingly consequently still".split())
_NOW = frozenset("now currently presently".split())  # "has now spread" tells of a change
# "There are also" and "and is now" begin a clause anew.
_OPENINGS = frozenset({"there", "and"})
# "Is now in the bones" tells where something went; what "was also considered" is one of several.
_TOLD = frozenset("in back within at on with considered entertained raised".split())
_STRESSES = frozenset("very highly quite extremely strongly".split())
_JUDGMENTS = frozenset("suspicious suggestive concerning worrisome sinister likely probable consistent compatible".split())
_DENIALS = frozenset({"not", "less", "t"})
FILLERS = _ADVERBS | _NOW | _STRESSES


def find_fillers(words: Sequence[str]) -> tuple[int, ...]:
    """Return which words say nothing to the reading, as indexes, in order.

    Args:
        words: a sentence, or a phrase of a rule, as read.
    """
    return tuple(i for i, (word, behind) in enumerate(pairwise(words)) if word in FILLERS and _fills(words, i, behind))


def _fills(words: Sequence[str], index: int, behind: str) -> bool:
    before, first = (words[index - 1] if index else ""), (words[index - 2] if index > 1 else "")
    if words[index] in _STRESSES:
        return behind in _JUDGMENTS and before not in _DENIALS
    leads = _COPULAS if words[index] in _NOW else _AUXILIARIES
    return before in leads and first not in _OPENINGS and behind not in _TOLD
