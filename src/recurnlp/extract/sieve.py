"""Tell statements that can hold a finding from the many that cannot, before the pipeline is asked.

A finding needs a phrase that names spread or return, a place together with a verdict, a doubt or a neoplasm, or a study
that is told as clear. One look for such phrases costs a hundredth of what the pipeline does.
"""

from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick

from recurnlp.extract.all_clear import ALL_CLEAR
from recurnlp.extract.compose import VERDICTS
from recurnlp.extract.matches import concept_of
from recurnlp.extract.matching import ReadPhrase
from recurnlp.model.vocabulary import DOUBTED
from recurnlp.rules import RuleSet
from recurnlp.rules.records import PhraseRule

_NAMED = frozenset({"metastasis", "recurrence"})
_PLACES = frozenset({"node", "organ"})


class Sieve:
    """Sifts statements; what it holds back the pipeline would find nothing in.

    Args:
        rules: the rules.
        read: reads a phrase into words.
    """

    def __init__(self, rules: RuleSet, read: ReadPhrase) -> None:
        concepts = [(concept_of(rule), rule) for rule in rules.targets]
        named = (rule for concept, rule in concepts if concept in _NAMED or rule.needs == "known")
        self._named = _index(named, read)
        self._places = _index((rule for concept, rule in concepts if concept in _PLACES), read)
        self._verdicts = _index((rule for rule in rules.context if rule.category in VERDICTS | DOUBTED), read)
        self._tumors = _index((rule for concept, rule in concepts if concept == "tumor"), read)
        self._studies = _index((rule for concept, rule in concepts if concept == "study"), read)

    def passes(self, words: Sequence[str]) -> bool:
        """Return whether a statement can hold a finding.

        Args:
            words: the statement, label first.
        """
        text = f" {' '.join(words)} "
        if self._named.find_matches_as_indexes(text):
            return True
        if not ALL_CLEAR.isdisjoint(words) and self._studies.find_matches_as_indexes(text):
            return True
        if not self._places.find_matches_as_indexes(text):
            return False
        return any(index.find_matches_as_indexes(text) for index in (self._verdicts, self._tumors))


def _index(rules: Iterable[PhraseRule], read: ReadPhrase) -> AhoCorasick:
    return AhoCorasick({f" {' '.join(read(phrase))} " for rule in rules for phrase in rule.phrases})
