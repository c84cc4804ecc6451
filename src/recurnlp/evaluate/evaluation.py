"""The whole of an evaluation: scores of all notes, and of parts of them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from recurnlp.errors import InputError
from recurnlp.evaluate.breakdown import Part, break_down_folds, break_down_kinds, break_down_sections, score_cases
from recurnlp.evaluate.cases import Case
from recurnlp.evaluate.folds import assign_fold


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the program is worth on some gold.

    Args:
        whole: all notes.
        kinds: by kind of note.
        sections: by section of the mention.
        folds: by fold, if folds were made.
        apart: the notes that were looked at and those that were not, if a fold was held out.
    """

    whole: Part
    kinds: list[Part]
    sections: list[Part]
    folds: list[Part]
    apart: list[Part]

    def describe(self) -> dict[str, Any]:
        """Return it as plain data."""
        groups = ("kinds", "sections", "folds", "apart")
        return asdict(self.whole) | {
            group: {part.name: {"notes": part.notes, "scores": asdict(part)["scores"]} for part in getattr(self, group)}
            for group in groups
        }


def evaluate_cases(cases: Sequence[Case], folds: int = 0, held_out: int = 0) -> Evaluation:
    """Score notes, whole and in parts.

    Args:
        cases: the notes; at least one.
        folds: how many folds to make, 0 for none.
        held_out: the fold that was not looked at, 0 if all were.

    Raises:
        InputError: the fold that is held out has no notes, or all of them.
    """
    facets = frozenset[str]().union(*(case.gold.judgement.facets for case in cases))
    return Evaluation(
        score_cases("all", cases, facets),
        break_down_kinds(cases, facets),
        break_down_sections(cases),
        break_down_folds(cases, folds, facets) if folds else [],
        [score_cases(name, part, facets) for name, part in _hold_out(cases, folds, held_out)] if held_out else [],
    )


def keep_looked_at(cases: Sequence[Case], folds: int, held_out: int) -> list[Case]:
    """Return the notes outside the fold that is held out; all of them if none is.

    Args:
        cases: the notes.
        folds: how many folds there are.
        held_out: which one is held out, from 1; 0 for none.
    """
    return [case for case in cases if not held_out or assign_fold(case.gold.id, folds) != held_out]


def _hold_out(cases: Sequence[Case], folds: int, held_out: int) -> list[tuple[str, list[Case]]]:
    looked_at = keep_looked_at(cases, folds, held_out)
    kept = {case.gold.id for case in looked_at}
    unseen = [case for case in cases if case.gold.id not in kept]
    if not looked_at or not unseen:
        raise InputError(f"--held-out {held_out}: that fold has {len(unseen)} of {len(cases)} notes; make fewer folds")
    return [("looked at", looked_at), ("held out", unseen)]
