"""Invented notes of four labels, read once, and a classifier that has learned from them."""

from collections.abc import Sequence

import pytest

from recurnlp import Extractor, Note
from recurnlp.classifier import DiseaseStatusClassifier

ORGANS = ("liver", "brain", "lung", "adrenal gland", "spleen", "pleura")
WORDINGS = {
    "distant_metastasis": "IMPRESSION: New metastases in the {}. They were growing quickly.",
    "no_evidence": "IMPRESSION: No evidence of recurrence. The {} was normal again.",
    "nodal_metastasis": "FINAL DIAGNOSIS: Lymph nodes near the {}: metastatic carcinoma in two of nine nodes.",
    "not_stated": "IMPRESSION: The {} was normal. She feels well.",
}


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """Six notes of each of four labels."""
    return [wording.format(organ) for wording in WORDINGS.values() for organ in ORGANS]


@pytest.fixture(scope="session")
def labels() -> list[str]:
    """Their labels."""
    return [label for label in WORDINGS for _ in ORGANS]


@pytest.fixture(scope="session")
def notes(texts: Sequence[str], extractor: Extractor) -> list[Note]:
    """The notes, extracted."""
    return [extractor(text) for text in texts]


@pytest.fixture(scope="session")
def fitted(notes: Sequence[Note], labels: Sequence[str]) -> DiseaseStatusClassifier:
    """A classifier that has learned from them; tests leave it as it is."""
    return DiseaseStatusClassifier(word_weight=0.3, min_notes=3, min_patients=3).fit(notes, labels)
