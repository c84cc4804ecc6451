"""What runs on the machines of a cluster: the rows of one partition in, what was found in them out."""

import traceback
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

import pyarrow as pa
from pyspark import Broadcast, TaskContext

from recurnlp.batch import LoadExtractor, cut_units, extract_units
from recurnlp.connectors import NoteRow, RawNote, ReadOptions, Reject, Source, check_note
from recurnlp.errors import RecurnlpError
from recurnlp.spark.rows import pack_rows
from recurnlp.spark.rules import load_once

_ROWS_AT_ONCE = 256
_SOURCE = Source(Path(), "spark", None, "")


def extract_partition(
    load: "Broadcast[LoadExtractor]", options: ReadOptions, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Yield what is found in the notes of a partition, with the schema ``ROWS``.

    A task that is tried again has its notes read by a process of its own, which a deadly note may kill.

    Args:
        load: makes the extractor.
        options: the columns, all of them chosen, and the longest note.
        batches: notes as `select_notes` selects them.

    Raises:
        RecurnlpError: whatever goes wrong here: Spark logs it, so it must not quote a note.
    """
    try:
        rows = (row for batch in batches for row in _read_rows(batch, options))
        first = next(rows, None)
        if first is not None:  # an empty partition loads nothing
            yield from _extract(load.value, chain([first], rows))
    except RecurnlpError:
        raise
    except Exception as error:  # noqa: BLE001 - the edge of our code
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
        raise RecurnlpError(f"internal error: {where}. Please report this line: it quotes no note.") from None


def _extract(load: LoadExtractor, rows: Iterator[NoteRow | Reject]) -> Iterator[pa.RecordBatch]:
    context = TaskContext.get()
    is_first = context is None or context.attemptNumber() == 0
    loads = partial(load_once, load) if is_first else load
    for _, extracted in extract_units(loads, cut_units(rows), workers=0 if is_first else 1):
        yield from pack_rows(extracted)


def _read_rows(batch: pa.RecordBatch, options: ReadOptions) -> Iterator[NoteRow | Reject]:
    for start in range(0, batch.num_rows, _ROWS_AT_ONCE):
        cells = [column.to_pylist() for column in batch.slice(start, _ROWS_AT_ONCE).columns]
        for file, *values in zip(*cells, strict=True):
            found = check_note(_SOURCE, options.columns, RawNote(*values), options)
            yield replace(found, file=(file or b"").decode("utf-8", "replace"))
