"""Whose disease a pronoun stands for: "Her aunt had ovarian cancer; it came back twice"."""

from collections.abc import Sequence

from recurnlp.extract.finding import Finding
from recurnlp.extract.stating import Statement

KIN = frozenset(
    "mother father sister brother aunt uncle grandmother grandfather cousin niece nephew sibling "
    "grandparent half".split()
)
PRONOUNS = frozenset({"it", "she", "he", "they", "which", "who"})
NAMED = KIN - {"half"}
_RELATIVE = frozenset({"which", "who"})
_ITS = frozenset({"it"})
_YOUR = ("your",)
_SUBJECT = 5


def is_of_relative(statement: Statement, finding: Finding, before: Sequence[str]) -> bool:
    """Return whether a mention's clause opens with a pronoun for a relative, or for the relative's disease.

    Behind a semicolon any pronoun goes on with the subject. In a sentence of its own only "it" does: "she" may be the
    patient again, but for a letter to the patient, who is "you" ("Your mother was ill. She relapsed twice").

    Args:
        statement: the sentence the mention was found in.
        finding: the mention.
        before: the words of the sentence before, none where it is the first.
    """
    words = statement.words[statement.label_size :]
    end = finding.start - statement.label_size
    breaks = [index for index, word in enumerate(words[: max(end, 0)]) if word == ";"]
    if breaks:
        return words[breaks[-1] + 1] in PRONOUNS and _opens_with_kin(words[: breaks[0]])
    if _goes_on_about_kin(words[: max(end, 0)]):
        return True
    if tuple(before[:1]) == _YOUR and "you" not in words and _opens_with_kin(before):
        return not PRONOUNS.isdisjoint(words)
    return words[:1] != () and words[0] in _ITS and _opens_with_kin(before)


def _opens_with_kin(words: Sequence[str]) -> bool:
    return not KIN.isdisjoint(words[:_SUBJECT])


def _goes_on_about_kin(words: Sequence[str]) -> bool:
    """Whether "who" or "which" goes on about the relative named before it, or about what the relative had."""
    starts = [index for index, word in enumerate(words) if word in _RELATIVE]
    if not starts or "patient" in words[starts[-1] :]:
        return False
    before = [word for word in words[max(starts[-1] - 2, 0) : starts[-1]] if word != ","]
    return not NAMED.isdisjoint([*before[-1:], *words[:_SUBJECT]])
