"""The few things recurnlp asks of a database, the same for every system: all in Arrow, all in one transaction."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from recurnlp.connectors.omop.address import Address, System
from recurnlp.connectors.omop.faults import translate
from recurnlp.errors import InputError, MissingExtra

_DRIVERS: dict[System, tuple[str, str]] = {
    "postgresql": ("recurnlp.connectors.omop.adbc", "PostgresServer"),
    "sqlite": ("recurnlp.connectors.omop.adbc", "SqliteFile"),
    "duckdb": ("recurnlp.connectors.omop.duck", "DuckFile"),
}


class Database(ABC):
    """A connection. Leaving its block without `commit` leaves the database as it was.

    Args:
        address: where it is.
        writable: whether it is to be written.

    Attributes:
        order: how to ask for the notes in an order that is the same each time.
    """

    order = " ORDER BY note.note_id"  # not the answer's column of that name: that is text
    errors: tuple[type[Exception], ...]

    def __init__(self, address: Address, writable: bool) -> None:
        self.address = address
        self.writable = writable
        with self.translate("connecting"):
            self._connection = self._connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._connection.close()
        except self.errors:  # a connection that was lost cannot be closed either; what lost it is reported already
            return

    def translate(self, doing: str) -> Any:
        """Return a block in which the driver's errors become `InputError`."""
        return translate(self.address.shown, doing, self.errors)

    def name(self, table: str) -> str:
        """Return a CDM table's name as SQL wants it."""
        if self.address.schema is None:
            return table
        schema = self.address.schema.replace('"', '""')
        return f'"{schema}".{table}'

    def fetch(self, sql: str, doing: str) -> Any:
        """Return all rows of a query as an Arrow table.

        Args:
            sql: the query.
            doing: what is being done, for errors, such as ``writing note_nlp``.

        Raises:
            InputError: the database refuses.
        """
        with self.translate(doing), self._query(sql) as reader:
            return reader.read_all()

    def read(self, sql: str, doing: str) -> Iterator[Any]:
        """Yield the rows of a query, one Arrow record batch after the other, as the database sends them; as `fetch`."""
        with self.translate(doing), self._query(sql) as reader:
            yield from reader

    def describe(self, table: str) -> Any:
        """Return the Arrow schema of a CDM table, its names in lower case."""
        found = self.fetch(f"SELECT * FROM {self.name(table)} WHERE 1 = 0", f"looking for the table {table}").schema
        return pa.schema([field.with_name(field.name.lower()) for field in found])

    @abstractmethod
    def run(self, sql: str, doing: str) -> None:
        """Execute a statement; as `fetch`."""

    @abstractmethod
    def stage(self, table: str, rows: Any) -> None:
        """Make rows a temporary table, in place of the one of that name."""

    @abstractmethod
    def append(self, table: str, rows: Any) -> None:
        """Append rows to a CDM table, in bulk; columns are matched by name."""

    @abstractmethod
    def commit(self) -> None:
        """Make what was done since the last commit last."""

    def lock(self, tables: tuple[str, ...]) -> None:  # noqa: B027 - files have one writer; servers override it
        """Keep other writers out of tables until the transaction ends."""

    @abstractmethod
    def _connect(self) -> Any: ...

    @abstractmethod
    def _query(self, sql: str) -> AbstractContextManager[Any]: ...


@contextmanager
def open_database(address: Address, *, writable: bool = False) -> Iterator[Database]:
    """Open a database for the length of a block.

    Args:
        address: where it is.
        writable: whether it is to be written.

    Raises:
        MissingExtra: its driver is not installed.
        InputError: it cannot be reached.
    """
    try:
        kind = _find_driver(address)
    except ImportError as error:
        raise MissingExtra(
            f"{address.shown}: the package {error.name} is missing; install it with: pip install 'recurnlp[omop]'"
        ) from error
    with kind(address, writable) as database:
        yield database


def _find_driver(address: Address) -> type[Database]:
    module, name = _DRIVERS[address.system]
    kind: type[Database] = getattr(import_module(module), name)
    return kind


def read_columns(database: Database, table: str, required: Sequence[str]) -> Any:
    """Return the Arrow schema of a CDM table, names in lower case, having seen that it has what it must have.

    Args:
        database: where it is.
        table: its name.
        required: the columns it must have.

    Raises:
        InputError: the table is not there, or has not these columns.
    """
    schema = database.describe(table)
    missing = [column for column in required if column not in schema.names]
    if missing:
        raise InputError(f"{database.address.shown}: the table {table} lacks {', '.join(missing)}: is it CDM 5.4?")
    return schema
