"""Verdicts that a study showed nothing: "was negative", "showed no abnormality", "clear apart from a cyst"."""

from collections.abc import Sequence

from recurnlp.extract.reader import DECIMAL, NUMBER, ZERO

CLEAR = frozenset("negative neg clear clean normal unremarkable nad nil ok fine reassuring".split())
_SHOWS = frozenset("showed shows show shown showing revealed reveals demonstrated demonstrates with without".split())
_NOTHING = frozenset({"no", "nothing", "without", "any"})
_WRONG = frozenset("abnormality abnormalities anomaly anomalies concern concerning untoward sinister worrying".split())
ALL_CLEAR = CLEAR | _WRONG | {"nothing"}
NUMBERS = frozenset({NUMBER, DECIMAL, ZERO})
WHEN = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec today yesterday ago last week weeks month months year years day days since then recent "
    "recently afterwards later earlier early late end again still also now spring summer autumn fall winter monday "
    "tuesday wednesday thursday friday saturday sunday yearly annual annually repeated subsequent follow up followup "
    "reportedly apparently thankfully fortunately st nd rd th next before after this".split()
)
# After these a verdict is complete; "normal heart", "negative margins" are of something else.
_AFTER = frozenset(
    ". , ; ) ( : - / and & but too as so with without by per which he she we they i although though while however "
    "also then there no again until".split()
).union(WHEN, NUMBERS)
_BUT = frozenset({"apart", "except", "other", "aside"})
_BENIGN = frozenset(
    "degenerative cyst cysts arthritis arthritic arthritides age primary benign postoperative fracture fractures "
    "granuloma granulomas hernia osteoarthritis diverticulosis gallstones hemangioma scarring atelectasis".split()
)
_ON = frozenset({"in", "on", "at"})
_FOR = frozenset({"for", "of"})
_DISEASE = frozenset("disease malignancy cancer tumor tumors neoplasm recurrence".split())
_LEFT = "residual"  # what is left of a cancer is another question than where it went
_ADJECTIVES, _DAYS, _NEAR = 3, 2, 6
VERDICT_WORDS = ALL_CLEAR.union(_SHOWS, _NOTHING, _AFTER, _BUT, _BENIGN, _ON, _FOR, _DISEASE, {_LEFT}) - NUMBERS


def end_verdict(words: Sequence[str], index: int) -> int | None:
    """Return where a verdict that begins with a word ends; ``None`` where none begins.

    What is "negative for metastases" says so by itself: here it ends at "for" and is none.

    Args:
        words: the statement.
        index: the word.
    """
    if words[index] in CLEAR:
        return _end_clear(words, index + 1)
    shows = words[index] in _SHOWS and words[index] not in _NOTHING
    first = index + shows
    if first == len(words) or words[first] not in _NOTHING:
        return None
    if words[first] == "nothing":
        end = first + 1
        end += end < len(words) and words[end] in _WRONG
        return end if end == len(words) or words[end] in _AFTER else None
    behind = range(first + 1, min(first + 1 + _ADJECTIVES, len(words)))
    return next((place + 1 for place in behind if words[place] in _WRONG), None)


def _end_clear(words: Sequence[str], end: int) -> int | None:
    if end == len(words) or words[end] in _AFTER:
        return end
    if words[end] in _BUT:
        return None if _BENIGN.isdisjoint(words[end + 1 : end + 1 + _NEAR]) else end
    if words[end] in _ON:  # "in November", and not "at the primary site"
        return None if (WHEN | NUMBERS).isdisjoint(words[end + 1 : end + 1 + _DAYS]) else end
    if words[end] in _FOR:
        behind = words[end + 1 : end + 1 + _ADJECTIVES]
        disease = next((place for place, word in enumerate(behind) if word in _DISEASE), None)
        return None if disease is None or _LEFT in behind else end + disease + 2
    return None
