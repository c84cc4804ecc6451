"""Arrow columns as Python lists, fast: few values stand in most columns, and each is made once."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa


def list_values(column: Any) -> list[Any]:
    """Return the values of a column whose values repeat; equal values are one object.

    Args:
        column: an Arrow array or chunked array of numbers or strings.
    """
    encoded = _join(column).dictionary_encode()
    values = [*encoded.dictionary.to_pylist(), None]
    return [values[index] for index in encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).tolist()]


def list_numbers(column: Any) -> list[int]:
    """Return the values of a column of numbers without nulls.

    Args:
        column: an Arrow array or chunked array.
    """
    numbers: list[int] = _join(column).to_numpy(zero_copy_only=False).tolist()
    return numbers


def list_tuples(column: Any) -> list[tuple[Any, ...]]:
    """Return the values of a column of lists of strings; null is an empty tuple.

    Args:
        column: an Arrow array or chunked array of lists.
    """
    return [tuple(row) for row in _cut(column, list_values(_join(column).flatten()))]


def list_structs(column: Any, record: Any) -> list[tuple[Any, ...]]:
    """Return the values of a column of lists of structs, each struct as a record.

    Args:
        column: an Arrow array or chunked array of lists.
        record: what to make of the fields of a struct.
    """
    fields = _join(column).flatten()
    columns = [fields.field(number) for number in range(fields.type.num_fields)]
    values = [list_numbers(f) if pa.types.is_integer(f.type) else list_values(f) for f in columns]
    return [tuple(row) for row in _cut(column, [record(*row) for row in zip(*values, strict=True)])]


def _cut(column: Any, flat: Sequence[Any]) -> list[Sequence[Any]]:
    lengths = _join(column).value_lengths().fill_null(0).to_numpy(zero_copy_only=False).tolist()
    rows, start = [], 0
    for length in lengths:
        rows.append(flat[start : start + length])
        start += length
    return rows


def _join(column: Any) -> Any:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
