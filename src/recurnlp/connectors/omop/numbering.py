"""Ids for rows: those they had, and new ones above all others."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def number_rows(
    rows: Iterable[Mapping[str, Any]],
    key: tuple[str, ...],
    column: str,
    old: Mapping[tuple[Any, ...], int],
    highest: int,
) -> Iterator[dict[str, Any]]:
    """Yield rows with ids. A row that was there before keeps its id, so that what refers to it stays right.

    Args:
        rows: without ids.
        key: the columns that tell which row is which.
        column: of the id.
        old: ids of our rows before, by key.
        highest: id of any row before.
    """
    free = dict(old)
    for row in rows:
        number = free.pop(tuple(row[name] for name in key), None)
        if number is None:
            highest += 1
            number = highest
        yield {column: number, **row}
