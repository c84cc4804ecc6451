"""The whole of an evaluation."""

import json

import pytest

from recurnlp.errors import InputError
from recurnlp.evaluate import evaluate_cases, keep_looked_at
from recurnlp.evaluate.folds import assign_fold


def test_a_fold_is_held_out_whole(cases):
    """The held-out fold and the rest are scored apart, and together are all notes."""
    fold = assign_fold("a", 3)
    looked_at, held_out = evaluate_cases(cases, 3, fold).apart
    unseen = [case.gold.id for case in cases if assign_fold(case.gold.id, 3) == fold]
    assert (looked_at.name, held_out.name) == ("looked at", "held out")
    assert (looked_at.notes, held_out.notes) == (len(cases) - len(unseen), len(unseen))
    assert [case.gold.id for case in keep_looked_at(cases, 3, fold)] == [i for i in "abcd" if i not in unseen]


def test_nothing_is_held_out_unless_asked(cases):
    """Without a held-out fold every note may be looked at, and there are no folds."""
    evaluation = evaluate_cases(cases)
    assert (evaluation.folds, evaluation.apart) == ([], [])
    assert keep_looked_at(cases, 0, 0) == list(cases)


def test_an_empty_fold_cannot_be_held_out(cases):
    """With more folds than notes some are empty, and holding one out would measure nothing."""
    empty = next(fold for fold in range(1, 51) if all(assign_fold(case.gold.id, 50) != fold for case in cases))
    with pytest.raises(InputError, match=f"--held-out {empty}: that fold has 0 of 4 notes"):
        evaluate_cases(cases, 50, empty)


def test_it_can_be_written_as_json(cases):
    """As data it holds every score of every part by name."""
    told = json.loads(json.dumps(evaluate_cases(cases, 2).describe()))
    assert told["notes"] == 4
    assert told["scores"]["detect all"]["value"] == 0.75
    assert told["kinds"]["pathology"]["scores"]["detect all"]["n"] == 2
    assert set(told) == {"name", "notes", "scores", "kinds", "sections", "folds", "apart"}
