"""Every measure against figures worked out by hand."""

import pytest

from recurnlp.evaluate import Gold, Judgement, Part, pair_notes
from recurnlp.evaluate.breakdown import score_cases
from recurnlp.evaluate.records import GoldNote


def test_each_score_is_what_it_was_worked_out_to_be(cases, gold, expected):
    """Value, number of gold items, precision and recall of every measure are those of the worked example."""
    scores = score_cases("all", cases, gold.facets).scores
    assert list(scores) == list(expected)
    for name, score in scores.items():
        found = (score.value, score.n, score.precision, score.recall)
        assert found == pytest.approx(expected[name], abs=1e-12), name


def test_a_perfect_prediction_scores_one_throughout(gold):
    """Predicting the gold itself gives 1 with an interval of no width, wherever the gold has anything to find."""
    cases = pair_notes(gold, {note.id: note.judgement for note in gold.notes})
    scores = score_cases("all", cases, gold.facets).scores
    assert {name for name, score in scores.items() if score.value != 1} == {"note recurrence affirmed"}
    assert scores["note recurrence accuracy"].low == scores["note recurrence accuracy"].high == 1


def test_what_the_gold_does_not_judge_is_not_scored(predicted):
    """Of gold that judges one axis in one note, only that axis has scores, and only that note counts."""
    notes = (
        GoldNote("a", "", "", None, Judgement(axes={"nodal": "not_stated"})),
        GoldNote("b", "", "", None, Judgement()),
    )
    part = score_cases("all", pair_notes(Gold(notes), predicted), Gold(notes).facets)
    assert isinstance(part, Part)
    assert set(part.scores) == {"note nodal affirmed", "note nodal accuracy", "note nodal macro F1"}
    assert (part.scores["note nodal accuracy"].value, part.scores["note nodal accuracy"].n) == (1, 1)
