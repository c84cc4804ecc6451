"""The one way of a note through the program."""

import json
import traceback
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor, InputError, Note, RecurnlpError, RuleError
from recurnlp.model.vocabulary import ASSERTIONS, EXTENTS, KINDS, SITES, TIMES
from recurnlp.resources import find_resource
from recurnlp.rules import load_rules

CANARY = "Quillfeatherby"
NOTE = (
    "CLINICAL HISTORY: Colon cancer, resected 2015.\nFINDINGS:\nLIVER: Two new metastases.\nLUNGS: No metastasis.\n"
    "IMPRESSION: Recurrent metastatic colon cancer, stage IVA. Lymph nodes (0/3).\n"
)
PIECES = [
    "metastases to the liver", "recurrence of the tumor", "No ", ". ", "\n", "IMPRESSION: ", "pT2 N1 M0", "(0/12)",
    "lymph nodes ", "\x00", "\U0001f9ec", "\u0130", "\u0301", "\r\n", "-\n", "\ufeff", "\x0c", "\u2028",
]  # fmt: skip
ANY_TEXT = st.text() | st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=20).map("".join)


def check_sound(note: Note) -> None:
    """Fail unless the note holds what every note holds."""
    starts = [(mention.start, mention.end) for mention in note.mentions]
    assert starts == sorted(starts)
    for mention in note.mentions:
        assert mention.text == note.text[mention.start : mention.end] != ""
        assert mention.sentence_start <= mention.start < mention.end <= mention.sentence_end
        assert mention.kind in KINDS
        assert mention.assertion in ASSERTIONS
        assert mention.time in TIMES
        assert mention.extent in EXTENTS
        assert set(mention.sites) <= set(SITES)
        assert (mention.stage is not None) == (mention.kind == "stage")
    for indices in note.status.deciding.values():
        assert all(0 <= index < len(note.mentions) for index in indices)


def test_note_holds_text_mentions_status_and_segments(extractor: Extractor) -> None:
    """A note comes back with its own text, its mentions, its status and its division."""
    note = extractor(NOTE)

    assert note.text == NOTE
    assert [(m.text.split()[0], m.kind, m.assertion) for m in note.mentions] == [
        ("metastases", "metastasis", "present"),
        ("metastasis", "metastasis", "absent"),
        ("Recurrent", "recurrence", "present"),
        ("metastatic", "metastasis", "present"),
        ("stage", "stage", "present"),
        ("Lymph", "metastasis", "absent"),
    ]
    assert note.status.label == "recurrent_metastatic"
    assert note.status.distant_sites == ("liver",)
    assert [section.category for section in note.segments.sections][-1] == "impression"
    check_sound(note)


def test_same_text_gives_equal_notes(extractor: Extractor) -> None:
    """Reading a text twice, and with an extractor built anew, gives equal notes."""
    assert extractor(NOTE) == extractor(NOTE)
    assert Extractor()(NOTE).mentions == extractor(NOTE).mentions


def test_text_without_mentions_states_nothing(extractor: Extractor) -> None:
    """An empty text, white space and a text of something else have no mention and no status."""
    for text in ("", " \n\t", "The heart is of normal size."):
        note = extractor(text)
        assert note.mentions == ()
        assert note.status.label == "not_stated"


@given(ANY_TEXT)
def test_any_text_is_read(extractor: Extractor, text: str) -> None:
    """Any string at all is read without an error, and what is found is sound."""
    note = extractor(text)

    check_sound(note)
    for mention in note.mentions:
        note.explain(mention)


@pytest.mark.parametrize(
    "text", ["\ud800", "Metastases to \udfff the liver.", "No edge\ud8ff of the tumor. Metastases."]
)
def test_lone_surrogates_are_read(text: str, extractor: Extractor) -> None:
    """Half a character, as broken JSON may hold it, is read over."""
    note = extractor(text)

    assert [mention.text for mention in note.mentions].count("Metastases") == text.count("Metastases")
    check_sound(note)


@pytest.mark.parametrize(
    "piece", ["a", " ", "\n", "-", ".", "#", "0", "(", "\x00", "\u0301", "\U0001f9ec", "A:\n", "T1 "]
)
def test_long_monotonous_text_is_read(piece: str, extractor: Extractor) -> None:
    """A hundred kilobytes of one piece are read, and the mention behind them is found."""
    text = piece * (100_000 // len(piece)) + "\nThere are metastases."

    note = extractor(text)

    assert note.mentions[-1].text == "metastases"
    check_sound(note)


@given(ANY_TEXT, st.text(alphabet=" \n\t\r", max_size=5))
def test_white_space_at_the_end_changes_nothing(extractor: Extractor, text: str, space: str) -> None:
    """White space at the end of a note changes neither its mentions nor its status."""
    note, longer = extractor(text.rstrip() + "."), extractor(text.rstrip() + "." + space)

    assert longer.mentions == note.mentions
    assert longer.status == note.status


def test_own_patterns_replace_those_that_ship(tmp_path: Path) -> None:
    """With a folder of the user's own only its rules apply."""
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "all.toml").write_text(
        '[[rule]]\nid = "own.word"\nkind = "metastasis"\nwhy = "A word."\nphrases = ["zorblax"]\n'
        'match = ["A <<zorblax>>."]\nno_match = ["None."]\n',
        encoding="utf-8",
    )

    note = Extractor(patterns=tmp_path)("Metastases and a zorblax.")

    assert [(mention.text, mention.rule_id) for mention in note.mentions] == [("zorblax", "own.word")]


def test_medspacy_rules_are_added(tmp_path: Path, extractor: Extractor) -> None:
    """Targets and context rules of a medSpaCy JSON file work beside those that ship."""
    file = tmp_path / "mine.json"
    target = {"literal": "zorblax lesions", "category": "METASTASIS"}
    context = {"literal": "vanished are", "category": "NEGATED_EXISTENCE", "direction": "FORWARD"}
    file.write_text(json.dumps({"target_rules": [target], "context_rules": [context]}), encoding="utf-8")
    text = "Vanished are the zorblax lesions. There are liver metastases."

    note = Extractor(extra_rules=[file])(text)

    assert [(m.text, m.assertion) for m in note.mentions] == [("zorblax lesions", "absent"), ("metastases", "present")]
    assert [m.text for m in extractor(text).mentions] == ["metastases"]


def test_extractors_do_not_share_rules(tmp_path: Path, extractor: Extractor, small_patterns: Path) -> None:
    """Building one with other rules leaves the answers of another as they were."""
    before = extractor(NOTE)
    file = tmp_path / "mine.json"
    file.write_text(json.dumps({"target_rules": [{"literal": "lungs", "category": "METASTASIS"}]}), encoding="utf-8")

    other = Extractor(small_patterns, [file])

    assert extractor(NOTE) == before
    assert [mention.text for mention in other("In the lungs.").mentions] == ["lungs"]
    assert extractor("In the lungs.").mentions == ()


def test_missing_patterns_folder_is_named(tmp_path: Path) -> None:
    """A folder that does not exist is an input error that names it."""
    with pytest.raises(InputError, match="nowhere"):
        Extractor(patterns=tmp_path / "nowhere")


def test_broken_rule_file_is_named(tmp_path: Path) -> None:
    """A rule file that is no TOML is a rule error that names the file."""
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "bad.toml").write_text("[[rule\n", encoding="utf-8")

    with pytest.raises(RuleError, match=r"targets/bad\.toml"):
        Extractor(patterns=tmp_path)


def test_shipped_patterns_are_the_default(extractor: Extractor) -> None:
    """Without a folder the rules are those of the installation."""
    assert load_rules(find_resource("patterns")) == extractor.rules


@pytest.mark.parametrize("text", [None, 7, CANARY.encode(), [f"{CANARY} has metastases."]])
def test_errors_hold_no_note_text(text: object, extractor: Extractor) -> None:
    """What is no string is refused by an error that does not repeat it."""
    with pytest.raises((TypeError, RecurnlpError)) as caught:
        extractor(text)  # type: ignore[arg-type]

    assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_reading_is_silent(
    extractor: Extractor, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Reading a note logs nothing, even at DEBUG, and prints nothing."""
    caplog.set_level("DEBUG")

    extractor(f"{CANARY} has metastases. No recurrence of the tumor, {CANARY} (0/3).")

    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")


def test_a_note_is_segmented_without_being_read(extractor):
    """Sections and sentences alone are those of the note that is read, marks of its medium included."""
    text = "FINDINGS: Clear lungs. <b>Old</b> scar.\n\nIMPRESSION: New liver metastases."
    assert extractor.segment(text) == extractor(text).segments
    assert len(extractor.segment(text).sections) == 2
