from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from recurnlp.classifier import DiseaseStatusClassifier
from recurnlp.classifier.sheet import Sheet
from recurnlp.classifier.training import Examples
from recurnlp.classifier.training.settings import choose_settings, divide_examples

MakeExamples = Callable[..., Examples]


def test_sources_are_held_back_whole(make_examples: MakeExamples) -> None:
    """Of several scored sources each is a fold; what is learned from only is in none."""
    examples = make_examples(sources=4, learned_only=1)

    assert divide_examples(examples).tolist() == [0, -1, 2, 3] * 12


@pytest.mark.parametrize(
    "change",
    [
        {"sources": np.zeros(48, dtype=np.intp)},
        {"scored": np.arange(48) % 2 == 0},
        {"patients": [f"p{i // 2}" for i in range(48)]},
        {"sources": np.arange(48) % 3},
    ],
    ids=["one source", "one scored source", "the same patients", "a label each"],
)
def test_else_patients_are_held_back(make_examples: MakeExamples, change: dict[str, object]) -> None:
    """Where sources cannot teach one another, scored notes are in five folds of patients."""
    examples = replace(make_examples(), **change)
    folds = divide_examples(examples)

    assert set(folds[examples.scored].tolist()) == {0, 1, 2, 3, 4}
    assert (folds[~examples.scored] == -1).all()
    pairs = set(zip(examples.patients, folds.tolist(), strict=True))
    assert len([fold for _, fold in pairs if fold >= 0]) == len(set(np.array(examples.patients)[examples.scored]))


def test_what_holds_in_one_source_only_is_not_believed(make_examples: MakeExamples) -> None:
    """A word that means the label in each source and another one in the next makes the classifier less sure."""
    examples = make_examples(number=96, sources=2)
    habits = [_add_habit(sheet, label, source) for sheet, label, source in _zip(examples)]
    within = choose_settings(_blank(), replace(examples, sheets=habits, sources=np.zeros(96, dtype=np.intp)))
    across = choose_settings(_blank(), replace(examples, sheets=habits))

    assert within.temperature_ < across.temperature_


def _blank() -> DiseaseStatusClassifier:
    return DiseaseStatusClassifier(word_weight=1, min_notes=2, min_patients=2)


def _zip(examples: Examples) -> list[tuple[Sheet, str, int]]:
    return list(zip(examples.sheets, examples.labels.tolist(), examples.sources.tolist(), strict=True))


def _add_habit(sheet: Sheet, label: str, source: int) -> Sheet:
    """A word of the source's own habit in place of the one that tells the label everywhere."""
    names = ("distant_metastasis", "no_evidence", "not_stated")
    terms = frozenset({"abc"[(names.index(label) + source) % 3] * 4})
    return replace(sheet, terms=terms, plain=terms)
