"""Words looked for all at once."""

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.signs import Signs

WORDS = ["ab", "abc", "b a", "XX"]


@given(st.text(st.sampled_from("abcX é\ud800\U0001f600"), max_size=80))
def test_a_sign_is_seen_wherever_it_stands(text: str) -> None:
    """Signs stand in a text if one of them does, whatever else it holds, and are found where they stand."""
    signs = Signs(WORDS)
    places = list(signs.find(text))

    assert signs.stand_in(text) == any(word in text for word in WORDS) == bool(places)
    assert all(text.startswith(tuple(WORDS), place) for place in places)
    assert places == sorted(set(places))
