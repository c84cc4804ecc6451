"""What is remembered of sections: bounded, without their text, and the same as if it were read anew."""

import csv
import pickle
from dataclasses import fields, replace
from operator import attrgetter
from pathlib import Path

import pytest

from recurnlp import Extractor
from recurnlp.extract import HistoryReader, MentionReader
from recurnlp.extract.placement import move_mention
from recurnlp.extract.recall import Recall, digest, matters
from recurnlp.model import Cue, Mention, Stage
from recurnlp.rules import RuleSet

DEMO = Path(__file__).parents[2] / "corpora" / "demo" / "notes.csv"
NOTE = "FINDINGS: Liver metastases, 14 mm.\nQuoddlebrix was told.\nIMPRESSION: No recurrence.\n"
LONG = f"HISTORY: {'cough, ' * 20}\nDIAGNOSIS: pT3 N1. Liver metastases.\nCOMMENT: {'rest, ' * 20}\n"


@pytest.fixture
def reader(rules: RuleSet) -> MentionReader:
    """A reader that has read nothing yet."""
    return MentionReader(rules)


def test_digits_that_do_not_matter_do_not_count() -> None:
    """Texts that differ in other digits than 0, 1, 2 and 5 have one digest."""
    assert digest("a mass of 34 mm") == digest("a mass of 98 mm")
    assert len({digest(f"{digit} nodes") for digit in "01235"}) == 5
    assert digest("nodes") != digest("node")


def test_any_text_has_a_digest() -> None:
    """Lone surrogates and letters of all alphabets have one too."""
    assert len({digest(text) for text in ("", "\ud800", "\udfff", "ß", "ẞ")}) == 5


def test_the_oldest_is_forgotten_first() -> None:
    """No more is remembered than the size says."""
    memory: Recall[int] = Recall(2)
    for number in range(4):
        memory.keep(bytes([number]), number)

    assert [memory.find(bytes([number])) for number in range(4)] == [None, None, 2, 3]


def test_a_section_seen_before_is_not_read_again(reader: MentionReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another note, further on and with another size, the section says what it said, at its new place."""
    mentions = reader.read(NOTE, reader.segment(NOTE))
    monkeypatch.setattr(reader.pipeline, "find", None)
    other = "HISTORY: Cough.\n" + NOTE.replace("14", "16")

    again = reader.read(other, reader.segment(other))

    assert [(m.start - 16, m.assertion, m.sites, m.section) for m in again] == [
        (m.start, m.assertion, m.sites, m.section) for m in mentions
    ]
    assert [other[m.start : m.end] for m in again] == [m.text for m in again]


def test_a_mention_that_is_moved_keeps_all_that_it_tells() -> None:
    """There and back again it is the same, in each of its fields."""
    cue, stage = Cue("some.cue", "past", 1, 2), Stage("p", "3", "1", "0", "III", "AJCC")
    mention = Mention(
        2, 4, "cd", "stage", "present", "past", "distant", ("lung",), "history", 1, 5, "some.rule", "left", ("C78.02",),
        "imaging", "CT", "2019-03", (cue,), 2, 15, stage, True,
    )  # fmt: skip
    assert not [field.name for field in fields(Mention) if getattr(mention, field.name) == field.default]

    assert move_mention(move_mention(mention, 7, ""), -7, "abcdef") == mention


def test_a_section_is_placed_once(reader: MentionReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it stands further on between the same neighbors, its mentions and codes are not made anew."""
    mentions = reader.read(LONG, reader.segment(LONG))
    monkeypatch.setattr(reader._placer, "place", None)
    monkeypatch.setattr(reader._stages, "_rules", ())
    other = "TECHNIQUE: CT.\n" + LONG

    again = reader.read(other, reader.segment(other))

    assert len(again) == 2
    assert [replace(m, start=0, end=0, sentence_start=0, sentence_end=0) for m in again] == [
        replace(m, start=0, end=0, sentence_start=0, sentence_end=0) for m in mentions
    ]
    assert [(m.start - 15, m.end - 15, m.sentence_start - 15, m.sentence_end - 15) for m in again] == [
        (m.start, m.end, m.sentence_start, m.sentence_end) for m in mentions
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("DIAGNOSIS: Lymph nodes, negative for tumor (0/{}).\n", "nodes_examined"), ("DIAGNOSIS: pT{} N1.\n", "stage.t")],
)
def test_each_digit_of_counts_and_codes_is_read(text: str, value: str, mention_reader: MentionReader) -> None:
    """Sections that differ in digits that say nothing to the rules have each its own counts and codes."""
    texts = [text.format(digit) for digit in (3, 4, 3)]
    assert digest(texts[0]) == digest(texts[1])

    mentions = [mention_reader.read(text, mention_reader.segment(text))[0] for text in texts]

    assert [int(attrgetter(value)(mention)) for mention in mentions] == [3, 4, 3]


def test_what_stands_beside_a_section_counts(mention_reader: MentionReader) -> None:
    """As far as a hundred characters to both sides, each letter of them."""
    segment = mention_reader.segment
    notes = [segment(LONG), segment("x" + LONG), segment(LONG.replace("rest", "nest"))]
    keys = [(note.key(note.sections[-2]), note.exact_key(note.sections[-2])) for note in notes]

    assert keys[0] == keys[1]
    assert keys[0][0] == keys[2][0]
    assert keys[0][1] != keys[2][1]


def test_memory_holds_no_text(reader: MentionReader) -> None:
    """Nothing of what was written in a note is in what is remembered of it."""
    reader.read(NOTE, reader.segment(NOTE))
    reader.read(LONG, reader.segment(LONG))

    memories = (reader._memory, reader._segmenter._memory, reader._placements._memory, reader._stages._memory)
    kept = pickle.dumps([list(memory._values.items()) for memory in memories])

    assert all(memory._values for memory in memories)
    assert b"metastasis.noun" in kept
    assert b"Quoddlebrix" not in kept
    assert b"Liver metastases" not in kept


def test_notes_read_alike_after_others(rules: RuleSet, reader: MentionReader) -> None:
    """Demo notes, cut in pieces and put together, read as a reader reads them that knows none of them."""
    with DEMO.open(encoding="utf-8", newline="") as rows:
        texts = [row["text"] for row in csv.DictReader(rows)][:120]
    mixed = [f"{one}\n{other[len(other) // 2 :]}\n{one}" for one, other in zip(texts, texts[7:], strict=False)]
    for text in texts:
        reader.read(text, reader.segment(text))
    fresh = MentionReader(rules)

    assert [reader.read(text, reader.segment(text)) for text in mixed] == [
        fresh.read(text, fresh.segment(text)) for text in mixed
    ]


@pytest.mark.parametrize(
    ("histories", "told"),
    [
        (("Breast cancer, lumpectomy.", "Breast cancer, lumpectomy. Screening."), "No mammographic signs of cancer."),
        (("Laryngeal cancer, treated.", "Laryngeal cancer, seen again."), "No tumor seen at laryngoscopy."),
    ],
)
def test_what_hangs_on_the_whole_note_is_not_remembered(
    histories: tuple[str, str], told: str, reader: MentionReader
) -> None:
    """Whether there was treatment, or is a screening, is asked of each note, however often its sections are alike."""
    rest = "Walks the dog twice a day, in all weathers, and climbs the stairs to the fourth floor without a rest. " * 2
    notes = [f"HISTORY: {history}\nSOCIAL: {rest}\nIMPRESSION: {told}\n" for history in histories]

    assert [len(reader.read(note, reader.segment(note))) for note in notes] == [1, 0]


def test_a_return_in_a_scar_is_asked_of_each_note(reader: MentionReader) -> None:
    """What a scar held is a return where the note tells of treatment, and not in the next note with a like section."""
    rest = "Walks the dog twice a day, in all weathers, and climbs the stairs to the fourth floor without a rest. " * 2
    told = f"SOCIAL: {rest}\nIMPRESSION: Biopsy of the scar showed adenocarcinoma.\n"
    notes = [f"HISTORY: Rectal cancer, {history}\n{told}" for history in ("treated.", "seen again.")]

    kinds = [[mention.kind for mention in reader.read(note, reader.segment(note))] for note in notes]

    assert kinds == [["recurrence"], []]


@pytest.mark.parametrize(
    "text", ["PLAN: Observe \ud800 a \u0130.\n", "IMPRESSION: pT3 N1 M0 colon cancer after chemotherapy.\n"]
)
def test_an_extractor_says_the_same_again(text: str, extractor: Extractor) -> None:
    """Read a second time, and further on in another note, a section gives the same mentions, facts and stages."""
    first, again, moved = extractor(text), extractor(text), extractor("HISTORY: None.\n" + text)

    assert (again.mentions, again.facts, again.status) == (first.mentions, first.facts, first.status)
    assert [(m.start - 15, m.kind, m.extent, m.stage) for m in moved.mentions] == [
        (m.start, m.kind, m.extent, m.stage) for m in first.mentions
    ]
    assert [(f.start - 15, f.kind, f.site) for f in moved.facts] == [(f.start, f.kind, f.site) for f in first.facts]


def test_digits_of_phrases_in_raw_text_matter() -> None:
    """Finders whose phrases hold a digit that a digest takes for another remember nothing."""
    assert matters("grade 3")
    assert not matters("5 fu")
    unremembered: Recall[int] = Recall(0)
    unremembered.keep(b"", 1)
    assert unremembered.find(b"") is None


def test_what_a_section_tells_of_the_course_is_remembered(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its facts, and what its mentions rest on, are not read again in another note."""
    text = "HISTORY: Lobular carcinoma of the breast, mastectomy. CT showed liver metastases.\n"
    first = extractor(text)
    monkeypatch.setattr(extractor._history, "_read_section", None)

    moved = extractor("PLAN: Observe.\n" + text)

    assert [(f.kind, f.start - 15, f.end - 15, f.site) for f in moved.facts] == [
        (f.kind, f.start, f.end, f.site) for f in first.facts
    ]
    assert [(m.evidence, m.modality) for m in moved.mentions] == [("imaging", "CT")]


@pytest.mark.parametrize(("seen", "then"), [("2013", "2017"), ("1345", "1945"), ("1945", "1345")])
def test_dates_are_read_again(seen: str, then: str, extractor: Extractor) -> None:
    """Sections that differ only in digits that do not matter have each its own dates, or none."""
    text = "HISTORY: Breast cancer. Liver metastases in {}.\n"
    assert digest(text.format(seen)) == digest(text.format(then))

    found = [extractor(text.format(year)).mentions[0].event_date for year in (seen, then, seen)]

    assert found == [year if year != "1345" else None for year in (seen, then, seen)]


def test_a_section_with_dates_is_remembered_to_the_digit(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said again to the digit, a section that holds dates is not read again."""
    text = "HISTORY: Breast cancer in 2013. Liver metastases in March 2014, two years ago.\n"
    first = extractor(text)
    monkeypatch.setattr(extractor._history, "_read_section", None)

    again = extractor(text)

    assert first.mentions[0].event_date == "2014-03"
    assert (again.mentions, again.facts) == (first.mentions, first.facts)


def test_memory_of_the_course_holds_no_text(rules: RuleSet, mention_reader: MentionReader) -> None:
    """Nothing of what was written in a note, nor a date of it, is in what is remembered of its course."""
    text = "HISTORY: Breast cancer, mastectomy in 2017 by Dr. Quoddlebrix.\nPLAN: Mastectomy of Quoddlebrix.\n"
    history = HistoryReader(rules)
    history.read(text, mention_reader.segment(text), ())

    kept = pickle.dumps(list(history._memory._values.items()))

    assert b"treatment" in kept
    assert b"astectomy" not in kept
    assert b"2017" not in kept
