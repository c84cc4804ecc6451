"""PostgreSQL and SQLite, through ADBC: COPY in both directions where the system has it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import adbc_driver_manager
import adbc_driver_postgresql.dbapi
import adbc_driver_sqlite.dbapi
import pyarrow as pa

from recurnlp.connectors.omop.database import Database

_BATCH_BYTES = 4 << 20
_BATCH_ROWS = 256


class _AdbcDatabase(Database):
    errors = (adbc_driver_manager.Error, pa.ArrowException, OSError)
    option: tuple[str, str]

    def run(self, sql: str, doing: str) -> None:
        """Execute a statement."""
        with self.translate(doing), self._connection.cursor() as cursor:
            cursor.execute(sql)

    def stage(self, table: str, rows: Any) -> None:
        """Make rows a temporary table, in place of the one of that name."""
        with self.translate(f"staging {table}"), self._connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
            cursor.adbc_ingest(table, rows, mode="create", temporary=True)

    def append(self, table: str, rows: Any) -> None:
        """Append rows to a CDM table, in bulk; columns are matched by name."""
        with self.translate(f"writing {table}"), self._connection.cursor() as cursor:
            cursor.adbc_ingest(table, rows, mode="append", db_schema_name=self.address.schema)

    def commit(self) -> None:
        """Make what was done since the last commit last."""
        with self.translate("committing"):
            self._connection.commit()

    @contextmanager
    def _query(self, sql: str) -> Iterator[Any]:
        with self._connection.cursor() as cursor:
            cursor.adbc_statement.set_options(**dict([self.option]))
            cursor.execute(sql)
            yield cursor.fetch_record_batch()


class PostgresServer(_AdbcDatabase):
    """A PostgreSQL server."""

    option = ("adbc.postgresql.batch_size_hint_bytes", str(_BATCH_BYTES))

    def lock(self, tables: tuple[str, ...]) -> None:
        """Keep other writers out of tables until the transaction ends: two of them would give out the same ids."""
        self.run(f"LOCK TABLE {', '.join(map(self.name, tables))} IN SHARE ROW EXCLUSIVE MODE", "locking the tables")

    def _connect(self) -> Any:
        return adbc_driver_postgresql.dbapi.connect(self.address.target)


class SqliteFile(_AdbcDatabase):
    """An SQLite file."""

    option = ("adbc.sqlite.query.batch_rows", str(_BATCH_ROWS))

    def describe(self, table: str) -> Any:
        """Return the columns with the types they were declared with: an empty answer of SQLite has none."""
        schema = self.address.schema or "main"
        sql = f"SELECT lower(name) AS name, lower(type) AS type FROM pragma_table_info('{table}', '{schema}')"
        columns = self.fetch(sql, f"looking for the table {table}").to_pylist()
        return pa.schema([(column["name"], _read_type(column["type"])) for column in columns])

    def _connect(self) -> Any:
        return adbc_driver_sqlite.dbapi.connect(self.address.target)


def _read_type(declared: str) -> Any:
    # OHDSI's tables for SQLite declare dates as REAL: seconds since 1970.
    if "int" in declared:
        return pa.int64()
    return pa.float64() if declared in {"real", "float", "double", "numeric"} else pa.string()
