"""Whether a patient is told to be free of a cancer that is named: "she remains free of colon cancer".

Freedom from disease is a phrase; that from a cancer is one for every name, so the name is looked for behind it.
"""

from collections.abc import Sequence

from recurnlp.extract.finding import Finding, SiteFinding
from recurnlp.extract.matches import Target
from recurnlp.extract.returning import AUXILIARIES
from recurnlp.extract.samples import TAKEN
from recurnlp.extract.stating import Statement
from recurnlp.extract.subject import names_patient
from recurnlp.extract.surroundings import Surroundings

_PATIENT = frozenset("who i they scan scans ct mri pet imaging".split())
_DENIALS = frozenset({"no", "without", "not", "any"})
_CLEAR = frozenset("clear clean fine normal".split())
# Behind a denial that is the patient's: not "no evidence of malignancy in the polyp", "no cancer treatment".
_CLOSING = frozenset(
    ". , ; : ) ( and or but nor at on since today now currently anywhere elsewhere again seen found identified visible "
    "noted to with apart after so which though although i we she he there this by for whatsoever".split()
)
_INSIDE = frozenset({"in", "within", "throughout", "outside", "beyond"})
_TO_ORGAN = 3
_REGIONS = frozenset("chest abdomen pelvis thorax neck body".split())
# What these are free of they say of themselves.
_PARTS = TAKEN | frozenset("polyp polyps specimen specimens margin margins tissue frozen mole slides smear".split())
_CLAUSE = 8
# Between a patient and what she is free of.
LEADS = AUXILIARIES | frozenset(
    "remain remains remained stays stayed still clinically currently entirely completely well alive doing seen and out "
    "are am # years months year today".split()
)
_OWN = frozenset("her his the any active residual recurrent this".split())


def is_freed(words: Sequence[str], target: Target, neoplasm: Target | None, sites: Sequence[SiteFinding]) -> bool:
    """Return whether a neoplasm ends what a phrase denies of a patient: not "the margin is free of carcinoma".

    Args:
        words: the statement.
        target: the phrase, as "remains free of".
        neoplasm: what it goes on to name.
        sites: the organs that it speaks of.
    """
    phrase = words[target.start : target.end]
    if phrase[-1] in _CLEAR or not _DENIALS.isdisjoint(phrase):  # the phrase has the name
        return _tells_of_patient(words, target, sites)
    if neoplasm is None or not _OWN.issuperset(words[target.end : neoplasm.start]):
        return False
    start = target.start
    while start and words[start - 1] in LEADS:
        start -= 1
    return names_patient(words, start) or not _PATIENT.isdisjoint(words[max(start - 1, 0) : start])


def _tells_of_patient(words: Sequence[str], target: Target, sites: Sequence[SiteFinding]) -> bool:
    """Whether a denial is of the patient or of organs, and not of a sample; what nodes hold is told by verdicts."""
    if not _PARTS.isdisjoint(words[max(target.start - _CLAUSE, 0) : target.start]):
        return False
    if _CLOSING.issuperset(words[target.end : target.end + 1]):
        return True
    if not _REGIONS.isdisjoint(words[target.end + 1 : target.end + _TO_ORGAN]):
        return True
    return tells_where(words, target.end, sites) and all(site.site != "lymph_node" for site in sites)


def tells_where(words: Sequence[str], end: int, sites: Sequence[SiteFinding]) -> bool:
    """Return whether organs stand right behind a denial: "no evidence of cancer in the liver or lungs".

    Args:
        words: the statement.
        end: where the denial ends.
        sites: the organs that it speaks of.
    """
    inside = not _INSIDE.isdisjoint(words[end : end + 1])
    return inside and bool(sites) and 0 < sites[0].start - end <= _TO_ORGAN


def is_free_of_own(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Return whether what is denied is the cancer that the note tells was treated; specimens are free of one, too.

    Args:
        note, statement, finding: the freedom.
    """
    if not note.is_treated or note.is_of_tissue:
        return False
    named = note.find_primary(" ".join(statement.words[finding.start : finding.end]))
    return named is None or named is note.primary
