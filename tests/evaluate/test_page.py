"""The error page."""

import re
from html.parser import HTMLParser

import pytest

from recurnlp.evaluate import Gold, Judgement, Reading, evaluate_cases, pair_notes, write_page
from recurnlp.evaluate.mistakes import CATEGORIES
from recurnlp.evaluate.records import GoldNote

EVIL = "<script>alert('x')</script>\"&"


@pytest.fixture
def page(cases):
    """The page of the example."""
    return write_page(evaluate_cases(cases), cases)


class _Tags(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def test_each_mistake_is_shown_with_its_span_marked(page):
    """The example has thirteen mistakes; the missed one is marked in its sentence."""
    assert _Tags(page).tags.count("article") == 13
    assert "<mark>Relapse</mark> is possible.</p>" in page


def test_the_page_needs_nothing_from_anywhere(page):
    """No script, no address, nothing that loads: the page forbids it, and holds none."""
    tags = _Tags(page)
    names = {name for name, _ in tags.attributes}
    assert not {"script", "link", "img", "iframe", "object"} & set(tags.tags)
    assert not {"src", "href", "style", "onclick", "onload"} & names
    assert not re.search(r"https?:|url\(|@import", page)
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in tags.attributes


def test_every_class_that_occurs_has_a_filter(page):
    """Each class of error that occurs has a box, checked, with the number of its errors; others have none."""
    boxes = [value.removeprefix("show-") for name, value in _Tags(page).attributes if name == "id"]
    shown = set(re.findall(r'<article class="([\w-]+)">', page))
    assert set(boxes) == shown == set(CATEGORIES) - {"extent", "label"}
    assert "Note axes (5)" in page
    assert all(f"#show-{category}:not(:checked) ~ main .{category} " in page for category in boxes)


def test_what_a_note_says_is_never_markup(build_note):
    """Tags in text, id and kind are shown as characters."""
    text = f"{EVIL} metastasis."
    said = Judgement(
        (Reading(len(EVIL) + 1, len(text) - 1, "metastasis", "present", "current", "distant", frozenset()),),
        {"distant": "present", "nodal": "absent", "recurrence": "absent"},
        frozenset(),
        "distant_metastasis",
        {"distant": ((len(EVIL) + 1, len(text) - 1),)},
    )
    gold = Gold((GoldNote(EVIL, "", EVIL, text, Judgement((), {"distant": "absent"})),))
    cases = pair_notes(gold, {EVIL: said}, {EVIL: build_note(text, said)})
    tags = _Tags(page := write_page(evaluate_cases(cases), cases))
    assert "<script" not in page
    assert tags.tags.count("article") == 2
    assert tags.text.count(EVIL) == 6


def test_a_perfect_run_has_an_empty_page(gold, notes):
    """Where nothing is wrong the page says so."""
    cases = pair_notes(gold, {note.id: note.judgement for note in gold.notes}, notes)
    page = write_page(evaluate_cases(cases), cases)
    assert "No errors." in page
    assert "<article" not in page
