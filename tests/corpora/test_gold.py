"""The invented gold notes: sound offsets, closed vocabularies, and the breadth a regression test needs."""

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
AFFIRMED = ("present", "probable")
SENTENCE_END = re.compile(r"[.?!;](?=\s)|\n|\Z")


def split_sentences(note: dict[str, Any]) -> list[tuple[int, int]]:
    """Return rough sentences as offsets; recurnlp's own segmenter is not asked, because it is under test."""
    return list(pairwise([0, *dict.fromkeys(match.end() for match in SENTENCE_END.finditer(note["text"]))]))


def find_annotated_sentences(note: dict[str, Any]) -> list[str]:
    """Return the text of each sentence in which a mention or a trap begins."""
    starts = [item["start"] for item in note["mentions"] + note["traps"]]
    return [note["text"][a:b].strip() for a, b in split_sentences(note) if any(a <= start < b for start in starts)]


def test_ids_are_unique_and_name_their_file() -> None:
    """No two notes share an id, and each id begins with the kind after which its file is named."""
    assert len({note["id"] for note in NOTES}) == len(NOTES)
    for stem, notes in BY_FILE.items():
        assert all(note["kind"] == stem and note["id"].startswith(f"{stem}-") for note in notes)


def test_all_four_kinds_of_note_are_there() -> None:
    """Radiology, pathology and clinic notes and case reports are there, at least twenty of each."""
    counts = Counter(note["kind"] for note in NOTES)
    assert set(counts) == {"radiology", "pathology", "clinic", "case-report"}
    assert min(counts.values()) >= 20


@pytest.mark.parametrize("field", ["mentions", "traps"])
def test_quotes_stand_at_their_offsets(field: str) -> None:
    """Each quote is the text between its offsets, without white space around it."""
    for note in NOTES:
        for item in note[field]:
            assert note["text"][item["start"] : item["end"]] == item["quote"] == item["quote"].strip(), note["id"]


@pytest.mark.parametrize("field", ["mentions", "traps"])
def test_nth_counts_the_occurrences_of_the_quote(field: str) -> None:
    """The nth occurrence of the quote, counted from one, begins at the start offset."""
    for note in NOTES:
        for item in note[field]:
            starts = [match.start() for match in re.finditer(re.escape(item["quote"]), note["text"])]
            assert starts[item["nth"] - 1] == item["start"], note["id"]
            assert item["nth"] >= 1, note["id"]


def test_annotations_do_not_overlap() -> None:
    """Mentions and traps of a note follow each other and share no character."""
    for note in NOTES:
        spans = sorted((item["start"], item["end"]) for item in note["mentions"] + note["traps"])
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), note["id"]


def test_mention_vocabularies_are_closed() -> None:
    """Every attribute of every mention is a value of the vocabulary, and no site is named twice."""
    for mention in MENTIONS:
        assert mention["kind"] in ("metastasis", "recurrence")
        assert mention["assertion"] in ASSERTIONS
        assert mention["time"] in TIMES
        assert mention["extent"] in EXTENTS
        assert set(mention["sites"]) <= set(SITES)
        assert len(set(mention["sites"])) == len(mention["sites"])


def test_note_vocabularies_are_closed() -> None:
    """Every axis, extent and site of every note's status is a value of the vocabulary."""
    for status in (note["note"] for note in NOTES):
        assert set(status) == {*AXES, "recurrence_extent", "distant_sites"}
        assert all(status[axis] in AXIS_VALUES for axis in AXES)
        assert set(status["recurrence_extent"]) <= set(EXTENTS)
        assert set(status["distant_sites"]) <= set(SITES)


def test_extents_and_sites_need_an_affirmed_axis() -> None:
    """A note has recurrence extents exactly when recurrence is affirmed, and distant sites only when distant is."""
    for note in NOTES:
        status = note["note"]
        assert bool(status["recurrence_extent"]) == (status["recurrence"] in AFFIRMED), note["id"]
        assert not status["distant_sites"] or status["distant"] in AFFIRMED, note["id"]


def test_distant_sites_come_from_affirmed_mentions() -> None:
    """Each distant site of a note is a site of one of its distant mentions that are present or probable."""
    for note in NOTES:
        affirmed = [m for m in note["mentions"] if m["assertion"] in AFFIRMED and m["extent"] == "distant"]
        assert set(note["note"]["distant_sites"]) <= {site for m in affirmed for site in m["sites"]}, note["id"]


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
