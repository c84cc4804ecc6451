"""A run's tables in DuckDB."""

import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recurnlp.errors import InputError, MissingExtra
from recurnlp.report.compute import compute_figures
from recurnlp.report.compute.tables import open_tables


def test_a_damaged_part_is_an_input_error(make_run):
    """The message names the run and the remedy, and quotes nothing of the file."""
    run = make_run(notes=[{}])
    part = run.list_parts("notes")[0]
    part.write_bytes(b"PAR1 canary PAR1")
    with pytest.raises(InputError, match="extract once more with --restart") as failure:
        compute_figures(run)
    assert "canary" not in str(failure.value)


def test_a_table_without_its_columns_is_an_input_error(make_run):
    """A run of a version with other columns cannot be counted, and says so."""
    run = make_run(notes=[{}])
    pq.write_table(pa.table({"note_id": ["n1"]}), run.list_parts("notes")[0])
    with pytest.raises(InputError, match="damaged or of another version"):
        compute_figures(run)


def test_without_duckdb_the_extra_is_named(make_run, monkeypatch):
    """Whoever lacks it is told how to get it."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtra, match=r"recurnlp\[report\]"), open_tables(make_run()):
        pass
