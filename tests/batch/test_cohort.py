"""Cohorts by SQL and by recipe."""

from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recurnlp.batch import MENTIONS, NOTES, PATIENTS, RECIPES, Criterion, choose_cohort, list_criteria, read_run
from recurnlp.errors import InputError, MissingExtra

PEOPLE = [
    {"patient_id": "a", "classification": "recurrent_metastatic", "distant_sites": ["bone"],
     "first_recurrence_date": date(2017, 1, 1), "first_recurrence_extent": ["distant"],
     "first_recurrence_sites": ["bone"], "first_distant_date": date(2017, 1, 1), "confirmation": "pathology"},
    {"patient_id": "b", "classification": "de_novo_metastatic", "distant_sites": ["liver"],
     "first_distant_date": date(2019, 1, 1), "first_recurrence_extent": [], "first_recurrence_sites": []},
    {"patient_id": "c", "classification": "no_recurrence", "distant_sites": [], "first_recurrence_extent": [],
     "first_recurrence_sites": [], "last_disease_free_date": date(2020, 1, 1)},
]  # fmt: skip
SAID = [
    {"note_id": "1", "patient_id": "a", "recurrence": "present", "distant_sites": ["bone"]},
    {"note_id": "2", "patient_id": "b", "recurrence": "absent", "distant_sites": ["liver"]},
]
CANARY = "Zebrafink"
WORDS = [{"note_id": "1", "patient_id": "a", "text": CANARY, "modality": "MRI"}]


@pytest.fixture
def run(tmp_path):
    """A run of three patients."""
    (tmp_path / "run.json").write_text('{"settings": {}, "started": "then", "finished": "now"}')
    for table, rows, schema in (("notes", SAID, NOTES), ("mentions", WORDS, MENTIONS)):
        (tmp_path / f"{table}.parquet").mkdir()
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), tmp_path / f"{table}.parquet" / "part-00000.parquet")
    pq.write_table(pa.Table.from_pylist(PEOPLE, schema=PATIENTS), tmp_path / "patients.parquet")
    return read_run(tmp_path)


def choose(run, *conditions):
    """Return the ids that some conditions leave."""
    cohort = choose_cohort(run, [Criterion(sql, sql) for sql in conditions])
    return cohort.patients["patient_id"].to_pylist()


@pytest.mark.parametrize(
    ("sql", "ids"),
    [
        ("classification = 'no_recurrence'", ["c"]),
        ("recurrence = 'present' AND list_contains(distant_sites, 'bone')", ["a"]),
        ("modality = 'MRI'", ["a"]),
        ("list_contains(distant_sites, 'liver')", ["b"]),
        ("first_distant_date > DATE '2000-01-01' -- a comment", ["a", "b"]),
        ("EXISTS (SELECT 1 FROM notes n WHERE n.patient_id = patients.patient_id AND n.recurrence = 'absent')", ["b"]),
        ("false OR true", ["a", "b", "c"]),
    ],
)
def test_a_condition_is_read_over_the_first_view_that_has_its_columns(run, sql, ids):
    """Patients, else notes, else mentions; a patient with one such row is in. Unknown is not met."""
    assert choose(run, sql) == ids


def test_criteria_are_applied_together(run):
    """An OR in one criterion does not let in whom another leaves out."""
    assert choose(run, "classification = 'no_recurrence' OR true", "first_distant_date IS NOT NULL") == ["a", "b"]


def test_attrition_tells_what_each_criterion_leaves(run):
    """The first line is all patients, and every further one those who are left."""
    cohort = choose_cohort(run, [Criterion("spread", "first_distant_date IS NOT NULL"), Criterion("none", "false")])
    assert cohort.attrition == (("all patients", 3), ("spread", 2), ("none", 0))
    assert cohort.patients.num_rows == 0
    assert cohort.patients.schema.names == PATIENTS.names


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("histology = 'x'", 'Referenced column "histology" not found'),
        ("classification =", "syntax error"),
        ("true); SELECT (true", "more than one condition"),
    ],
)
def test_bad_sql_is_told_in_the_words_of_duckdb(run, sql, message):
    """A condition that DuckDB does not understand is an input error that quotes its reason."""
    with pytest.raises(InputError) as raised:
        choose(run, sql)
    assert message in str(raised.value)


def test_an_error_on_a_row_quotes_no_note(run):
    """DuckDB's message of a failed conversion holds the value: it is left out, the kind of error stays."""
    sql = "CAST(text AS INTEGER) = 1"
    with pytest.raises(duckdb.ConversionException, match=CANARY):
        duckdb.sql(f"SELECT CAST('{CANARY}' AS INTEGER)").fetchall()
    with pytest.raises(InputError, match="ConversionException") as raised:
        choose(run, sql)
    assert CANARY not in str(raised.value)
    assert raised.value.__cause__ is None


def test_without_duckdb_the_extra_is_named(run, monkeypatch):
    """Whoever lacks DuckDB is told how to get it."""
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(MissingExtra, match=r"recurnlp\[cohort\]"):
        choose(run, "true")


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_runs(run, name):
    """A recipe, its date and its sites are columns that there are."""
    criteria = list(list_criteria(name, None, "bone", date(2000, 1, 1), date(2030, 1, 1)))
    assert len(choose_cohort(run, criteria).attrition) == 5


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ({"recipe": "recurrent_metastatic"}, ["a"]),
        ({"recipe": "de_novo_metastatic"}, ["b"]),
        ({"recipe": "any_metastatic", "site": "liver"}, ["b"]),
        ({"recipe": "any_metastatic", "after": date(2018, 1, 1)}, ["b"]),
        ({"recipe": "any_metastatic", "before": date(2017, 1, 1)}, ["a"]),
        ({"recipe": "confirmed_recurrence"}, ["a"]),
        ({"recipe": "no_recurrence", "after": date(2020, 1, 1)}, ["c"]),
        ({"site": "bone"}, ["a"]),
        ({"after": date(2018, 1, 1)}, ["b"]),
        ({"where": "confirmation = 'pathology'", "site": "bone"}, ["a"]),
    ],
)
def test_recipes_find_whom_they_name(run, options, ids):
    """Recipe, site and dates each narrow the cohort; both days are included."""
    wanted = {"recipe": None, "where": None, "site": None, "after": None, "before": None} | options
    assert choose_cohort(run, list(list_criteria(**wanted))).patients["patient_id"].to_pylist() == ids
