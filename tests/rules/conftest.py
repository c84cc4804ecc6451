"""A patterns folder that is right, for tests to break."""

from collections.abc import Callable
from pathlib import Path

import pytest

TARGET = """
[words]
spread = ["spread", "seeding"]

[[rule]]
id = "spread.noun"
kind = "metastasis"
why = "Spread, told plainly."
phrases = ["{organ?} {spread}"]
match = ["There is <<seeding>>."]
no_match = ["There is rain."]
"""

WORDS = """
[words]
organ = ["liver", "lung"]

[spelling]
tumor = ["tumour", "tumur"]
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes files into a patterns folder and returns the folder."""

    def write_files(files: dict[str, str]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return tmp_path

    return write_files


@pytest.fixture
def folder(write: Callable[..., Path]) -> Path:
    """A small patterns folder."""
    return write({"targets/spread.toml": TARGET, "words/organs.toml": WORDS})
