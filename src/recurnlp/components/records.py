"""Mentions and statuses as plain data, which is all that spaCy can write to bytes and disk.

A reader of spaCy's gives back tuples as lists, so every sequence becomes a tuple again here.
"""

from dataclasses import asdict, replace
from typing import Any

from recurnlp.model import Cue, Mention, NoteStatus, Stage


def pack_mention(mention: Mention, origin: int) -> dict[str, Any]:
    """Return a mention as plain data.

    Args:
        mention: the mention.
        origin: the offset that the packed offsets count from, in code points.
    """
    return asdict(_move(mention, -origin))


def unpack_mention(record: dict[str, Any], origin: int) -> Mention:
    """Return the mention that was packed.

    Args:
        record: what `pack_mention` made.
        origin: where its origin stands now, in code points.
    """
    fields = record | {
        "sites": tuple(record["sites"]),
        "icd10": tuple(record["icd10"]),
        "cues": tuple(Cue(**cue) for cue in record["cues"]),
        "stage": Stage(**record["stage"]) if record["stage"] else None,
    }
    return _move(Mention(**fields), origin)


def pack_status(status: NoteStatus) -> dict[str, Any]:
    """Return a note's status as plain data.

    Args:
        status: the status.
    """
    return asdict(status)


def unpack_status(record: dict[str, Any]) -> NoteStatus:
    """Return the status that was packed.

    Args:
        record: what `pack_status` made.
    """
    fields = record | {
        "recurrence_extent": tuple(record["recurrence_extent"]),
        "distant_sites": tuple(record["distant_sites"]),
        "deciding": {axis: tuple(indices) for axis, indices in record["deciding"].items()},
    }
    return NoteStatus(**fields)


def _move(mention: Mention, by: int) -> Mention:
    return replace(
        mention,
        start=mention.start + by,
        end=mention.end + by,
        sentence_start=mention.sentence_start + by,
        sentence_end=mention.sentence_end + by,
        cues=tuple(replace(cue, start=cue.start + by, end=cue.end + by) for cue in mention.cues),
    )
