"""The three tables of a batch as rows of one DataFrame, which is all that a Spark task can return."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from recurnlp.batch import MENTIONS, NOTES, REJECTS, Extracted

_TABLES = {"mention": ("mentions", MENTIONS), "note": ("notes", NOTES), "reject": ("rejects", REJECTS)}

ROWS = pa.schema([(column, pa.struct(list(schema))) for column, (_, schema) in _TABLES.items()])


def pack_rows(extracted: Extracted) -> Iterator[pa.RecordBatch]:
    """Yield each row of the tables in the column of its kind; the columns of the other kinds are null.

    Args:
        extracted: what was found.
    """
    for column, (table, _) in _TABLES.items():
        for batch in getattr(extracted, table).to_batches():
            if batch.num_rows:
                yield _pack(column, batch)


def _pack(column: str, batch: Any) -> pa.RecordBatch:
    struct = pa.StructArray.from_arrays(batch.columns, fields=list(batch.schema))
    arrays = [struct if field.name == column else pa.nulls(batch.num_rows, field.type) for field in ROWS]
    return pa.RecordBatch.from_arrays(arrays, schema=ROWS)
