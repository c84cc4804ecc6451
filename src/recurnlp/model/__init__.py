"""Frozen records and closed vocabularies: what every other layer speaks in."""

from recurnlp.model.explanation import Explanation, RejectedCue
from recurnlp.model.mention import Cue, Mention, Stage
from recurnlp.model.note import Note, NoteStatus
from recurnlp.model.segments import Section, Segments, Sentence

__all__ = [
    "Cue",
    "Explanation",
    "Mention",
    "Note",
    "NoteStatus",
    "RejectedCue",
    "Section",
    "Segments",
    "Sentence",
    "Stage",
]
