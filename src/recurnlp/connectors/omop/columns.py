"""Rows of ours in the types that a site's tables have: integers are four or eight bytes, SQLite's dates are text."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from recurnlp.errors import InputError


def fit(rows: Sequence[Mapping[str, Any]], ours: Any, theirs: Any, table: str) -> Any:
    """Return rows as an Arrow table that can be appended to a site's table.

    Args:
        rows: with all of our columns.
        ours: the columns we fill, with their types.
        theirs: the site's columns, with their types.
        table: its name, for messages.

    Raises:
        InputError: a column cannot hold our values.
    """
    arrays = []
    for field in ours:
        values = pa.array([row[field.name] for row in rows], field.type)
        try:
            arrays.append(_cast(values, theirs.field(field.name).type))
        except pa.ArrowException:
            raise InputError(f"the column {table}.{field.name} cannot hold its values: is it CDM 5.4?") from None
    return pa.Table.from_arrays(arrays, names=ours.names)


def _cast(values: Any, kind: Any) -> Any:
    if pa.types.is_floating(kind) and pa.types.is_temporal(values.type):
        return values.cast(pa.timestamp("s"), safe=False).cast(pa.int64()).cast(kind)
    return values.cast(kind)
