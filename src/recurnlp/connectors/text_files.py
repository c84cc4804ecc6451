"""Notes as text files, one note a file."""

from recurnlp.connectors.options import ReadOptions
from recurnlp.connectors.rows import RawNote, Reject
from recurnlp.connectors.sources import Source
from recurnlp.connectors.streams import Meter, open_bytes

_BYTES_PER_CHAR = 4


def read_text_file(source: Source, options: ReadOptions, meter: Meter) -> RawNote | Reject:
    """Return the note in a file; its id is the file's name, with folders below the one given, without ``.txt``.

    Args:
        source: the file.
        options: its encoding, and the longest note.
        meter: counts what is read.

    Raises:
        OSError: the compressed data is damaged.
    """
    note_id = source.name[: source.name.lower().rindex(".txt")]
    limit = _BYTES_PER_CHAR * (options.max_chars + 1)
    with open_bytes(source, meter) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        return Reject(source.file, 1, 1, note_id, "too_long")
    try:
        return RawNote(1, note_id, None, None, data.decode(options.codec))
    except UnicodeError:
        return Reject(source.file, 1, 1, note_id, "undecodable")
