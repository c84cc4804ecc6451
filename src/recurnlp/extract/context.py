"""medSpaCy's `TargetMatcher` and `ConText`, without what costs most of their time.

Rules, scopes and who modifies whom are medSpaCy's. But its targets are spaCy spans with attributes, which take ten
times as long to make as to find; here they are `Spot`s. A cue's scope begins as the sentence, which is the statement.
"""

from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from recurnlp.extract.clauses import FINITE
from recurnlp.extract.matching import ReadPhrase, RuleMatcher, prune, prune_longest
from recurnlp.extract.medspacy_parts import ConText, ConTextGraph, ConTextModifier, TargetMatcher
from recurnlp.extract.reader import UNKNOWN

_NEGATED, _POSSIBLE = "NEGATED", "POSSIBLE"
_LIST = 8
_ITEMS = frozenset({",", UNKNOWN})
_CLAUSE = FINITE | {"but", "and", "except"}
TARGETS = "targets"
MODIFIERS = "modifiers"


@dataclass(slots=True)
class Spot:
    """A phrase at ``words[start:end]`` of a statement: what ConText needs of a span.

    Args:
        rule: the rule of ours that names the phrase.
        label_: its category, as spaCy's spans call it.
        start, end: its words.
        modifiers: the cues that reach it.
    """

    rule: Any
    label_: str
    start: int
    end: int
    modifiers: list[Any] = field(default_factory=list)


@Language.factory("recurnlp_phrases")
class PhraseTargets(TargetMatcher):  # type: ignore[misc] # medSpaCy has no types
    """Finds the phrases of target rules, and puts `Spot`s into ``doc.user_data``."""

    def __init__(self, nlp: Language, name: str, group: str) -> None:
        super().__init__(nlp, name, result_type="group", span_group_name=group)
        self.matcher: RuleMatcher

    def __call__(self, doc: Doc) -> Doc:
        """Match one statement."""
        doc.user_data[self.span_group_name] = [
            Spot(rule.metadata["rule"], rule.category, start, end) for rule, start, end in self.matcher(doc)
        ]
        return doc


@Language.factory("recurnlp_context")
class PhraseContext(ConText):  # type: ignore[misc] # medSpaCy has no types
    """Lets the cues of a statement reach its targets, and adds them to those in ``doc.user_data``."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name, rules=None, span_attrs=None)
        self.matcher: RuleMatcher

    def __call__(self, doc: Doc, targets: str = TARGETS) -> Doc:
        """Match one statement.

        Args:
            doc: the statement.
            targets: where in ``doc.user_data`` its targets are.
        """
        size = len(doc)
        cues = [
            ConTextModifier(rule, start, end, None, *_scope(rule, start, end, size))
            for rule, start, end in _leave_out_denied(doc, self.matcher(doc))
        ]
        graph = _Graph(doc.user_data[targets], cues)
        graph.update_scopes()
        graph.apply_modifiers()
        for spot, cue in graph.edges:
            spot.modifiers.append(cue)
        doc.user_data[MODIFIERS] = [*doc.user_data.get(MODIFIERS, ()), *cues]
        return doc


class _Graph(ConTextGraph):  # type: ignore[misc] # medSpaCy has no types
    """medSpaCy's graph, which asks only those cues and targets that can have to do with each other."""

    def update_scopes(self) -> None:
        for first, second in combinations(self.modifiers, 2):
            if _heeds(first, second):
                first.limit_scope(second)
            if _heeds(second, first):
                second.limit_scope(first)

    def apply_modifiers(self) -> None:
        for cue in self.modifiers:
            start, end = cue.scope_span
            for spot in self.targets:
                if start < spot.end and spot.start < end and cue.modifies(spot):
                    self.edges.append((spot, cue))


def _leave_out_denied(doc: Doc, cues: list[tuple[Any, int, int]]) -> list[tuple[Any, int, int]]:
    """Leave out alternatives that a list denies: "no infection or metastasis" doubts nothing, and "no" reaches on."""
    denials = [end for rule, _, end in cues if rule.category == _NEGATED and rule.direction == "FORWARD"]
    if not denials:
        return cues
    return [cue for cue in cues if not (cue[0].category == _POSSIBLE and _is_denied_item(doc, denials, *cue[1:]))]


def _is_denied_item(doc: Doc, denials: list[int], start: int, end: int) -> bool:
    denial = max((place for place in denials if start - _LIST <= place <= start), default=None)
    if denial is None or doc[end - 1].text != "or":
        return False
    words = (token.text for token in doc[denial:start])
    return all(word in _ITEMS or (word.isalpha() and word not in _CLAUSE) for word in words)


def _heeds(cue: ConTextModifier, other: ConTextModifier) -> bool:
    """Whether another cue can end this one's scope."""
    return other.direction == "TERMINATE" or other.category == cue.category or other.category in cue.rule.terminated_by


def _scope(rule: Any, start: int, end: int, size: int) -> tuple[int, int]:
    """Return the words that a cue at ``words[start:end]`` of a statement of this size reaches."""
    reach = size if rule.max_scope is None else rule.max_scope
    first = end if rule.direction == "FORWARD" else max(start - reach, 0)
    last = start if rule.direction == "BACKWARD" else min(end + reach, size)
    return first, last


def match_phrases(component: PhraseTargets | PhraseContext, vocab: Vocab, read: ReadPhrase) -> None:
    """Give a component without rules the matcher that its rules go into.

    Args:
        component: the component.
        vocab: the vocabulary of its pipeline.
        read: reads a phrase into words.
    """
    # medSpaCy makes its matcher itself and keeps it private; `add`, `rules` and `labels` go by it.
    kind, settle = (TargetMatcher, prune) if isinstance(component, PhraseTargets) else (ConText, prune_longest)
    component.matcher = RuleMatcher(vocab, read, settle)
    setattr(component, f"_{kind.__name__}__matcher", component.matcher)
