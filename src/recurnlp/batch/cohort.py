"""Patients who meet criteria, chosen by SQL over a run: DuckDB with the views `mentions`, `notes` and `patients`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from recurnlp.batch.run_tables import RunTables
from recurnlp.errors import InputError, MissingExtra

_VIEWS = ("patients", "notes", "mentions")
# Their messages speak of the SQL; all others may quote what stands in the tables.
_SPEAKS_OF_SQL = frozenset({"ParserException", "BinderException", "CatalogException", "SyntaxException"})


@dataclass(frozen=True, slots=True)
class Criterion:
    """A condition on patients.

    Args:
        name: what the attrition table calls it.
        sql: a condition over the columns of `patients`; else over those of `notes`, then of `mentions`, and a patient
            with one such row meets it.
    """

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Cohort:
    """Patients who meet all criteria.

    Args:
        patients: their rows, in the order of patient ids.
        attrition: how many patients each criterion left, after all of them.
    """

    patients: Any
    attrition: tuple[tuple[str, int], ...]


def choose_cohort(run: RunTables, criteria: Sequence[Criterion]) -> Cohort:
    """Return the patients of a run who meet all criteria, and how many each criterion leaves.

    Args:
        run: the run; `recurnlp patients` must have been run.
        criteria: applied one after the other.

    Raises:
        InputError: DuckDB cannot understand a criterion; with its message.
        MissingExtra: DuckDB is not installed.
    """
    with _connect(run) as database:
        attrition = [("all patients", database.count("true"))]
        kept = "true"
        for criterion in criteria:
            kept = f"{kept} AND {database.read_condition(criterion.sql)}"
            attrition.append((criterion.name, database.count(kept)))
        return Cohort(database.select(kept), tuple(attrition))


@contextmanager
def _connect(run: RunTables) -> Iterator["_Database"]:
    try:
        duckdb = import_module("duckdb")
    except ImportError:
        raise MissingExtra("cohorts need DuckDB; install it with: pip install 'recurnlp[cohort]'") from None
    files = {"patients": [run.patients_path()], **{table: run.list_parts(table) for table in ("notes", "mentions")}}
    with duckdb.connect(":memory:") as connection:
        for view, paths in files.items():
            connection.read_parquet([str(path) for path in paths]).create_view(view)
        yield _Database(connection, duckdb)


class _Database:
    def __init__(self, connection: Any, duckdb: Any) -> None:
        self._connection = connection
        self._duckdb = duckdb

    def read_condition(self, sql: str) -> str:
        """Return a condition on patients, of the first view that has the columns it names."""
        problems = []
        for view in _VIEWS:
            whole = f"SELECT patient_id FROM {view} WHERE ({sql}\n)"  # noqa: S608 - SQL is what the user gives
            try:
                if len(self._duckdb.extract_statements(whole)) == 1:
                    self._connection.execute(f"EXPLAIN {whole}").fetchall()
                    return f"patient_id IN ({whole})"
                problems.append("it is more than one condition")
            except self._duckdb.Error as error:
                problems.append(_describe(error))
        raise InputError(f"DuckDB does not take this condition: {problems[0]}")

    def count(self, condition: str) -> int:
        """Return how many patients meet a condition."""
        with self._translated():
            found = self._connection.execute(f"SELECT count(*) FROM patients WHERE {condition}")  # noqa: S608
            number: int = found.fetchall()[0][0]
        return number

    def select(self, condition: str) -> Any:
        """Return the rows of the patients who meet a condition."""
        with self._translated():
            wanted = f"SELECT * FROM patients WHERE {condition} ORDER BY patient_id"  # noqa: S608
            return self._connection.sql(wanted).to_arrow_table()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except self._duckdb.Error as error:
            raise InputError(f"DuckDB cannot apply this condition: {_describe(error)}") from None


def _describe(error: Exception) -> str:
    kind = type(error).__name__
    if kind in _SPEAKS_OF_SQL:
        return str(error).strip()
    return f"{kind}, on reading the rows; its message is left out, since it may quote a note"
