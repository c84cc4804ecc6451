"""Which cues speak of a return that has not come: "the tumor could recur", "switch to another drug at relapse"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recurnlp.extract.finding import CueFinding
from recurnlp.extract.matches import Target

_MODALS = frozenset({"may", "might", "could"})
_ADVERBS = frozenset("also still well always later one day potentially eventually even".split())
# What a tumor can do yet; of what it may have done, a noun or "have" tells.
_DEEDS = frozenset("recur relapse return come spread metastasize metastasise regrow grow".split())
_TIMES = frozenset({"at", "upon", "on"})
_BARE = frozenset({"relapse", "recurrence", "progression", "local", "first", "tumor"})
_KINDS = frozenset({"local", "first", "next", "tumor", "disease", "further", "any"})
# What tells of a plan.
PLANS = frozenset(
    "switch option options consider reserve offer plan discuss would could will should available considered".split()
)
AWAITED = frozenset({"when", "once", "whenever"})
_COMES = frozenset("appear appears develop develops occur occurs arise arises".split())
_REACH = 12


def foresee(words: Sequence[str], target: Target, cues: Iterable[CueFinding]) -> list[CueFinding]:
    """Return the cues of a phrase; those that doubt what may yet come, and plans for it, as conditions.

    Args:
        words: the statement.
        target: the phrase.
        cues: the cues that are about it.
    """
    heard = [replace(cue, category="hypothetical") if _may_come(words, cue, target) else cue for cue in cues]
    foreseen = _is_planned_for(words, target) or _is_awaited(words, target)
    if foreseen and not any(cue.category == "hypothetical" for cue in heard):
        heard.append(CueFinding("foreseen.planned", "hypothetical", target.start - 1, target.start))
    return heard


def _may_come(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Whether it says what the tumor could do: "it might come back"."""
    if cue.category != "possible" or words[target.start] not in _DEEDS:
        return False
    return _MODALS.issuperset(words[cue.start : cue.end]) and _ADVERBS.issuperset(words[cue.end : target.start])


def _is_planned_for(words: Sequence[str], target: Target) -> bool:
    """Whether something is to be done "at relapse", should one come."""
    if not _BARE.issuperset(words[target.start : target.end]) or _TIMES.isdisjoint(
        words[target.start - 1 : target.start]
    ):
        return False
    return not PLANS.isdisjoint(words[max(target.start - _REACH, 0) : target.start])


def _is_awaited(words: Sequence[str], target: Target) -> bool:
    """Whether it is what something waits for: "when metastases appear"."""
    led = not AWAITED.isdisjoint(words[max(target.start - 1, 0) : target.start])
    return led and not _COMES.isdisjoint(words[target.end : target.end + 1])
