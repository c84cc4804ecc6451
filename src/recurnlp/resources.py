"""The only code that knows where `patterns/`, `models/` and the shared style sheet are.

In a checkout they stand at the top level; the wheel carries them inside the package.
"""

from pathlib import Path

from recurnlp.errors import InputError

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def find_resource(name: str) -> Path:
    """Return the folder `patterns` or `models`, wherever this installation keeps it.

    Args:
        name: ``"patterns"`` or ``"models"``.

    Raises:
        InputError: the installation is damaged and the folder is missing.
    """
    for parent in (_PACKAGE, _CHECKOUT):
        folder = parent / name
        if folder.is_dir():
            return folder
    raise InputError(f"the folder {name}/ is missing from this installation of recurnlp: reinstall the package")


def read_stylesheet() -> str:
    """Return the style sheet that every page shares: palette, type, tables, printing."""
    return (_PACKAGE / "style" / "base.css").read_text(encoding="utf-8")
