"""From HTML to the text a reader would see."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.connectors.fhir.html import read_html


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>bold</b> word.</p><p>Another\n  paragraph.</p>", "One bold word.\n\nAnother paragraph."),
        ("First line<br>second line<br/>third", "First line\nsecond line\nthird"),
        ("<h1>IMPRESSION</h1>No recurrence.", "IMPRESSION\n\nNo recurrence."),
        ("<ul><li>liver</li><li>lung</li></ul>", "liver\nlung"),
        ("<table><tr><th>Site</th><th>Finding</th></tr><tr><td>Liver</td><td>clear</td></tr></table>",
         "Site\tFinding\nLiver\tclear"),
        ("<html><head><title>Report</title><style>p {}</style></head><body>Text<script>x()</script></html>", "Text"),
        ("<head><title>Report</title><body>A head may be left open.", "A head may be left open."),
        ("<pre>A  column\n  of   text</pre>", "A  column\n  of   text"),
        ("5 &lt; 6 &amp; 7 &#181;g &eacute;", "5 < 6 & 7 µg é"),
        ("<div>an <span>unclosed <i>page", "an unclosed page"),
        ("a < b and c > d", "a < b and c > d"),
        ("", ""),
        ("   \n ", ""),
    ],
)  # fmt: skip
def test_what_a_browser_shows_is_the_text(markup, text):
    """Blocks are lines, cells are apart, white space is folded, and what is not shown is left out."""
    assert read_html(markup) == text


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_no_word_is_lost_or_joined(words):
    """Every word of every paragraph stands in the text, in order, on a line of its own."""
    markup = "".join(f"<p>{word}</p>" for word in words)
    assert read_html(markup).split("\n\n") == words


def test_tags_that_never_end_are_not_looked_at(monkeypatch):
    """Each would be read to the end of the text and again from the next: what follows the last > is text at once."""
    looked_at = []
    monkeypatch.setattr(HTMLParser, "parse_starttag", lambda _, place: looked_at.append(place) or -1)
    assert read_html("c <e f='g " * 3) == "c <e f='g c <e f='g c <e f='g"
    assert looked_at == []


@given(st.text(alphabet="<>/&;!-=\"' abpre\n[]#9", max_size=60))
def test_any_text_is_read_without_an_error(markup):
    """Broken markup costs nobody a run."""
    assert isinstance(read_html(markup), str)
