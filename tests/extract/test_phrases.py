"""Phrases are found as whole words, at their places, whatever the alphabet around them."""

import pytest

from recurnlp.extract.phrases import Phrases

FOUND = Phrases({"breast": "b", "breast cancer": "bc", "é": "e", "癌": "c"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("breast cancer, breast", [(0, 13, "bc"), (15, 21, "b")]),
        ("breasts abreast", []),
        ("\ud800 breast", [(2, 8, "b")]),
        ("日本 breast", [(3, 9, "b")]),
        ("é 癌 本", [(0, 1, "e"), (2, 3, "c")]),
        ("?", []),
    ],
)
def test_phrases_are_whole_words_at_their_places(text: str, told: list[tuple[int, int, str]]) -> None:
    """The longest phrase at a place is found, in characters, and letters of one alphabet are not those of another."""
    assert list(FOUND.find(text)) == told
