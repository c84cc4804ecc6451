"""Anchors: one word of each phrase, and what must stand beside it."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.anchors import ANY, ANYWHERE, Neighbors, choose_anchors, has_neighbor
from recurnlp.extract.reader import Reader

PHRASES = (
    "relapse",
    "free of disease",
    "until progression",
    "# / # nodes",
    "stage : nodes",
    "not of free disease seen",
)
NEIGHBORS = {
    ("of", "disease"): ANYWHERE,
    (None, "tumor"): ANYWHERE,
    ("metastasis", None): ANYWHERE,
    (None, "from"): frozenset({(None, "relapse")}),
    ("was", None): frozenset({("node", None)}),
}
OF_LABELS = {(None, ":"): ANYWHERE, (None, "on"): frozenset({(None, ":")})}


def read_plainly(text: str) -> str:
    """Read a piece of text as a rule does."""
    return Reader({}).recall(text)


def is_near(text: str, neighbors: Neighbors) -> bool:
    """Whether "free" stands in the text beside neighbors."""
    start = text.index("free")
    return has_neighbor(text, start, start + len("free"), neighbors, read_plainly)


def test_each_phrase_has_an_anchor_with_its_neighbors() -> None:
    """The anchor of a phrase is one of its words, and what stands around it there is known."""
    anchors = choose_anchors(PHRASES, Reader({}))

    for phrase in PHRASES:
        words = phrase.split()
        start = next(place for place, word in enumerate(words) if word in anchors)
        text = f"A note {phrase} it is."
        at = text.index(words[start], len("A note"))
        beside = anchors[words[start]]
        assert beside is ANY or has_neighbor(text, at, at + len(words[start]), beside, read_plainly)


def test_a_phrase_of_one_word_needs_no_neighbor() -> None:
    """A word that is a phrase is an anchor anywhere, whatever longer phrases hold it."""
    anchors = choose_anchors(("node", "positive node", "tumor free"), Reader({}))

    assert anchors["node"] is ANY
    assert anchors["free"] == {("tumor", None): ANYWHERE}


def test_what_a_label_ends_with_is_known_and_what_is_beyond_is_not() -> None:
    """Of a phrase with a colon, the words on the anchor's side of it count: a label stands anywhere above its text."""
    assert choose_anchors(("left relapse : # / #",), Reader({}))["relapse"] == {("left", ":"): ANYWHERE}
    assert choose_anchors(("level : of relapse",), Reader({}))["relapse"] == {("of", None): ANYWHERE}


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("it is of free disease", True),
        ("it is in free disease", False),
        ("of free fluid", False),
        ("a free tumor", True),
        ("a free, tumor", False),
        ("metastasis free", True),
        ("metastasis-free", True),
        ("metastasis – free", False),
        ("meta-\nstasis free", True),
        ("free tu-\nmor", True),
        ("O free 12", True),
        ("clear of. free disease", True),
        ("It ends. free disease", False),
        (f"free {' ' * 90}tumor", True),
        (f"{'x' * 90} free air", True),
        ("free", False),
        ("it is free", False),
        ("free from relapse", True),
        ("free from pain", False),
        ("free from. relapse", True),
        ("free from rel-\napse", True),
        (f"free from {' ' * 90}pain", True),
        ("node was free", True),
        ("chest was free", False),
        ("was free at last", False),
        ("no-\nde was free", True),
        (f"{'x' * 90} was free at last", True),
    ],
)
def test_neighbors_are_words_as_read(text: str, near: bool) -> None:
    """Neighbors are the words next to it, whatever white space or hyphen parts them; doubt lets the word pass."""
    assert is_near(text, NEIGHBORS) is near


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("free: none", True),
        ("free", True),
        ("free\nat last", True),
        ("free, at last", True),
        ("free At last", True),
        ("free specimen 2", True),
        ("free at last", False),
        ("free on: none", True),
        ("free on\nand on", True),
        ("free on and on", False),
    ],
)
def test_a_label_may_end_before_whatever_can_begin_another_line(text: str, near: bool) -> None:
    """A label is read with a colon even where a line, a list or another label ends it; but not amid running text."""
    assert is_near(text, OF_LABELS) is near


@given(
    st.lists(
        st.sampled_from(["free", "of", "tumor", "disease", "metastasis", "-", "–", ",", "\n", "-\n", "O/1", "2.5"])
    )
)
def test_no_phrase_is_lost(pieces: Iterable[str]) -> None:
    """Where a phrase matches a text as it is read, its anchor has a neighbor there."""
    anchors = choose_anchors(("of disease free", "tumor free", "free #.#"), Reader({}))
    text = f"{' '.join(pieces)} end"
    words = Reader({}).read(text).words
    matches = {("of", "disease", "free"), ("tumor", "free")} & {
        words[i:j] for i in range(len(words)) for j in (i + 2, i + 3)
    }

    found = [
        i
        for i in range(len(text))
        if text[i : i + 4] == "free" and has_neighbor(text, i, i + 4, anchors["free"], read_plainly)
    ]

    assert bool(found) or not matches
