"""A finished run, opened: its tables for whoever wants to read them."""

from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from recurnlp.batch.run_record import Record, read_record
from recurnlp.errors import InputError


class RunTables:
    """The tables of a run, each read when it is first asked for.

    Arrow tables: ``.to_pandas()`` makes a pandas frame of one, ``polars.from_arrow(table)`` a polars frame.

    Args:
        path: the run folder.

    Raises:
        InputError: there is no run, or it is not finished.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        record = read_record(self.path)
        if record is None:
            raise InputError(f"{self.path}: is no run folder; `recurnlp extract` makes one")
        if not record.get("finished"):
            raise InputError(f"{self.path}: the run is not finished; give its extract command again")
        self.record: Record = record

    @cached_property
    def mentions(self) -> Any:
        """One row a mention."""
        return self.read("mentions")

    @cached_property
    def notes(self) -> Any:
        """One row a note."""
        return self.read("notes")

    @cached_property
    def patients(self) -> Any:
        """One row a patient.

        Raises:
            InputError: `recurnlp patients` was not run.
        """
        return _read(self.patients_path())

    def has_patients(self) -> bool:
        """Whether `recurnlp patients` was run."""
        return (self.path / "patients.parquet").exists()

    def patients_path(self) -> Path:
        """Return where the table of patients is.

        Raises:
            InputError: it is not there.
        """
        path = self.path / "patients.parquet"
        if not self.has_patients():
            raise InputError(f"{path}: is not there yet; make it with: recurnlp patients {self.path}")
        return path

    def list_parts(self, table: str) -> list[Path]:
        """Return the files of a table, in order.

        Args:
            table: ``mentions``, ``notes`` or ``rejects``.

        Raises:
            InputError: there are none.
        """
        parts = sorted((self.path / f"{table}.parquet").glob("part-*.parquet"))
        if not parts:
            raise InputError(f"{self.path}: its table {table}.parquet is missing; extract once more with --restart")
        return parts

    def read(self, table: str, columns: Collection[str] | None = None) -> Any:
        """Return a table, or some of its columns.

        Args:
            table: as for `list_parts`.
            columns: their names.

        Raises:
            InputError: it is not there, damaged, or from a version that had not these columns.
        """
        return pa.concat_tables(list(self.iterate(table, columns)))

    def iterate(self, table: str, columns: Collection[str] | None = None) -> Iterator[Any]:
        """Yield a table part by part; as `read`."""
        for part in self.list_parts(table):
            yield _read(part, columns)


def read_run(path: str | Path) -> RunTables:
    """Open a finished run.

    Args:
        path: the run folder.

    Raises:
        InputError: there is no finished run.

    Example:
        >>> run = read_run("run")  # doctest: +SKIP
        >>> run.mentions.to_pandas()  # doctest: +SKIP
    """
    return RunTables(path)


def _read(path: Path, columns: Collection[str] | None = None) -> Any:
    try:
        with pq.ParquetFile(path) as file:
            missing = sorted(set(columns or ()) - set(file.schema_arrow.names))
            if missing:
                raise InputError(f"{path}: has no column {', '.join(missing)}; extract once more with --restart")
            return file.read(columns=list(columns) if columns else None).replace_schema_metadata()
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path}: cannot be read ({type(error).__name__})") from None
