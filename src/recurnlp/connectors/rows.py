"""What a reader hands on: notes that can be read, and rows that cannot."""

from dataclasses import dataclass
from datetime import date

REMEDIES = {
    "attachment_elsewhere": "the FHIR document only links to its text: read it together with its export's Binary files",
    "attachment_unreadable": "no attachment of the FHIR document is text/plain or text/html",
    "damaged_file": "the file ends early or is corrupt: export it again",
    "duplicate_id": "the first note with that id was kept: make ids unique, or name another column with --id-column",
    "empty_text": "the text is missing or empty",
    "malformed_row": "the row cannot be told apart (quotes, number of fields, broken JSON): export it again",
    "missing_id": "the row has no note id",
    "not_a_document": "the FHIR resource is no DocumentReference and no DiagnosticReport, so it holds no note",
    "not_text": "the text is a number, a list or an object: name the right column with --text-column",
    "too_long": "the text is longer than --max-chars",
    "undecodable": "the bytes are not valid in the encoding: name the right one with --encoding",
    "withdrawn": "the FHIR document is marked as superseded, cancelled or entered in error",
    "worker_died": "the worker process died on this note",
}


@dataclass(frozen=True, slots=True)
class RawNote:
    """A row as a format's reader finds it: values of any type, not yet checked.

    Args:
        row: physical line (text formats) or record number (parquet) where it begins, from 1; a header is row 1.
        note_id, patient_id, note_date, text: the cells of the columns chosen; ``None`` where there is none.
    """

    row: int
    note_id: object
    patient_id: object
    note_date: object
    text: object


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note that can be read.

    Args:
        file: the input file, as it was given.
        row: where in the file it begins.
        note_id: unique in the run, once the run has checked that.
        patient_id: whose note it is, where the input says so.
        note_date: its date, where the input says so in ISO form.
        text: the note.
        date_unreadable: true if the input gives a date that is not in ISO form.
    """

    file: str
    row: int
    note_id: str
    patient_id: str | None
    note_date: date | None
    text: str
    date_unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be read, and why. Never its text.

    Args:
        file: the input file, as it was given.
        row: where in the file it begins.
        last_row: the last physical row lost with it, the same row unless a quote was left open.
        note_id: where it is known.
        reason: a key of `REMEDIES`, or ``internal error: TypeName``.
    """

    file: str
    row: int
    last_row: int
    note_id: str | None
    reason: str
