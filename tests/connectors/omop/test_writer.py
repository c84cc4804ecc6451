"""NOTE_NLP and MEASUREMENT as they stand in real databases after an export."""

from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pytest

from recurnlp.connectors.omop import writer as writer_module
from recurnlp.connectors.omop.writer import OmopWriter, Written
from recurnlp.errors import InputError

TERMS = (
    'SELECT note_nlp_id, note_id, "offset", lexical_variant, note_nlp_concept_id, term_exists FROM note_nlp ORDER BY 1'
)
FACTS = "SELECT measurement_id, person_id, measurement_concept_id, measurement_source_value FROM measurement ORDER BY 1"
THEIR_TERMS = (
    "INSERT INTO note_nlp (note_nlp_id, note_id, lexical_variant, nlp_date, nlp_system) "
    "VALUES (40, 11, 'their term', '2020-01-01', 'another tool 1.0'), (41, 11, 'a term', '2020-01-01', NULL)"
)
THEIR_FACTS = (
    "INSERT INTO measurement (measurement_id, person_id, measurement_concept_id, measurement_date, "
    "measurement_type_concept_id, measurement_source_value) VALUES (50, 7, 3, '2020-01-01', 32817, 'hemoglobin')"
)


def test_mentions_become_terms_and_facts(site, write, found):
    """Every mention is a row of NOTE_NLP a concept, and every stated metastasis a row of MEASUREMENT a site."""
    assert write(site, found) == Written(terms=4, facts=3)
    assert site.rows(TERMS) == [
        (1, 11, "30", "metastases", 36770544, "Y"),
        (2, 12, "4", "node dissection was clear", 36769269, "N"),
        (3, 13, "0", "Spread", 36770283, "Y"),
        (4, 13, "0", "Spread", 36769180, "Y"),
    ]
    assert site.rows(FACTS) == [
        (1, 7, 36770544, "recurnlp:11:liver"),
        (2, 7, 36770283, "recurnlp:13:lung"),
        (3, 7, 36769180, "recurnlp:13:kidney"),
    ]


def test_dates_visits_and_stamps_arrive_as_their_types(make_site, write, found):
    """Dates are dates and timestamps are timestamps, and the visit is the note's."""
    site = make_site("postgresql")
    for number in (11, 12, 13):
        site.add_note(number, "a text")
    write(site, found)
    assert set(site.rows("SELECT nlp_system, nlp_date, nlp_datetime FROM note_nlp")) == {
        ("recurnlp 9.9 (rules abc)", date(2021, 5, 6), datetime(2021, 5, 6, 7, 8, 9))  # noqa: DTZ001
    }
    facts = site.rows(
        "SELECT measurement_date, visit_occurrence_id, measurement_type_concept_id FROM measurement ORDER BY 1"
    )
    assert facts == [(date(2019, 3, 4), 88, 32858), (date(2019, 3, 4), 88, 32858), (date(2020, 1, 2), 88, 32858)]


def test_sqlite_dates_take_the_form_of_their_column(make_site, write, found):
    """A REAL column gets seconds since 1970, as OHDSI's tables for SQLite have them, a date column ISO text."""
    site = make_site("sqlite")
    for number in (11, 12, 13):
        site.add_note(number, "a text")
    ddl = site.rows("SELECT sql FROM sqlite_master WHERE name = 'note_nlp'")[0][0]
    site.run("DROP TABLE note_nlp", ddl.replace("nlp_date date", "nlp_date real").replace("timestamp", "real"))
    write(site, found[:1])
    assert site.rows("SELECT nlp_date, nlp_datetime FROM note_nlp") == [(1620259200.0, 1620284889.0)]
    assert site.rows("SELECT measurement_date FROM measurement") == [("2020-01-02",)]


def test_an_export_given_again_changes_nothing(site, write, found):
    """The same rows stand there under the same ids, none twice."""
    site.run(THEIR_TERMS, THEIR_FACTS)
    write(site, found)
    before = site.rows("SELECT * FROM note_nlp ORDER BY 1"), site.rows("SELECT * FROM measurement ORDER BY 1")
    write(site, found)
    assert (site.rows("SELECT * FROM note_nlp ORDER BY 1"), site.rows("SELECT * FROM measurement ORDER BY 1")) == before


def test_rows_of_others_are_left_alone(site, write, found):
    """What another tool wrote of the same notes and person stays, and its ids are not given out again."""
    site.run(THEIR_TERMS, THEIR_FACTS)
    write(site, found)
    write(site, [])
    assert [row[:2] for row in site.rows(TERMS)] == [(40, 11), (41, 11)]
    assert [row[0] for row in site.rows(FACTS)] == [50]
    write(site, found[:1])
    assert [row[0] for row in site.rows(TERMS)] == [40, 41, 42]
    assert [row[0] for row in site.rows(FACTS)] == [50, 51]


def test_a_newer_run_replaces_an_older_ones_rows(site, write, found, mention, stamp):
    """What is found no more goes, what is still found keeps its id, what is new gets the next one."""
    write(site, found)
    new = mention(12, 0, "The node", sites=["liver"])
    write(site, [found[0], new], stamp=replace(stamp, system="recurnlp 10.0"))
    assert [row[:3] for row in site.rows(TERMS)] == [(1, 11, "30"), (5, 12, "0")]
    assert [(row[0], row[3]) for row in site.rows(FACTS)] == [(1, "recurnlp:11:liver"), (4, "recurnlp:12:liver")]


def test_a_part_touches_its_own_notes_only(site, write, found):
    """Parts written one after the other add up, though all notes are of one person."""
    for mention in found:
        write(site, [mention], note_ids=[int(mention["note_id"])])
    assert [row[1] for row in site.rows(TERMS)] == [11, 12, 13, 13]
    assert len(site.rows(FACTS)) == 3


def test_snippets_hold_the_text_around_a_mention(site, write, mention):
    """At most 250 characters, from 100 before the mention, cut by code points and at the note's ends."""
    text = "ä" * 150 + "🙂 metastases " + "z" * 300
    site.run("DELETE FROM note WHERE note_id = 11")
    site.add_note(11, text)
    place = text.index("metastases")
    write(site, [mention(11, 4, "ä"), mention(11, place, "metastases"), mention(12, 4, "node")], snippets=True)
    snippets = [row[0] for row in site.rows("SELECT snippet FROM note_nlp ORDER BY note_nlp_id")]
    assert snippets == [text[:250], text[place - 100 : place + 150], "The node dissection was clear."]


def test_snippets_are_left_null_unless_asked_for(site, write, found):
    """No text is copied out of NOTE by itself."""
    write(site, found)
    assert set(site.rows("SELECT snippet FROM note_nlp")) == {(None,)}


def test_a_note_that_is_not_there_is_an_error_and_writes_nothing(site, write, found, mention):
    """A run of other notes is told how many do not belong, and no row is written."""
    with pytest.raises(InputError, match=r"2 of 5 notes of the run are not in NOTE"):
        write(site, [*found, mention(98, 0, "canary")], note_ids=(11, 12, 13, 98, 99))
    assert site.rows(TERMS) == site.rows(FACTS) == []


def test_ids_that_are_no_numbers_are_an_error(site, write, mention):
    """A run of files has ids that NOTE cannot have; the error says where to extract from."""
    with pytest.raises(InputError, match=r"no numbers.*omop\+"):
        write(site, [mention("a-1", 0, "x")], note_ids=("a-1",))


@pytest.mark.parametrize("table", ["note", "note_nlp", "measurement"])
def test_a_missing_table_is_told_before_anything_is_written(site, write, found, table):
    """The error names the table."""
    site.run(f"DROP TABLE {table}")
    with pytest.raises(InputError, match=rf"table {table}\b"):
        write(site, found)


def test_wrong_columns_are_told_before_anything_is_written(site, write, found):
    """The error names table and column."""
    site.run("ALTER TABLE note_nlp RENAME COLUMN term_exists TO term_is_there")
    with pytest.raises(InputError, match="the table note_nlp lacks term_exists: is it CDM"):
        write(site, found)
    assert site.rows("SELECT count(*) FROM note_nlp") == [(0,)]


def test_columns_of_the_wrong_type_are_told(make_site, write, found):
    """A text that should be a number is our error, not a row half written."""
    site = make_site("postgresql")
    for number in (11, 12, 13):
        site.add_note(number, "a text")
    site.run("ALTER TABLE note_nlp ALTER COLUMN term_modifiers TYPE integer USING 0")
    with pytest.raises(InputError, match=r"column note_nlp\.term_modifiers cannot hold its values"):
        write(site, found)


def test_columns_of_a_site_are_left_to_it(site, write, found):
    """A column that the CDM does not have gets its default."""
    site.run("ALTER TABLE note_nlp ADD COLUMN loaded_by varchar(9) DEFAULT 'etl'")
    write(site, found)
    assert set(site.rows("SELECT loaded_by FROM note_nlp")) == {("etl",)}


def test_ids_of_eight_bytes_are_taken_as_they_are(make_site, write, found):
    """Sites that widened their keys to bigint are written all the same."""
    site = make_site("postgresql")
    number = 3_000_000_000
    site.run(
        "ALTER TABLE note ALTER COLUMN note_id TYPE bigint", "ALTER TABLE note_nlp ALTER COLUMN note_id TYPE bigint"
    )
    site.add_note(number, "a text")
    write(site, [found[0] | {"note_id": str(number)}], note_ids=(number,))
    assert site.rows(TERMS)[0][1] == number
    assert site.rows(FACTS)[0][3] == "recurnlp:3000000000:liver"


def test_a_part_that_fails_at_its_end_leaves_no_row(site, write, found, mention, monkeypatch):
    """MEASUREMENT cannot be written: NOTE_NLP is as it was before, and the error quotes no row."""
    write(site, found)
    before = site.rows(TERMS)
    fit = writer_module.fit

    def spoil(rows, ours, theirs, table):
        fitted = fit(rows, ours, theirs, table)
        if table == "note_nlp":
            return fitted
        place = fitted.column_names.index("person_id")
        return fitted.set_column(place, "person_id", pa.nulls(len(rows), fitted.column(place).type))

    monkeypatch.setattr(writer_module, "fit", spoil)
    with pytest.raises(InputError, match="writing measurement: a row breaks a constraint") as error:
        write(site, [mention(12, 0, "canary", sites=["liver"])])
    assert "canary" not in str(error.value)
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__
    assert site.rows(TERMS) == before


def test_a_connection_lost_in_the_middle_leaves_no_row(make_site, write, found, monkeypatch):
    """The server ends the session after NOTE_NLP was written: an error, and not one row of the part."""
    site = make_site("postgresql")
    for number in (11, 12, 13):
        site.add_note(number, "a text")
    write_facts = OmopWriter._replace_facts

    def lose(writer, rows, notes):
        site.end_other_sessions()
        return write_facts(writer, rows, notes)

    monkeypatch.setattr(OmopWriter, "_replace_facts", lose)
    with pytest.raises(InputError, match=r"reading what is there: the (server was shut down|connection was lost)"):
        write(site, found)
    assert site.rows(TERMS) == site.rows(FACTS) == []
    monkeypatch.undo()
    assert write(site, found) == Written(4, 3)


def test_a_part_that_failed_does_not_spoil_the_parts_before(make_site, codes, stamp, tables, found):
    """Each part is a transaction of its own: what was committed stays."""
    site = make_site("postgresql")
    site.add_note(11, "a text")
    with OmopWriter.open(site.address, codes, stamp) as writer:
        writer.write_part(*tables([11], found[:1]))
        with pytest.raises(InputError):
            writer.write_part(*tables([12], found[1:2]))
    assert [row[1] for row in site.rows(TERMS)] == [11]


def test_two_writers_never_give_out_the_same_id(make_site, codes, stamp, tables, found, monkeypatch):
    """The tables are locked before the highest id is looked up: a second writer waits, and here gives up."""
    site = make_site("postgresql")
    for number in (11, 12):
        site.add_note(number, "a text")
    replace_terms = OmopWriter._replace_terms
    with OmopWriter.open(site.address, codes, stamp) as first, OmopWriter.open(site.address, codes, stamp) as second:
        second._database.run("SET lock_timeout = '200ms'", "setting")

        def interfere(writer, rows):
            if writer is first:
                with pytest.raises(InputError, match="locking the tables: a table is locked by another session"):
                    second.write_part(*tables([12], found[1:2]))
            return replace_terms(writer, rows)

        monkeypatch.setattr(OmopWriter, "_replace_terms", interfere)
        first.write_part(*tables([11], found[:1]))
    assert [row[1] for row in site.rows(TERMS)] == [11]


def test_a_user_without_the_right_to_write_is_told(make_site, codes, stamp, tables, found):
    """Permission denied is told as such, and nothing is written."""
    site = make_site("postgresql")
    site.add_note(11, "a text")
    name = f"reader_{site.url.partition('/site')[2].partition('?')[0]}"
    site.run(f"CREATE ROLE {name} LOGIN", f"GRANT SELECT ON note, note_nlp, measurement TO {name}")
    address = replace(site.address, target=site.address.target.replace("postgres:@", f"{name}:@"))
    with (
        OmopWriter.open(address, codes, stamp) as writer,
        pytest.raises(InputError, match="this user may not do that here"),
    ):
        writer.write_part(*tables([11], found[:1]))


def test_a_file_that_another_program_holds_is_told(make_site, write, found):
    """A DuckDB file that is open for writing elsewhere is told as locked."""
    import subprocess
    import sys

    site = make_site("duckdb")
    code = f"import duckdb, time; c = duckdb.connect({site.address.target!r}); print(1, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        try:
            with pytest.raises(InputError, match="connecting: a table is locked by another session"):
                write(site, found)
        finally:
            other.kill()


def test_long_and_strange_texts_fit_their_columns(site, write, mention):
    """Texts are cut to the lengths of the CDM, and a NUL, which PostgreSQL cannot store, becomes a space."""
    long = "meta\0stases " * 40
    write(site, [mention(11, 0, long, sites=["liver"], cues=[f"a.cue_{n}" for n in range(500)])])
    lexical, modifiers = site.rows("SELECT lexical_variant, term_modifiers FROM note_nlp")[0]
    assert lexical == long.replace("\0", " ")[:250]
    assert len(modifiers) <= 2000
    assert "cues" not in modifiers
    assert site.rows("SELECT value_source_value FROM measurement")[0][0] == long.replace("\0", " ")[:50]


def test_many_rows_go_in_bulk(make_site, write, mention):
    """Ten thousand rows take seconds, not the minutes that a statement a row would."""
    site = make_site("postgresql")
    site.run(
        "INSERT INTO note SELECT n, 7, '2020-01-02', NULL, 0, 0, NULL, 'a text', 0, 0 FROM generate_series(1, 2000) n"
    )
    rows = [mention(note, start, "metastases", sites=["liver"]) for note in range(1, 2001) for start in range(5)]
    assert write(site, rows, note_ids=range(1, 2001)) == Written(terms=10_000, facts=2000)
    assert site.rows("SELECT count(*), count(DISTINCT note_nlp_id) FROM note_nlp") == [(10_000, 10_000)]
