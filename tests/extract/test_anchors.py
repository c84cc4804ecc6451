"""Anchors: one word of each phrase, and what must stand beside it."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.anchors import ANY, choose_anchors, has_neighbor
from recurnlp.extract.reader import Reader

PHRASES = ("relapse", "free of disease", "until progression", "# / # nodes", "stage : nodes")
NEIGHBORS = frozenset({("of", "disease"), (None, "tumor"), ("metastasis", None)})


def read_plainly(text: str) -> str:
    """Read a piece of text as a rule does."""
    return Reader({}).recall(text)


def is_near(text: str, word: str = "free") -> bool:
    """Whether the word stands in the text beside one of its neighbors."""
    start = text.index(word)
    return has_neighbor(text, start, start + len(word), NEIGHBORS, read_plainly)


def test_each_phrase_has_an_anchor_with_its_neighbors() -> None:
    """The anchor of a phrase is one of its words, and what stands beside it there is known."""
    anchors = choose_anchors(PHRASES, Reader({}))

    for phrase in PHRASES:
        words = ("", *phrase.split(), "")
        anchor = next(word for word in words if word in anchors)
        place = words.index(anchor)
        beside = {word or None if word != ":" else None for word in (words[place - 1], words[place + 1])}
        assert anchors[anchor] is ANY or any(beside == set(pair) for pair in anchors[anchor])


def test_a_phrase_of_one_word_needs_no_neighbor() -> None:
    """A word that is a phrase is an anchor anywhere, whatever longer phrases hold it."""
    anchors = choose_anchors(("node", "positive node", "tumor free"), Reader({}))

    assert anchors["node"] is ANY
    assert anchors["free"] == {("tumor", None)}


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
    ],
)
def test_neighbors_are_words_as_read(text: str, near: bool) -> None:
    """Neighbors are the words next to it, whatever white space or hyphen parts them; doubt lets the word pass."""
    assert is_near(text) is near


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
