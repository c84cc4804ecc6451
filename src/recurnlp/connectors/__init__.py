"""Readers: files of many formats and databases in, one stream of notes and rejects out. Writers: OMOP and FHIR."""

from recurnlp.connectors.cells import check_note
from recurnlp.connectors.columns import ColumnNames, choose_columns
from recurnlp.connectors.notes import Input, measure_source, plan_inputs, read_notes
from recurnlp.connectors.options import ReadOptions
from recurnlp.connectors.rows import REMEDIES, NoteRow, RawNote, Reject
from recurnlp.connectors.sources import Source, find_sources
from recurnlp.connectors.streams import Meter

__all__ = [
    "REMEDIES",
    "ColumnNames",
    "Input",
    "Meter",
    "NoteRow",
    "RawNote",
    "ReadOptions",
    "Reject",
    "Source",
    "check_note",
    "choose_columns",
    "find_sources",
    "measure_source",
    "plan_inputs",
    "read_notes",
]
