"""The cancer a note is about: it decides which nodes are regional, and where a recurrence is local."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from recurnlp.extract.phrases import Phrases
from recurnlp.extract.recall import Recall, matters
from recurnlp.extract.segment import REMEMBERED, Division
from recurnlp.model.vocabulary import Site
from recurnlp.rules import PrimaryRule

Named = tuple[list[PrimaryRule], list[PrimaryRule]]


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
        self._names = Phrases(
            {spelled: rule for rule in rules for p in rule.phrases for spelled in _spell(p, variants)}
        )
        self._hints = Phrases({spelled: rule for rule in rules for p in rule.hints for spelled in _spell(p, variants)})
        phrases = (*self._names.by_phrase, *self._hints.by_phrase)
        self._memory: Recall[Named] = Recall(0 if any(map(matters, phrases)) else REMEMBERED)

    def find(self, text: str) -> PrimaryRule | None:
        """Return the rule of the note's primary, ``None`` where the note names none.

        Args:
            text: the note.
        """
        return _choose([self._name(text)])

    def find_in(self, text: str, segments: Division) -> PrimaryRule | None:
        """Return the same, section by section; what names a primary in one seen before is remembered.

        Args:
            text: the note.
            segments: its division.
        """
        named = segments.recall(self._memory, lambda section: self._name(text[section.start : section.end]))
        return _choose([in_section for _, in_section in named])

    def _name(self, text: str) -> Named:
        """The primaries that a text names, and those it hints at, in order."""
        flat = " ".join(text.lower().split())
        return [rule for *_, rule in self._names.find(flat)], [rule for *_, rule in self._hints.find(flat)]


def _choose(named: Sequence[Named]) -> PrimaryRule | None:
    for kind in (0, 1):
        rules = [rule for parts in named for rule in parts[kind]]
        if rules:
            most = Counter(rule.id for rule in rules).most_common(1)[0][0]
            return next(rule for rule in rules if rule.id == most)
    return None


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
    if primary is None or not primary.regional:
        return not is_far(station)
    return station in primary.regional


def is_far(station: str | None) -> bool:
    """Whether a lymph node station is distant to most primaries.

    Args:
        station: as the site rules name it.
    """
    return station in _FAR


_FAR = frozenset({"distant", "para_aortic", "supraclavicular"})

# Recurrences of these are at the old place unless the note says otherwise.
LOCAL_RECURRENCE: frozenset[Site] = frozenset({"brain", "bladder", "other"})
