"""The cancer a note is about: it decides which nodes are regional, and where a recurrence is local."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from recurnlp.model.vocabulary import Site
from recurnlp.rules import PrimaryRule


class PrimaryFinder:
    """Finds the primary that a note names most often, the first named where two are level.

    Args:
        rules: the words that name each primary.
        spelling: variant → canonical spelling of single words.
    """

    def __init__(self, rules: Sequence[PrimaryRule], spelling: Mapping[str, str]) -> None:
        variants: dict[str, list[str]] = {}
        for variant, word in spelling.items():
            variants.setdefault(word, []).append(variant)
        self._names = _Namer({spelled: rule for rule in rules for p in rule.phrases for spelled in _spell(p, variants)})
        self._hints = _Namer({spelled: rule for rule in rules for p in rule.hints for spelled in _spell(p, variants)})

    def find(self, text: str) -> PrimaryRule | None:
        """Return the rule of the note's primary, ``None`` where the note names none.

        Args:
            text: the note.
        """
        flat = " ".join(text.lower().split()).encode("utf-8", "replace").decode("utf-8")  # no lone surrogates
        return self._names.find(flat) or self._hints.find(flat)


class _Namer:
    """Counts the words that name each primary."""

    def __init__(self, rules: dict[str, PrimaryRule]) -> None:
        self._phrases = sorted(rules)
        self._rules = [rules[phrase] for phrase in self._phrases]
        self._automaton = AhoCorasick(
            self._phrases, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def find(self, flat: str) -> PrimaryRule | None:
        named = Counter(
            self._rules[index].id
            for index, start, end in self._automaton.find_matches_as_indexes(flat)
            if not (flat[end : end + 1].isalpha() or (start and flat[start - 1].isalpha()))
        )
        if not named:
            return None
        first = named.most_common(1)[0][0]
        return next(rule for rule in self._rules if rule.id == first)


def _spell(phrase: str, variants: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a phrase in each spelling that one of its words may have ("oesophageal carcinoma")."""
    yield phrase
    words = phrase.split(" ")
    for i, word in enumerate(words):
        for variant in variants.get(word, ()):
            yield " ".join([*words[:i], variant, *words[i + 1 :]])


def is_regional(station: str | None, primary: PrimaryRule | None) -> bool:
    """Whether a lymph node station is regional to the primary; unnamed stations are taken to be.

    Args:
        station: as the site rules name it.
        primary: the note's primary, if known.
    """
    if station is None or station == "regional":
        return True
    if station == "distant":
        return False
    if primary is None or not primary.regional:
        return station not in DISTANT_BY_DEFAULT
    return station in primary.regional


DISTANT_BY_DEFAULT = frozenset({"para_aortic", "supraclavicular"})

# Recurrences of these are at the old place unless the note says otherwise.
LOCAL_RECURRENCE: frozenset[Site] = frozenset({"brain", "bladder", "other"})
