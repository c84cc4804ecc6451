"""The gold: notes that experts have judged, from files of either form."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from recurnlp.connectors import Source, find_sources
from recurnlp.errors import InputError
from recurnlp.evaluate.gold_form import read_gold_form
from recurnlp.evaluate.label_table import read_label_table
from recurnlp.evaluate.records import GoldNote

_READERS = {"jsonl": read_gold_form, "csv": read_label_table, "tsv": read_label_table}


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold notes, in the order of their files."""

    notes: tuple[GoldNote, ...]

    @property
    def facets(self) -> frozenset[str]:
        """What was judged in any of the notes."""
        return reduce(frozenset.union, (note.judgement.facets for note in self.notes), frozenset())

    @property
    def has_texts(self) -> bool:
        """Whether every note has its text."""
        return all(note.text is not None for note in self.notes)


def read_gold(path: str) -> Gold:
    """Read gold from a file, a folder or a glob.

    Args:
        path: jsonl in the gold form, or a csv or tsv of note labels; each may be compressed.

    Raises:
        InputError: what is there cannot be used; names file, line and what is wrong.
    """
    notes: dict[str, GoldNote] = {}
    for note in _read_sources(path):
        if note.id in notes:
            raise InputError(f"{note.place}: the id of this note was used before ({notes[note.id].place})")
        notes[note.id] = note
    if not notes:
        raise InputError(f"{path}: holds no notes")
    return Gold(tuple(notes.values()))


def _read_sources(path: str) -> Iterator[GoldNote]:
    for source in find_sources([path]):
        if source.format not in _READERS:
            raise InputError(f"{source.file}: gold is a .jsonl in the gold form, or a .csv or .tsv of note labels")
        yield from _read_source(source)


def _read_source(source: Source) -> Iterator[GoldNote]:
    try:
        yield from _READERS[source.format](source)
    except OSError as error:
        raise InputError(f"{source.file}: is damaged ({type(error).__name__})") from None
