"""Examples made of numbers: quick to learn, and right or wrong as wanted."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from recurnlp.classifier.sheet import Sheet
from recurnlp.classifier.training import Examples

MakeExamples = Callable[..., Examples]


def fill(label: str, rules: str) -> Sheet:
    """A note in which a word tells the label and the rules have their own."""
    terms = frozenset({label.replace("_", ""), "the"})
    return Sheet({f"label: {rules}": 1.5}, terms, terms, frozenset(), rules)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def make_examples() -> MakeExamples:
    """A function that makes notes of three labels; of every fifth the rules say something else."""

    def make(
        number: int = 48,
        patients: Sequence[str] | None = None,
        sources: int = 2,
        learned_only: int | None = None,
    ) -> Examples:
        names = ("distant_metastasis", "no_evidence", "not_stated")
        labels = [names[i % 3] for i in range(number)]
        rules = [names[(i + 1) % 3] if i % 5 == 0 else names[i % 3] for i in range(number)]
        places = np.arange(number) % sources
        return Examples(
            [fill(label, rule) for label, rule in zip(labels, rules, strict=True)],
            np.array(labels),
            patients or [f"p{i}" for i in range(number)],
            places,
            places != (learned_only if learned_only is not None else -1),
        )

    return make
