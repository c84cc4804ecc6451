from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from recurnlp.classifier import DiseaseStatusClassifier
from recurnlp.classifier.training import Examples, Study, study_examples, train_classifier
from recurnlp.errors import InputError

MakeExamples = Callable[..., Examples]
BLANK = DiseaseStatusClassifier(word_weight=1, min_notes=2, min_patients=2, calibration_folds=2)


@pytest.fixture(scope="module")
def steps() -> list[str]:
    """What the study below reports."""
    return []


@pytest.fixture(scope="module")
def study(make_examples: MakeExamples, steps: list[str]) -> Study:
    """A study of 48 notes from two sources."""
    return study_examples(BLANK, make_examples(), folds=2, report=steps.append)


def test_every_scored_note_is_judged_once(make_examples: MakeExamples) -> None:
    """Notes that are learned from only get no verdict; the others get one each."""
    examples = make_examples(learned_only=1)
    verdicts = study_examples(BLANK, examples, folds=3).verdicts

    assert len(verdicts.labels) == len(verdicts.confidence) == 24
    assert sorted(verdicts.examples.patients) == sorted(f"p{i}" for i in range(0, 48, 2))
    assert verdicts.examples.scored.all()


def test_words_overrule_rules_on_notes_not_learned_from(study: Study) -> None:
    """Where a word tells the label, the classifier is right though the rules are wrong every fifth time."""
    assert study.verdicts.right.all()
    assert (study.verdicts.examples.rules == study.verdicts.examples.labels).mean() == 38 / 48
    assert all(verdicts.right.all() for verdicts in study.left_out.values())


def test_no_patient_is_on_both_sides(make_examples: MakeExamples) -> None:
    """A word that only one patient's notes hold cannot help with that patient's notes."""
    examples = make_examples(number=48, patients=[f"p{i % 12}" for i in range(48)])
    asked: list[tuple[set[str], set[str]]] = []

    class Spy(DiseaseStatusClassifier):
        def fit(self, X, y, groups=None, folds=None):  # type: ignore[no-untyped-def]  # noqa: N803
            self.learned_ = set(groups)
            return super().fit(X, y, groups, folds)

        def predict_proba(self, X):  # type: ignore[no-untyped-def]  # noqa: N803
            held = {examples.patients[i] for i, sheet in enumerate(examples.sheets) if any(sheet is x for x in X)}
            asked.append((self.learned_, held))
            return super().predict_proba(X)

    study_examples(Spy(word_weight=1, min_notes=1, min_patients=1), _keep_one_source(examples), folds=2)
    assert asked
    assert all(learned.isdisjoint(held) for learned, held in asked)


def _keep_one_source(examples: Examples) -> Examples:
    return Examples(
        examples.sheets, examples.labels, examples.patients, np.zeros(len(examples), dtype=np.intp), examples.scored
    )


def test_a_source_left_out_is_scored_whole(study: Study, make_examples: MakeExamples) -> None:
    """All notes of a source are judged by a classifier that learned from the others; a single source has no others."""
    assert {place: len(verdicts.labels) for place, verdicts in study.left_out.items()} == {0: 24, 1: 24}
    assert study_examples(BLANK, make_examples(number=18, sources=1), folds=2).left_out == {}


def test_a_source_that_others_cannot_teach_is_not_left_out(make_examples: MakeExamples) -> None:
    """Two sources of the same patients, and sources of one label each, are studied by folds of patients only."""
    same = make_examples(patients=[f"p{i // 2}" for i in range(48)])
    assert study_examples(BLANK, same, folds=2).left_out == {}
    two = make_examples()
    two = two.take(two.labels != "not_stated")
    apart = replace(two, sources=(two.labels == "no_evidence").astype(np.intp))
    assert study_examples(BLANK, apart, folds=2).left_out == {}


def test_the_curve_grows_to_all_notes(study: Study) -> None:
    """Each point has learned from more notes than the one before; the last from all of the other fold."""
    assert [point.notes for point in study.curve] == sorted({point.notes for point in study.curve})
    assert study.curve[-1].notes == 24
    assert study.curve[-1].accuracy == 1.0


def test_settings_are_chosen(make_examples: MakeExamples) -> None:
    """The classifier that is given stays as it is; a trained one has the best of the strengths."""
    trained = train_classifier(BLANK, make_examples())

    assert not hasattr(BLANK, "coef_")
    assert trained.strength == 3.0  # notes without noise bear the weakest penalty
    assert trained.score(make_examples().sheets, make_examples().labels) == 1.0


@pytest.mark.parametrize(
    ("number", "patients", "message"),
    [
        (1, None, r"found distant_metastasis \(1\)"),
        (4, None, r"no_evidence \(1\)"),
        (6, ["p"] * 6, r"not_stated \(1\)"),
    ],
)
def test_too_few_notes_are_refused(
    make_examples: MakeExamples, number: int, patients: list[str] | None, message: str
) -> None:
    """A label needs two patients, and there must be two labels; what was found is told."""
    examples = make_examples(number=number, patients=patients)
    for use in (train_classifier, study_examples):
        with pytest.raises(InputError, match=f"too few notes to learn from: .*{message}"):
            use(BLANK, examples)


def test_the_study_says_what_it_does(study: Study, steps: list[str]) -> None:
    """Each step is reported, so that a long training can be followed."""
    assert study
    assert steps == ["fold 1 of 2", "fold 2 of 2", "sources left out", "learning curve"]
