"""The phrases of rules, matched inside medSpaCy's components.

medSpaCy's own matcher keeps a rule for each phrase and asks three matchers: for token patterns, phrases and regular
expressions. Ours are phrases alone. spaCy's token `Matcher`, asked for nothing, would warn at every statement and
cost more than the phrases do.
"""

import warnings
from collections.abc import Callable, Iterable
from typing import Any

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

with warnings.catch_warnings():  # medSpaCy silences all warnings of the process when it is imported
    from medspacy.common.util import prune_overlapping_matches

Match = tuple[int, int, int]
ReadPhrase = Callable[[str], tuple[str, ...]]


class RuleMatcher:
    """Matches the phrases of rules; takes the place of medSpaCy's `MedspacyMatcher`.

    Of two rules that share a phrase the one added later wins, so that a user's rule overrides one that ships.

    Args:
        vocab: the vocabulary of the statements.
        read: reads a phrase into words.
    """

    def __init__(self, vocab: Vocab, read: ReadPhrase) -> None:
        self.rule_map: dict[str, Any] = {}
        self._strings = vocab.strings
        self._read = read
        self._ranks: dict[int, int] = {}
        self._matcher = PhraseMatcher(vocab, attr="ORTH")

    @property
    def rules(self) -> list[Any]:
        """The rules, in the order they were added."""
        return list(self.rule_map.values())

    @property
    def labels(self) -> set[str]:
        """The categories of the rules."""
        return {rule.category for rule in self.rules}

    def add(self, rules: Iterable[Any]) -> None:
        """Add medSpaCy rules whose metadata hold the rule of ours with the phrases.

        Args:
            rules: `TargetRule` or `ConTextRule` of medSpaCy.
        """
        for rule in rules:
            ours = rule.metadata["rule"]
            self.rule_map[ours.id] = rule
            self._ranks[self._strings.add(ours.id)] = -len(self._ranks)
            phrases = dict.fromkeys(self._read(phrase) for phrase in ours.phrases)
            # ids of words, which the matcher takes as well, spare it a `Doc` for each phrase
            ids: list[Any] = [[self._strings.add(word) for word in words] for words in phrases]
            self._matcher.add(ours.id, ids)

    def __call__(self, doc: Doc) -> list[Match]:
        """Return (rule, start, end) of the phrases in a statement, the longer of two that overlap."""
        matches = self._matcher(doc)
        if len(matches) <= 1:
            return matches
        ranks = self._ranks
        matches.sort(key=lambda match: ranks[match[0]])
        pruned: list[Match] = prune_overlapping_matches(matches)
        return pruned


def match_phrases(component: Any, vocab: Vocab, read: ReadPhrase) -> None:
    """Give a medSpaCy component a `RuleMatcher` in place of its own matcher.

    Args:
        component: a `TargetMatcher` or `ConText` without rules.
        vocab: the vocabulary of its pipeline.
        read: reads a phrase into words.
    """
    # medSpaCy makes its matcher itself and keeps it private.
    setattr(component, f"_{type(component).__name__}__matcher", RuleMatcher(vocab, read))
