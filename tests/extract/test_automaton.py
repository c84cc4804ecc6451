"""Multi-pattern search: long text is searched window by window, and nothing shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract import automaton
from recurnlp.extract.automaton import Automaton

PATTERNS = [b"a", b"ab", b"abba", b"bb", b"ba ab", b"c"]


@given(st.text("abc ", max_size=60).map(str.encode), st.integers(1, 9))
def test_windows_change_nothing(text: bytes, window: int) -> None:
    """However short the windows, the matches are those of the whole text."""
    automaton_of_all = Automaton(PATTERNS)
    whole = list(automaton_of_all.find(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(automaton, "_WINDOW", window)

        assert list(automaton_of_all.find(text)) == whole


def test_the_longest_wins() -> None:
    """Of the patterns that begin at a place the longest is found, and what it covers is not found again."""
    assert list(Automaton(PATTERNS).find(b"abba")) == [(2, 0, 4)]


def test_nothing_to_look_for_is_found_nowhere() -> None:
    """An automaton without patterns finds nothing."""
    assert list(Automaton([]).find(b"abba")) == []
