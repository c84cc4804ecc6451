"""The classifier beside the rules, on the same notes."""

from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recurnlp.classifier.training.scores import (
    Measure,
    list_bins,
    measure_accuracy,
    measure_calibration_error,
    measure_macro_f1,
    score,
    subtract,
)
from recurnlp.classifier.training.verdicts import Verdicts

Record = dict[str, Any]


def compare(verdicts: Verdicts) -> Record:
    """Return accuracy and macro F1 of classifier, rules and their difference, and the calibration error.

    Args:
        verdicts: what the classifier said of notes that it had not learned from.
    """
    truth, patients = verdicts.examples.labels, verdicts.examples.patients

    def describe(measure: Measure) -> dict[str, float]:
        return {name: round(value, 4) for name, value in asdict(score(measure, patients)).items()}

    record: Record = {"notes": len(truth), "patients": len(set(patients))}
    for name, build in (("accuracy", measure_accuracy), ("macro_f1", measure_macro_f1)):
        classifier, rules = build(truth, verdicts.labels), build(truth, verdicts.examples.rules)
        record[name] = {
            "classifier": describe(classifier),
            "rules": describe(rules),
            "difference": describe(subtract(classifier, rules)),
        }
    record["calibration_error"] = describe(measure_calibration_error(verdicts.right, verdicts.confidence))
    return record


def is_better(comparison: Record) -> bool:
    """Whether the macro F1 is above that of the rules beyond the chance of which notes were drawn.

    Args:
        comparison: as `compare` returned it.
    """
    return bool(comparison["macro_f1"]["difference"]["low"] > 0)


def describe_bins(verdicts: Verdicts) -> list[Record]:
    """Return notes, mean probability and share of right labels for each tenth of probability.

    Args:
        verdicts: as for `compare`.
    """
    return [
        {name: round(value, 4) for name, value in asdict(each).items()}
        for each in list_bins(verdicts.right, verdicts.confidence)
    ]


def describe_labels(verdicts: Verdicts) -> list[Record]:
    """Return notes, precision, recall and F1 for each label that was judged, with the F1 of the rules.

    Args:
        verdicts: as for `compare`.
    """
    truth, rules = verdicts.examples.labels, verdicts.examples.rules
    return [
        {"label": label, "notes": int((truth == label).sum())}
        | _measure_label(truth == label, verdicts.labels == label)
        | {"rules_f1": _measure_label(truth == label, rules == label)["f1"]}
        for label in np.unique(truth).tolist()
    ]


def _measure_label(is_so: NDArray[np.bool_], said: NDArray[np.bool_]) -> dict[str, float]:
    hits, wanted, claims = int((is_so & said).sum()), int(is_so.sum()), int(said.sum())
    return {
        "precision": round(hits / max(claims, 1), 4),
        "recall": round(hits / wanted, 4),
        "f1": round(2 * hits / (wanted + claims), 4),
    }
