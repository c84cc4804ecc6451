"""Which words take a disease for granted, whatever is asked or doubted of them: "the full extent of the metastases".

Who asks how far it reaches, how to treat it or how it will end, has it; so has who is told what to do if it grows.
"""

from collections.abc import Sequence

from recurnlp.extract.clauses import FINITE
from recurnlp.extract.finding import CueFinding
from recurnlp.extract.matches import Target

# What only a disease that is there has.
_ASPECTS = frozenset("extent burden management palliation restaging prognosis volume bulk control".split())
_TREATMENTS = frozenset(
    "treatment therapy chemotherapy immunotherapy radiation radiotherapy irradiation surgery resection excision "
    "removal ablation radiosurgery sbrt srs biopsy".split()
)
_LINKS = {"of": _ASPECTS | _TREATMENTS, "to": frozenset({"radiation", "radiotherapy", "sbrt", "srs", "radiosurgery"})}
_OPTIONS = _TREATMENTS | {"options"}
_TRIALS = frozenset({"trial", "trials"})
_NONE: frozenset[str] = frozenset()
_DIAGNOSIS = ("diagnosis", "of")
_OWNED = frozenset({"his", "her", "their", "known"})
_DEFINITE = frozenset("the this these those her his their known".split())
_BREAKS = FINITE | {",", ";", ":", ".", "and", "or", "nor", "of", "to", "for", "in", "with", "cancer", "tumor", "any"}
# "Metastatic disease" and "relapsed leukemia" name what there is, "recurrence" what may come.
_STATES = frozenset({"metastatic", "recurrent", "relapsed"})
_UNSURE = frozenset({"possible", "potential", "suspected", "future", "occult", "new", "any", "further"})
_CONDITIONS = frozenset({"if", "when", "should", "once", "unless"})
_CHANGES = frozenset(
    "progress progresses grow grows enlarge enlarges shrink shrinks respond responds worsen worsens "
    "stabilize stabilizes regress regresses".split()
)
# "If the metastasis remains" tells of one, "if metastasis remains a concern" of none.
_STAYS = frozenset({"remain", "remains", "persist", "persists"})
# Words that tell what is asked or doubted.
PRESUPPOSING = _ASPECTS.union(_OPTIONS, _CHANGES, _STAYS, _CONDITIONS, _UNSURE, _TRIALS, _DIAGNOSIS)
_MODIFIERS = 4


def is_presupposed(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Return whether a doubt, question or plan takes the disease for granted that it is told with.

    Args:
        words: the statement.
        cue: the doubt, question or plan.
        target: the phrase that names the disease.
    """
    if cue.end <= target.start and not _CONDITIONS.isdisjoint(words[cue.start : cue.end]):
        return _may_change(words, cue, target)
    governor = _find_governor(words, cue, target)
    return governor is not None and (cue.end <= governor + 2 or cue.start >= target.end)


def _may_change(words: Sequence[str], cue: CueFinding, target: Target) -> bool:
    """Whether the condition is that it changes: "if the metastases grow"."""
    named = words[cue.end : target.start]
    whole = len(named) <= _MODIFIERS and _BREAKS.isdisjoint(named) and _UNSURE.isdisjoint(named)
    verbs = _CHANGES if _DEFINITE.isdisjoint(named) else _CHANGES | _STAYS
    return whole and not verbs.isdisjoint(words[target.end : target.end + 1])


def _find_governor(words: Sequence[str], cue: CueFinding, target: Target) -> int | None:
    """Return the place of the word that a disease belongs to: of "extent" in "the extent of metastatic disease"."""
    link = target.start - 1
    while link >= max(target.start - 1 - _MODIFIERS, 0) and words[link] not in _BREAKS:
        link -= 1
    named = words[link + 1 : target.start]
    if link < 1 or not _UNSURE.isdisjoint(named):
        return None
    if words[link - 1] not in _list_governors(words[link], named) and not _is_diagnosed(words, cue, link):
        return None
    sure = target.concept != "recurrence" or words[target.start] in _STATES or not _DEFINITE.isdisjoint(named)
    return link - 1 if sure else None


def _list_governors(link: str, named: Sequence[str]) -> frozenset[str]:
    if link == "for":
        return _TRIALS if _OWNED.isdisjoint(named) else _OPTIONS
    return _LINKS.get(link, _NONE)


def _is_diagnosed(words: Sequence[str], cue: CueFinding, link: int) -> bool:
    """Whether what is done behind is done with a diagnosis: "the diagnosis of metastases was discussed"."""
    return words[link - 1 : link + 1] == _DIAGNOSIS and cue.start > link
