"""Gold as a table: one note a row, with any of its axes, its label and its distant sites."""

import re
from collections.abc import Iterator

from recurnlp.connectors import Meter, ReadOptions, Source
from recurnlp.connectors.columns import describe_columns
from recurnlp.connectors.delimited import Record, split_records
from recurnlp.connectors.streams import open_text
from recurnlp.connectors.tables import guess_delimiter
from recurnlp.connectors.window import Window
from recurnlp.errors import InputError
from recurnlp.evaluate.records import GoldNote, Judgement
from recurnlp.evaluate.row import Row
from recurnlp.model.vocabulary import AXES, AXIS_VALUES, LABELS, SITES
from recurnlp.status import derive_label

_IDS = {"id", "note_id"}
_JUDGED = (*AXES, "label", "distant_sites")
_TOLD = ("text", "kind", "patient_id")
_OPTIONS = ReadOptions()


def read_label_table(source: Source) -> Iterator[GoldNote]:
    """Yield the notes of a csv or tsv file. An empty cell is not judged; in `distant_sites` it means none.

    Notes with their text need no id: file and line serve for it.

    Args:
        source: the file.

    Raises:
        InputError: the columns are missing, or a row cannot be read; names file and line.
    """
    with open_text(source, _OPTIONS, Meter()) as stream:
        window = Window(stream)
        window.grow()
        header: list[str] = []
        for record in split_records(window, guess_delimiter(source, window), _OPTIONS.max_record):
            if not header:
                header = _read_header(source, record)
            else:
                yield _read_note(_read_row(source, header, record))


def _read_header(source: Source, record: Record) -> list[str]:
    names = [name.strip().lower().replace(" ", "_") for name in record.fields]
    if record.broken or not {*_IDS, "text"} & set(names) or not set(_JUDGED) & set(names):
        wanted = f"a column id, note_id or text and any of {', '.join(_JUDGED)} are needed"
        raise InputError(f"{source.file}: {wanted}. {describe_columns(record.fields)}")
    twice = sorted({name for name in names if name in (*_IDS, *_JUDGED, *_TOLD) and names.count(name) > 1})
    if twice:
        raise InputError(f"{source.file}: the column {twice[0]} stands there twice")
    return names


def _read_row(source: Source, header: list[str], record: Record) -> Row:
    place = f"{source.file}, line {record.row}"
    if record.broken or len(record.fields) != len(header):
        raise InputError(f"{place}: the row does not have the header's {len(header)} fields; is a quote left open?")
    cells = dict(zip(header, record.fields, strict=True))
    judged = {name: cell.strip().lower() for name, cell in cells.items() if name in _JUDGED}
    return Row(place, cells | judged)


def _read_note(row: Row) -> GoldNote:
    axes = {axis: row.choose(axis, AXIS_VALUES) for axis in AXES if row.cells.get(axis)}
    sites = _split_sites(row) if "distant_sites" in row.cells else None
    label = row.choose("label", LABELS) if row.cells.get("label") else None
    if label is None and len(axes) == len(AXES):
        label = derive_label(**axes)  # type: ignore[arg-type]
    judgement = Judgement(None, axes, sites, label)
    kind, text, patient = (row.read_text(name) for name in ("kind", "text", "patient_id"))
    note_id = row.read_id() if _IDS & set(row.cells) else row.place
    return GoldNote(note_id, row.place, kind or "", text, judgement, patient or "")


def _split_sites(row: Row) -> frozenset[str]:
    sites = [site for site in re.split(r"[\s,;|]+", row.cells["distant_sites"]) if site]
    return Row(row.place, {"distant_sites": sites}).collect("distant_sites", SITES)
