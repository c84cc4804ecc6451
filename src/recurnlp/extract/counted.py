"""Counts of nodes that count the spread named behind them: "2/9 pericolic nodes are positive for metastases"."""

from recurnlp.extract.finding import CueFinding
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.reader import NUMBER, ZERO

_COUNTS = frozenset({NUMBER, ZERO})
_OUT_OF = frozenset({"/", "of"})
_NODES = frozenset({"nodes", "node", "lymph", "lns", "ln", "slns", "sln"})
# Between a count and the spread that it denies stands one of these.
_HOLD = frozenset("positive involved affected with contain contains contained containing show showed had have".split())
_OTHERS = frozenset({";", ",", "/", "and", "no", "without", "distant"})
_NEXT = _OTHERS | {"(", ")", ":", "-", "of"}
_HOLDING, _REACH = 6, 10


def leads_to_spread(matches: Matches, count: Target) -> bool:
    """Return whether the nodes that a phrase counts stand right behind it, and then the spread that they hold.

    Args:
        matches: what was matched in the statement.
        count: the phrase, "2/9 pericolic".
    """
    words = matches.words
    if words[count.start] not in _COUNTS:
        return False
    others = (other for other in matches.of("metastasis") if other.rule.needs is None)
    gaps = (words[count.end : other.start] for other in others if other.start >= count.end)
    return any(len(gap) <= _HOLDING and not _NODES.isdisjoint(gap[:1]) and _OTHERS.isdisjoint(gap) for gap in gaps)


def find_zeros(matches: Matches, target: Target) -> list[CueFinding]:
    """Return the counts that deny what nodes are positive for: "0/14 nodes are positive for metastasis".

    Args:
        matches: what was matched in the statement.
        target: the phrase that names spread.
    """
    if target.concept != "metastasis":
        return []
    words = matches.words
    counts = (cue for cue, _ in matches.verdicts if cue.category == "tumor_free" and cue.end <= target.start)
    zeros = (cue for cue in counts if ZERO in (said := words[cue.start : cue.end]) and not _OUT_OF.isdisjoint(said))
    gaps = ((cue, words[cue.end : target.start]) for cue in zeros)
    return [
        cue
        for cue, gap in gaps
        if len(gap) <= _REACH and _NEXT.isdisjoint(gap) and not (_NODES.isdisjoint(gap) or _HOLD.isdisjoint(gap))
    ]
