"""Evidence to read: for each label a few notes, with the sentences that decided it.

This alone of the report holds note text. A run holds no texts, so they are read from its inputs once more; notes are
taken from the run's first parts, since an input can only be read from its beginning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import md5
from itertools import islice
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from recurnlp.batch import RunTables, TextNote, read_texts
from recurnlp.batch.recall import recall_inputs
from recurnlp.errors import RecurnlpError
from recurnlp.model.vocabulary import LABELS, Label

_PARTS = 5
_A_LABEL = 3
_A_NOTE = 2
_AROUND = 240
_CUT = "…"
_NOTE_COLUMNS = ["note_id", "patient_id", "note_date", "label", "deciding"]
_MENTION_COLUMNS = [
    "note_id", "start", "end", "text", "kind", "assertion", "time", "extent", "sites", "section", "sentence_start",
    "sentence_end", "rule_id", "cues",
]  # fmt: skip


class Passage(NamedTuple):
    """A sentence that decided a note's label: around the mention, the mention, how it is read and by what."""

    before: str
    marked: str
    after: str
    kind: str
    reading: str
    section: str
    rule_id: str
    cues: tuple[str, ...]


class Example(NamedTuple):
    """A note with what decided its label."""

    note_id: str
    patient_id: str | None
    note_date: date | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples by label, in the order of labels.

    Args:
        by_label: the examples.
        searched: how many notes they were chosen from.
        problem: why only the mentions' words are shown and not their sentences; "" where all is well.
    """

    by_label: tuple[tuple[Label, tuple[Example, ...]], ...]
    searched: int
    problem: str


def find_examples(run: RunTables, inputs: Sequence[str]) -> Examples:
    """Choose notes, the same each time, and cut out the sentences that decided their labels.

    Args:
        run: the run.
        inputs: what it was extracted from; those named in the run, unless given.
    """
    parts = list(islice(run.iterate("notes", _NOTE_COLUMNS), _PARTS))
    chosen = list(_choose([row for part in parts for row in part.to_pylist()]))
    mentions = _read_mentions(run, [row["note_id"] for row in chosen])
    texts, problem = _read_texts(run, inputs, {row["note_id"] for row in chosen})
    examples = [(row["label"], _build(row, mentions, texts.get(row["note_id"]))) for row in chosen]
    by_label = tuple((label, tuple(one for name, one in examples if name == label)) for label in LABELS)
    return Examples(
        tuple((label, found) for label, found in by_label if found), sum(part.num_rows for part in parts), problem
    )


def _choose(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A few notes a label, by a hash of their ids: no kind of note is preferred."""
    left = dict.fromkeys(LABELS, _A_LABEL)
    for row in sorted(rows, key=lambda row: md5(row["note_id"].encode(), usedforsecurity=False).digest()):
        if row["deciding"] and left[row["label"]]:
            left[row["label"]] -= 1
            yield row


def _read_mentions(run: RunTables, notes: list[str]) -> dict[tuple[str, int, int], dict[str, Any]]:
    wanted = pa.array(notes, pa.string())
    parts = islice(run.iterate("mentions", _MENTION_COLUMNS), _PARTS)
    rows = (row for part in parts for row in part.filter(pc.is_in(part["note_id"], wanted)).to_pylist())
    return {(row["note_id"], row["start"], row["end"]): row for row in rows}


def _read_texts(run: RunTables, inputs: Sequence[str], wanted: set[str]) -> tuple[dict[str, str], str]:
    """The texts of the notes wanted, and what went wrong if they cannot be had."""
    texts: dict[str, str] = {}
    try:
        for part in read_texts(run, recall_inputs(run, inputs)):
            texts |= {note.note_id: note.text for note in _keep(part, wanted)}
            if len(texts) == len(wanted):
                break
    except RecurnlpError as error:
        return {}, str(error)
    return texts, ""


def _keep(notes: Sequence[TextNote], wanted: set[str]) -> Iterator[TextNote]:
    return (note for note in notes if note.note_id in wanted)


def _build(row: dict[str, Any], mentions: dict[tuple[str, int, int], dict[str, Any]], text: str | None) -> Example:
    deciding = dict.fromkeys((row["note_id"], by["start"], by["end"]) for by in row["deciding"])
    told = {mentions[key]["sentence_start"]: mentions[key] for key in reversed(deciding)}  # one mention a sentence
    passages = tuple(_cut(mention, text) for _, mention in sorted(told.items())[:_A_NOTE])
    return Example(row["note_id"], row["patient_id"], row["note_date"], passages)


def _cut(mention: dict[str, Any], text: str | None) -> Passage:
    before, after = _cut_around(mention, text) if text is not None else ("", "")
    sites = ", ".join(site.replace("_", " ") for site in mention["sites"] or ())
    facts = (mention["assertion"], mention["time"], mention["extent"], sites)
    return Passage(
        before, mention["text"], after, mention["kind"], " · ".join(filter(None, facts)),
        mention["section"].replace("_", " "), mention["rule_id"], tuple(mention["cues"] or ()),
    )  # fmt: skip


def _cut_around(mention: dict[str, Any], text: str) -> tuple[str, str]:
    """The rest of the sentence; of a very long one what is near, since some exports have no full stops."""
    before = text[mention["sentence_start"] : mention["start"]]
    after = text[mention["end"] : mention["sentence_end"]]
    return (
        _CUT + before[-_AROUND:] if len(before) > _AROUND else before,
        after[:_AROUND] + _CUT if len(after) > _AROUND else after,
    )
