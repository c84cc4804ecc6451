"""Which column of a table is the note's id, text, patient and date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recurnlp.errors import InputError

_GUESSES = {
    "id": ("note_id", "id", "report_id", "doc_id", "document_id", "row_id"),
    "text": ("text", "note_text", "report_text", "note", "report", "transcription", "body"),
    "patient": ("patient_id", "person_id", "subject_id", "mrn", "patient_filename"),
    "date": ("note_date", "date", "report_date", "chartdate", "chart_date", "note_datetime"),
}
_NAME = re.compile(r"[^\W\d][\w/()#-]*(?: [\w/()#-]+){0,2}")
_NAMES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """The column for each role; ``None`` means guess (as an option) or that there is none (as an answer)."""

    id: str | None = None
    text: str | None = None
    patient: str | None = None
    date: str | None = None

    def __str__(self) -> str:
        roles = (f"{role} = {getattr(self, role) or '(none)'}" for role in _GUESSES)
        return ", ".join(roles)


def choose_columns(file: str, columns: Sequence[str], wanted: ColumnNames) -> ColumnNames:
    """Choose the columns of one table: those named, and sensible guesses for the rest.

    Args:
        file: for messages.
        columns: the names the table has, in order.
        wanted: the names the user gave.

    Raises:
        InputError: a named column, or any text column, is missing; or the chosen name stands there twice.
    """
    chosen = ColumnNames(**{role: _choose(file, columns, role, getattr(wanted, role)) for role in _GUESSES})
    if chosen.text is None:
        raise InputError(f"{file}: no text column found; name it with --text-column. {describe_columns(columns)}")
    return chosen


def _choose(file: str, columns: Sequence[str], role: str, wanted: str | None) -> str | None:
    name = wanted if wanted is not None else _guess(columns, role)
    if name is not None and name not in columns:
        raise InputError(f"{file}: no column {name!r} (--{role}-column). {describe_columns(columns)}")
    if columns.count(name) > 1:
        raise InputError(f"{file}: the column {name!r} stands there twice; rename one, or name another")
    return name


def _guess(columns: Sequence[str], role: str) -> str | None:
    by_name = {name.strip().lower().replace(" ", "_"): name for name in reversed(columns)}
    return next((by_name[guess] for guess in _GUESSES[role] if guess in by_name), None)


def describe_columns(columns: Sequence[str]) -> str:
    """List the columns of a table for a message, without ever showing what may be a note.

    A table without a header has a note where the names should be.
    """
    if not all(_NAME.fullmatch(name) and len(name) <= 40 for name in columns if name):
        return f"Its first line does not look like a header ({len(columns):,} fields)"
    more = f" and {len(columns) - _NAMES_SHOWN:,} more" if len(columns) > _NAMES_SHOWN else ""
    return f"Its columns: {', '.join(columns[:_NAMES_SHOWN])}{more}"
