"""The public surface, name by name."""

import tomllib
from pathlib import Path

import recurnlp

EXPECTED = [
    "Cue",
    "Explanation",
    "Extractor",
    "InputError",
    "Mention",
    "MissingExtra",
    "Note",
    "NoteStatus",
    "RecurnlpError",
    "RuleError",
    "Stage",
    "__version__",
]


def test_exported_members_are_the_contract() -> None:
    """`recurnlp.__all__` is this sorted list, so a name cannot come or go unseen."""
    assert recurnlp.__all__ == EXPECTED


def test_every_exported_member_exists() -> None:
    """Every name in `__all__` can be imported from the package."""
    missing = [name for name in EXPECTED if not hasattr(recurnlp, name)]

    assert missing == []


def test_version_is_the_distribution_s() -> None:
    """`recurnlp.__version__` is the version in pyproject.toml."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))

    assert recurnlp.__version__ == project["project"]["version"]
