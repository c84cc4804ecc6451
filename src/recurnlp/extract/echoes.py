"""Whether what a phrase says is said by another one beside it: "DISTANT METASTASIS: No distant metastasis"."""

from collections.abc import Callable, Sequence

from recurnlp.extract.counted import leads_to_spread
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.reader import UNKNOWN

_LEADS = frozenset({"of", "from", "to"})
_TITLE_REACH = 4
_SUGGESTED = 4
_SUGGESTING = frozenset({"to", "suspicious", "suggestive", "suggesting", "concerning"})
_INTO = frozenset({"in", "to"})

FindEnd = Callable[[Target], int]


def is_said_by_another(matches: Matches, target: Target, find_end: FindEnd) -> bool:
    """Return whether a phrase leads to one that says the same, is its title, or is its count.

    Args:
        matches: what was matched in the statement.
        target: the phrase.
        find_end: tells where the mention of a phrase ends.
    """
    if _leads_to_another(matches, target) or _titles_another(matches, target):
        return True
    return _counts_another(matches, target, find_end)


def _titles_another(matches: Matches, target: Target) -> bool:
    """Whether a phrase is the title of a line that says it again: "DISTANT METASTASIS: No distant metastasis"."""
    if matches.words[target.end : target.end + 1] != (":",) or target.concept != "metastasis":
        return False
    answers = matches.of("metastasis")
    return any(0 < other.start - target.end <= _TITLE_REACH and other.rule is target.rule for other in answers)


def _counts_another(matches: Matches, target: Target, find_end: FindEnd) -> bool:
    """Whether a count of nodes is of a spread told beside it: "metastases in 2/9 pericolic nodes".

    So is that of "2/9 pericolic nodes are positive for metastases".
    """
    before = target.start - 1
    counts = target.rule.assertion is not None and bool(target.rule.sites)
    if counts and leads_to_spread(matches, target):
        return True
    leads = counts and before > 0 and matches.words[before] in _INTO
    return leads and any(find_end(other) == before for other in matches.of("metastasis"))


def _leads_to_another(matches: Matches, target: Target) -> bool:
    """Whether "deposits of" leads to a "metastatic carcinoma" that says the same.

    So does what is denied: "no pathologic uptake in the bones to suggest metastases".
    """
    spread = [other.start for other in matches.of("metastasis") if other.start >= target.end]
    if target.rule.needs == "treated" and target.rule.extent == "biochemical":
        # "the CEA has doubled, worrisome for recurrence"
        return any(other.start >= target.end for other in matches.of("recurrence"))
    if target.rule.assertion == "absent" and target.concept == "metastasis":
        return any(start - target.end <= _SUGGESTED and _suggests(matches.words, target.end, start) for start in spread)
    return matches.words[target.end - 1] in _LEADS and target.end in spread


def _suggests(words: Sequence[str], start: int, end: int) -> bool:
    """Whether what stands between two words says what the first would show: "to suggest", "suspicious for"."""
    gap = words[start:end]
    return not _SUGGESTING.isdisjoint(gap) and all(word.isalpha() or word == UNKNOWN for word in gap)
