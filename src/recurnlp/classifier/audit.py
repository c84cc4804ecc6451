"""Which words of the training notes a model may hold, and the account of it.

A model is a file that is shared, so a word must not be able to tell of a patient. A term of the rule lexicon enters.
Any other enters only if it is written in lower case in enough notes of enough patients, stands nowhere where a name
stands, and is no month or day. Digits are never read.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from recurnlp.classifier.sheet import Sheet

_DATES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun".split()
)
_SHORTEST = 2  # a single letter may be an initial


@dataclass(frozen=True, slots=True)
class Audit:
    """What was let in and what was not. Refused terms are counted and not named: they may be names.

    Args:
        lexicon: terms of the rule lexicon that the notes hold.
        common: other terms let in; by term the notes and the patients that write it in lower case.
        refused: by reason how many terms.
    """

    lexicon: tuple[str, ...]
    common: dict[str, tuple[int, int]]
    refused: dict[str, int]

    @property
    def terms(self) -> tuple[str, ...]:
        """All terms let in, sorted."""
        return tuple(sorted((*self.lexicon, *self.common)))


def audit_terms(
    sheets: Sequence[Sheet],
    patients: Sequence[object],
    lexicon: Collection[str],
    min_notes: int,
    min_patients: int,
) -> Audit:
    """Decide which terms of the notes a model may hold.

    Args:
        sheets: the notes.
        patients: whose each note is.
        lexicon: terms that may enter whatever the notes.
        min_notes, min_patients: how many must write any other term in lower case.
    """
    notes = Counter(term for sheet in sheets for term in sheet.plain)
    persons: defaultdict[str, set[object]] = defaultdict(set)
    for sheet, patient in zip(sheets, patients, strict=True):
        for term in sheet.plain:
            persons[term].add(patient)
    names = frozenset[str]().union(*(sheet.names for sheet in sheets))
    known, common, refused = [], {}, Counter[str]()
    for term in sorted(frozenset[str]().union(*(sheet.terms for sheet in sheets))):
        if term in lexicon:
            known.append(term)
        elif reason := _refuse(term.split(" "), names):
            refused[reason] += 1
        elif notes[term] < min_notes or len(persons[term]) < min_patients:
            refused["in too few notes or patients in lower case"] += 1
        else:
            common[term] = (notes[term], len(persons[term]))
    return Audit(tuple(known), common, dict(refused))


def _refuse(words: Iterable[str], names: Collection[str]) -> str:
    for word in words:
        if len(word) < _SHORTEST:
            return "a single letter"
        if word in _DATES:
            return "a month or a day"
        if word in names:
            return "stands where a name stands"
    return ""
