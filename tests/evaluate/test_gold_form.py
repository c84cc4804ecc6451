"""Gold in the form of the guidelines: one object a line."""

import pytest

from recurnlp.errors import InputError
from recurnlp.evaluate import Reading, read_gold

WORD = "Xylographica"


def test_a_note_is_read_as_it_was_judged(gold):
    """Mentions, axes, sites and the label that follows from the axes are there."""
    first = gold.notes[0]
    assert (first.id, first.kind) == ("a", "radiology")
    assert first.judgement.readings == (
        Reading(15, 25, "metastasis", "present", "current", "distant", frozenset({"liver", "lung"})),
        Reading(36, 46, "recurrence", "absent", "current", "local", frozenset()),
    )
    assert first.judgement.axes == {"distant": "present", "nodal": "not_stated", "recurrence": "absent"}
    assert first.judgement.distant_sites == {"liver", "lung"}
    assert first.judgement.label == "distant_metastasis"


def test_a_quote_is_found_by_its_number(write_gold, rows):
    """Without offsets the nth occurrence of the quote is meant, counted from 1."""
    rows[0]["text"] += " No metastases."
    rows[0]["mentions"][0]["nth"] = 2
    start = read_gold(write_gold(rows)).notes[0].judgement.readings[0].start
    assert start == len("Liver and lung metastases. No local recurrence. No ")


def test_the_text_may_be_missing_where_offsets_are_given(write_gold, rows):
    """Gold without texts can score a run, as long as it says where its mentions stand."""
    del rows[1]["text"]
    note = read_gold(write_gold(rows)).notes[1]
    assert note.text is None
    assert [reading.start for reading in note.judgement.readings] == [11, 23]


def test_ids_may_be_numbers_and_have_the_run_s_name(write_gold, rows):
    """`note_id` serves as `id`, and a whole number is the text of it."""
    del rows[0]["id"]
    assert read_gold(write_gold([rows[0] | {"note_id": 7}])).notes[0].id == "7"


def test_the_patient_is_read(write_gold, rows):
    """Gold may say whose a note is, so that a patient's notes are kept together."""
    first, second = read_gold(write_gold([rows[0] | {"patient_id": "p1"}, rows[1]])).notes
    assert (first.patient, second.patient) == ("p1", "")


SPAN = {"start": 15, "end": 25}
MENTION = SPAN | {"kind": "metastasis", "assertion": "present", "time": "current", "sites": [], "extent": "local"}
STATUS = {"distant": "absent", "nodal": "absent", "recurrence": "absent", "distant_sites": []}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"id": None}, "no id"),
        ({"id": ""}, "no id"),
        ({"id": True}, "no id"),
        ({"id": "\ud800"}, "the id holds bytes that are not UTF-8"),
        ({"text": 5}, "text is not text"),
        ({"text": f"{WORD} \udcff"}, "text holds bytes that are not UTF-8"),
        ({"kind": 5}, "kind is not text"),
        ({"mentions": None}, "'mentions' is missing or no list of objects"),
        ({"mentions": [WORD]}, "'mentions' is missing or no list of objects"),
        ({"note": WORD}, "'note' is missing or no object"),
        ({"note": STATUS | {"nodal": WORD}}, "note: nodal must be one of present, probable, possible, absent"),
        ({"note": STATUS | {"distant_sites": None}}, "note: distant_sites is not a list"),
        ({"note": STATUS | {"distant_sites": [WORD]}}, "note: distant_sites holds a value outside"),
        (
            {"mentions": [MENTION, MENTION | {"kind": WORD}]},
            r"mentions\[1\]: kind must be one of metastasis, recurrence",
        ),
        ({"mentions": [MENTION | {"assertion": [WORD]}]}, "assertion must be one of present"),
        ({"mentions": [MENTION | {"time": None}]}, "time must be one of current, past"),
        ({"mentions": [MENTION | {"extent": WORD}]}, "extent must be one of local"),
        ({"mentions": [MENTION | {"sites": "liver"}]}, "sites is not a list"),
        ({"mentions": [MENTION | {"sites": [["liver"]]}]}, "sites holds a value outside"),
        ({"mentions": [MENTION | {"start": 25}]}, "start before end"),
        ({"mentions": [MENTION | {"start": -1}]}, "start before end"),
        ({"mentions": [MENTION | {"end": "25"}]}, "must be whole numbers"),
        ({"mentions": [MENTION | {"end": 4000}]}, "is not the quote"),
        ({"mentions": [MENTION | {"quote": WORD}]}, "is not the quote"),
        ({"mentions": [{"quote": WORD}]}, "stands 0 times in the text"),
        ({"mentions": [{"quote": "metastases", "nth": 2}]}, "stands 1 times in the text"),
        ({"mentions": [{"quote": "metastases", "nth": 0}]}, "needs start and end, or a quote"),
        ({"mentions": [{"nth": 1}]}, "needs start and end, or a quote"),
    ],
)
def test_what_is_malformed_is_named_and_not_quoted(write_gold, rows, cells, message):
    """The message names file, line and field; it shows no value, which may be a note's words."""
    with pytest.raises(InputError, match=rf"gold\.jsonl, line 2.*{message}") as raised:
        read_gold(write_gold([rows[1], rows[0] | cells]))
    assert WORD not in str(raised.value)


@pytest.mark.parametrize("line", [f'{{"{WORD}', f'["{WORD}"]', "[" * 100_000])
def test_a_line_that_is_no_object_is_named(tmp_path, line):
    """A broken line stops the reading, with its number."""
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n\n{line}\n")
    with pytest.raises(InputError, match=r"gold\.jsonl, line 3: is no JSON object") as raised:
        read_gold(str(path))
    assert WORD not in str(raised.value)
