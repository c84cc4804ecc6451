"""Gold files as notes to learn from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import click
import numpy as np

from recurnlp.classifier.sheet import Sheet, fill_sheet
from recurnlp.classifier.training import Examples, Source
from recurnlp.connectors import find_sources
from recurnlp.errors import InputError
from recurnlp.evaluate import GoldNote, read_gold
from recurnlp.model import Note


@dataclass(frozen=True, slots=True)
class Judged:
    """Notes to learn from, and where they come from."""

    examples: Examples
    sources: Sequence[Source]


def read_judged_notes(
    scored: Sequence[str], learned: Sequence[str], licences: Mapping[str, str], read_note: Callable[[str], Note]
) -> Judged:
    """Read gold and extract its notes.

    Args:
        scored: gold to learn from and to be scored on.
        learned: gold to learn from only.
        licences: by name of the gold, which is that of its file or folder without the ending.
        read_note: an extractor.

    Raises:
        InputError: gold that cannot be read, has no texts, or whose name is not the only one.
    """
    paths = [*scored, *learned]
    _refuse_names([Path(path).stem for path in paths], licences)
    sources = [_describe(path, licences, place < len(scored)) for place, path in enumerate(paths)]
    sheets, labels, patients, places = [], [], [], []
    for place, path in enumerate(paths):
        for note in _read_labelled(path):
            sheets.append(_fill(note, read_note))
            labels.append(str(note.judgement.label))
            patients.append(note.patient or note.id)
            places.append(place)
    chosen = np.array(places, dtype=np.intp)
    is_scored = chosen < len(scored)
    return Judged(Examples(sheets, np.array(labels), patients, chosen, is_scored), sources)


def _describe(path: str, licences: Mapping[str, str], is_scored: bool) -> Source:
    name = Path(path).stem
    return Source(name, _digest(path), licences.get(name, "not stated"), is_scored)


def _read_labelled(path: str) -> list[GoldNote]:
    notes = read_gold(path).notes
    labelled = [note for note in notes if note.judgement.label]
    if len(labelled) < len(notes):
        click.echo(f"{path}: {len(notes) - len(labelled):,} notes have no label and are left out", err=True)
    return labelled


def _fill(note: GoldNote, read_note: Callable[[str], Note]) -> Sheet:
    if note.text is None:
        raise InputError(f"{note.place}: has no text; a classifier learns from the texts of notes")
    return fill_sheet(read_note(note.text))


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
