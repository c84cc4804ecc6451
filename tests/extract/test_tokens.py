"""Tokens of damaged notes, line by line."""

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.lines import SoundLines, find_lines
from recurnlp.extract.tokens import Tokens

TEXTS = st.text(st.sampled_from("aB0|é²\ud800 \t\n\r.-\xa0"), max_size=40)


@given(TEXTS)
def test_tokens_stand_where_they_are_said_to(text: str) -> None:
    """Each token is what the note holds at its place, and nothing of a line is in no token but what parts them."""
    for start, end in find_lines(text):
        tokens = Tokens(text, start, end)
        spans = [tokens.span(index, index) for index in range(len(tokens.words))]

        assert [text[first:last] for first, last in spans] == tokens.words
        assert sum(map(len, tokens.words)) == sum(letter in "aB0|" for letter in text[start:end])


@given(TEXTS)
def test_lines_tile_the_note(text: str) -> None:
    """The lines of a note, put together, are the note."""
    assert "".join(text[start:end] for start, end in find_lines(text)) == text


def test_lines_without_damage_are_not_yielded_again() -> None:
    """Of lines seen before those with damage come again, those below each other together."""
    sound = SoundLines(8)
    (lines,) = sound.find_others("one\ntw0\nthree\nfour")
    sound.keep(lines, [6, 7])

    assert [[(line.start, line.end) for line in run] for run in sound.find_others("one\nTW0\ntw0\nthree\ntwo")] == [
        [(0 + 4, 8), (8, 12)],
        [(18, 21)],
    ]


def test_the_tokens_around_one_may_stand_in_other_lines() -> None:
    """What stands before the first token of a line and behind its last one is found above and below."""
    text = "pT1,\n\n N0 M0\n\n- nodes"
    tokens = Tokens(text, 6, 13)

    assert [tokens.read_before(0), tokens.read_before(1)] == ["pT1", "N0"]
    assert [tokens.read_behind(0), tokens.read_behind(1)] == ["M0", "nodes"]
    assert [Tokens("N0", 0, 2).read_before(0), Tokens("N0", 0, 2).read_behind(0)] == ["", ""]


def test_what_a_tear_leaves_is_no_line_break() -> None:
    """Blanks may tear a word, line breaks and dashes do not."""
    tokens = Tokens("lymph no  des\u00a0- x", 0, 17)

    assert [tokens.may_be_torn(index) for index in range(3)] == [True, True, False]
