"""The demo corpus: twelve invented patients, their notes in order of time, and what a reader should find."""

import csv
import json
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recurnlp.model.vocabulary import EXTENTS, LABELS, SITES

FOLDER = Path(__file__).parents[2] / "corpora" / "demo"
COLUMNS = ["note_id", "patient_id", "note_date", "note_type", "text"]
STORIES: dict[str, dict[str, Any]] = json.loads((FOLDER / "stories.json").read_text(encoding="utf-8"))
FACTS = {
    "story", "primary_site", "diagnosis_date", "classification", "first_recurrence_date", "first_recurrence_extent",
    "first_recurrence_sites", "first_distant_date", "distant_sites", "status_at_last_note",
}  # fmt: skip
CLASSIFICATIONS = {
    "recurrent_metastatic", "de_novo_metastatic", "locoregional_recurrence", "biochemical_recurrence",
    "never_disease_free", "no_recurrence", "undetermined",
}  # fmt: skip
RECURRENT = {"recurrent_metastatic", "locoregional_recurrence", "biochemical_recurrence"}


def read_notes() -> list[dict[str, str]]:
    """Return the rows of notes.csv."""
    with (FOLDER / "notes.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, strict=True))


NOTES = read_notes()


def collect_dates() -> dict[str, list[str]]:
    """Return the dates of each patient's notes, in the order of the file."""
    dates = defaultdict(list)
    for note in NOTES:
        dates[note["patient_id"]].append(note["note_date"])
    return dates


def test_columns_are_the_documented_ones() -> None:
    """The file has the five documented columns and no row leaves one empty."""
    assert all(list(note) == COLUMNS and all(note.values()) for note in NOTES)


def test_sixty_notes_of_twelve_patients() -> None:
    """At least sixty notes belong to exactly twelve patients, five or more to each."""
    counts = Counter(note["patient_id"] for note in NOTES)
    assert len(NOTES) >= 60
    assert sorted(counts) == [f"demo-{number:02d}" for number in range(1, 13)]
    assert min(counts.values()) >= 5


def test_note_ids_are_unique_and_name_the_patient() -> None:
    """No two notes share an id, and each id begins with its patient's."""
    assert len({note["note_id"] for note in NOTES}) == len(NOTES)
    assert all(note["note_id"].startswith(note["patient_id"] + "-") for note in NOTES)


def test_note_types_are_the_three() -> None:
    """Radiology, pathology and clinic notes are there, and every patient has pathology and clinic notes."""
    types = defaultdict(set)
    for note in NOTES:
        types[note["patient_id"]].add(note["note_type"])
    assert set().union(*types.values()) == {"radiology", "pathology", "clinic"}
    assert all({"pathology", "clinic"} <= found for found in types.values())


def test_dates_parse_and_ascend() -> None:
    """Every date is an ISO date, and a patient's notes stand in the order of their dates over at least a year."""
    for dates in collect_dates().values():
        parsed = [date.fromisoformat(text) for text in dates]
        assert parsed == sorted(set(parsed))
        assert (parsed[-1] - parsed[0]).days >= 365


def test_notes_have_real_length_and_headings() -> None:
    """Each note has 600 to 2500 characters and at least three lines that begin with a heading in capitals."""
    for note in NOTES:
        headings = [line for line in note["text"].splitlines() if line.split(":")[0].isupper()]
        assert 600 <= len(note["text"]) <= 2500, note["note_id"]
        assert len(headings) >= 3, note["note_id"]


def test_no_note_text_occurs_twice() -> None:
    """All texts differ."""
    assert len({note["text"] for note in NOTES}) == len(NOTES)


def test_one_history_is_copied_forward() -> None:
    """The last patient's history line of 2018 stands word for word in the two notes after it."""
    texts = [note["text"] for note in NOTES if note["patient_id"] == "demo-12"]
    copied = next(line for line in texts[4].splitlines() if line.startswith("ONCOLOGIC HISTORY"))
    assert all(copied in text for text in texts[5:])
    assert len(texts[5:]) == 2


def test_stories_name_every_patient_and_fact() -> None:
    """Every patient of the notes has a story with all its facts, told in one sentence that no other patient has."""
    assert sorted(STORIES) == sorted(collect_dates())
    assert all(set(story) == FACTS for story in STORIES.values())
    assert all(story["story"].endswith(".") for story in STORIES.values())
    assert len({story["story"] for story in STORIES.values()}) == len(STORIES)


@pytest.mark.parametrize("patient", sorted(STORIES))
def test_story_vocabularies_are_closed(patient: str) -> None:
    """Classification, extents, sites and status are values of the vocabularies."""
    story = STORIES[patient]
    assert story["classification"] in CLASSIFICATIONS
    assert story["status_at_last_note"] in LABELS
    assert set(story["first_recurrence_extent"]) <= set(EXTENTS)
    assert {story["primary_site"], *story["first_recurrence_sites"], *story["distant_sites"]} <= set(SITES)


@pytest.mark.parametrize("patient", sorted(STORIES))
def test_story_dates_are_dates_of_notes(patient: str) -> None:
    """Diagnosis, first recurrence and first distant spread fall on the date of one of the patient's notes."""
    story = STORIES[patient]
    told = [story[key] for key in ("diagnosis_date", "first_recurrence_date", "first_distant_date")]
    assert set(told) - {None} <= set(collect_dates()[patient])
    assert story["diagnosis_date"] is not None


@pytest.mark.parametrize("patient", sorted(STORIES))
def test_classification_agrees_with_the_facts(patient: str) -> None:
    """A first recurrence is given exactly for recurrent classes, distant facts exactly for metastatic ones."""
    story = STORIES[patient]
    assert (story["first_recurrence_date"] is not None) == (story["classification"] in RECURRENT)
    assert bool(story["first_recurrence_extent"]) == (story["classification"] in RECURRENT)
    assert bool(story["distant_sites"]) == story["classification"].endswith("_metastatic")
    assert (story["first_distant_date"] is not None) == bool(story["distant_sites"])


def test_the_stories_differ_in_kind() -> None:
    """Local, regional, distant, biochemical and unspecified first recurrences all occur, and five classifications."""
    extents = {extent for story in STORIES.values() for extent in story["first_recurrence_extent"]}
    assert extents == set(EXTENTS)
    assert len({story["classification"] for story in STORIES.values()}) == 5
