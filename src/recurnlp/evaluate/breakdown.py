"""Scores of parts of the gold: note by note kind and fold, mention by section."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from recurnlp.evaluate.cases import Case
from recurnlp.evaluate.counts import count_mentions, tabulate_counts
from recurnlp.evaluate.folds import assign_fold
from recurnlp.evaluate.records import Reading
from recurnlp.evaluate.scores import Score, score_counts


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the gold.

    Args:
        name: what it is, such as a note kind.
        notes: how many notes are, or have mentions, in it.
        scores: its scores by name.
    """

    name: str
    notes: int
    scores: dict[str, Score]


def score_cases(name: str, cases: Sequence[Case], facets: Collection[str]) -> Part:
    """Score some notes.

    Args:
        name: what they are.
        cases: the notes; at least one.
        facets: what the gold judges.
    """
    return Part(name, len(cases), score_counts(tabulate_counts([case.count() for case in cases]), facets))


def break_down_kinds(cases: Sequence[Case], facets: Collection[str]) -> list[Part]:
    """Score each kind of note, in alphabetical order; nothing if the gold names no kinds.

    Args:
        cases: the notes.
        facets: what the gold judges.
    """
    return [part for part in _break_down(cases, lambda case: case.gold.kind, facets) if part.name]


def break_down_folds(cases: Sequence[Case], folds: int, facets: Collection[str]) -> list[Part]:
    """Score each fold that has notes.

    Args:
        cases: the notes.
        folds: how many folds to make.
        facets: what the gold judges.
    """
    width = len(str(folds))
    return _break_down(cases, lambda case: f"fold {assign_fold(case.gold.id, folds):{width}d}", facets)


def _break_down(cases: Sequence[Case], name: Callable[[Case], str], facets: Collection[str]) -> list[Part]:
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(name(case), []).append(case)
    return [score_cases(name, group, facets) for name, group in sorted(groups.items())]


def break_down_sections(cases: Sequence[Case]) -> list[Part]:
    """Score the mentions of each section category; nothing if the notes were not read."""
    names = {case.find_section(reading) for case in cases for reading in _list_readings(case)} - {""}
    return [_score_section(name, cases) for name in sorted(names)]


def _score_section(name: str, cases: Sequence[Case]) -> Part:
    inside = [case.alignment.restrict(lambda reading, case=case: case.find_section(reading) == name) for case in cases]  # type: ignore[misc]
    counts = [count_mentions(alignment) for alignment in inside]
    held = [count for count in counts if count.total()]
    return Part(name, len(held), score_counts(tabulate_counts(held), {"mentions"}))


def _list_readings(case: Case) -> Iterator[Reading]:
    yield from (gold for gold, _ in case.alignment.pairs)
    yield from (*case.alignment.missed, *case.alignment.spurious)
