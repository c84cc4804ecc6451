"""Tables as csv holds them: one value a cell. Lists are joined by "; ", spans are written note:start-end."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv

_JOINT = "; "


def flatten_table(table: Any) -> Any:
    """Return a table whose columns all hold plain values.

    Args:
        table: with columns of values, lists, structs and lists of structs.
    """
    columns = [_flatten(column) for column in table.columns]
    return pa.Table.from_arrays(columns, names=table.column_names)


def write_csv(tables: Iterable[Any], path: Path) -> None:
    """Write tables of the same columns as one csv file, flattened, in UTF-8 with a header.

    Args:
        tables: one after the other, at least one.
        path: the file.
    """
    rest = iter(tables)
    first = flatten_table(next(rest))
    with pyarrow.csv.CSVWriter(path, first.schema) as writer:
        writer.write_table(first)
        for table in rest:
            writer.write_table(flatten_table(table))


def _flatten(column: Any) -> Any:
    if not pa.types.is_nested(column.type):
        return column
    return pa.array([None if value is None else _write(value) for value in column.to_pylist()], pa.string())


def _write(value: Any) -> str:
    if isinstance(value, list):
        return _JOINT.join(_write(part) for part in value)
    if isinstance(value, dict):
        if set(value) == {"note_id", "start", "end"}:
            return f"{value['note_id']}:{value['start']}-{value['end']}"
        told = {name: part for name, part in value.items() if part not in (None, "")}
        return json.dumps(told, ensure_ascii=False, default=str)
    return str(value)
