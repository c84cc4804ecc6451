"""`recurnlp extract` from an OMOP database, and `recurnlp export --to omop` back into it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

TABLES = (Path(__file__).parents[1] / "connectors" / "omop" / "cdm54.sql").read_text()
TEXTS = ["IMPRESSION: Multiple new metastases in the liver.", "No evidence of local recurrence.", ""]


def open_file(path):
    """Open an SQLite file for the length of a block."""
    return closing(sqlite3.connect(path))


@pytest.fixture
def database(tmp_path):
    """An SQLite database with the CDM's tables and three notes, one of them empty."""
    path = tmp_path / "omop.sqlite"
    with open_file(path) as connection:
        connection.executescript(TABLES)
        connection.execute("INSERT INTO person VALUES (7, 0, 1950, 1, 1, NULL, 0, 0" + ", NULL" * 10 + ")")
        rows = [(number, 7, f"2020-01-0{number}", text) for number, text in enumerate(TEXTS, 1)]
        connection.executemany(
            "INSERT INTO note (note_id, person_id, note_date, note_text, note_type_concept_id, note_class_concept_id, "
            "encoding_concept_id, language_concept_id) VALUES (?, ?, ?, ?, 0, 0, 0, 0)",
            rows,
        )
        connection.commit()
    return path


@pytest.fixture
def run(call, database, tmp_path):
    """A run extracted from the database."""
    code, _, err = call("extract", f"omop+sqlite://{database}", "-o", tmp_path / "run", "--max-rejects", 1)
    assert code == 0, err
    return tmp_path / "run"


def test_notes_go_out_and_terms_come_back(call, database, run):
    """The way from NOTE to NOTE_NLP and MEASUREMENT, with the counts on stdout."""
    code, out, _ = call("export", run, "--to", "omop", "--url", f"omop+sqlite://{database}")
    assert (code, out.splitlines()[0]) == (0, "2 rows of note_nlp, 1 of measurement")
    with open_file(database) as connection:
        terms = connection.execute('SELECT note_id, "offset", lexical_variant, term_exists FROM note_nlp').fetchall()
        assert terms == [(1, "25", "metastases", "Y"), (2, "15", "local recurrence", "N")]
        assert connection.execute("SELECT snippet FROM note_nlp").fetchall() == [(None,), (None,)]


def test_what_extract_says_of_a_database(call, database, tmp_path):
    """The columns are those of NOTE, and an empty note is a reject with its reason."""
    code, _, err = call("extract", f"omop+sqlite://{database}", "-o", tmp_path / "run")
    assert code == 1
    assert "columns: id = note_id, text = note_text, patient = person_id, date = note_date" in err
    assert "rejected: 1 empty_text" in err


def test_snippets_are_copied_when_asked_for(call, database, run):
    """`--snippets` fills the column from NOTE."""
    assert call("export", run, "--to", "omop", "--url", f"omop+sqlite://{database}", "--snippets")[0] == 0
    with open_file(database) as connection:
        assert connection.execute("SELECT snippet FROM note_nlp").fetchall() == [(text,) for text in TEXTS[:2]]


def test_a_password_is_never_repeated(call, run):
    """Neither a wrong address nor a server that is not there brings it to the terminal."""
    for url in ("omop+postgresql://ann:canary@127.0.0.1:1/x", "postgresql://ann:canary@127.0.0.1/x"):
        code, out, err = call("export", run, "--to", "omop", "--url", url)
        assert code == 2
        assert "canary" not in out + err
        assert "error: " in err


def test_an_error_says_how_much_was_written(call, database, run):
    """The user reads which parts stand and that the same command redoes them."""
    with open_file(database) as connection:
        connection.execute("DELETE FROM note WHERE note_id = 2")
        connection.commit()
    code, _, err = call("export", run, "--to", "omop", "--url", f"omop+sqlite://{database}")
    assert code == 2
    assert "1 of 2 notes of the run are not in NOTE" in err
    assert "(0 of 1 parts are written; the same command does it again)" in err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--to", "omop"], "--to omop needs --url"),
        (["--to", "fhir"], "--to fhir needs --output"),
        (["--to", "omop", "--url", "x", "-o", "y"], "--to omop does not take --output"),
        (["--to", "fhir", "-o", "y", "--snippets"], "--to fhir does not take --snippets"),
    ],
)
def test_options_that_do_not_fit_the_form_are_refused(call, run, arguments, why):
    """A form says what it needs and what it does not take."""
    code, _, err = call("export", run, *arguments)
    assert code == 2
    assert why in err


def test_a_run_goes_on_after_the_database_grew(call, database, run):
    """Notes that were added make other inputs: the run says so and is not mixed."""
    with open_file(database) as connection:
        connection.execute("INSERT INTO note SELECT 9, 7, note_date, NULL, 0, 0, NULL, note_text, 0, 0" + ", NULL" * 6 +
                           " FROM note WHERE note_id = 1")  # fmt: skip
        connection.commit()
    code, _, err = call("extract", f"omop+sqlite://{database}", "-o", run)
    assert code == 2
    assert "holds a run with other inputs" in err


def test_the_record_of_a_run_names_the_database_without_secrets(call, database, run):
    """run.json holds the address as it may be shown."""
    text = (run / "run.json").read_text()
    assert f"omop+sqlite://{database}" in text
    shutil.rmtree(run)
    code, _, err = call("extract", "omop+postgresql://ann:canary@127.0.0.1:1/x", "-o", run)
    assert code == 2
    assert "canary" not in err
    assert not run.exists()
