"""A patterns folder that is right, for tests to break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def folder(sample_patterns: Path, tmp_path: Path) -> Path:
    """A copy of the small patterns folder."""
    return shutil.copytree(sample_patterns, tmp_path / "patterns")


@pytest.fixture
def write(folder: Path) -> Callable[[str, str], None]:
    """A function that writes a file into the folder."""

    def write_file(name: str, content: str) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")

    return write_file


@pytest.fixture
def change(folder: Path, write: Callable[[str, str], None]) -> Callable[..., None]:
    """A function that changes some words of a file, or of a copy of it under another name."""

    def change_file(name: str, old: str, new: str, *, to: str = "") -> None:
        content = (folder / name).read_text(encoding="utf-8")
        assert old in content
        write(to or name, content.replace(old, new, 1))

    return change_file
