"""Notes that flip: whose status or mentions differ."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from recurnlp.batch import RunTables
from recurnlp.report.flips.changes import Change, list_changes, show

_STATUS = ("label", "distant", "nodal", "recurrence", "recurrence_extent", "distant_sites")
_NOTE = ["note_id", "patient_id", "note_date", *_STATUS]
_READING = ("assertion", "kind", "time", "extent", "sites", "laterality", "event_date", "evidence")
_PLACE = ("start", "end", "sentence_start", "sentence_end")
_MENTION = ["note_id", *_PLACE, *_READING, "rule_id", "cues"]
Row = dict[str, Any]
Mentions = dict[tuple[int, int, str], Row]


class Version(NamedTuple):
    """How a mention is read: the facts, the rule that found it and its cues."""

    reading: str
    rule_id: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionFlip:
    """A mention that one set of rules finds, or that both read differently.

    Args:
        start, end: where it stands.
        sentence_start, sentence_end: its sentence.
        old, new: the readings; ``None`` where it is not found.
        before, marked, after: its sentence, around it and it; "" until the texts are read.
    """

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    old: Version | None
    new: Version | None
    before: str = ""
    marked: str = ""
    after: str = ""

    def quote(self, text: str) -> "MentionFlip":
        """Return it with its sentence.

        Args:
            text: of the note.
        """
        return replace(
            self,
            before=text[self.sentence_start : self.start],
            marked=text[self.start : self.end],
            after=text[self.end : self.sentence_end],
        )


@dataclass(frozen=True, slots=True)
class NoteFlip:
    """A note that differs.

    Args:
        note_id, patient_id, note_date: the note.
        status: what of its label and axes differs; empty where only mentions do.
        mentions: those that differ, in the order of the text.
    """

    note_id: str
    patient_id: str | None
    note_date: date | None
    status: tuple[Change, ...]
    mentions: tuple[MentionFlip, ...]


def find_note_flips(old: RunTables, new: RunTables) -> Iterator[NoteFlip]:
    """Yield the notes that differ, in the order of the run.

    Args:
        old, new: runs over the same notes.
    """
    for (before, old_mentions), (after, new_mentions) in zip(_read_notes(old), _read_notes(new), strict=True):
        status = tuple(list_changes(before, after, _STATUS))
        mentions = tuple(_compare_mentions(old_mentions, new_mentions))
        if status or mentions:
            yield NoteFlip(before["note_id"], before["patient_id"], before["note_date"], status, mentions)


def _read_notes(run: RunTables) -> Iterator[tuple[Row, Mentions]]:
    """Each note with its mentions; a part at a time is in memory."""
    for notes, mentions in zip(run.iterate("notes", _NOTE), run.iterate("mentions", _MENTION), strict=True):
        by_note: dict[str, Mentions] = {}
        for row in mentions.to_pylist():
            by_note.setdefault(row["note_id"], {})[row["start"], row["end"], row["kind"]] = row
        for row in notes.to_pylist():
            yield row, by_note.get(row["note_id"], {})


def _compare_mentions(old: Mentions, new: Mentions) -> Iterator[MentionFlip]:
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if before is None or after is None or any(before[fact] != after[fact] for fact in _READING):
            start, end, sentence_start, sentence_end = ((old | new)[key][name] for name in _PLACE)
            yield MentionFlip(start, end, sentence_start, sentence_end, _read(before), _read(after))


def _read(row: Row | None) -> Version | None:
    if row is None:
        return None
    told = ", ".join(show(row[fact]) for fact in _READING if row[fact])
    return Version(told, row["rule_id"], tuple(row["cues"] or ()))
