"""One object or record of a gold file, read with complaints that name the place and never quote the value."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recurnlp.errors import InputError

_ID_KEYS = ("id", "note_id")


@dataclass(frozen=True, slots=True)
class Row:
    """Some cells and where they stand.

    Args:
        place: such as ``gold.jsonl, line 3``.
        cells: the values by name.
    """

    place: str
    cells: Mapping[str, Any]

    def refuse(self, what: str) -> InputError:
        """Return the error that says what is wrong here."""
        return InputError(f"{self.place}: {what}")

    def read_id(self) -> str:
        """Return the note's id as text.

        Raises:
            InputError: there is none.
        """
        value = next((self.cells[key] for key in _ID_KEYS if key in self.cells), None)
        if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
            raise self.refuse("no id: give each note an id that is text or a whole number")
        return _check(self, "the id", str(value))

    def read_text(self, key: str) -> str | None:
        """Return a text, or `None` where the cell is missing or null.

        Raises:
            InputError: it is no text, or holds bytes that could not be decoded.
        """
        value = self.cells.get(key)
        if value is not None and not isinstance(value, str):
            raise self.refuse(f"{key} is not text")
        return None if value is None else _check(self, key, value)

    def choose(self, key: str, allowed: Sequence[str]) -> str:
        """Return a value of a closed list.

        Raises:
            InputError: it is missing or not in the list.
        """
        value = self.cells.get(key)
        if not isinstance(value, str) or value not in allowed:
            raise self.refuse(f"{key} must be one of {', '.join(allowed)}")
        return value

    def collect(self, key: str, allowed: Collection[str]) -> frozenset[str]:
        """Return a list of values of a closed list, as a set.

        Raises:
            InputError: it is missing, no list, or holds another value.
        """
        value = self.cells.get(key)
        if not isinstance(value, list):
            raise self.refuse(f"{key} is not a list")
        if any(not isinstance(item, str) or item not in allowed for item in value):
            raise self.refuse(f"{key} holds a value outside the closed list of the guidelines")
        return frozenset(value)

    def enter(self, key: str) -> "Row":
        """Return the object that stands under a key.

        Raises:
            InputError: there is none.
        """
        value = self.cells.get(key)
        if not isinstance(value, dict):
            raise self.refuse(f"{key!r} is missing or no object")
        return Row(f"{self.place}, {key}", value)

    def enter_each(self, key: str) -> list["Row"]:
        """Return the objects of the list that stands under a key.

        Raises:
            InputError: there is no list, or something in it is no object.
        """
        values = self.cells.get(key)
        if not isinstance(values, list) or any(not isinstance(value, dict) for value in values):
            raise self.refuse(f"{key!r} is missing or no list of objects")
        return [Row(f"{self.place}, {key}[{number}]", value) for number, value in enumerate(values)]


def _check(row: Row, name: str, value: str) -> str:
    try:
        value.encode("utf-8")
    except UnicodeError:
        raise row.refuse(f"{name} holds bytes that are not UTF-8: save the file as UTF-8") from None
    return value
