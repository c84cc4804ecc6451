"""What holds for every text, however strange."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.segment import Segmenter
from recurnlp.extract.segment.outline import LONGEST_SENTENCE

PIECES = (
    "IMPRESSION:", "FINAL DIAGNOSIS", "Plan - ", ",HISTORY:,", "A. Liver, biopsy:", "PART 2: OMENTUM -", "LIVER:",
    "1. ", "- ", "\n", "\r\n", "\n\n", "\f", "\t", "\xa0", " ", ". ", ".", ":", ";", "; he is", "?", "(", ")", '"',
    "no lump", "Dr.", "2.5 cm", "0/12", "x" * 400, " " * 300, "İ", "ß", "\U0001f600", "\ufeff", "\0", "\ud800",
    "\u2028", "--", "The",
)  # fmt: skip
NOTES = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@given(text=NOTES)
def test_sentences_and_sections_tile_every_text(segmenter: Segmenter, text: str) -> None:
    """Sentences and sections each give the text back when joined, with no gap and no overlap."""
    segments = segmenter(text)
    for parts in (segments.sentences, segments.sections):
        assert "".join(text[part.start : part.end] for part in parts) == text
        assert [part.start for part in parts] == [0, *(part.end for part in parts)][:-1] if parts else text == ""
        assert all(part.start < part.end for part in parts)


@given(text=NOTES)
def test_sentences_stay_in_bounds(segmenter: Segmenter, text: str) -> None:
    """No sentence crosses its section, no label leaves it, none is longer than the limit."""
    for sentence in segmenter(text).sentences:
        section = sentence.section
        assert section.start <= sentence.start < sentence.end <= section.end
        assert sentence.end - sentence.start <= LONGEST_SENTENCE
        assert sentence.is_heading == (sentence.end <= section.body)
        if sentence.label:
            assert section.body <= sentence.label[0] < sentence.label[1] <= sentence.end


@given(text=NOTES)
def test_sections_can_be_read_one_by_one(segmenter: Segmenter, text: str) -> None:
    """Reading the sections of a division one by one gives the sentences of the whole."""
    division = segmenter(text)
    sentences = [s for section in reversed(division.sections) for s in reversed(division.read(section))]
    assert tuple(reversed(sentences)) == segmenter(text).sentences


def test_empty_text_has_no_segments(segmenter: Segmenter) -> None:
    """An empty note has neither sections nor sentences."""
    segments = segmenter("")
    assert segments.sections == ()
    assert segments.sentences == ()


def test_heading_is_a_sentence_of_its_own(segmenter: Segmenter) -> None:
    """A section heading is marked as such and the text after it is not."""
    text = "PLAN: Rest."
    assert [(text[s.start : s.end], s.is_heading) for s in segmenter(text).sentences] == [
        ("PLAN: ", True),
        ("Rest.", False),
    ]


def test_long_sentence_is_cut_at_white_space(segmenter: Segmenter) -> None:
    """A sentence over the limit is cut after the last white space that fits, or hard if there is none."""
    words = segmenter("lump " * 450).sentences
    assert [s.end - s.start for s in words] == [1000, 1000, 250]
    words = segmenter("lumps " * 300).sentences
    assert [s.end - s.start for s in words] == [996, 804]
    letters = segmenter("x" * 2100).sentences
    assert [s.end - s.start for s in letters] == [1000, 1000, 100]


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        "x",
        "no ",
        ":",
        "A. ",
        "DIAGNOSIS:",
        "DIAGNOSIS. ",
        ".)",
        "\n\f",
        "x:\n",
        "PART 1, 2 ",
        "LIVER:\n\nx\n",
        "- ",
    ],
)
def test_sentences_grow_as_the_text(segmenter: Segmenter, unit: str) -> None:
    """Ten times the text has about ten times the sentences, whatever is repeated."""
    few = len(segmenter(unit * 2_000).sentences)
    many = len(segmenter(unit * 20_000).sentences)
    assert few * 5 <= many <= few * 11
