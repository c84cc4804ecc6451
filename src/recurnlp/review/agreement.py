"""How far two reviewers agree beyond what chance would bring about."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recurnlp.model.vocabulary import AXES
from recurnlp.review.decision_file import DecisionFile
from recurnlp.review.fields import Facts
from recurnlp.review.readings import Item, JudgedNote, read_notes, read_patients
from recurnlp.status import derive_label

Pair = tuple[str, str]
_NO_MENTION = "no mention"
_SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Measure:
    """The agreement of two reviewers on one question.

    Args:
        name: what was judged.
        items: how many both have judged.
        same: how many of these alike.
        kappa: Cohen's; ``None`` where chance alone would make them agree on all, or where there is nothing.
    """

    name: str
    items: int
    same: int
    kappa: float | None


def measure_kappa(pairs: Sequence[Pair]) -> float | None:
    """Return Cohen's kappa of two raters (Cohen 1960), or ``None`` where it is not defined.

    Args:
        pairs: what the one and the other say of each item.
    """
    number = len(pairs)
    if not number:
        return None
    one, other = (Counter(side) for side in zip(*pairs, strict=True))
    by_chance = sum(one[value] * other[value] for value in one) / number**2
    observed = sum(first == second for first, second in pairs) / number
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def compare_reviewers(decisions: DecisionFile, one: str, other: str) -> list[Measure]:
    """Return how far two reviewers agree, question by question; what was settled later does not count.

    Args:
        decisions: the file of decisions.
        one, other: the reviewers.
    """
    both = (one, other)
    notes = [note for note in read_notes(decisions, both) if len(note.status.said) == len(both)]
    patients = [item for item in read_patients(decisions, both) if len(item.said) == len(both)]
    status = [note.status for note in notes]
    questions: list[tuple[str, list[Pair]]] = [
        ("patient: classification", _pair(patients, both, lambda facts: str(facts["classification"]))),
        ("note: label", _pair(status, both, _label)),
        *((f"note: {axis}", _pair(status, both, lambda facts, axis=axis: str(facts[axis]))) for axis in AXES),  # type: ignore[misc]
        ("mention: assertion, or no mention", list(_pair_mentions(decisions, notes, both))),
    ]
    return [
        Measure(name, len(pairs), sum(first == second for first, second in pairs), measure_kappa(pairs))
        for name, pairs in questions
    ]


def _pair(items: Sequence[Item], both: Pair, read: Callable[[Facts], str]) -> list[Pair]:
    def tell(facts: Facts | None) -> str:
        return _SET_ASIDE if facts is None else read(facts)

    return [(tell(item.said[both[0]]), tell(item.said[both[1]])) for item in items]


def _label(facts: Facts) -> str:
    return derive_label(**{axis: facts[axis] for axis in AXES})


def _pair_mentions(decisions: DecisionFile, notes: Sequence[JudgedNote], both: Pair) -> Iterator[Pair]:
    """What both rejected is agreement too: the program had offered it."""
    read = [note for note in notes if all(facts is not None for facts in note.status.said.values())]
    for item in (item for note in read for item in note.mentions):
        first, second = (_NO_MENTION if item.said[name] is None else str(item.said[name]["assertion"]) for name in both)  # type: ignore[index]
        yield first, second
    names = {note.note_id for note in read}
    rejected = [
        {d.subject for d in decisions.list_verdicts("mention") if d.verdict == "reject" and d.reviewer == name}
        for name in both
    ]
    for subject in rejected[0] & rejected[1]:
        if subject.note_id in names:
            yield _NO_MENTION, _NO_MENTION
