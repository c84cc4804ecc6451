from collections.abc import Callable, Sequence

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.utils import estimator_checks, get_tags

from recurnlp import Note
from recurnlp.classifier import ABSTAINED, DiseaseStatusClassifier

# The other checks of `check_estimator` feed rows of numbers, which are no notes: for those a TypeError is wanted,
# and `test_what_is_no_note_is_refused` holds it.
CHECKS = (
    estimator_checks.check_estimator_cloneable,
    estimator_checks.check_estimator_repr,
    estimator_checks.check_estimator_tags_renamed,
    estimator_checks.check_valid_tag_types,
    estimator_checks.check_no_attributes_set_in_init,
    estimator_checks.check_estimators_unfitted,
    estimator_checks.check_do_not_raise_errors_in_init_or_set_params,
    estimator_checks.check_mixin_order,
    estimator_checks.check_parameters_default_constructible,
    estimator_checks.check_get_params_invariance,
    estimator_checks.check_set_params,
    estimator_checks.check_requires_y_none,
)
"""The checks that need no numbers."""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_passes_scikit_learn_s_check(check: Callable[[str, object], None]) -> None:
    """Every check of scikit-learn's that gives it no rows of numbers passes."""
    check("DiseaseStatusClassifier", DiseaseStatusClassifier())


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.SkipTestWarning")  # it says that it leaves checks out
def test_check_estimator_passes() -> None:
    """`check_estimator` passes; told that notes are texts, it leaves out all that needs numbers."""
    estimator_checks.check_estimator(DiseaseStatusClassifier())
    tags = get_tags(DiseaseStatusClassifier()).input_tags
    assert (tags.string, tags.two_d_array) == (True, False)


def test_it_learns(fitted: DiseaseStatusClassifier, notes: Sequence[Note], labels: Sequence[str]) -> None:
    """It gives the notes it learned from their labels."""
    assert fitted.classes_.tolist() == sorted(set(labels))
    assert fitted.score(notes, labels) == 1.0


def test_probabilities_are_probabilities(fitted: DiseaseStatusClassifier, notes: Sequence[Note]) -> None:
    """One row a note, one column a label, each row sums to one, and the largest is the label's."""
    probabilities = fitted.predict_proba(notes)

    assert probabilities.shape == (len(notes), 4)
    assert np.allclose(probabilities.sum(axis=1), 1)
    assert (fitted.classes_[probabilities.argmax(axis=1)] == fitted.predict(notes)).all()


def test_texts_are_read_as_notes(fitted: DiseaseStatusClassifier, texts: Sequence[str], notes: Sequence[Note]) -> None:
    """A text, its extracted note, and a mixture of both come to the same."""
    mixture = [text if number % 2 else note for number, (text, note) in enumerate(zip(texts, notes, strict=True))]

    assert np.array_equal(fitted.predict_proba(texts), fitted.predict_proba(notes))
    assert np.array_equal(fitted.predict_proba(np.array(texts)), fitted.predict_proba(mixture))


def test_one_note_is_judged_as_many_are(fitted: DiseaseStatusClassifier, notes: Sequence[Note]) -> None:
    """`judge` gives label and probabilities of `predict_proba`, to six decimals."""
    opinion = fitted.judge(notes[0])
    (row,) = fitted.predict_proba(notes[:1])

    assert opinion.label == fitted.predict(notes[:1])[0]
    assert opinion.probabilities == dict(zip(fitted.classes_.tolist(), row.round(6).tolist(), strict=True))
    assert opinion.probability == max(opinion.probabilities.values())


def test_it_abstains_below_its_threshold(fitted: DiseaseStatusClassifier, notes: Sequence[Note]) -> None:
    """Where no label is probable enough there is none; elsewhere nothing changes."""
    surest = fitted.predict_proba(notes).max(axis=1)
    threshold = float(np.median(surest)) + 1e-9
    careful = clone(fitted).set_params(abstain_below=threshold).fit(notes, fitted.predict(notes))

    said = careful.predict(notes)
    abstained = said == ABSTAINED
    assert 0 < abstained.sum() < len(notes)
    assert (abstained == (careful.predict_proba(notes).max(axis=1) < threshold)).all()
    assert [careful.judge(note).label is None for note in notes] == abstained.tolist()


def test_model_selection_works(notes: Sequence[Note], labels: Sequence[str]) -> None:
    """`cross_val_score` and `GridSearchCV` fit, clone and score it."""
    classifier = DiseaseStatusClassifier(min_notes=2, min_patients=2, calibration_folds=2)
    search = GridSearchCV(classifier, {"strength": [0.01, 1.0]}, cv=2).fit(notes, labels)

    assert min(cross_val_score(classifier, notes, labels, cv=3)) > 0.5
    assert search.best_params_["strength"] in (0.01, 1.0)
    assert search.score(notes, labels) > 0.9


def test_fitting_twice_gives_the_same(
    fitted: DiseaseStatusClassifier, notes: Sequence[Note], labels: list[str]
) -> None:
    """Nothing is left to chance, and a clone has the settings of its original."""
    again = clone(fitted).fit(notes, labels)

    assert np.array_equal(again.coef_, fitted.coef_)
    assert again.temperature_ == fitted.temperature_
    assert again.features_.tolist() == fitted.features_.tolist()


def test_words_can_be_left_out(notes: Sequence[Note], labels: Sequence[str]) -> None:
    """With a word weight of 0 all features are findings of the rules."""
    classifier = DiseaseStatusClassifier(word_weight=0, calibration_folds=0).fit(notes, labels)

    assert all(":" in name for name in classifier.features_)
    assert classifier.temperature_ == 1.0


def test_it_overrules_the_rules(extractor: Callable[[str], Note]) -> None:
    """Taught that a wording means otherwise, it gives another label than the rules."""
    texts = [f"Recurrent carcinoma, {word} and tiresome." for word in "red blue green pale dark loud".split()]
    others = [f"Recurrent carcinoma, {word} and pleasing." for word in "red blue green pale dark loud".split()]
    notes = [extractor(text) for text in (*texts, *others)]
    classifier = DiseaseStatusClassifier(word_weight=1, strength=10, min_notes=2, min_patients=2)
    classifier.fit(notes, ["not_stated"] * 6 + ["locoregional_recurrence"] * 6)

    note = extractor("Recurrent carcinoma, grey and tiresome.")
    assert note.status.label == "locoregional_recurrence"
    assert classifier.judge(note).label == "not_stated"
    assert any("tiresome" in reason.feature for reason in classifier.explain([note])[0])


def test_reasons_add_up(fitted: DiseaseStatusClassifier, notes: Sequence[Note]) -> None:
    """All reasons and the intercepts together are the log odds of the label against the next best."""
    (reasons,) = fitted.explain(notes[:1], top=10_000)
    first, second = np.argsort(fitted.predict_proba(notes[:1])[0])[[-1, -2]]
    odds = np.diff(np.log(fitted.predict_proba(notes[:1])[0][[second, first]]))[0]
    intercepts = (fitted.intercept_[first] - fitted.intercept_[second]) / fitted.temperature_

    assert sum(reason.weight for reason in reasons) + intercepts == pytest.approx(odds, abs=1e-4)
    assert [abs(reason.weight) for reason in reasons] == sorted((abs(r.weight) for r in reasons), reverse=True)
    assert fitted.explain(notes[:1], top=3)[0] == reasons[:3]


@pytest.mark.parametrize("strange", [[[1.0, 2.0]], [None], [b"text"], np.ones((2, 2))])
def test_what_is_no_note_is_refused(fitted: DiseaseStatusClassifier, strange: object) -> None:
    """Rows of numbers, nothing and bytes are no notes."""
    with pytest.raises(TypeError, match="must be a text or a Note"):
        fitted.predict(strange)  # type: ignore[arg-type]


@pytest.mark.parametrize("empty", [[], "a text alone"])
def test_no_notes_are_refused(fitted: DiseaseStatusClassifier, empty: object) -> None:
    """A sequence of notes is wanted; a single text is none, though Python could go through its letters."""
    with pytest.raises(ValueError, match="give a sequence"):
        fitted.predict(empty)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("y", "groups", "message"),
    [
        (["a", "b"], None, "do not match"),
        (["a", "b", "a"], [1, 2], "do not match"),
        (["a", "a", "a"], None, "only one class"),
        ([["a"], ["b"], ["a"]], None, "1d array"),
        ([0.5, 1.5, 2.25], None, "Unknown label type"),
        (None, None, "requires y"),
    ],
)
def test_labels_that_do_not_fit_are_refused(notes: Sequence[Note], y: object, groups: object, message: str) -> None:
    """Too few labels or groups, one label only, numbers on a scale, or none at all."""
    with pytest.raises(ValueError, match=message):
        DiseaseStatusClassifier().fit(notes[:3], y, groups)  # type: ignore[arg-type]


def test_an_unfitted_classifier_says_so(notes: Sequence[Note]) -> None:
    """Whatever is asked of it, it must have learned first."""
    blank = DiseaseStatusClassifier()
    for ask in (blank.predict, blank.predict_proba, blank.decision_function, blank.explain):
        with pytest.raises(NotFittedError):
            ask(notes)
    with pytest.raises(NotFittedError):
        blank.judge(notes[0])
