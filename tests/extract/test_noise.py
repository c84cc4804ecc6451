"""Markup and redactions are blanked, and nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.noise import blank_noise
from recurnlp.extract.reader import JOINER

PIECES = st.sampled_from(
    [
        "<br>",
        "\u00ad",
        "\u2013",
        "\u2011",
        "XXXX ",
        "___",
        "[**Name**]",
        "**]",
        "<p class='a'>",
        "</P>",
        "<b>",
        "&nbsp;",
        "&lt;",
        "&#39;",
        "&",
        "<",
        ">",
        "\\.br\\",
        "\\n",
        "\\",
        "=",
        "a ",
    ]
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Node 1 cm.\npage 1 / 3\n", "Node 1 cm.\npage      \n"),
        ("No<br>spread", "No   \nspread"),
        ("metas\u00adtasis", "metas\u2060tasis"),
        ("metas\u00ad\ntasis", "metas-\ntasis"),
        ("No<BR />spread", "No     \nspread"),
        ("<p>No</p>", "  \nNo   \n"),
        ('<td width="3">No</td>', "              No     "),
        ("no <b>new</b> mass", "no    new     mass"),
        ("no&nbsp;mass", "no      mass"),
        ("a &lt; b", "a <    b"),
        ("her &quot;mass&quot;", 'her "     mass"     '),
        ("patient&#39;s", "patient'    s"),
        ("No mass\\.br\\No node", "No mass    \nNo node"),
        ("No mass\\nNo node", "No mass \nNo node"),
        ("no\u00a0mass\u202fseen", "no mass seen"),
        ("tumor\u2013free, in\u2011transit", "tumor-free, in-transit"),
        ("nodes 0\u20133 \u2013 none", "nodes 0\u20133 \u2013 none"),
    ],
)
def test_markup_is_blanked(text: str, plain: str) -> None:
    """Tags become line breaks or blanks, entities the characters they stand for."""
    assert blank_noise(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "size <5 mm",
        "<able to walk>",
        "<b 2 cm, a> 3 cm",
        "A & B; C",
        "&lymph;",
        "T2\\new",
        "a <br and b",
        "x > y < z",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    """Signs of comparison, ampersands and backslashes in running text are left alone."""
    assert blank_noise(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("seen XXXX again", "seen      again"),
        ("seen ____ again", "seen      again"),
        ("seen, XXXX again", "seen,      again"),
        ("there is ___ no node", "there is     no node"),
        ("by [**Doctor Name**] today", "by                   today"),
        ("on [**2011-3-1**] today", "on    2011-3-1    today"),
    ],
)
def test_redactions_are_blanked(text: str, plain: str) -> None:
    """Redactions within a sentence become blanks; the digits of a shifted date stay."""
    assert blank_noise(text) == plain


@pytest.mark.parametrize(
    "text", ["Normal. XXXX are clear.", "___ no ___ yes", "Node: ___ present", "XX chromosomes", "a_b", "xxxx"]
)
def test_what_may_matter_stays(text: str) -> None:
    """What begins a sentence, and blanks to be ticked, stay as they are."""
    assert blank_noise(text) == text


@given(st.lists(PIECES | st.text(max_size=5)))
def test_nothing_moves(pieces: list[str]) -> None:
    """For any text the length stays, and each character stays or is part of markup."""
    text = "".join(pieces)

    plain = blank_noise(text)

    assert len(plain) == len(text)
    assert all(
        after in (before, " ", "\n", "<", ">", "&", '"', "'", "-", JOINER)
        for before, after in zip(text, plain, strict=True)
    )
