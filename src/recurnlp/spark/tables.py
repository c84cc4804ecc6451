"""An extraction as tables on disk: a folder for each table, in it a folder for each run, written anew as a whole."""

import re

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everyone writes it

import recurnlp
from recurnlp.errors import InputError
from recurnlp.spark.extraction import Extraction

_COUNTED = ("notes", "mentions", "rejects")
_NAME = re.compile(r"\w[\w.-]*", re.ASCII)


def write_tables(extraction: Extraction, folder: str, run_id: str) -> dict[str, int]:
    """Write mentions, notes and rejects, then a row of the table ``runs``; return how many rows each has.

    A run is complete if it stands in ``runs``. Written again under the same id, it takes the place of what was there.

    Args:
        extraction: what is to be written; its disk space is given back.
        folder: any address that Spark can write to.
        run_id: the run's name: letters, digits, ``.``, ``_`` and ``-``.

    Raises:
        InputError: the name cannot be that of a folder.
    """
    if not _NAME.fullmatch(run_id):
        raise InputError(f"the run id {run_id!r}: only letters, digits, '.', '_' and '-' can stand in it")
    _write(_describe(extraction, {}).limit(0), folder, "runs", run_id)  # until all tables are there, the run is not
    try:
        for table in ("rejects", "mentions", "notes"):
            _write(getattr(extraction, table), folder, table, run_id)
    finally:
        extraction.release()
    counts = {table: _count(extraction, _place(folder, table, run_id)) for table in _COUNTED}
    _write(_describe(extraction, counts), folder, "runs", run_id)
    return counts


def _count(extraction: Extraction, place: str) -> int:
    return extraction.rows.sparkSession.read.parquet(place).count()


def _describe(extraction: Extraction, counts: dict[str, int]) -> DataFrame:
    columns = [F.lit(recurnlp.__version__).alias("recurnlp"), F.lit(extraction.rules_digest).alias("rules")]
    counted = [F.lit(counts.get(name, 0)).cast("long").alias(name) for name in _COUNTED]
    return extraction.rows.sparkSession.range(1).select(*columns, *counted)


def _write(table: DataFrame, folder: str, name: str, run_id: str) -> None:
    table.write.mode("overwrite").parquet(_place(folder, name, run_id))


def _place(folder: str, table: str, run_id: str) -> str:
    return f"{folder.rstrip('/')}/{table}/run_id={run_id}"
