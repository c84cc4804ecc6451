"""A gold note beside what the program says of it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from recurnlp.evaluate.alignment import Alignment, align_readings
from recurnlp.evaluate.counts import count_note
from recurnlp.evaluate.gold import Gold
from recurnlp.evaluate.predictions import Predictions
from recurnlp.evaluate.records import NOTHING_SAID, GoldNote, Judgement, Reading
from recurnlp.model import Note


@dataclass(frozen=True, slots=True)
class Case:
    """One note, judged twice.

    Args:
        gold: the note with its gold.
        predicted: what the program says of it.
        alignment: of the mentions; empty where the gold judges no mentions.
        note: the note as it is read now, for its sections and sentences; `None` where it was not read.
    """

    gold: GoldNote
    predicted: Judgement
    alignment: Alignment
    note: Note | None = None

    def count(self) -> Counter[str]:
        """Count the hits and errors."""
        return count_note(self.gold.judgement, self.predicted, self.alignment)

    def find_section(self, reading: Reading) -> str:
        """Return the category of the section in which a mention begins, "" if the note was not read."""
        if self.note is None:
            return ""
        sections = self.note.segments.sections
        return sections[max(bisect_right(sections, reading.start, key=attrgetter("start")) - 1, 0)].category


def pair_notes(gold: Gold, predictions: Predictions, notes: Mapping[str, Note] | None = None) -> tuple[Case, ...]:
    """Return a case for each gold note; of a note that was not predicted nothing was said.

    Args:
        gold: the gold.
        predictions: what the program says, by note id.
        notes: the notes as they are read now, by note id, where they were.
    """
    return tuple(_pair(note, predictions.get(note.id, NOTHING_SAID), (notes or {}).get(note.id)) for note in gold.notes)


def _pair(gold: GoldNote, predicted: Judgement, note: Note | None) -> Case:
    readings = gold.judgement.readings
    alignment = Alignment() if readings is None else align_readings(readings, predicted.readings or ())
    return Case(gold, predicted, alignment, note)
