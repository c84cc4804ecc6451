"""What the program says of the gold's notes: from a run folder, or extracted now."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from recurnlp.errors import InputError
from recurnlp.evaluate.gold import Gold
from recurnlp.evaluate.records import Judgement, Reading
from recurnlp.model import Mention, Note
from recurnlp.model.vocabulary import AXES, FACTS

Predictions = Mapping[str, Judgement]
_MENTION_COLUMNS = ["note_id", "text", *FACTS, "sites"]
_NOTE_COLUMNS = ["note_id", *AXES, "distant_sites", "label", "deciding"]


def judge_note(note: Note) -> Judgement:
    """Return what the extractor says of a note.

    Args:
        note: a note that has been read.
    """
    status = note.status
    return Judgement(
        tuple(_read_mention(mention) for mention in note.mentions),
        {axis: getattr(status, axis) for axis in AXES},
        frozenset(status.distant_sites),
        status.label,
        {
            axis: tuple((note.mentions[i].start, note.mentions[i].end) for i in by)
            for axis, by in status.deciding.items()
        },
    )


def read_run(run: Path, gold: Gold) -> Predictions:
    """Return what a run says of the gold's notes; notes that the run does not hold are left out.

    Args:
        run: a run folder.
        gold: the gold.

    Raises:
        InputError: this is no run, it holds none of the notes, or it was made from other texts.
    """
    texts = {note.id: note.text for note in gold.notes}
    notes = _read_table(run, "notes", _NOTE_COLUMNS, texts)
    if not notes:
        raise InputError(f"{run}: holds none of the gold's notes; extract with the --id-column that has the gold's ids")
    mentions: dict[str, list[Reading]] = {row["note_id"]: [] for row in notes}
    for row in _read_table(run, "mentions", _MENTION_COLUMNS, mentions):
        _refuse_other_text(run, row, texts[row["note_id"]])
        mentions[row["note_id"]].append(_read_row(row))
    return {row["note_id"]: _judge_row(row, mentions[row["note_id"]]) for row in notes}


def _read_table(run: Path, name: str, columns: list[str], ids: Collection[str]) -> list[dict[str, Any]]:
    path = run / f"{name}.parquet"
    if not path.exists():
        raise InputError(f"{run}: is no run folder: {path.name} is missing")
    try:
        dataset = pq.ParquetDataset(path, filters=pc.field("note_id").isin(list(ids)))
        _refuse_missing_columns(path, dataset, columns)
        rows: list[dict[str, Any]] = dataset.read(columns=columns).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path}: cannot be read ({type(error).__name__})") from None
    return rows


def _refuse_missing_columns(path: Path, dataset: Any, columns: Sequence[str]) -> None:
    if not dataset.files:
        raise InputError(f"{path}: is empty; finish the run by giving its extract command again")
    missing = [column for column in columns if column not in dataset.schema.names]
    if missing:
        raise InputError(f"{path}: has no column {', '.join(missing)}; extract once more with this version")


def _refuse_other_text(run: Path, row: Mapping[str, Any], text: str | None) -> None:
    if text is not None and text[row["start"] : row["end"]] != row["text"]:
        raise InputError(f"{run}: was made from other texts than the gold's, so its offsets mean something else")


def _read_row(row: Mapping[str, Any]) -> Reading:
    return Reading(**{fact: row[fact] for fact in FACTS}, sites=frozenset(row["sites"] or ()))


def _read_mention(mention: Mention) -> Reading:
    return Reading(**{fact: getattr(mention, fact) for fact in FACTS}, sites=frozenset(mention.sites))


def _judge_row(row: Mapping[str, Any], readings: Sequence[Reading]) -> Judgement:
    axes = {axis: row[axis] or "not_stated" for axis in AXES}
    deciding = {
        axis: tuple((by["start"], by["end"]) for by in row["deciding"] or () if by["axis"] == axis) for axis in AXES
    }
    return Judgement(tuple(readings), axes, frozenset(row["distant_sites"] or ()), row["label"], deciding)
