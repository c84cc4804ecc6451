"""All notes of all inputs, one stream, whatever their format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recurnlp.connectors.cells import check_note
from recurnlp.connectors.columns import ColumnNames, choose_columns
from recurnlp.connectors.fhir.binaries import Binaries
from recurnlp.connectors.fhir.documents import DOCUMENT_COLUMNS, is_fhir, read_documents
from recurnlp.connectors.json_lines import read_json_lines, read_keys
from recurnlp.connectors.omop.notes import NOTE_COLUMNS, measure_omop, read_omop
from recurnlp.connectors.options import ReadOptions
from recurnlp.connectors.parquet import check_text_type, read_names, read_parquet
from recurnlp.connectors.rows import NoteRow, RawNote, Reject
from recurnlp.connectors.sources import Source
from recurnlp.connectors.streams import Meter
from recurnlp.connectors.tables import read_header, read_table
from recurnlp.connectors.text_files import read_text_file
from recurnlp.errors import InputError

_FIXED = {"txt": ColumnNames(id="file name", text="whole file"), "omop": NOTE_COLUMNS}


@dataclass(frozen=True, slots=True)
class Input:
    """A source and the columns to read from it; ``None`` if it holds nothing at all."""

    source: Source
    columns: ColumnNames | None


def measure_source(source: Source) -> int:
    """Return the bytes of a file, or about the bytes of a database's notes.

    Raises:
        InputError: it cannot be reached.
    """
    if source.address:
        return measure_omop(source.address)
    try:
        return source.path.stat().st_size
    except OSError as error:
        raise InputError(f"{source.file}: cannot be read: {error.strerror}") from error


def plan_inputs(sources: Sequence[Source], options: ReadOptions) -> list[Input]:
    """Look into every input, so that what is wrong with one shows before any work is done.

    Args:
        sources: the files.
        options: the columns and the encoding the user named.

    Raises:
        InputError: a file that cannot be opened, or has not the columns.
    """
    return [_plan(source, options) for source in sources]


def _plan(source: Source, options: ReadOptions) -> Input:
    if source.format in _FIXED:
        return Input(source, _FIXED[source.format])
    names = _read_names(source, options)
    if names is None:
        return Input(source, None)
    if source.format == "jsonl" and is_fhir(names) and options.columns.text is None:
        return Input(replace(source, format="fhir"), DOCUMENT_COLUMNS)
    return Input(source, _choose(source, names, options))


def _choose(source: Source, names: list[str], options: ReadOptions) -> ColumnNames:
    columns = choose_columns(source.file, names, options.columns)
    if source.format == "parquet" and columns.text:
        check_text_type(source, columns.text)
    return columns


def _read_names(source: Source, options: ReadOptions) -> list[str] | None:
    if source.format == "parquet":
        return read_names(source)
    return read_keys(source, options) if source.format == "jsonl" else read_header(source, options)


def read_notes(inputs: Sequence[Input], options: ReadOptions, meter: Meter) -> Iterator[NoteRow | Reject]:
    """Yield every row of every input, in order: notes that can be read, and rejects. Ids may still be repeated.

    Args:
        inputs: as `plan_inputs` returns them.
        options: the encoding and the longest note.
        meter: counts the bytes that have been read.

    Raises:
        InputError: a file that vanished since it was planned.
    """
    with Binaries([item.source for item in inputs if item.source.format == "fhir"], options.max_record) as binaries:
        for item in inputs:
            if item.columns is not None:
                yield from _read_input(item.source, item.columns, options, meter, binaries)


def _read_input(
    source: Source, columns: ColumnNames, options: ReadOptions, meter: Meter, binaries: Binaries
) -> Iterator[NoteRow | Reject]:
    row = 0
    try:
        for found in _read_raw(source, columns, options, meter, binaries):
            row = found.row
            yield found if isinstance(found, Reject) else check_note(source, columns, found, options)
    except InputError:
        raise
    except UnicodeError:
        yield Reject(source.file, row + 1, row + 1, None, "undecodable")
    except OSError:
        yield Reject(source.file, row + 1, row + 1, None, "damaged_file")


def _read_raw(
    source: Source, columns: ColumnNames, options: ReadOptions, meter: Meter, binaries: Binaries
) -> Iterator[RawNote | Reject]:
    if source.format == "txt":
        yield read_text_file(source, options, meter)
    elif source.address:
        yield from read_omop(source.address, meter)
    elif source.format == "fhir":
        yield from read_documents(source, options, meter, binaries)
    elif source.format == "jsonl":
        yield from read_json_lines(source, columns, options, meter)
    elif source.format == "parquet":
        yield from read_parquet(source, columns, meter)
    else:
        yield from read_table(source, columns, options, meter)
