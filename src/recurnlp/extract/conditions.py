"""Which words name by their ending a disease that is no neoplasm: "panuveitis", "neuralgia"."""

import re

_CONDITION = re.compile(
    r"\w{3,}(?:itis|algia|opathy|orrhea|orrhoea|plegia|uria|cele|ptysis|spasms?|ectasis|emesis|lithiasis)"
)
# Nodes that are enlarged may well be what a lymphoma returns as.
_NODES = re.compile(r"(?:lymph)?adenopathy")


def names_condition(word: str) -> bool:
    """Return whether a word ends as the names of inflammations, pains and other conditions do.

    Args:
        word: in small letters.
    """
    return _CONDITION.fullmatch(word) is not None and _NODES.fullmatch(word) is None
