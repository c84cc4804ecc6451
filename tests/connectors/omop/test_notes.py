"""Notes from the NOTE table of real databases."""

from datetime import date

import pytest

from recurnlp.connectors import Meter, NoteRow, ReadOptions, Reject, find_sources, measure_source, read_notes
from recurnlp.connectors.notes import plan_inputs
from recurnlp.connectors.omop import database
from recurnlp.errors import InputError, MissingExtra


def test_notes_come_as_they_stand(site, read):
    """Number, person, date and text are those of NOTE, whatever the kind of database."""
    assert read(site.url) == [
        NoteRow(site.address.shown, row, number, "7", date(2020, 1, 2), text)
        for row, (number, text) in enumerate(
            [
                ("11", "Ŝtudy of the abdomen 🙂. Liver metastases have grown."),
                ("12", "The node dissection was clear."),
                ("13", "Spread to lung and kidney was found in spring."),
            ],
            1,
        )
    ]


def test_a_note_without_text_is_rejected(site, read):
    """An empty note_text costs its own row only, and the reject names the note."""
    site.add_note(14, "")
    assert read(site.url)[-1] == Reject(site.address.shown, 4, 4, "14", "empty_text")


def test_more_notes_than_a_batch_are_all_read(site, read):
    """Batches follow each other without gap or repetition, in the order of the ids."""
    site.run("DELETE FROM note")
    values = ", ".join(f"({n}, 7, '2020-01-02', 'text {n}', 0, 0, 0, 0)" for n in range(1000))
    columns = "note_type_concept_id, note_class_concept_id, encoding_concept_id, language_concept_id"
    site.run(f"INSERT INTO note (note_id, person_id, note_date, note_text, {columns}) VALUES {values}")  # noqa: S608
    assert [(row.row, row.text) for row in read(site.url)] == [(n + 1, f"text {n}") for n in range(1000)]


@pytest.mark.parametrize("system", ["postgresql", "sqlite"])
def test_notes_come_in_the_order_of_their_numbers(make_site, read, system):
    """However they lie in the table: an interrupted run finds its place again, and 9 comes before 10."""
    site = make_site(system)
    if system == "postgresql":
        site.run("ALTER TABLE note DROP CONSTRAINT note_pkey")
    for number in (10, 100, 9):
        site.add_note(number, "a text")
    assert [row.note_id for row in read(site.url)] == ["9", "10", "100"]


def test_the_size_is_a_guess_that_the_meter_reaches(site):
    """What is measured beforehand is what the meter shows at the end, so that a progress bar ends full."""
    source, meter = find_sources([site.url])[0], Meter()
    list(read_notes(plan_inputs([source], ReadOptions()), ReadOptions(), meter))
    assert meter.bytes == measure_source(source) > 0


def test_dates_of_sqlite_may_be_seconds(make_site, read):
    """OHDSI's tables for SQLite keep a date as seconds since 1970 in a REAL column."""
    site = make_site("sqlite")
    site.add_note(11, "a text")
    site.run("UPDATE note SET note_date = 1577923200.0")
    assert read(site.url)[0].note_date == date(2020, 1, 2)


def test_another_schema_is_named_in_the_address(make_site, read):
    """`?schema=` leads to tables that are not in the default schema."""
    site = make_site("postgresql")
    site.add_note(11, "a text")
    site.run("CREATE SCHEMA cdm", "CREATE TABLE cdm.note AS SELECT * FROM note", "TRUNCATE note")
    assert [row.text for row in read(f"{site.url}&schema=cdm")] == ["a text"]


def test_a_missing_table_is_an_error_that_names_it(site):
    """A database without NOTE is told before any work is done."""
    site.run("DROP TABLE note")
    with pytest.raises(InputError, match=r"table note\b"):
        measure_source(find_sources([site.url])[0])


def test_a_missing_column_is_an_error_that_names_it(site):
    """A NOTE without note_text is no NOTE of the CDM."""
    site.run("ALTER TABLE note RENAME COLUMN note_text TO body")
    with pytest.raises(InputError, match="the table note lacks note_text"):
        measure_source(find_sources([site.url])[0])


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("omop+postgresql://ann:canary-pw@127.0.0.1:1/omop", "nothing listens at that host and port"),
        ("omop+postgresql://ann:canary-pw@no-such-host.invalid/omop", "there is no such host"),
        ("omop+postgresql://ann:canary-pw@127.0.0.1:1/omop?colour=red", "an option that PostgreSQL does not know"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told_without_the_password(url, why):
    """The error says what is wrong with the address in words, not in the driver's."""
    with pytest.raises(InputError, match=why) as error:
        measure_source(find_sources([url])[0])
    assert "canary-pw" not in str(error.value)
    assert error.value.__cause__ is None


def test_a_database_that_is_not_there_is_told(make_site):
    """A server without that database says so."""
    site = make_site("postgresql")
    url = site.url.replace("/site", "/nosite")
    with pytest.raises(InputError, match="there is no such database"):
        measure_source(find_sources([url])[0])


@pytest.mark.parametrize("system", ["duckdb", "sqlite"])
def test_a_file_of_another_kind_is_told(tmp_path, system):
    """A text file is neither a DuckDB nor an SQLite database."""
    (tmp_path / "x.db").write_text(
        "This is prose about nothing in particular, and long enough to be read as a page.\n" * 99
    )
    with pytest.raises(InputError, match="no database of that kind"):
        measure_source(find_sources([f"omop+{system}://{tmp_path}/x.db"])[0])


def test_a_driver_that_is_not_installed_is_told_with_its_extra(tmp_path, monkeypatch):
    """The message says what to install."""
    (tmp_path / "x.db").touch()

    def fail(name):
        raise ModuleNotFoundError(f"No module named {name}", name="adbc_driver_sqlite")

    monkeypatch.setattr(database, "import_module", fail)
    with pytest.raises(MissingExtra, match=r"adbc_driver_sqlite is missing; .*recurnlp\[omop\]"):
        measure_source(find_sources([f"omop+sqlite://{tmp_path}/x.db"])[0])


def test_a_connection_that_is_lost_on_the_way_is_told(make_site):
    """A server that ends the session in the middle of NOTE makes an error, not a short run."""
    site = make_site("postgresql")
    site.run(
        "INSERT INTO note SELECT n, 7, '2020-01-02', NULL, 0, 0, NULL, repeat('canary words ', 4000), 0, 0 "
        "FROM generate_series(1, 2000) n"
    )
    rows = read_notes(plan_inputs(find_sources([site.url]), ReadOptions()), ReadOptions(), Meter())
    next(rows)
    site.end_other_sessions()
    with pytest.raises(InputError, match=r"reading notes: the (server was shut down|connection was lost)") as error:
        list(rows)
    assert "canary" not in str(error.value)
