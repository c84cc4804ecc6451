"""The classifier, as a scikit-learn estimator over texts or extracted notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import softmax
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted

from recurnlp.classifier.audit import audit_terms
from recurnlp.classifier.columns import Columns, choose_columns
from recurnlp.classifier.folds import assign_folds
from recurnlp.classifier.items import Items, list_features, load_lexicon, read_items
from recurnlp.classifier.sheet import Sheet, fill_sheet
from recurnlp.classifier.temperature import Scores, find_temperature
from recurnlp.classifier.weights import fit_weights, score_unseen
from recurnlp.model import Note, Opinion

ABSTAINED = "abstained"
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one label was chosen over the next best.

    Args:
        feature: a finding of the rules, which holds a colon, or a term of the text.
        weight: what it adds to the log odds of the label against the next best.
    """

    feature: str
    weight: float


class DiseaseStatusClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Labels a note's disease status from what the rules found and the words they found it in.

    A linear model: logistic regression, then one temperature for its probabilities. `X` is a sequence of texts, of
    notes that an `Extractor` has read, or of both. Fitted, it has ``classes_``, ``features_`` (the columns' names),
    ``coef_``, ``intercept_``, ``temperature_`` and, until it is saved, ``audit_``.

    Args:
        strength: the inverse of the L2 penalty.
        word_weight: the value of a word beside the findings of the rules; 0 leaves words out.
        min_notes, min_patients: how many must write a word that is not in the rule lexicon before it may be learned.
        class_weight: ``None``, ``"balanced"`` or a weight for each label.
        calibration_folds: how often to fit for calibration, unless `fit` is told the folds; 0 leaves the probabilities
            as they come.
        abstain_below: `predict` says ``"abstained"`` where the best probability is lower.
        patterns, extra_rules: as `Extractor` takes them, to read texts.

    Example:
        >>> classifier = DiseaseStatusClassifier().fit(texts, labels)  # doctest: +SKIP
        >>> classifier.predict(["IMPRESSION: New liver metastases."])  # doctest: +SKIP
    """

    def __init__(
        self,
        *,
        strength: float = 1.0,
        word_weight: float = 0.2,
        min_notes: int = 5,
        min_patients: int = 5,
        class_weight: str | Mapping[str, float] | None = None,
        calibration_folds: int = 5,
        abstain_below: float = 0.0,
        patterns: str | Path | None = None,
        extra_rules: Sequence[str | Path] = (),
    ) -> None:
        self.strength = strength
        self.word_weight = word_weight
        self.min_notes = min_notes
        self.min_patients = min_patients
        self.class_weight = class_weight
        self.calibration_folds = calibration_folds
        self.abstain_below = abstain_below
        self.patterns = patterns
        self.extra_rules = extra_rules

    def fit(
        self,
        X: Items,  # noqa: N803
        y: ArrayLike,
        groups: Sequence[object] | None = None,
        folds: ArrayLike | None = None,
    ) -> Self:
        """Learn from notes.

        Args:
            X: the notes.
            y: their labels.
            groups: whose each note is; without it each note counts as a patient of its own.
            folds: which notes to hold back together for calibration, such as those of one hospital; below 0 for those
                that are never held back. Without it folds of patients.

        Raises:
            TypeError: `X` holds something other than texts and notes.
            ValueError: there are no notes, the lengths differ, or there is only one label.
        """
        labels = _check_labels(y)
        sheets = [item if isinstance(item, Sheet) else fill_sheet(item) for item in self._read(X)]
        patients = list(range(len(sheets)) if groups is None else groups)
        if not len(sheets) == len(labels) == len(patients):
            raise ValueError(f"{len(sheets)} notes, {len(labels)} labels and {len(patients)} groups do not match")
        self.classes_ = np.unique(labels)
        if len(self.classes_) < 2:
            raise ValueError("Classifier can't train when only one class is present.")
        lexicon = load_lexicon(self.patterns, self.extra_rules)
        self.audit_ = audit_terms(sheets, patients, lexicon, self.min_notes, self.min_patients)
        self.features_ = choose_columns(sheets, self.audit_.terms if self.word_weight else ())
        self._prepare()
        matrix = self._columns.encode(sheets)
        settings: dict[str, Any] = {"strength": self.strength, "class_weight": self.class_weight}
        self.coef_, self.intercept_ = fit_weights(matrix, labels, **settings)
        self.temperature_ = 1.0
        if self.calibration_folds:
            parts = self._assign_folds(labels, patients) if folds is None else np.asarray(folds, dtype=np.intp)
            scores = score_unseen(matrix, labels, patients, parts, **settings)
            self.temperature_ = find_temperature(scores, np.searchsorted(self.classes_, labels))
        return self

    def decision_function(self, X: Items) -> Scores:  # noqa: N803
        """Return the calibrated scores, one row a note, one column a label.

        Args:
            X: the notes.
        """
        check_is_fitted(self, "coef_")
        return np.array([self._score(*self._locate(item)) for item in self._read(X)])

    def predict_proba(self, X: Items) -> Scores:  # noqa: N803
        """Return the probability of each label, one row a note.

        Args:
            X: the notes.
        """
        return np.asarray(softmax(self.decision_function(X), axis=1))

    def predict(self, X: Items) -> NDArray[Any]:  # noqa: N803
        """Return the likeliest label of each note, ``"abstained"`` where it is too unlikely.

        Args:
            X: the notes.
        """
        probabilities = self.predict_proba(X)
        labels = self.classes_[probabilities.argmax(axis=1)]
        unsure = probabilities.max(axis=1) < self.abstain_below
        return np.where(unsure, ABSTAINED, labels) if unsure.any() else labels

    def judge(self, note: Note) -> Opinion:
        """Return what is thought of one note; the label is ``None`` where it is too unlikely.

        Args:
            note: an extracted note.
        """
        check_is_fitted(self, "coef_")
        probabilities = softmax(self._score(*self._locate(note)))
        by_label = {str(name): round(float(p), _DECIMALS) for name, p in zip(self.classes_, probabilities, strict=True)}
        best = max(by_label, key=by_label.__getitem__)
        return Opinion(None if probabilities.max() < self.abstain_below else best, by_label[best], by_label)

    def explain(self, X: Items, top: int = 8) -> list[list[Reason]]:  # noqa: N803
        """Return for each note the features that speak loudest for or against the label, loudest first.

        Args:
            X: the notes.
            top: how many for each note.
        """
        check_is_fitted(self, "coef_")
        return [self._explain(*self._locate(item), top) for item in self._read(X)]

    def __sklearn_tags__(self) -> Any:
        """Tell scikit-learn that notes are texts, not rows of numbers."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what is made from the rest, and the audit, which names words: the card has it."""
        state: dict[str, Any] = super().__getstate__()
        return {name: value for name, value in state.items() if name not in ("_columns", "_weights", "audit_")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Make again what was left out."""
        super().__setstate__(state)
        if "coef_" in state:
            self._prepare()

    def _assign_folds(self, labels: NDArray[Any], patients: Sequence[object]) -> NDArray[np.intp]:
        return assign_folds([str(label) for label in labels], patients, self.calibration_folds)

    def _prepare(self) -> None:
        self._columns = Columns(self.features_.tolist(), self.word_weight)

    def _read(self, X: Items) -> list[Note | Sheet]:  # noqa: N803
        return read_items(X, self.patterns, self.extra_rules)

    def _locate(self, item: Note | Sheet) -> tuple[list[int], list[float]]:
        return self._columns.locate(*list_features(item))

    def _score(self, places: list[int], values: list[float]) -> Scores:
        return np.asarray((self.coef_[:, places] @ np.array(values) + self.intercept_) / self.temperature_)

    def _explain(self, places: list[int], values: list[float], top: int) -> list[Reason]:
        *_, second, best = np.argsort(self._score(places, values))
        weights = (self.coef_[best, places] - self.coef_[second, places]) * np.array(values) / self.temperature_
        order = np.argsort(-np.abs(weights), kind="stable")[:top]
        return [Reason(str(self.features_[places[i]]), float(weights[i])) for i in order]


def _check_labels(y: ArrayLike) -> NDArray[Any]:
    if y is None:
        raise ValueError("requires y to be passed, but the target y is None")
    labels = np.asarray(y)
    if labels.ndim != 1:
        raise ValueError(f"y should be a 1d array, got an array of shape {labels.shape} instead.")
    check_classification_targets(labels)
    return labels
