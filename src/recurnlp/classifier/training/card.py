"""The model card: what a model was made from, how right it is, what it is for. Never a note's text."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from recurnlp.classifier.audit import Audit
from recurnlp.classifier.estimator import DiseaseStatusClassifier
from recurnlp.classifier.training.comparison import compare, describe_bins, describe_labels, is_better
from recurnlp.classifier.training.examples import Examples, Source
from recurnlp.classifier.training.study import Study
from recurnlp.classifier.training.verdicts import join_verdicts
from recurnlp.model.vocabulary import LABELS

Record = dict[str, Any]
_TEMPLATE = "card.md"
_LIBRARIES = ("numpy", "scikit-learn", "scipy", "skops")


@dataclass(frozen=True, slots=True)
class Making:
    """What a model was made from.

    Args:
        name: the model's.
        program: the version of recurnlp.
        rules_digest: of the rules that read the notes.
        sources: where the notes come from.
        remarks: what else a user should know of these notes.
    """

    name: str
    program: str
    rules_digest: str
    sources: Sequence[Source]
    remarks: Sequence[str] = ()


def describe_model(classifier: DiseaseStatusClassifier, making: Making, examples: Examples, study: Study) -> Record:
    """Return the card as data.

    Args:
        classifier: fitted on all the notes.
        making: what it was made from.
        examples: the notes.
        study: how right it is on notes that it did not learn from.
    """
    overall = compare(study.verdicts)
    elsewhere = compare(join_verdicts(study.left_out.values())) if study.left_out else None
    return {
        "name": making.name,
        "recurnlp": making.program,
        "rules": making.rules_digest,
        "libraries": {name: version(name) for name in _LIBRARIES},
        "labels": classifier.classes_.tolist(),
        "settings": _describe_settings(classifier),
        "data": [_describe_source(place, source, examples) for place, source in enumerate(making.sources)],
        "remarks": list(making.remarks),
        "scores": {
            "folds": overall,
            "by_source": _compare_sources(making, study),
            "left_out": {making.sources[place].name: compare(verdicts) for place, verdicts in study.left_out.items()},
            "elsewhere": elsewhere,
        },
        "better_than_rules": is_better(overall),
        "better_elsewhere": elsewhere and is_better(elsewhere),
        "by_label": describe_labels(study.verdicts),
        "confusion": _count_confusion(study),
        "reliability": describe_bins(study.verdicts),
        "learning_curve": [asdict(point) for point in study.curve],
        "audit": _describe_audit(classifier.audit_, classifier),
    }


def _describe_audit(audit: Audit, classifier: DiseaseStatusClassifier) -> Record:
    """Return the account of the vocabulary: what the model holds, and why each word may be in it.

    Args:
        audit: of the classifier.
        classifier: fitted.
    """
    held = set(classifier.features_.tolist())
    common = {term: numbers for term, numbers in audit.common.items() if term in held}
    return {
        "rule": f"in the rule lexicon, or written in lower case in {classifier.min_notes} notes of "
        f"{classifier.min_patients} patients; never a digit, a date or a name",
        "features": len(held),
        "from_lexicon": sorted(held.intersection(audit.lexicon)),
        "from_notes": {term: {"notes": notes, "patients": patients} for term, (notes, patients) in common.items()},
        "refused": audit.refused,
    }


def write_card(card: Record) -> str:
    """Return the card as Markdown.

    Args:
        card: as `describe_model` returned it.
    """
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    # Markdown for people, not HTML: what is filled in are figures and names of ours.
    environment = Environment(  # noqa: S701
        loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["figure"] = _write_figure
    return environment.get_template(_TEMPLATE).render(card)


def _write_figure(score: Record) -> str:
    return f"{score['value']:.3f} [{score['low']:.3f}, {score['high']:.3f}]"


def _describe_settings(classifier: DiseaseStatusClassifier) -> Record:
    settings = {
        name: value for name, value in classifier.get_params().items() if name not in ("patterns", "extra_rules")
    }
    return settings | {"temperature": classifier.temperature_}


def _describe_source(place: int, source: Source, examples: Examples) -> Record:
    chosen = examples.sources == place
    patients = {patient for patient, is_its in zip(examples.patients, chosen, strict=True) if is_its}
    return asdict(source) | {"notes": int(chosen.sum()), "patients": len(patients)}


def _compare_sources(making: Making, study: Study) -> Record:
    sources = study.verdicts.examples.sources
    return {making.sources[place].name: compare(study.verdicts.take(sources == place)) for place in np.unique(sources)}


def _count_confusion(study: Study) -> Record:
    truth, said = study.verdicts.examples.labels, study.verdicts.labels
    return {one: {other: int(((truth == one) & (said == other)).sum()) for other in LABELS} for one in LABELS}
