"""A note as HTML, from which offsets can be counted back."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.model import Section
from recurnlp.review.hidden import find_hidden
from recurnlp.review.marks import Mark, build_mention
from recurnlp.review.note_page import cut_context, write_text

SIGNS = st.text(st.characters(codec="utf-8") | st.sampled_from("<>&\"'\r\n\t\u202e\x00 a"), max_size=60)


class Reader(HTMLParser):
    """Reads the page as the script does: text counts, and so does each element that stands for a character."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.text, self.blocks, self.marks, self.tags = "", [], {}, []
        self._inside = [None]
        self.feed(str(page))

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.tags.append((tag, told))
        if tag == "div":
            self.blocks.append((int(told["data-start"]), len(self.text)))
        if told.get("class") in ("hidden-character", "return"):
            self.handle_data("\N{REPLACEMENT CHARACTER}")
        if tag == "mark":
            self._inside.append(told["data-mentions"])

    def handle_endtag(self, tag):
        if tag == "mark":
            self._inside.pop()

    def handle_data(self, data):
        for key in (self._inside[-1] or "").split():
            self.marks[key] = self.marks.get(key, "") + data
        self.text += data


def mark(text, start, end, kind="metastasis", verdict=""):
    """A mention with a verdict."""
    facts = {"start": start, "end": end, "kind": kind, "assertion": "present", "time": "current"}
    mention = build_mention(text, facts | {"extent": "distant", "sites": []})
    return Mark(mention, mention, verdict)


def spell(text):
    """The text with what the page shows as elements written as one sign each."""
    signs = list(text)
    for place in find_hidden(text):
        signs[place] = "\N{REPLACEMENT CHARACTER}"
    return "".join(signs)


@given(SIGNS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=4))
def test_every_code_point_of_a_note_is_one_on_the_page(text, places):
    """Whatever a note holds, the page counts as many code points, and each mark holds the words of its mention."""
    spans = {(start, min(start + size, len(text))) for start, size in places if start < len(text)}
    page = Reader(write_text(text, [mark(text, *span) for span in spans], ()))
    assert page.text == spell(text)
    assert {key: words for key, words in page.marks.items() if words} == {
        f"{start}-{end}-metastasis": spell(text)[start:end] for start, end in spans
    }
    assert all(start == counted for start, counted in page.blocks)


@pytest.mark.parametrize(
    "attack", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "</div>"]
)
def test_markup_in_a_note_is_text(attack):
    """Tags, quotes and entities of a note are shown as they are written, inside a mention too."""
    page = Reader(write_text(f"x {attack} y", [mark(f"x {attack} y", 2, 2 + len(attack))], ()))
    assert page.text == f"x {attack} y"
    assert {tag for tag, _ in page.tags} == {"div", "mark"}


def test_marks_of_direction_are_named_and_absent():
    """A control of direction is an element that names it; the character itself is not in the page."""
    page = write_text("liver\u202emetastases", (), ())
    assert "\u202e" not in page
    assert 'data-name="U+202E"' in page


def test_line_ends_of_two_characters_are_not_named():
    """The return before a line feed counts as a character, and is not shown."""
    page = write_text("one\r\ntwo", (), ())
    assert "U+000D" not in page
    assert page.count('class="return"') == 1


def test_kind_and_assertion_are_told_in_words():
    """A mark's label says kind, assertion and verdict, so that colour is not needed."""
    page = Reader(write_text("New metastases.", [mark("New metastases.", 4, 14, verdict="reject")], ()))
    told = dict(page.tags)["mark"]
    assert told["data-label"] == "met present ✗"
    assert told["class"] == "metastasis present verdict-reject"


def test_overlapping_mentions_keep_their_words():
    """Where two overlap, the shared words belong to both, and each is labelled at its own end."""
    text = "recurrent metastatic melanoma"
    marks = [mark(text, 0, 29, "recurrence"), mark(text, 10, 20)]
    page = Reader(write_text(text, marks, ()))
    assert page.marks == {"0-29-recurrence": text, "10-20-metastasis": "metastatic"}
    labels = [told["data-label"] for tag, told in page.tags if tag == "mark"]
    assert labels == ["", "met present", "rec present"]


def test_headings_stand_out():
    """A section's heading is bold, its text is not."""
    page = write_text("IMPRESSION: Clear.", (), (Section("impression", 0, 12, 18),))
    assert "<b>IMPRESSION: </b>Clear." in page


def test_long_notes_are_cut_into_blocks_between_lines():
    """Blocks of a long note end after a line, and none cuts a mention in two."""
    text = "".join(f"Line {number} of a long note.\n" for number in range(1000))
    across = (4_000, 4_100)
    page = Reader(write_text(text, [mark(text, *across)], ()))
    assert len(page.blocks) > 3
    assert all(text[start - 1] == "\n" for start, _ in page.blocks[1:] if start != across[1])
    assert not any(across[0] < start < across[1] for start, _ in page.blocks)


def test_a_line_of_a_million_characters_is_cut_into_blocks():
    """A line without end is cut between words, or anywhere if there is none."""
    for text in ("word " * 200_000, "x" * 1_000_000):
        page = Reader(write_text(text, (), ()))
        assert page.text == text
        assert len(page.blocks) > 100


def test_the_words_around_a_mention():
    """Context begins and ends with whole words, and says where something is left out."""
    before, words, after = cut_context("one " * 100 + "metastasis" + " two" * 100, 400, 410)
    assert words == "metastasis"
    assert before.startswith("…one ")
    assert after.endswith(" two…")
    assert cut_context("a metastasis b", 2, 12) == ("a ", "metastasis", " b")
