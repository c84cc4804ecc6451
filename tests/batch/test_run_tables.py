"""A run in the tables of pandas, polars and Arrow, and what is said where there is none."""

from datetime import date

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from recurnlp.batch import execute_run, read_run, write_patients
from recurnlp.errors import InputError


@pytest.fixture
def run(tmp_path, plan, stand_in):
    """A finished run of three notes, with its patients."""
    path = tmp_path / "notes.csv"
    path.write_text(
        "note_id,patient_id,note_date,text\n"
        "n1,p1,2020-01-05,disease here\nn2,p1,2021-02-06,nothing\nn3,p2,,more disease\n",
        encoding="utf-8",
    )
    execute_run(plan(path), tmp_path / "run", load=stand_in.load)
    write_patients(read_run(tmp_path / "run"))
    return read_run(tmp_path / "run")


def test_pandas_reads_mentions(run):
    """One row a mention; a filter on a column and a list in a cell work as pandas users expect."""
    frame = run.mentions.to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert frame[frame.note_id == "n3"][["start", "end", "text"]].to_numpy().tolist() == [[5, 12, "disease"]]
    assert [list(sites) for sites in frame.sites] == [["liver", "bone"], ["liver", "bone"]]
    assert frame.explode("sites").groupby("sites").note_id.nunique().to_dict() == {"bone": 2, "liver": 2}


def test_pandas_reads_notes_and_patients(run):
    """Dates are dates, what is missing is null, and tables join on the patient."""
    notes, patients = run.notes.to_pandas(), run.patients.to_pandas()
    assert notes.note_date.tolist()[:2] == [date(2020, 1, 5), date(2021, 2, 6)]
    assert notes.note_date.isna().tolist() == [False, False, True]
    joined = notes.merge(patients, on="patient_id", suffixes=("", "_of_patient"))
    assert joined.groupby("patient_id").size().to_dict() == {"p1": 2, "p2": 1}


def test_polars_reads_all_tables(run):
    """Each table becomes a polars frame; lists, dates and structs are polars' own."""
    mentions = pl.from_arrow(run.mentions)
    assert mentions.schema["sites"] == pl.List(pl.String)
    found = mentions.filter(pl.col("sites").list.contains("bone")).select("note_id", "start").rows()
    assert sorted(found) == [("n1", 0), ("n3", 5)]
    notes = pl.from_arrow(run.notes)
    assert notes.schema["note_date"] == pl.Date
    assert notes.filter(pl.col("note_date").dt.year() == 2021)["note_id"].to_list() == ["n2"]
    patients = pl.from_arrow(run.patients)
    assert patients.explode("evidence").unnest("evidence").height >= patients.height


def test_polars_and_pandas_read_the_files_themselves(run):
    """The folders of parts are plain parquet: no recurnlp is needed to read them."""
    assert pl.read_parquet(run.path / "mentions.parquet" / "*.parquet").height == 2
    assert len(pd.read_parquet(run.path / "notes.parquet")) == 3


def test_arrow_tables_say_the_same_as_their_rows(run):
    """The tables are Arrow's, without metadata of whoever wrote them."""
    assert isinstance(run.mentions, pa.Table)
    assert run.mentions.schema.metadata is None
    assert run.notes.column("note_id").to_pylist() == ["n1", "n2", "n3"]


def test_a_folder_without_a_run_is_told(tmp_path):
    """The remedy is named."""
    with pytest.raises(InputError, match="recurnlp extract"):
        read_run(tmp_path)


def test_a_table_that_vanished_is_told(run):
    """A part that was removed or damaged is named."""
    (part,) = (run.path / "mentions.parquet").glob("part-*")
    part.write_bytes(b"PAR1")
    with pytest.raises(InputError, match=r"part-.*cannot be read"):
        _ = run.mentions
    part.unlink()
    with pytest.raises(InputError, match=r"mentions\.parquet is missing"):
        _ = run.mentions
