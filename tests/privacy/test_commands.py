"""Every command over notes with words found nowhere else: what it tells, and what it writes, holds none of them."""

import sqlite3
from contextlib import closing

import pyarrow.parquet as pq
import pytest

from recurnlp.batch import read_run

SOURCES = [
    "notes.csv", "notes.tsv", "notes.jsonl", "notes.ndjson", "notes.parquet",
    "letters", "cut.csv.gz", "damaged.parquet",
]  # fmt: skip


def read_tables(run):
    """All that the tables of a run hold, the mentions apart."""
    return "".join(repr(pq.read_table(run / f"{table}.parquet").to_pylist()) for table in ("notes", "rejects"))


@pytest.mark.parametrize("name", SOURCES)
def test_extract_tells_no_word(call, sources, find_words, tmp_path, name):
    """From any format, with rows that cannot be read: neither terminal, logs, record, notes nor rejects hold a word."""
    code, told = call("extract", sources / name, "-o", tmp_path / "run", "--max-rejects", 99)
    assert code == 0
    assert find_words(told + (tmp_path / "run" / "run.json").read_text() + read_tables(tmp_path / "run")) == []


def test_of_a_note_the_run_keeps_the_words_of_its_mentions_alone(run, find_words):
    """The words of mentions stand in mentions.parquet, and nothing else of a note stands anywhere in the run."""
    tables = read_run(run)
    assert "mEtaStaSes" in tables.mentions["text"].to_pylist()
    assert find_words(repr(tables.mentions.to_pylist()), mentions=True) == []
    assert find_words(repr(tables.mentions.drop_columns("text").to_pylist())) == []
    assert find_words(repr(tables.patients.to_pylist()) + read_tables(run) + (run / "run.json").read_text()) == []


@pytest.mark.parametrize("name", ["headless.csv", "cut.parquet", "nowhere.csv"])
def test_files_that_cannot_be_read_are_refused_without_a_word(call, sources, find_words, tmp_path, name):
    """A table that begins with a note, one cut short and one that is not there are input errors without a quote."""
    code, told = call("extract", sources / name, "-o", tmp_path / "run")
    assert code == 2
    assert find_words(told) == []


@pytest.mark.parametrize(
    "options",
    [
        ["--text-column", "note_date"], ["--id-column", "report"], ["--date-column", "text"], ["--encoding", "ascii"],
        ["--encoding", "utf-16"], ["--max-chars", "20"], ["--max-rejects", "0"],
    ],
)  # fmt: skip
def test_options_that_do_not_fit_tell_no_word(call, sources, find_words, tmp_path, options):
    """Wrong columns, encodings and limits fail, or reject rows, without a word."""
    _, told = call("extract", sources / "notes.csv", "-o", tmp_path / "run", *options)
    assert find_words(told) == []
    for record in tmp_path.glob("run/run.json"):
        assert find_words(record.read_text()) == []


def test_notes_given_for_another_thing_are_refused_without_a_word(call, run, sources, find_words, tmp_path):
    """Notes in place of a model, rules, gold, codes, diagnoses or a run are an input error that quotes nothing."""
    notes = sources / "notes.csv"
    for arguments in (
        ["extract", notes, "-o", tmp_path / "other", "--extra-rules", notes],
        ["extract", notes, "-o", tmp_path / "other", "--extra-rules", sources / "notes.jsonl"],
        ["extract", notes, "-o", tmp_path / "other", "--patterns", sources / "letters"],
        ["extract", notes, "-o", tmp_path / "other", "--classify", "--model", sources / "letters"],
        ["patients", run, "--diagnoses", notes],
        ["patients", notes],
        ["evaluate", notes],
        ["evaluate", sources / "notes.jsonl"],
        ["train", sources / "notes.jsonl", "-o", tmp_path / "model"],
        ["export", run, "--to", "fhir", "-o", tmp_path / "out", "--codes", notes],
        ["report", sources],
        ["review", sources],
        ["cohort", run, "--where", "CAST(text AS INTEGER) > 1"],
    ):
        code, told = call(*arguments)
        assert (code, find_words(told)) == (2, []), arguments


def test_commands_on_a_run_tell_no_word(call, run, sources, find_words, tmp_path):
    """Patients, cohorts, reports, exports and reviews name counts and files."""
    notes = ("--notes", sources / "notes.csv")
    for arguments in (
        ["patients", run, "--workers", "1"],
        ["cohort", run, "--where", "text LIKE 'm%'", "-o", tmp_path / "cohort.csv"],
        ["report", run, *notes],
        ["export", run, "--to", "csv", "-o", tmp_path / "flat"],
        ["export", run, "--to", "fhir", "-o", tmp_path / "fhir"],
        ["export", run, "--to", "docbin", "-o", tmp_path / "docs", *notes],
    ):
        code, told = call(*arguments)
        assert (code, find_words(told)) == (0, []), arguments
    for path in (*(tmp_path / "fhir").iterdir(), tmp_path / "cohort.csv"):
        assert find_words(path.read_text()) == [], path


def test_a_flat_export_holds_the_words_of_mentions_alone(call, run, find_words, tmp_path):
    """Only mentions.csv has a column of text."""
    assert call("export", run, "--to", "csv", "-o", tmp_path / "flat")[0] == 0
    for path in (tmp_path / "flat").iterdir():
        assert find_words(path.read_text(), mentions=path.name == "mentions.csv") == [], path
    assert "mEtaStaSes" in (tmp_path / "flat" / "mentions.csv").read_text()


def test_a_report_without_text_and_its_pictures_hold_no_word(call, run, sources, find_words, tmp_path):
    """With --no-text neither the page nor a chart holds a word."""
    page, charts = tmp_path / "report.html", tmp_path / "charts"
    code, told = call("report", run, "--no-text", "-o", page, "--charts", charts, "--notes", sources / "notes.csv")
    assert code == 0
    drawn = [path.read_text() for path in charts.glob("*.svg")]
    assert drawn
    assert find_words("".join([told, page.read_text(), *drawn])) == []


def test_a_change_of_rules_without_text_holds_no_word(call, find_words, small_patterns, denying_patterns, tmp_path):
    """`rules diff --no-text` tells places, on the terminal and on the page."""
    (tmp_path / "notes.csv").write_text("note_id,text\nn1,Verboten mEtaStaSes says Quillfeatherby of the liver.\n")
    run = tmp_path / "run"
    assert call("extract", tmp_path / "notes.csv", "-o", run, "--patterns", small_patterns)[0] == 0
    page = tmp_path / "diff.html"
    code, told = call("rules", "diff", small_patterns, denying_patterns, run, "--no-text", "--html", page)
    assert code == 0
    assert "1 of 1 notes change" in told
    assert find_words(told + page.read_text()) == []


def test_scores_hold_no_word(call, run, gold, find_words, tmp_path):
    """`evaluate` counts; only the page of errors quotes."""
    page = tmp_path / "errors.html"
    for options in ([], ["--json"], ["--folds", "2", "--held-out", "1"], ["--html", page], [run]):
        code, told = call("evaluate", gold, *options)
        assert (code, find_words(told)) == (0, []), options
    assert find_words(page.read_text())


def test_a_review_tells_no_word(call, reviewed, sources, find_words, tmp_path):
    """Its exports name counts and files; verdicts on notes hold the notes, those on patients do not."""
    for name in ("gold.jsonl", "patients.csv"):
        code, told = call("review", reviewed, "--notes", sources / "notes.csv", "--export", tmp_path / name)
        assert (code, find_words(told)) == (0, [])
    assert find_words((tmp_path / "gold.jsonl").read_text())
    assert find_words((tmp_path / "patients.csv").read_text()) == []


def test_the_way_to_a_database_and_back_tells_no_word(call, database, find_words, tmp_path):
    """Reading NOTE and writing NOTE_NLP tell nothing; only with snippets does the table hold more than mentions."""
    run, address = tmp_path / "run", f"omop+sqlite://{database}"
    code, told = call("extract", address, "-o", run, "--max-rejects", 1)
    assert code == 0, told
    assert find_words(told + (run / "run.json").read_text() + read_tables(run)) == []
    for options, found in ([], False), (["--snippets"], True):
        code, told = call("export", run, "--to", "omop", "--url", address, *options)
        assert (code, find_words(told)) == (0, []), told
        with closing(sqlite3.connect(database)) as connection:
            terms = connection.execute("SELECT * FROM note_nlp").fetchall()
        assert bool(find_words(repr(terms), mentions=True)) == found


def test_a_database_that_refuses_rows_is_not_quoted(call, database, find_words, tmp_path):
    """What a trigger of the database says of a row, as some quote it, is put in words of ours."""
    run, address = tmp_path / "run", f"omop+sqlite://{database}"
    assert call("extract", address, "-o", run, "--max-rejects", 1)[0] == 0
    with closing(sqlite3.connect(database)) as connection:
        raised = "SELECT RAISE(ABORT, 'Xylographica has mEtaStaSes')"
        connection.execute(f"CREATE TRIGGER strict BEFORE INSERT ON note_nlp BEGIN {raised}; END")
        connection.commit()
    code, told = call("export", run, "--to", "omop", "--url", address)
    assert (code, "writing note_nlp: the database reports an error" in told) == (2, True), told
    assert find_words(told) == []
