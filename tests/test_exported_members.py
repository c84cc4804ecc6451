"""The public surface, name by name."""

import subprocess
import sys

import recurnlp

EXPECTED = [
    "Basis",
    "Cue",
    "Explanation",
    "Extractor",
    "Fact",
    "InputError",
    "Mention",
    "MissingExtra",
    "Note",
    "NoteStatus",
    "RecurnlpError",
    "RuleError",
    "RunConflict",
    "RunTables",
    "Stage",
    "UnreadableNote",
    "__version__",
    "read_run",
]


def test_exported_members_are_the_contract() -> None:
    """`recurnlp.__all__` is this sorted list, so a name cannot come or go unseen."""
    assert recurnlp.__all__ == EXPECTED


def test_every_exported_member_exists() -> None:
    """Every name in `__all__` can be imported from the package."""
    missing = [name for name in EXPECTED if not hasattr(recurnlp, name)]

    assert missing == []


def test_import_is_free() -> None:
    """Importing recurnlp loads neither spaCy nor pyarrow: `recurnlp --help` must not wait for them."""
    code = "import sys, recurnlp; print([name for name in ('spacy', 'medspacy', 'pyarrow') if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout == "[]\n"
