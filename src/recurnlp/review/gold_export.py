"""The verdicts as gold: one JSON object a note, in the form of the annotation guidelines."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from recurnlp.review.decision_file import DecisionFile
from recurnlp.review.readings import JudgedNote, read_notes, read_patients
from recurnlp.review.rulings import digest_text

ReadText = Callable[[str], str | None]
_PATIENT_COLUMNS = (
    "patient_id", "reviewers", "classification", "first_recurrence_date", "first_distant_date", "distant_sites",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of an export.

    Args:
        content: of the file.
        written: notes or patients in it.
        differing: left out, because reviewers differ on them and nobody has settled it.
        set_aside: left out, because reviewers set them aside.
        changed: left out, because their text is not the one that was judged, or not there.
    """

    content: str
    written: int
    differing: int
    set_aside: int
    changed: int = 0


def export_gold(decisions: DecisionFile, reviewers: Sequence[str], read_text: ReadText) -> Exported:
    """Return the finished notes in the gold form, in the order of their ids.

    Args:
        decisions: the file of decisions.
        reviewers: whose word counts.
        read_text: returns the text of a note by its id.
    """
    lines: list[str] = []
    left = {"differing": 0, "set_aside": 0, "changed": 0}
    for note in read_notes(decisions, reviewers):
        text = read_text(note.note_id)
        if any(item.is_open for item in note.items):
            left["differing"] += 1
        elif note.status.resolve() is None:
            left["set_aside"] += 1
        elif text is None or note.digests != {digest_text(text)}:
            left["changed"] += 1
        else:
            lines.append(json.dumps(_write_note(note, text), ensure_ascii=False) + "\n")
    return Exported("".join(lines), len(lines), **left)


def export_patients(decisions: DecisionFile, reviewers: Sequence[str]) -> Exported:
    """Return the verdicts on patients as csv, in the order of their ids; as `export_gold`."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_PATIENT_COLUMNS)
    left = {"differing": 0, "set_aside": 0}
    written = 0
    for item in read_patients(decisions, reviewers):
        facts = item.resolve()
        if item.is_open or facts is None:
            left["differing" if item.is_open else "set_aside"] += 1
            continue
        told = facts | {"distant_sites": "; ".join(facts["distant_sites"])}
        names = "; ".join(item.said)
        writer.writerow([item.subject.patient_id, names, *(told[column] for column in _PATIENT_COLUMNS[2:])])
        written += 1
    return Exported(table.getvalue(), written, **left)


def _write_note(note: JudgedNote, text: str) -> dict[str, Any]:
    whose = {"patient_id": note.patient_id} if note.patient_id else {}
    return {
        "id": note.note_id,
        **whose,
        "text": text,
        "mentions": list(_write_mentions(note, text)),
        "note": note.status.resolve(),
        "reviewers": list(note.status.said),
    }


def _write_mentions(note: JudgedNote, text: str) -> Iterator[dict[str, Any]]:
    for item in note.mentions:
        facts = item.resolve()
        if facts is not None:
            start, end = facts["start"], facts["end"]
            quote = text[start:end]
            nth = sum(match.start() <= start for match in re.finditer(re.escape(quote), text))
            yield {"start": start, "end": end, "quote": quote, "nth": nth} | facts
