"""Mentions and statuses as JSON, in which every `Doc` can be saved.

A string, not a dictionary: medSpaCy teaches spaCy's reader to take any dictionary with a key such as ``section``
for an object of its own.
"""

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # spaCy imports this module for every pipeline, and most never hold a record
    from recurnlp.model import Mention, NoteStatus


def pack_mention(mention: "Mention", origin: int) -> str:
    """Return a mention as JSON.

    Args:
        mention: the mention.
        origin: the offset that the packed offsets count from, in code points.
    """
    return json.dumps(asdict(_move(mention, -origin)))


def unpack_mention(record: str, origin: int) -> "Mention":
    """Return the mention that was packed.

    Args:
        record: what `pack_mention` made.
        origin: where its origin stands now, in code points.
    """
    from recurnlp.model import Cue, Mention, Stage  # noqa: PLC0415 - as above

    fields = json.loads(record)
    fields |= {
        "sites": tuple(fields["sites"]),
        "icd10": tuple(fields["icd10"]),
        "cues": tuple(Cue(**cue) for cue in fields["cues"]),
        "stage": Stage(**fields["stage"]) if fields["stage"] else None,
    }
    return _move(Mention(**fields), origin)


def pack_status(status: "NoteStatus") -> str:
    """Return a note's status as JSON.

    Args:
        status: the status.
    """
    return json.dumps(asdict(status))


def unpack_status(record: str) -> "NoteStatus":
    """Return the status that was packed.

    Args:
        record: what `pack_status` made.
    """
    from recurnlp.model import NoteStatus  # noqa: PLC0415 - as above

    fields = json.loads(record)
    fields |= {
        "recurrence_extent": tuple(fields["recurrence_extent"]),
        "distant_sites": tuple(fields["distant_sites"]),
        "deciding": {axis: tuple(indices) for axis, indices in fields["deciding"].items()},
    }
    return NoteStatus(**fields)


def _move(mention: "Mention", by: int) -> "Mention":
    return replace(
        mention,
        start=mention.start + by,
        end=mention.end + by,
        sentence_start=mention.sentence_start + by,
        sentence_end=mention.sentence_end + by,
        cues=tuple(replace(cue, start=cue.start + by, end=cue.end + by) for cue in mention.cues),
    )
