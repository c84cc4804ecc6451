"""Which words name a disease that is no neoplasm by their ending, "panuveitis"; which germs travel as cancers do."""

import re

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
_CONDITION = re.compile(r"\w{3,}(?:itis|algia|orrhea|orrhoea|plegia|cele|ptysis|spasms?|ectasis|emesis|lithiasis)")


def names_condition(word: str) -> bool:
    """Return whether a word ends as the names of inflammations, pains and other conditions do, or stands for one.

    Args:
        word: in small letters.
    """
    return word in CONDITIONS or _CONDITION.fullmatch(word) is not None
