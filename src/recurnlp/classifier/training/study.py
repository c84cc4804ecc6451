"""How right a classifier is on notes that it did not learn from, beside the rules on the same notes."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone

from recurnlp.classifier.estimator import DiseaseStatusClassifier
from recurnlp.classifier.folds import assign_folds, draw_share
from recurnlp.classifier.training.examples import Examples
from recurnlp.classifier.training.scores import measure_macro_f1
from recurnlp.classifier.training.settings import choose_settings
from recurnlp.errors import InputError

FOLDS = 10
_SHARES = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
_FEWEST = 2  # labels; and patients that a label needs to stand on both sides of a fold
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was said of notes by a classifier that had not seen them.

    Args:
        examples: the notes.
        labels: what it said.
        confidence: the probability of that.
    """

    examples: Examples
    labels: NDArray[np.str_]
    confidence: NDArray[np.float64]

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which labels are right."""
        return np.asarray(self.labels == self.examples.labels)

    def take(self, chosen: NDArray[np.bool_]) -> "Verdicts":
        """Return what was said of some of the notes.

        Args:
            chosen: which.
        """
        return Verdicts(self.examples.take(chosen), self.labels[chosen], self.confidence[chosen])


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What learning from some of the notes comes to.

    Args:
        notes: how many were learned from, on average over the folds.
        accuracy, macro_f1: on notes not learned from.
    """

    notes: int
    accuracy: float
    macro_f1: float


@dataclass(frozen=True, slots=True)
class Study:
    """A classifier, cross-validated.

    Args:
        verdicts: on every scored note, by a classifier that had learned from the other folds.
        left_out: by place of the source, on all its notes, by a classifier that learned from the other sources.
        curve: what more notes bring.
    """

    verdicts: Verdicts
    left_out: dict[int, Verdicts]
    curve: list[CurvePoint]


def train_classifier(classifier: DiseaseStatusClassifier, examples: Examples) -> DiseaseStatusClassifier:
    """Return the classifier, with settings chosen and fitted on all the notes.

    Args:
        classifier: says all other settings; it is left as it is.
        examples: the notes.

    Raises:
        InputError: a label has too few patients, or there is only one label.
    """
    _refuse_scarcity(examples)
    return choose_settings(clone(classifier), examples)


def study_examples(
    classifier: DiseaseStatusClassifier, examples: Examples, *, folds: int = FOLDS, report: Report = lambda _: None
) -> Study:
    """Cross-validate: settings are chosen within each training part, and no patient is on both sides.

    Args:
        classifier: says the settings that are not chosen.
        examples: the notes.
        folds: how many.
        report: called with what is being done.

    Raises:
        InputError: as `train_classifier`.
    """
    _refuse_scarcity(examples)
    fold_of = assign_folds(examples.labels.tolist(), examples.patients, folds)
    pieces = []
    for fold in np.unique(fold_of):
        report(f"fold {fold + 1} of {fold_of.max() + 1}")
        pieces.append(_judge(classifier, examples.take(fold_of != fold), examples.take(fold_of == fold)))
    report("sources left out")
    scored = np.unique(examples.sources[examples.scored])
    others = scored if len(np.unique(examples.sources)) > 1 else []
    left_out = {int(place): _leave_out(classifier, examples, int(place)) for place in others}
    report("learning curve")
    return Study(_join(pieces), left_out, _draw_curve(classifier, examples, fold_of))


def _refuse_scarcity(examples: Examples) -> None:
    scored = examples.take(examples.scored)
    patients = {
        label: len({p for p, said in zip(scored.patients, scored.labels, strict=True) if said == label})
        for label in np.unique(scored.labels).tolist()
    }
    scarce = [label for label, number in patients.items() if number < _FEWEST]
    if len(patients) < _FEWEST or scarce:
        wanted = f"at least two labels, each of at least {_FEWEST} patients, are needed"
        raise InputError(f"too few notes to learn from: {wanted}; found {_list(patients)}")


def _list(patients: dict[str, int]) -> str:
    return ", ".join(f"{label} ({number})" for label, number in patients.items()) or "none"


def _judge(classifier: DiseaseStatusClassifier, learned: Examples, held: Examples) -> Verdicts:
    if len(np.unique(learned.labels)) < _FEWEST:
        raise InputError("too few notes to learn from: the notes of one label, or nearly all, are of one patient")
    return _ask(choose_settings(clone(classifier), learned), held.take(held.scored))


def _leave_out(classifier: DiseaseStatusClassifier, examples: Examples, place: int) -> Verdicts:
    held = examples.sources == place
    rest = examples.take(~held)
    if not rest.scored.any():  # only notes that are otherwise learned from: they decide the settings, then
        rest = Examples(rest.sheets, rest.labels, rest.patients, rest.sources, np.ones(len(rest), dtype=bool))
    return _judge(classifier, rest, examples.take(held))


def _ask(fitted: DiseaseStatusClassifier, held: Examples) -> Verdicts:
    if not len(held):
        return Verdicts(held, np.array([], dtype=np.str_), np.array([]))
    probabilities = fitted.predict_proba(held.sheets)
    return Verdicts(held, fitted.classes_[probabilities.argmax(axis=1)], probabilities.max(axis=1))


def _join(pieces: list[Verdicts]) -> Verdicts:
    parts = [piece.examples for piece in pieces]
    together = Examples(
        [sheet for part in parts for sheet in part.sheets],
        np.concatenate([part.labels for part in parts]),
        [patient for part in parts for patient in part.patients],
        np.concatenate([part.sources for part in parts]),
        np.concatenate([part.scored for part in parts]),
    )
    labels = np.concatenate([piece.labels for piece in pieces])
    return Verdicts(together, labels, np.concatenate([piece.confidence for piece in pieces]))


def _draw_curve(classifier: DiseaseStatusClassifier, examples: Examples, fold_of: NDArray[np.intp]) -> list[CurvePoint]:
    points = [_measure_share(classifier, examples, fold_of, share) for share in _SHARES]
    return [point for point in points if point]


def _measure_share(
    classifier: DiseaseStatusClassifier, examples: Examples, fold_of: NDArray[np.intp], share: float
) -> CurvePoint | None:
    """Return what a share comes to, ``None`` where it holds one label only."""
    pieces, learned = [], []
    chosen = draw_share(examples.patients, share)
    for fold in np.unique(fold_of):
        part = examples.take((fold_of != fold) & chosen)
        if len(np.unique(part.labels)) > 1:
            fitted = clone(classifier).set_params(calibration_folds=0).fit(part.sheets, part.labels, part.patients)
            held = examples.take((fold_of == fold) & examples.scored)
            pieces.append(_ask(fitted, held))
            learned.append(len(part))
    if not pieces:
        return None
    verdicts = _join(pieces)
    measure = measure_macro_f1(verdicts.examples.labels, verdicts.labels)
    everything = np.ones(len(verdicts.labels))
    return CurvePoint(round(float(np.mean(learned))), float(verdicts.right.mean()), measure(everything))
