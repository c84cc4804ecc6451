"""Where a sentence names the tissue that tells of spread: "biopsy confirmed", "excision showed", "histologically"."""

from collections.abc import Sequence

from recurnlp.extract.retold import names_examination
from recurnlp.extract.samples import RESULTS

TISSUE = frozenset(
    "biopsy biopsies rebiopsy pathology histology histopathology hpe cytology aspirate aspirates aspiration fna "
    "specimen pathologist pathologists anatomopathologists anatomopathological frozen diagnosis tissue sample samples "
    "trucut path bx squash cytospin smear smears material rose passes cytologist cytopathologist "
    "cytotechnologist microscopy immunohistochemistry ihc".split()
)
# "Histologically a metastasis": what the tissue was.
HISTOLOGICALLY = frozenset({"histologically", "pathologically", "microscopically", "cytologically"})
_PROVEN = frozenset({"confirmed", "proven", "verified", "documented"})  # "histologically confirmed metastatic cancer"
# They take out what they tell of, where they tell: "excision showed", and not "after lobectomy".
_OPERATIONS = frozenset(
    "resection wedge excision lobectomy segmentectomy metastasectomy hepatectomy craniotomy thoracotomy thoracoscopy "
    "vats laparoscopy laparotomy".split()
)
_TAKEN = _OPERATIONS | TISSUE
_AT_ONCE = 2
_BRIEF = 8


def find_sample(told: Sequence[str]) -> int | None:
    """Return where the words before a mention name the tissue that tells of it: "biopsy confirmed", "excision showed".

    Args:
        told: the words.
    """
    for index in range(len(told) - 1, -1, -1):
        tells = told[index] in _OPERATIONS and not RESULTS.isdisjoint(told[index + 1 : index + 1 + _AT_ONCE])
        tells = tells or (told[index] in HISTOLOGICALLY and _PROVEN.isdisjoint(told[index + 1 : index + 2]))
        if tells or told[index] in TISSUE or names_examination(told, index):
            return index
    return None


def tells_procedure(words: Sequence[str]) -> bool:
    """Return whether a sentence only tells that tissue was taken of what was told before it: "Excision was done".

    Args:
        words: the sentence, without its label.
    """
    return len(words) <= _BRIEF and not _TAKEN.isdisjoint(words)
