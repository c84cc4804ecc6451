"""Extract cancer recurrence and metastasis from clinical text.

Everything here is imported when it is first used, so that `import recurnlp` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recurnlp.batch import RunTables, read_run
    from recurnlp.errors import InputError, MissingExtra, RecurnlpError, RuleError, RunConflict, UnreadableNote
    from recurnlp.extractor import Extractor
    from recurnlp.model import Basis, Cue, Explanation, Fact, Mention, Note, NoteStatus, Stage

__version__ = "0.1.0"

__all__ = [
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

_HOMES = {
    "recurnlp.batch": ("RunTables", "read_run"),
    "recurnlp.errors": ("InputError", "MissingExtra", "RecurnlpError", "RuleError", "RunConflict", "UnreadableNote"),
    "recurnlp.extractor": ("Extractor",),
    "recurnlp.model": ("Basis", "Cue", "Explanation", "Fact", "Mention", "Note", "NoteStatus", "Stage"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'recurnlp' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
