"""The segmenter under the section rules that ship, and short ways to look at what it makes of a text."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from recurnlp.extract.segment import Segmenter
from recurnlp.resources import find_resource
from recurnlp.rules import load_rules


@pytest.fixture(scope="session")
def segmenter(tmp_path_factory: pytest.TempPathFactory) -> Segmenter:
    """The segmenter with the section rules alone."""
    folder: Path = tmp_path_factory.mktemp("patterns")
    shutil.copytree(find_resource("patterns") / "sections", folder / "sections")
    return Segmenter(load_rules(folder).sections)


@pytest.fixture
def read_sentences(segmenter: Segmenter) -> Callable[[str], list[str]]:
    """Texts of the sentences that are no section headings, without the white space around them."""
    return lambda text: [text[s.start : s.end].strip() for s in segmenter(text).sentences if not s.is_heading]


@pytest.fixture
def read_sections(segmenter: Segmenter) -> Callable[[str], list[tuple[str, str]]]:
    """Category and heading of each section."""
    return lambda text: [(s.category, text[s.start : s.body].strip()) for s in segmenter(text).sections]


@pytest.fixture
def read_labels(segmenter: Segmenter) -> Callable[[str], list[tuple[str | None, str]]]:
    """Label and text of each sentence that is no section heading."""
    return lambda text: [
        (text[slice(*s.label)] if s.label else None, text[s.start : s.end].strip())
        for s in segmenter(text).sentences
        if not s.is_heading
    ]
