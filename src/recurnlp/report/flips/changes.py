"""One field that differs between two rows, as people read it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

_NOTHING = "–"


class Change(NamedTuple):
    """A field with its values before and after."""

    field: str
    old: str
    new: str


def list_changes(old: Mapping[str, Any], new: Mapping[str, Any], fields: Sequence[str]) -> Iterator[Change]:
    """Yield the fields whose values differ.

    Args:
        old, new: two rows of one table.
        fields: the columns to compare.
    """
    for field in fields:
        if old[field] != new[field]:
            yield Change(field, show(old[field]), show(new[field]))


def show(value: object) -> str:
    """Return a cell as people read it.

    Args:
        value: of a column.
    """
    if isinstance(value, list):
        return ", ".join(map(str, value)) or _NOTHING
    return _NOTHING if value in (None, "") else str(value)
