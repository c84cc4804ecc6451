"""What a reviewer fills in."""

import pytest

from recurnlp.model.vocabulary import SITES
from recurnlp.review.fields import Refused, find_span, read_comment, read_list, read_mention, read_patient, read_status

TEXT = "No metastasis. Later a metastasis was found."
MENTION = {"assertion": "present", "time": "current", "extent": "distant", "sites": ["liver"]}
PATIENT = {
    "classification": "no_recurrence", "first_recurrence_date": "", "first_distant_date": "2019", "distant_sites": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "sites"),
    [
        ("liv, lun", ["liver", "lung"]),
        ("Lymph node; BONE; bone", ["lymph_node", "bone"]),
        ("bone, bone mar", ["bone", "bone_marrow"]),
        ("", []),
    ],
)
def test_the_beginning_of_a_site_will_do(written, sites):
    """Sites are told from each other by their first letters; a whole name is itself, each counts once."""
    assert read_list({"sites": written}, "sites", SITES, ["brain"]) == sites


@pytest.mark.parametrize(("written", "message"), [("s", "may be"), ("toe", "none of the sites")])
def test_a_site_that_is_not_clear_is_refused(written, message):
    """What could be several sites, or is none, is asked back."""
    with pytest.raises(Refused, match=message):
        read_list({"sites": written}, "sites", SITES, [])


def test_what_is_left_out_stays():
    """Fields that were not sent keep what stands."""
    assert read_mention({"assertion": "absent"}, MENTION) == MENTION | {"assertion": "absent"}
    assert read_patient({}, PATIENT, ["no_recurrence"]) == PATIENT


def test_what_is_not_there_has_no_sites():
    """Sites belong to distant spread that is present or probable, extents to such a recurrence."""
    now = {"distant": "present", "nodal": "absent", "recurrence": "probable", "recurrence_extent": ["distant"],
           "distant_sites": ["liver"]}  # fmt: skip
    assert read_status({}, now) == now
    assert read_status({"distant": "possible"}, now)["distant_sites"] == []
    assert read_status({"recurrence": "absent", "recurrence_extent": "local"}, now)["recurrence_extent"] == []


@pytest.mark.parametrize("field", ["assertion", "time", "extent"])
def test_values_outside_the_closed_lists_are_refused(field):
    """No value reaches the gold that the guidelines do not know."""
    with pytest.raises(Refused, match=f"{field} must be one of"):
        read_mention({field: "maybe"}, MENTION)


@pytest.mark.parametrize("day", ["2019-13", "2019-02-30", "19", "soon", "2019-1-1"])
def test_dates_are_iso_or_refused(day):
    """Days, months and years are read; anything else is asked back."""
    with pytest.raises(Refused, match="no date"):
        read_patient({"first_distant_date": day}, PATIENT, ["no_recurrence"])
    for good in ("2019-03-12", "2019-03", "2019", ""):
        assert read_patient({"first_distant_date": good}, PATIENT, ["no_recurrence"])["first_distant_date"] == good


def test_a_selection_is_trimmed_to_its_words():
    """White space at the ends of a selection is no part of the mention."""
    assert find_span({"start": "2", "end": "14"}, TEXT) == (3, 14)


@pytest.mark.parametrize(
    ("fields", "span"),
    [({"quote": "No metastasis"}, (0, 13)), ({"quote": "metastasis", "nth": "2"}, (23, 33))],
)
def test_typed_words_are_found(fields, span):
    """Words that stand once in the note need no number; of others it is said which."""
    assert find_span(fields, TEXT) == span


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "select the words"),
        ({"start": "2", "end": "3"}, "select the words"),
        ({"start": "9", "end": "400"}, "select the words"),
        ({"start": "-1", "end": "4"}, "no number"),
        ({"start": "1", "end": "9" * 40}, "no number"),
        ({"start": "\u0663", "end": "9"}, "no number"),
        ({"quote": "metastasis"}, "stand 2 times in the note: say which one"),
        ({"quote": "metastasis", "nth": "3"}, "stand 2 times"),
        ({"quote": "sarcoma"}, "stand 0 times"),
    ],
)
def test_words_that_are_not_there_are_refused(fields, message):
    """Offsets outside the note, words it does not hold, and words it holds twice are asked back."""
    with pytest.raises(Refused, match=message):
        find_span(fields, TEXT)


def test_a_comment_keeps_its_lines_and_has_an_end():
    """Line breaks of any browser become one kind; a comment without end is refused."""
    assert read_comment({"comment": " one\r\ntwo "}) == "one\ntwo"
    with pytest.raises(Refused, match="longer than"):
        read_comment({"comment": "x" * 4_001})
