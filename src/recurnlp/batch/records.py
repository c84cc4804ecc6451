"""From the rows of a run's tables back to the records they were written from."""

from collections.abc import Mapping, Sequence
from typing import Any

from recurnlp.model import Mention, NoteStatus, Stage

_PLAIN = (
    "start", "end", "text", "kind", "assertion", "time", "extent", "section", "sentence_start", "sentence_end",
    "rule_id", "laterality", "evidence", "modality", "event_date", "nodes_positive", "nodes_examined",
)  # fmt: skip
_AXES = ("distant", "nodal", "recurrence")


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
        for axis in _AXES
    }
    return NoteStatus(
        **{name: row[name] for name in (*_AXES, "label")},
        recurrence_extent=tuple(row["recurrence_extent"] or ()),
        distant_sites=tuple(row["distant_sites"] or ()),
        deciding=deciding,
    )
