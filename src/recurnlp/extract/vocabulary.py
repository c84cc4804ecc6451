"""Which words the rules know: what the reader keeps and the scanner looks for."""

from collections.abc import Iterable

from recurnlp.extract.anchors import ANY, Neighbors, choose_anchors
from recurnlp.extract.matches import concept_of
from recurnlp.extract.reader import DECIMAL, NUMBER, ZERO, Reader
from recurnlp.rules import RuleSet
from recurnlp.rules.records import Concept

_NEOPLASM = "tumor"
_CA = ("ca",)
_ABBREVIATIONS = frozenset({"net", "nets", "adeno"})
_TOLD = frozenset({"metastasis", "recurrence", "node", "organ"})
_SMALL = frozenset(
    "no not of the a an and or in with without for to from is are was were been has have on at by".split()
)


def collect_vocabulary(rules: RuleSet, reader: Reader) -> frozenset[str]:
    """Return every word of every phrase, in canonical spelling.

    Args:
        rules: the rules.
        reader: a reader that knows every word.
    """
    phrases: Iterable[str] = (
        phrase
        for family in (rules.targets, rules.context, rules.ignore, rules.sites)
        for rule in family
        for phrase in rule.phrases
    )
    return frozenset(word for phrase in phrases for word in reader.read_words(phrase)) | {NUMBER, DECIMAL, ZERO}


def choose_target_anchors(rules: RuleSet, reader: Reader) -> dict[str, Neighbors]:
    """Return an anchor of each phrase that a mention may begin with, and which words stand beside it.

    Args:
        rules, reader: as for `collect_vocabulary`.
    """
    return choose_anchors((p for rule in rules.targets if concept_of(rule) in _TOLD for p in rule.phrases), reader)


def collect_neoplasms(rules: RuleSet, reader: Reader) -> dict[str, Neighbors]:
    """Return words that tell of a neoplasm, and which words stand beside those that alone may mean something else.

    Of each phrase that names a neoplasm it is the longest word, or another that is among them; "ca" of "ca ovary".

    Args:
        rules, reader: as for `collect_vocabulary`.
    """
    phrases = [phrase for rule in rules.targets if concept_of(rule) == _NEOPLASM for phrase in rule.phrases]
    terse = {phrase for phrase in phrases if _is_terse(reader.read_words(phrase))}
    names: set[str] = set()
    for words in (reader.read_words(phrase) for phrase in phrases if phrase not in terse):
        if not names.intersection(words):
            names.add(max(words, key=lambda word: (word.isalpha() and word not in _SMALL, len(word))))
    return choose_anchors(terse, reader) | dict.fromkeys(names, ANY)


def _is_terse(words: tuple[str, ...]) -> bool:
    """Whether a phrase names a neoplasm by an organ and an abbreviation, either of which may mean something else."""
    return words[:1] == _CA or words[-1] in _ABBREVIATIONS


def collect_single_words(rules: RuleSet, concept: Concept) -> frozenset[str]:
    """Return the phrases of one word of a concept.

    Args:
        rules: the rules.
        concept: what the phrases stand for.
    """
    phrases = (phrase for rule in rules.targets if concept_of(rule) == concept for phrase in rule.phrases)
    return frozenset(phrase for phrase in phrases if phrase.isalpha())


def collect_written_words(rules: RuleSet) -> frozenset[str]:
    """Return the words of headings and of the names of cancers, which are looked up as they are written.

    Args:
        rules: the rules.
    """
    named = (phrase for rule in rules.primaries for phrase in (*rule.phrases, *rule.hints))
    headings = (heading for rule in rules.sections for heading in rule.headings)
    return frozenset(word for phrase in (*named, *headings) for word in phrase.split())
