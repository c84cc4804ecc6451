"""Extraction over DataFrames, and tables of it, on a cluster of two executor processes: one module, one session."""

from collections import Counter

import pyarrow.parquet as pq
import pytest

from recurnlp.batch import Classifying, Rules, execute_run, plan_run
from recurnlp.classifier import DiseaseStatusClassifier, save_model
from recurnlp.connectors import ColumnNames, ReadOptions
from recurnlp.errors import InputError
from recurnlp.spark import extract, write_tables
from recurnlp.spark.job import job

pytestmark = pytest.mark.slow
SENTENCES = (
    "IMPRESSION: New liver metastases. No evidence of local recurrence.",
    "Lymph nodes: metastatic carcinoma in 3 of 17.",
    "FAMILY HISTORY: The aunt had metastatic colon cancer.",
    "pT3 N1 M0. Prior lumpectomy; recurrence in the scar is suspected.",
    "The lungs are clear.",
)

TABLES = ("mentions", "notes", "rejects", "runs")


def read_rows(table):
    """Return the rows of a DataFrame as a local run would give them, in an order of their own."""
    return sorted((row.asDict(recursive=True) for row in table.collect()), key=repr)


def run_locally(source, run, rules=None, **options):
    """Return the rows of a local run's tables, in the same order."""
    execute_run(plan_run([str(source)], ReadOptions(), rules or Rules()), run, **options)
    tables = ((name, pq.read_table(run / f"{name}.parquet").to_pylist()) for name in ("mentions", "notes", "rejects"))
    return {name: sorted(rows, key=repr) for name, rows in tables}


def test_the_tables_are_those_of_a_local_run(spark, write_notes, tmp_path, extractor):
    """With the rules that ship, every cell of mentions and notes is the same, nested ones too."""
    source = write_notes(f"{SENTENCES[n % 5]} Note {n}." for n in range(300))
    local = run_locally(source, tmp_path / "run", load=lambda: extractor)
    found = extract(spark.read.parquet(str(source)).repartition(4))
    assert read_rows(found.mentions) == local["mentions"]
    assert read_rows(found.notes) == local["notes"]
    assert found.rejects.count() == 0
    assert len(local["mentions"]) >= 300
    found.release()


def test_rejects_are_those_of_a_local_run(spark, stand_in, write_notes, tmp_path):
    """Failing notes, empty ones, those without id and repeated ids are rejected with the same reasons and rows."""
    notes = ["disease" if n % 7 else "well" for n in range(200)]
    notes[20], notes[30] = "broken record", ""
    notes[40] = {"note_id": None, "text": "disease"}
    notes += [{"note_id": f"n{n}", "text": f"another disease {n}"} for n in (3, 30, 190, 3)]
    source = write_notes(notes)
    local = run_locally(source, tmp_path / "run", load=stand_in.load)
    frame = spark.read.parquet(str(source)).withColumn("file", spark_text(str(source)))
    found = extract(frame.repartition(5), load=stand_in.load)
    reasons = {(row["note_id"], row["reason"]) for row in local["rejects"]}
    assert reasons == {
        ("n20", "internal error: ZeroDivisionError"), ("n30", "empty_text"), (None, "missing_id"),
        ("n3", "duplicate_id"), ("n190", "duplicate_id"),
    }  # fmt: skip
    assert len(local["rejects"]) == 6
    assert read_rows(found.rejects.drop("row", "last_row")) == without_rows(local["rejects"])
    assert read_rows(found.mentions) == local["mentions"]
    assert read_rows(found.notes) == local["notes"]
    found.release()


def spark_text(value):
    """Return a column with this text."""
    from pyspark.sql import functions

    return functions.lit(value)


def without_rows(rejects):
    """Return rejects without their rows: a local run counts the records of the file for itself."""
    kept = [{name: value for name, value in row.items() if name not in {"row", "last_row"}} for row in rejects]
    return sorted(kept, key=repr)


def test_notes_are_read_once_for_all_tables(spark, stand_in, write_notes, shared):
    """Three tables, and one of them twice, cost one extraction; each executor works on its share."""
    frame = spark.read.parquet(str(write_notes(["disease"] * 120))).repartition(4)
    found = extract(frame, load=stand_in.load)
    counts = [table.count() for table in (found.notes, found.mentions, found.rejects, found.notes)]
    assert counts == [120, 120, 0, 120]
    assert (shared / "calls").stat().st_size == 120
    found.release()


def test_a_task_that_is_tried_again_gives_no_note_twice(spark, stand_in, write_notes, shared):
    """A task whose process was killed in the middle is done again from its beginning, and counts once."""
    notes = [f"disease {n}" for n in range(200)]
    notes[150] = "once disease"
    found = extract(spark.read.parquet(str(write_notes(notes))).repartition(2), load=stand_in.load)
    assert sorted(row.note_id for row in found.notes.collect()) == sorted(f"n{n}" for n in range(200))
    assert found.mentions.count() == 200
    assert (shared / "mark").exists()
    assert (shared / "calls").stat().st_size > 200
    found.release()


def test_a_deadly_note_costs_itself_only(spark, stand_in, write_notes):
    """A note that kills the process that reads it is rejected when its task is tried again."""
    notes = ["disease"] * 60
    notes[33] = "deadly disease"
    found = extract(spark.read.parquet(str(write_notes(notes))).repartition(2), load=stand_in.load)
    assert [(row.note_id, row.reason) for row in found.rejects.collect()] == [("n33", "worker_died")]
    assert found.notes.count() == 59
    found.release()


def test_bytes_that_are_no_text_cost_their_row(spark, stand_in):
    """Spark does not check the encoding of strings; a row that is not UTF-8 is rejected, not the task."""
    frame = spark.sql("select 1 as id, 'disease' as text union all select 2, cast(x'64ff65' as string)")
    found = extract(frame, load=stand_in.load)
    assert [(row.note_id, row.reason) for row in found.rejects.collect()] == [("2", "undecodable")]
    assert [row.note_id for row in found.notes.collect()] == ["1"]
    found.release()


def test_columns_of_other_types_and_names_are_read(spark, stand_in):
    """Numbers are ids, timestamps are dates, and a column can be named."""
    frame = spark.sql(
        "select 7Y as key, cast(12 as decimal(9)) as person_id, timestamp'2020-03-04 23:59' as date, 'disease' as `a.b`"
    )
    found = extract(frame, columns=ColumnNames(id="key", text="a.b"), load=stand_in.load)
    (note,) = found.notes.collect()
    assert (note.note_id, note.patient_id, note.note_date.isoformat()) == ("7", "12", "2020-03-04")
    found.release()


def test_long_notes_are_rejected(spark, stand_in):
    """The longest note can be chosen."""
    found = extract(spark.sql("select 1 as id, 'disease' as text"), max_chars=6, load=stand_in.load)
    assert [row.reason for row in found.rejects.collect()] == ["too_long"]
    found.release()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("select 1 as id, 'x' as words", "no text column"),
        ("select 'x' as text", "no id column"),
        ("select 1 as id, 2 as text", "'text' holds int, not text"),
    ],
)
def test_a_frame_that_cannot_be_read_is_refused(spark, query, message):
    """What is wrong with the columns shows before Spark does anything."""
    with pytest.raises(InputError, match=message):
        extract(spark.sql(query))


def test_an_empty_frame_gives_empty_tables(spark, stand_in, shared):
    """No notes make three tables of the right columns, and load no extractor."""
    found = extract(spark.sql("select 1 as id, 'x' as text where false"), load=stand_in.load)
    assert [found.notes.count(), found.mentions.count(), found.rejects.count()] == [0, 0, 0]
    assert found.notes.columns[:4] == ["note_id", "patient_id", "note_date", "distant"]
    assert not (shared / "calls").exists()
    found.release()


def count(folder):
    """Return the rows of each table by run, where there are any."""
    counts = {table: Counter() for table in TABLES}
    for part in folder.glob("*/run_id=*/*.parquet"):
        counts[part.parts[-3]][part.parts[-2].removeprefix("run_id=")] += pq.read_metadata(part).num_rows
    return {table: dict(+counter) for table, counter in counts.items()}


@pytest.fixture
def write(spark, stand_in, write_notes, tmp_path):
    """Write the tables of these notes under a run's name."""

    def write_run(notes, run_id):
        frame = spark.read.parquet(str(write_notes(notes)))
        return write_tables(extract(frame, load=stand_in.load), f"file://{tmp_path}/tables/", run_id)

    return write_run


def test_a_run_written_again_takes_the_place_of_what_was_there(write, tmp_path):
    """Each run has its folder in each table; one written again is as if it had been written once, others stay."""
    assert write(["disease", "well", ""], "one") == {"notes": 2, "mentions": 1, "rejects": 1}
    write(["disease"] * 5, "two")
    write(["disease", "disease"], "one")
    assert count(tmp_path / "tables") == {
        "mentions": {"one": 2, "two": 5}, "notes": {"one": 2, "two": 5}, "rejects": {}, "runs": {"one": 1, "two": 1},
    }  # fmt: skip


def test_a_run_that_fails_stands_in_no_runs(write, spark, tmp_path):
    """A run that ends early, also one that is written again, is not among the complete ones."""
    write(["disease"], "one")
    broken = extract(spark.sql("select 1 as id, if(raise_error('no disk') is null, 'x', 'y') as text"))
    with pytest.raises(Exception, match="no disk"):
        write_tables(broken, str(tmp_path / "tables"), "one")
    assert count(tmp_path / "tables")["runs"] == {}


@pytest.mark.parametrize("name", ["", "a/b", "..", "a b", "é"])
def test_a_name_that_is_no_folder_is_refused(spark, name):
    """A run's name cannot lead out of the tables."""
    with pytest.raises(InputError, match="run id"):
        write_tables(extract(spark.sql("select 1 as id, 'x' as text")), "tables", name)


def test_the_job_reads_and_writes_tables(spark, write_notes, tmp_path, capsys):
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


def test_a_classifier_gives_the_columns_of_a_local_run(spark, write_notes, tmp_path, extractor):
    """Label, probability and disagreement of each note are those of `recurnlp extract --classify`."""
    texts = ("Liver metastases are seen.", "She feels well.", "Local recurrence in the scar.")
    labels = ("distant_metastasis", "not_stated", "no_evidence")
    classifier = DiseaseStatusClassifier(calibration_folds=2).fit([extractor(text) for text in texts * 4], labels * 4)
    save_model(classifier, {}, tmp_path / "model")
    rules = Rules(classifying=Classifying(tmp_path / "model", abstain_below=0.4))
    source = write_notes([f"{texts[n % 3]} Note {n}." for n in range(30)] + ["Nodes and ribs."])
    local = run_locally(source, tmp_path / "run", rules, load=rules)
    found = extract(spark.read.parquet(str(source)).repartition(2), rules=rules)
    assert read_rows(found.notes) == local["notes"]
    assert {row["disagreement"] for row in local["notes"]} == {True, False}
    assert {row["classifier_label"] for row in local["notes"]} >= set(labels)
    found.release()
