"""Writes a run's mentions into NOTE_NLP and MEASUREMENT: one transaction a part, the same rows however often."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

import pyarrow as pa

from recurnlp.connectors.codes import Codes
from recurnlp.connectors.omop import statements as sql
from recurnlp.connectors.omop.address import Address
from recurnlp.connectors.omop.cdm import MEASUREMENT, NOTE_NLP
from recurnlp.connectors.omop.columns import fit
from recurnlp.connectors.omop.database import Database, open_database, read_columns
from recurnlp.connectors.omop.facts import list_facts
from recurnlp.connectors.omop.notes import read_day
from recurnlp.connectors.omop.numbering import number_rows
from recurnlp.connectors.omop.terms import list_terms
from recurnlp.connectors.stamp import Stamp
from recurnlp.errors import InputError

_NOTE = ("note_id", "person_id", "note_date", "note_text", "provider_id", "visit_occurrence_id", "visit_detail_id")
_TERM = ("note_id", "offset", "note_nlp_concept_id", "lexical_variant")
_FACT = ("measurement_source_value",)
_NUMBER = re.compile(r"[0-9]{1,18}")
Row = Mapping[str, Any]
Notes = Mapping[int, Row]
Old = Mapping[tuple[Any, ...], int]


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows a part became."""

    terms: int
    facts: int


class OmopWriter:
    """Writes parts of a run.

    Args:
        database: open and writable.
        codes: the concepts.
        stamp: what wrote the rows, and when.
        snippets: whether to fill `snippet` with text from NOTE.
    """

    def __init__(self, database: Database, codes: Codes, stamp: Stamp, snippets: bool) -> None:
        self._database = database
        self._codes = codes
        self._stamp = stamp
        self._snippets = snippets
        read_columns(database, "note", _NOTE)
        self._note_nlp = read_columns(database, "note_nlp", NOTE_NLP.names)
        self._measurement = read_columns(database, "measurement", MEASUREMENT.names)

    @classmethod
    @contextmanager
    def open(cls, address: Address, codes: Codes, stamp: Stamp, *, snippets: bool = False) -> Iterator[Self]:
        """Open a database for writing, having seen that it has the tables.

        Args:
            address: where it is.
            codes, stamp, snippets: as for the class.

        Raises:
            InputError: it cannot be reached, or has not the tables of CDM 5.4.
            MissingExtra: its driver is not installed.
        """
        with open_database(address, writable=True) as database:
            yield cls(database, codes, stamp, snippets)

    def write_part(self, notes: Any, mentions: Any) -> Written:
        """Write the mentions of some notes, in place of what was written of these notes before.

        Args:
            notes, mentions: the part's tables, as a run folder holds them.

        Raises:
            InputError: a note is not in NOTE, the rows do not fit, or the connection is lost. The tables are then as
                they were before the part.
        """
        numbers = _read_numbers(notes.column("note_id").to_pylist())
        self._database.stage(sql.STAGED_NOTES, pa.table({"note_id": numbers}))
        self._database.lock(("note_nlp", "measurement"))
        known = self._read_notes(len(numbers))
        rows = mentions.to_pylist()
        terms = self._replace_terms(list_terms(rows, self._codes, self._stamp))
        facts = self._replace_facts(list_facts(rows, known, self._codes), known)
        if self._snippets:
            self._database.run(sql.fill_snippets(self._database), "filling snippets")
        self._database.commit()
        return Written(terms, facts)

    def _read_notes(self, wanted: int) -> Notes:
        found = self._fetch(sql.select_notes(self._database))
        missing = wanted - len(found)
        if missing:
            raise InputError(
                f"{self._database.address.shown}: {missing:,} of {wanted:,} notes of the run are not in NOTE; "
                "export to the database that the run was extracted from"
            )
        return {row["note_id"]: row | {"note_date": read_day(row["note_date"])} for row in found}

    def _replace_terms(self, rows: Iterable[Row]) -> int:
        old = {
            tuple(row[name] for name in _TERM): row["note_nlp_id"]
            for row in self._fetch(sql.select_terms(self._database))
        }
        self._database.run(sql.delete_terms(self._database), "replacing rows of note_nlp")
        highest = self._find_highest("note_nlp", "note_nlp_id", old)
        numbered = list(number_rows(rows, _TERM, "note_nlp_id", old, highest))
        return self._append("note_nlp", numbered, NOTE_NLP, self._note_nlp)

    def _replace_facts(self, rows: Iterable[Row], notes: Notes) -> int:
        before = self._fetch(sql.select_facts(self._database))
        ours = [row for row in before if _read_note(row["measurement_source_value"]) in notes]
        old: Old = {(row["measurement_source_value"],): row["measurement_id"] for row in ours}
        self._database.stage(sql.STAGED_OLD, pa.table({"id": pa.array(old.values(), pa.int64())}))
        self._database.run(sql.delete_facts(self._database), "replacing rows of measurement")
        highest = self._find_highest("measurement", "measurement_id", old)
        numbered = list(number_rows(rows, _FACT, "measurement_id", old, highest))
        return self._append("measurement", numbered, MEASUREMENT, self._measurement)

    def _find_highest(self, table: str, column: str, old: Old) -> int:
        found = self._fetch(sql.select_highest(self._database, table, column))[0]["highest"]
        return max(int(found), *old.values(), 0)

    def _append(self, table: str, rows: list[dict[str, Any]], ours: Any, theirs: Any) -> int:
        if rows:
            self._database.append(table, fit(rows, ours, theirs, table))
        return len(rows)

    def _fetch(self, query: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self._database.fetch(query, "reading what is there").to_pylist()
        return rows


def _read_numbers(note_ids: list[str]) -> Any:
    if not all(_NUMBER.fullmatch(note_id) for note_id in note_ids):
        raise InputError("the run's note ids are no numbers, so they are none of NOTE: extract from omop+…:// instead")
    return pa.array([int(note_id) for note_id in note_ids], pa.int64())


def _read_note(source: str) -> int | None:
    number = source.split(":")[1]
    return int(number) if _NUMBER.fullmatch(number) else None
