"""Frozen records and closed vocabularies: what every other layer speaks in."""

from recurnlp.model.explanation import Explanation, RejectedCue
from recurnlp.model.fact import Basis, Fact
from recurnlp.model.mention import Cue, Mention, Stage
from recurnlp.model.note import Note, NoteStatus, Opinion
from recurnlp.model.segments import Section, Segments, Sentence

__all__ = [
    "Basis",
    "Cue",
    "Explanation",
    "Fact",
    "Mention",
    "Note",
    "NoteStatus",
    "Opinion",
    "RejectedCue",
    "Section",
    "Segments",
    "Sentence",
    "Stage",
]
