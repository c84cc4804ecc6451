"""Which words name a disease that is no neoplasm by their ending, "panuveitis"; which germs travel as cancers do."""

import re
from collections.abc import Sequence

# What inflammations and other conditions are read as whose names no rule knows.
CONDITION = "itis"
# Those that notes abbreviate.
_ABBREVIATED = frozenset({"sbo", "aki"})
CONDITIONS = _ABBREVIATED | {CONDITION}
# What may have metastatic foci, too.
GERMS = frozenset(
    "bacteremia endocarditis septicemia melioidosis brucellosis aureus mrsa mssa staph staphylococcal "
    "klebsiella fungemia candidemia".split()
)
# Diseases of an organ that are none of a cancer.
OLD_DISEASES = frozenset(
    "chronic interstitial obstructive restrictive alcoholic alcohol fatty metabolic degenerative cystic polycystic "
    "ischemic vascular vessel autoimmune inflammatory airspace airway reactive parenchymal infectious granulomatous "
    "occupational end".split()
)
_DISEASE, _NAME = "disease", 4
_CONDITION = re.compile(
    r"\w{3,}(?:itis|algia|orrhea|orrhoea|plegia|cele|ptysis|spasms?|ectasis|emesis|lithiasis|(?<!gn)(?<!mat)(?<!cyt)osis)"
)


def names_condition(word: str) -> bool:
    """Return whether a word ends as the names of inflammations, pains and other conditions do, or stands for one.

    Args:
        word: in small letters.
    """
    return word in CONDITIONS or _CONDITION.fullmatch(word) is not None


def names_old_disease(words: Sequence[str], start: int, end: int) -> bool:
    """Return whether a phrase tells of a disease such as "interstitial lung disease".

    Args:
        words: the statement.
        start, end: the phrase.
    """
    return _DISEASE in words[start:end] and not OLD_DISEASES.isdisjoint(words[max(start - _NAME, 0) : start])
