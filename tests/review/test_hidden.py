"""Characters that cannot be shown as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.review.hidden import describe_hidden, find_hidden, show_hidden, split_hidden


@pytest.mark.parametrize("character", list("\u202e\u2066\u200f\u200b\x00\x07\r\u2028\ufeff\u00ad\x7f\x85\ud800"))
def test_controls_are_written_out(character):
    """Marks of direction, controls, invisible characters and halves of pairs become their code points."""
    assert show_hidden(f"a{character}b") == f"a⟨U+{ord(character):04X}⟩b"


def test_what_can_be_read_stays():
    """Letters of any script, line breaks, tabs, accents and pictures are not touched."""
    plain = "Größe\t2 cm\nметастазы שלום é\N{COMBINING ACUTE ACCENT} \N{GRINNING FACE} ½ – “x” \u00a0"
    assert show_hidden(plain) == plain


@given(st.text())
def test_the_pieces_are_the_text(text):
    """Put together again, plain stretches and hidden characters are the text."""
    assert "".join(plain + hidden for plain, hidden in split_hidden(text)) == text
    assert [text[place] for place in find_hidden(text)] == [hidden for _, hidden in split_hidden(text) if hidden]


def test_a_hidden_character_has_a_name():
    """Those who listen to the page hear what it is."""
    assert describe_hidden("\u202e") == "U+202E right-to-left override"
    assert describe_hidden("\x00") == "U+0000 control"
