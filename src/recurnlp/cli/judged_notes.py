"""Gold files as notes to learn from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import click
import numpy as np

from recurnlp.classifier.sheet import fill_sheet
from recurnlp.classifier.training import Examples, Source
from recurnlp.connectors import find_sources
from recurnlp.errors import InputError
from recurnlp.evaluate import GoldNote, read_gold
from recurnlp.model import Note


@dataclass(frozen=True, slots=True)
class Labelled:
    """Notes with a label, the text of each, and the place of its gold in the list of sources."""

    notes: Sequence[GoldNote]
    texts: Sequence[str]
    places: Sequence[int]
    sources: Sequence[Source]

    def extract(self, read_note: Callable[[str], Note]) -> Examples:
        """Return the notes as examples to learn from.

        Args:
            read_note: an extractor.
        """
        sheets = [fill_sheet(read_note(text)) for text in self.texts]
        labels = np.array([str(note.judgement.label) for note in self.notes])
        patients = [note.patient or note.id for note in self.notes]
        chosen = np.array(self.places, dtype=np.intp)
        scored = np.array([source.scored for source in self.sources])
        return Examples(sheets, labels, patients, chosen, scored[chosen])


def read_labelled_notes(scored: Sequence[str], learned: Sequence[str], licences: Mapping[str, str]) -> Labelled:
    """Read gold, which is wrong more often than an extractor and is looked at before one is built.

    Args:
        scored: gold to learn from and to be scored on.
        learned: gold to learn from only.
        licences: by name of the gold, which is that of its file or folder without the ending.

    Raises:
        InputError: gold that cannot be read, has no texts, or whose name is not the only one.
    """
    paths = [*scored, *learned]
    _refuse_names([Path(path).stem for path in paths], licences)
    sources = [_describe(path, licences, place < len(scored)) for place, path in enumerate(paths)]
    labelled = [(place, note) for place, path in enumerate(paths) for note in _read_labelled(path)]
    places, notes = zip(*labelled, strict=True) if labelled else ((), ())
    return Labelled(notes, [_tell_text(note) for note in notes], places, sources)


def _describe(path: str, licences: Mapping[str, str], is_scored: bool) -> Source:
    name = Path(path).stem
    return Source(name, _digest(path), licences.get(name, "not stated"), is_scored)


def _read_labelled(path: str) -> list[GoldNote]:
    notes = read_gold(path).notes
    labelled = [note for note in notes if note.judgement.label]
    if len(labelled) < len(notes):
        click.echo(f"{path}: {len(notes) - len(labelled):,} notes have no label and are left out", err=True)
    return labelled


def _tell_text(note: GoldNote) -> str:
    if note.text is None:
        raise InputError(f"{note.place}: has no text; a classifier learns from the texts of notes")
    return note.text


def _refuse_names(names: Sequence[str], licences: Mapping[str, str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"two of the inputs are named {twice[0]!r}; rename one, so that the card can tell them apart")
    strange = sorted(set(licences) - set(names))
    if strange:
        raise InputError(f"--licence {strange[0]}: no input has that name; the names are {', '.join(names)}")


def _digest(path: str) -> str:
    """The SHA-256 of a file; of several, that of the list of theirs."""
    digests = {source.path.name: sha256(source.path.read_bytes()).hexdigest() for source in find_sources([path])}
    if len(digests) == 1:
        return next(iter(digests.values()))
    return sha256("".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()).hexdigest()
