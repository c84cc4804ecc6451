"""Notes in parquet files."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from recurnlp.connectors.columns import ColumnNames
from recurnlp.connectors.rows import RawNote
from recurnlp.connectors.sources import Source
from recurnlp.connectors.streams import Meter, open_bytes
from recurnlp.errors import InputError

_ROWS_AT_ONCE = 256


def read_names(source: Source) -> list[str]:
    """Return the names of the top-level columns.

    Raises:
        InputError: this is no parquet file.
    """
    with _open(source) as file:
        return list(file.schema_arrow.names)


def check_text_type(source: Source, column: str) -> None:
    """Refuse a text column that cannot hold text, before the run begins.

    Args:
        source: the file.
        column: the name of the text column.

    Raises:
        InputError: its type is not a string type.
    """
    with _open(source) as file:
        kind = file.schema_arrow.field(column).type
    if not _holds_text(kind):
        raise InputError(f"{source.file}: the column {column!r} holds {kind}, not text; choose with --text-column")


def read_parquet(source: Source, columns: ColumnNames, meter: Meter) -> Iterator[RawNote]:
    """Yield the rows of a parquet file as notes; strings come as bytes, because their encoding is unchecked.

    Args:
        source: the file.
        columns: its columns, as `choose_columns` chose them.
        meter: counts the share of the file that has been read.

    Raises:
        OSError: the data is damaged.
    """
    names = (columns.id, columns.patient, columns.date, columns.text)
    row = 0
    with _open(source) as file:
        wanted = list(dict.fromkeys(name for name in names if name is not None))
        share = source.path.stat().st_size / max(file.metadata.num_rows, 1)
        for batch in _read_batches(file, wanted):
            cells = [_list_values(batch, name) for name in names]
            for values in zip(*cells, strict=True):
                row += 1
                yield RawNote(row, *values)
            meter.bytes += round(share * batch.num_rows)


def _read_batches(file: Any, columns: list[str]) -> Iterator[Any]:
    try:
        yield from file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns, use_threads=False)
    except pa.ArrowException as error:
        raise OSError("a damaged page") from error


def _list_values(batch: Any, name: str | None) -> list[object]:
    if name is None:
        return [None] * int(batch.num_rows)
    values = batch.column(name)
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
        values = values.cast(pa.large_binary())
    if pa.types.is_timestamp(values.type):
        values = values.cast(pa.date32(), safe=False)
    found: list[object] = values.to_pylist()
    return found


def _holds_text(kind: Any) -> bool:
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    tests = (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)
    return any(test(kind) for test in tests)


@contextmanager
def _open(source: Source) -> Iterator[Any]:
    with tempfile.TemporaryFile() as unpacked:  # parquet is read from its end, so it must be unpacked first
        try:
            if source.compression is not None:
                with open_bytes(source, Meter()) as packed:
                    shutil.copyfileobj(packed, unpacked)
            file = pq.ParquetFile(source.path if source.compression is None else unpacked)
            list(file.schema_arrow.names)  # damaged names show only when they are asked for
        except (OSError, UnicodeError, pa.ArrowException) as error:
            raise InputError(f"{source.file}: not a readable parquet file ({type(error).__name__})") from None
        with file:
            yield file
