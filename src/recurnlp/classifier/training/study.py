"""How right a classifier is on notes that it did not learn from, beside the rules on the same notes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from sklearn.base import clone

from recurnlp.classifier.estimator import DiseaseStatusClassifier
from recurnlp.classifier.folds import assign_folds, find_others
from recurnlp.classifier.training.curve import CurvePoint, draw_curve
from recurnlp.classifier.training.examples import Examples
from recurnlp.classifier.training.settings import choose_settings
from recurnlp.classifier.training.verdicts import Verdicts, ask_classifier, join_verdicts
from recurnlp.errors import InputError

_FOLDS = 10
_FEWEST = 2  # labels; and patients that a label needs to stand on both sides of a fold
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Study:
    """A classifier, cross-validated.

    Args:
        verdicts: on every scored note, by a classifier that had learned from the other folds.
        left_out: by place of the source, on all its notes, by a classifier that learned from the other sources and
            other patients; without those of which the others can teach nothing.
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
    classifier: DiseaseStatusClassifier, examples: Examples, *, folds: int = _FOLDS, report: Report = lambda _: None
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
    left_out = dict(_leave_out(classifier, examples))
    report("learning curve")
    return Study(join_verdicts(pieces), left_out, draw_curve(classifier, examples, fold_of))


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
    return ask_classifier(choose_settings(clone(classifier), learned), held.take(held.scored))


def _leave_out(classifier: DiseaseStatusClassifier, examples: Examples) -> Iterator[tuple[int, Verdicts]]:
    """Yield each scored source that others can teach, with what was said of it."""
    for place in np.unique(examples.sources[examples.scored]).tolist():
        held = examples.sources == place
        rest = examples.take(find_others(held, examples.patients))
        if not rest.scored.any():  # only notes that are otherwise learned from: they decide the settings, then
            rest = Examples(rest.sheets, rest.labels, rest.patients, rest.sources, np.ones(len(rest), dtype=bool))
        if len(np.unique(rest.labels)) >= _FEWEST:
            yield place, _judge(classifier, rest, examples.take(held))
