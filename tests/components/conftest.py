"""Pipelines with the component in them, and a note to read."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import recurnlp.components  # noqa: F401 - the factory, where recurnlp runs from its checkout

NOTE = (
    "IMPRESSION: New liver metastases, also at the dome; no recurrence in the breast.\n\n"
    "Biopsy shows recurrent carcinoma. Tumor class (pT2N1); asked about recurrence/metastases by phone."
)


@pytest.fixture(scope="session")
def patterns(sample_patterns: Path) -> str:
    """The patterns folder of all pipelines here, so that no rule that ships changes what these tests see."""
    return str(sample_patterns)


@pytest.fixture(scope="session")
def make_pipeline(patterns: str) -> Callable[..., Language]:
    """A function that makes a blank English pipeline with the component, configured as told."""

    def make(nlp: Language | None = None, **config: object) -> Language:
        nlp = nlp or spacy.blank("en")
        nlp.add_pipe("recurnlp", config={"patterns": patterns} | config)
        return nlp

    return make


@pytest.fixture(scope="session")
def pipeline(make_pipeline: Callable[..., Language]) -> Language:
    """Blank English with the component; tests leave it as it is."""
    return make_pipeline()


@pytest.fixture(scope="session")
def note() -> str:
    """A note with two mentions in one word, a negation, a stage and a heading."""
    return NOTE
