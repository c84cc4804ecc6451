"""Mentions and notes as rows of a run's tables, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from recurnlp.model import Mention, Note, NoteStatus, Stage
from recurnlp.model.vocabulary import AXES

Row = tuple[object, ...]
Key = tuple[str, str | None, date | None]  # of a note: its id, its patient, its day

_PLAIN = (
    "start", "end", "text", "kind", "assertion", "time", "extent", "section", "sentence_start", "sentence_end",
    "rule_id", "laterality", "evidence", "modality", "event_date", "nodes_positive", "nodes_examined",
    "isolated_cells",
)  # fmt: skip


def write_mention(key: Key, mention: Mention) -> Row:
    """Return the row of a mention, its values in the order of the table of mentions.

    Args:
        key: which note it stands in.
        mention: the mention.
    """
    return (
        *key,
        mention.start,
        mention.end,
        mention.text,
        mention.kind,
        mention.assertion,
        mention.time,
        mention.extent,
        mention.sites,
        mention.laterality,
        mention.icd10,
        mention.evidence,
        mention.modality,
        mention.event_date,
        mention.section,
        mention.sentence_start,
        mention.sentence_end,
        mention.rule_id,
        [cue.rule_id for cue in mention.cues],
        mention.nodes_positive,
        mention.nodes_examined,
        asdict(mention.stage) if mention.stage else None,
        mention.isolated_cells,
    )


def write_note(key: Key, note: Note) -> Row:
    """Return the row of a note, its values in the order of the table of notes.

    Args:
        key: which note it is.
        note: the note.
    """
    status = note.status
    deciding = [
        (axis, note.mentions[index].start, note.mentions[index].end)
        for axis, indices in status.deciding.items()
        for index in indices
    ]
    return (
        *key,
        status.distant,
        status.nodal,
        status.recurrence,
        status.recurrence_extent,
        status.distant_sites,
        status.label,
        note.opinion.label if note.opinion else None,
        note.opinion.probability if note.opinion else None,
        deciding,
        [asdict(fact) for fact in note.facts],
        note.basis.evidence if note.basis else None,
        note.disagreement,
    )


def restore_mention(row: Mapping[str, Any]) -> Mention:
    """Return the mention of a row. Its cues stay behind: the table names their rules, not their places.

    Args:
        row: of the table of mentions.
    """
    return Mention(
        **{name: row[name] for name in _PLAIN},
        sites=tuple(row["sites"] or ()),
        icd10=tuple(row["icd10"] or ()),
        stage=Stage(**row["stage"]) if row["stage"] else None,
    )


def restore_status(row: Mapping[str, Any], mentions: Sequence[Mention]) -> NoteStatus:
    """Return the status of a row.

    Args:
        row: of the table of notes.
        mentions: of the note, in order: what decided an axis is told by its number.
    """
    number = {(mention.start, mention.end): i for i, mention in enumerate(mentions)}
    deciding = {
        axis: tuple(number[by["start"], by["end"]] for by in row["deciding"] or () if by["axis"] == axis)
        for axis in AXES
    }
    return NoteStatus(
        **{name: row[name] for name in (*AXES, "label")},
        recurrence_extent=tuple(row["recurrence_extent"] or ()),
        distant_sites=tuple(row["distant_sites"] or ()),
        deciding=deciding,
    )
