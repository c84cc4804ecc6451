"""The corpora with gold annotations, read for the tests of what they must hold."""

import json
from pathlib import Path
from typing import Any

import pytest

CORPORA = Path(__file__).parents[2] / "corpora"


@pytest.fixture(params=["gold", "unseen", "wordings", "excerpts"])
def annotated_notes(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """The notes of one corpus with gold annotations, then those of the next."""
    files = sorted((CORPORA / request.param).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
