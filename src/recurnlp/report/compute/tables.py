"""A run's tables as views in DuckDB, which counts a million rows without holding them."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

from recurnlp.batch import RunTables
from recurnlp.errors import InputError, MissingExtra

_TABLES = ("notes", "mentions", "rejects")


class Count(NamedTuple):
    """How often something is there."""

    name: str
    number: int


class Tables:
    """The views `notes`, `mentions`, `rejects` and, where they were told, `patients`.

    Args:
        run: the run.
        connection: to DuckDB.
        error: DuckDB's root error.
    """

    def __init__(self, run: RunTables, connection: Any, error: type[Exception]) -> None:
        self.run = run
        self.has_patients = run.has_patients()
        self._connection = connection
        self._error = error
        with self._translated():
            for view in _TABLES:
                connection.read_parquet([str(part) for part in run.list_parts(view)]).create_view(view)
            if self.has_patients:
                connection.read_parquet(str(run.patients_path())).create_view("patients")

    def select(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query.

        Args:
            sql: over the views; ours, never a user's.
            values: what its question marks stand for.

        Raises:
            InputError: the tables are damaged, or of a version that had other columns.
        """
        with self._translated():
            rows: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
        return rows

    def count(self, sql: str, *values: object) -> int:
        """Return the one number that a query gives; as `select`."""
        number: int = self.select(sql, *values)[0][0]
        return number

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except self._error as error:  # its message may quote what stands in the tables
            raise InputError(
                f"{self.run.path}: its tables cannot be counted ({type(error).__name__}); "
                "they are damaged or of another version: extract once more with --restart"
            ) from None


@contextmanager
def open_tables(run: RunTables) -> Iterator[Tables]:
    """Open a run's tables for counting while the block runs.

    Args:
        run: the run.

    Raises:
        InputError: a table is missing or damaged.
        MissingExtra: DuckDB is not installed.
    """
    try:
        duckdb = import_module("duckdb")
    except ImportError:
        raise MissingExtra("the report needs DuckDB; install it with: pip install 'recurnlp[report]'") from None
    with duckdb.connect(":memory:") as connection:
        yield Tables(run, connection, duckdb.Error)
