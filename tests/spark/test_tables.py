"""An extraction as tables on disk, and the program that spark-submit runs."""

import pytest

from recurnlp.errors import InputError
from recurnlp.spark import extract, write_tables
from recurnlp.spark.job import job

TABLES = ("mentions", "notes", "rejects", "runs")


@pytest.fixture
def count(spark):
    """Count the rows of each table by run."""

    def count_rows(folder):
        counts = {}
        for table in TABLES:
            rows = spark.read.parquet(f"{folder}/{table}").groupBy("run_id").count().collect()
            counts[table] = {row["run_id"]: row["count"] for row in rows}
        return counts

    return count_rows


@pytest.fixture
def write(spark, stand_in, write_notes, tmp_path):
    """Write the tables of these notes under a run's name."""

    def write_run(notes, run_id):
        frame = spark.read.parquet(str(write_notes(notes)))
        return write_tables(extract(frame, load=stand_in.load), f"file://{tmp_path}/tables/", run_id)

    return write_run


def test_a_run_written_again_takes_the_place_of_what_was_there(write, count, tmp_path):
    """Each run has its folder in each table; one written again is as if it had been written once, others stay."""
    assert write(["disease", "well", ""], "one") == {"notes": 2, "mentions": 1, "rejects": 1}
    write(["disease"] * 5, "two")
    write(["disease", "disease"], "one")
    assert count(tmp_path / "tables") == {
        "mentions": {"one": 2, "two": 5}, "notes": {"one": 2, "two": 5}, "rejects": {}, "runs": {"one": 1, "two": 1},
    }  # fmt: skip


def test_a_run_that_fails_stands_in_no_runs(write, spark, count, tmp_path):
    """A run that ends early, here one written again, is not among the complete ones until it is done once more."""
    write(["disease"], "one")
    broken = extract(spark.sql("select 1 as id, if(raise_error('no disk') is null, 'x', 'y') as text"))
    with pytest.raises(Exception, match="no disk"):
        write_tables(broken, str(tmp_path / "tables"), "one")
    assert count(tmp_path / "tables")["runs"] == {}
    write(["disease"], "one")
    assert count(tmp_path / "tables")["runs"] == {"one": 1}


@pytest.mark.parametrize("name", ["", "a/b", "..", "a b", "é"])
def test_a_name_that_is_no_folder_is_refused(spark, name):
    """A run's name cannot lead out of the tables."""
    with pytest.raises(InputError, match="run id"):
        write_tables(extract(spark.sql("select 1 as id, 'x' as text")), "tables", name)


def test_the_job_reads_and_writes_tables(spark, write_notes, count, tmp_path, capsys):
    """From addresses of tables to tables, with the rules that ship."""
    paths = [str(write_notes(["New liver metastases."], "a.parquet")), str(write_notes([{"note_id": "b", "text": ""}]))]
    job.main([*paths, str(tmp_path / "tables"), "--run-id", "may"], standalone_mode=False)
    assert capsys.readouterr().out == "1 notes, 1 mentions, 1 rejects\n"
    assert count(tmp_path / "tables") == {table: {"may": 1} for table in TABLES}
    rejects = spark.read.parquet(f"{tmp_path}/tables/rejects").collect()
    assert [(row["note_id"], row["file"]) for row in rejects] == [("b", "notes.parquet")]


def test_the_job_says_what_it_cannot_read(spark, tmp_path):  # noqa: ARG001 - the job takes the running session
    """An address with nothing behind it is an input error, not one of Spark's."""
    with pytest.raises(InputError, match=r"nowhere.parquet: Spark cannot read this as parquet: PATH_NOT_FOUND"):
        job.main([str(tmp_path / "nowhere.parquet"), "tables", "--run-id", "may"], standalone_mode=False)
