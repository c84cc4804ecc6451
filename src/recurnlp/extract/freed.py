"""Whether a patient is told to be free of a cancer that is named: "she remains free of colon cancer".

Freedom from disease is a phrase; that from a cancer is one for every name, so the name is looked for behind it.
"""

from collections.abc import Sequence

from recurnlp.extract.finding import Finding
from recurnlp.extract.matches import Target
from recurnlp.extract.returning import AUXILIARIES
from recurnlp.extract.stating import Statement
from recurnlp.extract.subject import names_patient
from recurnlp.extract.surroundings import Surroundings

_PATIENT = frozenset({"who", "i", "they"})
_DENIALS = frozenset({"no", "without"})
# Between a patient and what she is free of.
LEADS = AUXILIARIES | frozenset(
    "remain remains remained stays stayed still clinically currently entirely completely well alive doing seen and out "
    "are am # years months year today".split()
)
_OWN = frozenset("her his the any active residual recurrent this".split())


def is_freed(words: Sequence[str], target: Target, neoplasm: Target | None) -> bool:
    """Return whether a neoplasm ends what a phrase denies of a patient: not "the margin is free of carcinoma".

    Args:
        words: the statement.
        target: the phrase, as "remains free of".
        neoplasm: what it goes on to name.
    """
    if words[target.start] in _DENIALS:
        return True  # the phrase has the name
    if neoplasm is None or not _OWN.issuperset(words[target.end : neoplasm.start]):
        return False
    start = target.start
    while start and words[start - 1] in LEADS:
        start -= 1
    return names_patient(words, start) or not _PATIENT.isdisjoint(words[max(start - 1, 0) : start])


def is_free_of_own(note: Surroundings, statement: Statement, finding: Finding) -> bool:
    """Return whether what is denied is the cancer that the note tells was treated; specimens are free of one, too.

    Args:
        note, statement, finding: the freedom.
    """
    if not note.is_treated or note.is_of_tissue:
        return False
    named = note.find_primary(" ".join(statement.words[finding.start : finding.end]))
    return named is None or named is note.primary
