"""Gold annotations, whoever wrote them: sound offsets, closed vocabularies, axes that agree with the mentions."""

import re
from itertools import pairwise
from typing import Any

from recurnlp.model.vocabulary import ASSERTIONS, AXIS_VALUES, EXTENTS, SITES, TIMES

Notes = list[dict[str, Any]]
AXES = ("distant", "nodal", "recurrence")
AFFIRMED = ("present", "probable")


def list_marks(note: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the mentions of a note and, in corpora that mark them, its traps."""
    return [*note["mentions"], *note.get("traps", [])]


def test_ids_are_unique(annotated_notes: Notes) -> None:
    """No two notes of a corpus share an id."""
    assert len({note["id"] for note in annotated_notes}) == len(annotated_notes)


def test_texts_are_unique(annotated_notes: Notes) -> None:
    """No two notes of a corpus have the same text."""
    assert len({note["text"] for note in annotated_notes}) == len(annotated_notes)


def test_quotes_stand_at_their_offsets(annotated_notes: Notes) -> None:
    """Each quote is the text between its offsets, without white space around it."""
    for note in annotated_notes:
        for item in list_marks(note):
            assert note["text"][item["start"] : item["end"]] == item["quote"] == item["quote"].strip(), note["id"]


def test_nth_counts_the_occurrences_of_the_quote(annotated_notes: Notes) -> None:
    """The nth occurrence of the quote, counted from one, begins at the start offset."""
    for note in annotated_notes:
        for item in list_marks(note):
            starts = [match.start() for match in re.finditer(re.escape(item["quote"]), note["text"])]
            assert starts[item["nth"] - 1] == item["start"], note["id"]
            assert item["nth"] >= 1, note["id"]


def test_annotations_do_not_overlap(annotated_notes: Notes) -> None:
    """Mentions and traps of a note follow each other and share no character."""
    for note in annotated_notes:
        spans = sorted((item["start"], item["end"]) for item in list_marks(note))
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), note["id"]


def test_mention_vocabularies_are_closed(annotated_notes: Notes) -> None:
    """Every attribute of every mention is a value of the vocabulary, and no site is named twice."""
    for mention in (mention for note in annotated_notes for mention in note["mentions"]):
        assert mention["kind"] in ("metastasis", "recurrence")
        assert mention["assertion"] in ASSERTIONS
        assert mention["time"] in TIMES
        assert mention["extent"] in EXTENTS
        assert set(mention["sites"]) <= set(SITES)
        assert len(set(mention["sites"])) == len(mention["sites"])


def test_note_vocabularies_are_closed(annotated_notes: Notes) -> None:
    """Every axis, extent and site of every note's status is a value of the vocabulary."""
    for status in (note["note"] for note in annotated_notes):
        assert set(status) == {*AXES, "recurrence_extent", "distant_sites"}
        assert all(status[axis] in AXIS_VALUES for axis in AXES)
        assert set(status["recurrence_extent"]) <= set(EXTENTS)
        assert set(status["distant_sites"]) <= set(SITES)


def test_extents_and_sites_need_an_affirmed_axis(annotated_notes: Notes) -> None:
    """A note has recurrence extents exactly when recurrence is affirmed, and distant sites only when distant is."""
    for note in annotated_notes:
        status = note["note"]
        assert bool(status["recurrence_extent"]) == (status["recurrence"] in AFFIRMED), note["id"]
        assert not status["distant_sites"] or status["distant"] in AFFIRMED, note["id"]


def test_distant_sites_come_from_affirmed_mentions(annotated_notes: Notes) -> None:
    """Each distant site of a note is a site of one of its distant mentions that are present or probable."""
    for note in annotated_notes:
        affirmed = [m for m in note["mentions"] if m["assertion"] in AFFIRMED and m["extent"] == "distant"]
        assert set(note["note"]["distant_sites"]) <= {site for m in affirmed for site in m["sites"]}, note["id"]
