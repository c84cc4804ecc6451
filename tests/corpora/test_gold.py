"""The invented gold notes: the breadth that a regression test needs."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from recurnlp.model.vocabulary import ASSERTIONS, AXIS_VALUES, EXTENTS, SITES, TIMES

FOLDER = Path(__file__).parents[2] / "corpora" / "gold"
BY_FILE: dict[str, list[dict[str, Any]]] = {
    file.stem: [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for file in sorted(FOLDER.glob("*.jsonl"))
}
NOTES = [note for notes in BY_FILE.values() for note in notes]
MENTIONS: list[dict[str, Any]] = [mention for note in NOTES for mention in note["mentions"]]
AXES = ("distant", "nodal", "recurrence")
SENTENCE_END = re.compile(r"[.?!;](?=\s)|\n|\Z")


def split_sentences(note: dict[str, Any]) -> list[tuple[int, int]]:
    """Return rough sentences as offsets; recurnlp's own segmenter is not asked, because it is under test."""
    return list(pairwise([0, *dict.fromkeys(match.end() for match in SENTENCE_END.finditer(note["text"]))]))


def find_annotated_sentences(note: dict[str, Any]) -> list[str]:
    """Return the text of each sentence in which a mention or a trap begins."""
    starts = [item["start"] for item in note["mentions"] + note["traps"]]
    return [note["text"][a:b].strip() for a, b in split_sentences(note) if any(a <= start < b for start in starts)]


def test_ids_name_their_file() -> None:
    """Each id begins with the kind after which its file is named."""
    for stem, notes in BY_FILE.items():
        assert all(note["kind"] == stem and note["id"].startswith(f"{stem}-") for note in notes)


def test_all_four_kinds_of_note_are_there() -> None:
    """Radiology, pathology and clinic notes and case reports are there, at least twenty of each."""
    counts = Counter(note["kind"] for note in NOTES)
    assert set(counts) == {"radiology", "pathology", "clinic", "case-report"}
    assert min(counts.values()) >= 20


def test_three_hundred_sentences_are_annotated() -> None:
    """At least 300 different sentences hold a mention or a trap."""
    assert len({sentence for note in NOTES for sentence in find_annotated_sentences(note)}) >= 300


def test_the_language_is_spread() -> None:
    """Mentions have at least 250 different quotes, and no quote is more than one mention in fifteen."""
    quotes = Counter(mention["quote"].lower() for mention in MENTIONS)
    assert len(quotes) >= 250
    assert max(quotes.values()) <= len(MENTIONS) / 15


@pytest.mark.parametrize("site", SITES)
def test_every_site_occurs_twice(site: str) -> None:
    """Each site of the closed list is the site of two mentions or more."""
    assert sum(site in mention["sites"] for mention in MENTIONS) >= 2


@pytest.mark.parametrize("kind", ["metastasis", "recurrence"])
@pytest.mark.parametrize("assertion", ASSERTIONS)
def test_every_assertion_occurs_for_each_kind(kind: str, assertion: str) -> None:
    """Metastasis and recurrence each occur five times or more with each assertion."""
    assert sum(m["kind"] == kind and m["assertion"] == assertion for m in MENTIONS) >= 5


@pytest.mark.parametrize(("field", "values"), [("time", TIMES), ("extent", EXTENTS)])
def test_every_time_and_extent_occurs(field: str, values: tuple[str, ...]) -> None:
    """Each time and each extent occurs five times or more."""
    counts = Counter(mention[field] for mention in MENTIONS)
    assert all(counts[value] >= 5 for value in values)


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("value", AXIS_VALUES)
def test_every_axis_takes_every_value(axis: str, value: str) -> None:
    """Each axis has each of its values in two notes or more."""
    assert sum(note["note"][axis] == value for note in NOTES) >= 2


def test_traps_are_many_and_varied() -> None:
    """At least fifty traps are marked, in at least forty wordings."""
    traps = [trap["quote"].lower() for note in NOTES for trap in note["traps"]]
    assert len(traps) >= 50
    assert len(set(traps)) >= 40
