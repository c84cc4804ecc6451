"""Which words name by their ending a disease that is no neoplasm: "panuveitis", "neuralgia"."""

import re

_CONDITION = re.compile(r"\w{3,}(?:itis|algia|orrhea|orrhoea|plegia|cele|ptysis|spasms?|ectasis|emesis|lithiasis)")


def names_condition(word: str) -> bool:
    """Return whether a word ends as the names of inflammations, pains and other conditions do.

    Args:
        word: in small letters.
    """
    return _CONDITION.fullmatch(word) is not None
