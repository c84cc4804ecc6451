"""DuckDB, which speaks Arrow itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa

from recurnlp.connectors.omop.database import Database

_BATCH_ROWS = 256


class DuckFile(Database):
    """A DuckDB file."""

    order = ""  # DuckDB keeps the order of insertion, and would otherwise sort all texts
    errors = (duckdb.Error, pa.ArrowException, OSError)

    def run(self, sql: str, doing: str) -> None:
        """Execute a statement."""
        with self.translate(doing):
            self._begin().execute(sql)

    def stage(self, table: str, rows: Any) -> None:
        """Make rows a temporary table, in place of the one of that name."""
        with self.translate(f"staging {table}"):
            self._begin().register("recurnlp_rows", rows)
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM recurnlp_rows")
            self._connection.unregister("recurnlp_rows")

    def append(self, table: str, rows: Any) -> None:
        """Append rows to a CDM table, in bulk; columns are matched by name."""
        columns = ", ".join(f'"{name}"' for name in rows.column_names)
        with self.translate(f"writing {table}"):
            self._begin().register("recurnlp_rows", rows)
            self._connection.execute(f"INSERT INTO {self.name(table)} ({columns}) SELECT {columns} FROM recurnlp_rows")
            self._connection.unregister("recurnlp_rows")

    def commit(self) -> None:
        """Make what was done since the last commit last."""
        with self.translate("committing"):
            self._connection.commit()
            self._open = False

    def _connect(self) -> Any:
        self._open = False
        return duckdb.connect(self.address.target, read_only=not self.writable)

    def _begin(self) -> Any:
        if not self._open:
            self._connection.begin()
            self._open = True
        return self._connection

    @contextmanager
    def _query(self, sql: str) -> Iterator[Any]:
        reader = self._connection.sql(sql).to_arrow_reader(_BATCH_ROWS)
        try:
            yield reader
        finally:
            reader.close()
