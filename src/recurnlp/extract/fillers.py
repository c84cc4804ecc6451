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
_RETURNED = ("again", "present")  # what was gone and is there again
_STRESSES = frozenset("very highly quite extremely strongly".split())
_JUDGMENTS = frozenset("suspicious suggestive concerning worrisome sinister consistent compatible".split())
_CHANCES = frozenset({"likely", "probable"})  # "recurrence highly likely" says all; "recurrence likely" leads on
_DENIALS = frozenset({"not", "less", "t"})
FILLERS = _ADVERBS | _NOW | _STRESSES


def find_fillers(words: Sequence[str]) -> tuple[int, ...]:
    """Return which words say nothing to the reading, as indexes, in order.

    Args:
        words: a sentence, or a phrase of a rule, as read.
    """
    return tuple(
        i
        for i, (word, behind) in enumerate(pairwise(words))
        if word in FILLERS
        and may_fill(before := words[i - 1] if i else "", word, behind)
        and not (before in _AUXILIARIES and words[max(i - 2, 0)] in _OPENINGS and behind not in _DENIALS)
    )


def may_fill(before: str, word: str, behind: str = "") -> bool:
    """Return whether a word says nothing between these, as far as these tell.

    Args:
        before: the word before it.
        word: any word.
        behind: the word behind it; "" where that is not known.
    """
    if word in _STRESSES:
        judges = behind in _JUDGMENTS and before not in _DENIALS
        return not behind or judges or (behind in _CHANCES and before in _COPULAS)
    change = word in _NOW and behind not in _DENIALS | {""}
    leads = _COPULAS if change else _AUXILIARIES
    return word in FILLERS and before in leads and behind not in _TOLD and (word, behind) != _RETURNED
