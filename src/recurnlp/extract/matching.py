"""The phrases of rules, matched inside medSpaCy's components.

medSpaCy's own matcher keeps a rule for each phrase and asks three matchers: for token patterns, phrases and regular
expressions. Ours are phrases alone. spaCy's token `Matcher`, asked for nothing, would warn at every statement and
cost more than the phrases do.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from spacy.matcher import PhraseMatcher
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab

from recurnlp.rules import TargetRule

Match = tuple[Any, int, int]
ReadPhrase = Callable[[str], tuple[str, ...]]
_Numbered = tuple[int, int, int]
_TELLING = frozenset({None, "node", "organ"})
_EXTENTS = frozenset({"LOCAL", "REGIONAL", "DISTANT", "BIOCHEMICAL"})
_SCOPES = frozenset({"TERMINATE", "PSEUDO"})
_NAMED = frozenset({None, "neoplasm", "treated"})
_PLACED = frozenset({"place", "origin", "elsewhere", "found", "judged", "travels", "taken", "seen"})
Settle = Callable[[Sequence[_Numbered]], list[_Numbered]]


class _Ids(dict[str, int]):
    """The ids of words; the store, asked for each word of each phrase, would take a third of the time to load rules.

    Args:
        strings: the store.
    """

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, word: str) -> int:
        return self.setdefault(word, self._strings.add(word))


class RuleMatcher:
    """Matches the phrases of rules; takes the place of medSpaCy's `MedspacyMatcher`.

    Of two rules that share a phrase the one added later wins, so that a user's rule overrides one that ships.

    Args:
        vocab: the vocabulary of the statements.
        read: reads a phrase into words.
        settle: keeps some of the matches that overlap.
    """

    def __init__(self, vocab: Vocab, read: ReadPhrase, settle: Settle) -> None:
        self.rules: list[Any] = []
        self._settle = settle
        self._strings = vocab.strings
        self._read = read
        self._ids = _Ids(vocab.strings)
        self._ranks: dict[int, int] = {}
        self._extents: set[int] = set()
        self._scopes: set[int] = set()
        self._named: set[int] = set()
        self._judged: set[int] = set()
        self._placed: set[int] = set()
        self._known: set[int] = set()
        self._lesions: set[int] = set()
        self._freed: set[int] = set()
        self._telling: set[int] = set()
        self._studies: set[int] = set()
        self._matcher = PhraseMatcher(vocab, attr="ORTH")

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
            self._ranks[self._strings.add(ours.id)] = -len(self.rules)
            if isinstance(ours, TargetRule):
                self._rank_target(ours, -len(self.rules))
            elif rule.category in _EXTENTS:
                self._extents.add(-len(self.rules))
            elif rule.category in _SCOPES:
                self._scopes.add(-len(self.rules))
            self.rules.append(rule)
            phrases = dict.fromkeys(self._read(phrase) for phrase in ours.phrases)
            # ids of words, which the matcher takes as well, spare it a `Doc` for each phrase
            ids: list[Any] = [list(map(self._ids.__getitem__, words)) for words in phrases]
            self._matcher.add(ours.id, ids)

    def _rank_target(self, rule: TargetRule, rank: int) -> None:
        """Note which phrases name spread or return by themselves, and which only with an organ it did not begin in."""
        if rule.concept == "lesion":
            (self._known if rule.needs == "known" else self._lesions).add(rank)
        if rule.needs == "freed":
            self._freed.add(rank)
        if rule.concept == "study":
            self._studies.add(rank)
        if rule.concept in _TELLING:
            self._telling.add(rank)
        if rule.needs in _PLACED:
            self._placed.add(rank)
            if rule.needs == "judged":
                self._judged.add(rank)
        elif rule.concept is None and rule.needs in _NAMED:
            self._named.add(rank)

    def __call__(self, doc: Doc) -> list[Match]:
        """Return (rule, start, end) of the phrases in a statement, the longer of two that overlap."""
        ranks, rules = self._ranks, self.rules
        matches = [(start, end, ranks[rule]) for rule, start, end in self._matcher(doc)]
        if len(matches) > 1:
            matches = self._yield_freed(self._yield_to_spread(self._yield_known(matches)))
            matches = self._settle_apart(matches)
        return [(rules[-rank], start, end) for start, end, rank in matches]

    def _settle_apart(self, matches: list[_Numbered]) -> list[_Numbered]:
        """Settle what tells how far apart from the rest: "of the chest wall" takes no place of "risk of"."""
        extents = [match for match in matches if match[2] in self._extents]
        if not extents:
            return self._settle(matches)
        others = [match for match in matches if match[2] not in self._extents]
        bounded = self._settle([match for match in matches if match[2] in self._extents or match[2] in self._scopes])
        return sorted(self._settle(others) + [match for match in bounded if match[2] in self._extents])

    def _yield_known(self, matches: list[_Numbered]) -> list[_Numbered]:
        """Leave out lesions of an organ where more than the noun overlaps: "brain *lesions from* his cancer"."""
        known = [match for match in matches if match[2] in self._known]
        if not known:
            return matches
        others = [match for match in matches if match[2] not in self._known | self._lesions]
        told = {match for match in known if any(o[0] < match[1] and match[0] < o[1] for o in others)}
        return [match for match in matches if match not in told]

    def _yield_to_spread(self, matches: list[_Numbered]) -> list[_Numbered]:
        """Leave out what crosses such a name: the "lesions have grown" of "metastatic lesions have grown"."""
        placed = [match for match in matches if match[2] in self._placed]
        if not placed:
            return matches
        named = [match for match in matches if match[2] in self._named]
        crossed = {
            match
            for match in placed
            if any(_cross(name, match) or (match[2] in self._judged and _cross(match, name)) for name in named)
        }
        return [match for match in matches if match not in crossed]

    def _yield_freed(self, matches: list[_Numbered]) -> list[_Numbered]:
        """Leave out freedom that goes on to more, "*shows no disease* elsewhere", or is of a study before it.

        "Staging scans were clear" tells of the staging, and not that all scans since were clear.
        """
        freed = [match for match in matches if match[2] in self._freed]
        studies = [match for match in matches if match[2] in self._studies]
        if not (freed or studies):
            return matches
        telling = [match for match in matches if match[2] in self._telling]
        crossed = {match for match in freed if any(_cross(match, other) for other in telling)}
        crossed |= {match for match in telling if any(_cross(study, match) for study in studies)}
        return [match for match in matches if match not in crossed]


def _cross(first: _Numbered, second: _Numbered) -> bool:
    """Whether the second of two matches begins within the first and ends behind it."""
    return first[0] < second[0] < first[1] < second[1]


def prune(matches: Sequence[_Numbered]) -> list[_Numbered]:
    """Keep the longer of two neighbors that overlap, until none do: medSpaCy's way, which settles chains of three.

    Args:
        matches: (start, end, rank); of two equally long the one that sorts first is kept.
    """
    kept = _prune_neighbors(sorted(matches))
    return kept if len(kept) == len(matches) else prune(kept)


def prune_longest(matches: Sequence[_Numbered]) -> list[_Numbered]:
    """Keep the longest of the matches, then the longest of those that overlap with none that is kept.

    Neighbor by neighbor, ", which" would go for the sake of "possible ,", which goes itself for "is possible".

    Args:
        matches: as for `prune`.
    """
    kept: list[_Numbered] = []
    for match in sorted(matches, key=lambda match: (match[0] - match[1], match)):
        if all(match[1] <= other[0] or other[1] <= match[0] for other in kept):
            kept.append(match)
    return sorted(kept)


def _prune_neighbors(matches: Sequence[_Numbered]) -> list[_Numbered]:
    kept = []
    waiting: _Numbered | None = None
    for match in matches:
        if waiting is None:
            waiting = match
        elif match[0] < waiting[1]:
            kept.append(match if match[1] - match[0] > waiting[1] - waiting[0] else waiting)
            waiting = None
        else:
            kept.append(waiting)
            waiting = match
    return kept if waiting is None else [*kept, waiting]
