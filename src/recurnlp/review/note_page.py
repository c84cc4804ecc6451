"""A note as HTML: blocks of text with mentions marked, from which a browser can count offsets back."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from recurnlp.model import Section
from recurnlp.review.hidden import describe_hidden, name_hidden, split_hidden
from recurnlp.review.marks import Mark

_BLOCK = 4_000  # characters after which a block may end; browsers lay out only the blocks on the screen
_LONGEST = 8_000
_CONTEXT = 160
_SHORT = {"metastasis": "met", "recurrence": "rec"}
_BLOCK_HTML = Markup('<div class="block" data-start="{}">{}</div>')
_MARK_HTML = Markup('<mark class="{}" data-mentions="{}" data-label="{}" tabindex="-1" role="button">{}</mark>')
_HEADING_HTML = Markup("<b>{}</b>")
_HIDDEN_HTML = Markup('<span class="hidden-character" role="img" aria-label="{}" data-name="{}"></span>')
_RETURN_HTML = Markup('<span class="return"></span>')  # HTML would make a line feed of the character itself


Span = tuple[int, int]


def write_text(text: str, marks: Sequence[Mark], sections: Sequence[Section]) -> Markup:
    """Return the note's text. Each code point is one code point of a text node, or one element without text.

    Args:
        text: the note.
        marks: its mentions.
        sections: its sections, for their headings.
    """
    spans = [(mark.mention.start, mark.mention.end) for mark in marks]
    headings = [(section.start, section.body) for section in sections if section.body > section.start]
    return Markup().join(
        _BLOCK_HTML.format(start, Markup().join(_write_pieces(text, marks, headings, start, end)))
        for start, end in _cut_blocks(text, spans)
    )


def describe_mark(mark: Mark) -> tuple[str, str]:
    """Return the classes and the label of a mark.

    Args:
        mark: the mark.
    """
    mention = mark.mention
    past = " past" if mention.time == "past" else ""
    told = "stage" if mention.kind == "stage" else f"{_SHORT[mention.kind]} {mention.assertion}{past}"
    signs = {"accept": " ✓", "correct": " ✎", "add": " +", "reject": " ✗"}
    verdict = mark.verdict or "open"
    return f"{mention.kind} {mention.assertion} verdict-{verdict}", f"{told}{signs.get(verdict, '')}"


def _cut_blocks(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Blocks end after a line, else after a word, and never inside a mention."""
    start = 0
    while start < len(text):
        end = _find_cut(text, start)
        while inside := [span for span in spans if span[0] < end < span[1]]:
            end = max(span[1] for span in inside)
        yield start, end
        start = end


def _find_cut(text: str, start: int) -> int:
    if len(text) - start <= _LONGEST:
        return len(text)
    for sign in ("\n", " "):
        found = text.find(sign, start + _BLOCK, start + _LONGEST)
        if found >= 0:
            return found + 1
    return start + _LONGEST


def _write_pieces(text: str, marks: Sequence[Mark], headings: Sequence[Span], start: int, end: int) -> Iterator[Markup]:
    here = [mark for mark in marks if start <= mark.mention.start and mark.mention.end <= end]
    titles = [(max(first, start), min(last, end)) for first, last in headings if first < end and last > start]
    edges = {start, end, *(edge for title in titles for edge in title)}
    edges |= {edge for mark in here for edge in (mark.mention.start, mark.mention.end)}
    for first, last in pairwise(sorted(edges)):
        inside = [mark for mark in here if mark.mention.start <= first and last <= mark.mention.end]
        piece = _write_plain(text[first:last])
        if any(a <= first and last <= b for a, b in titles):
            piece = _HEADING_HTML.format(piece)
        yield _write_mark(inside, last, piece) if inside else piece


def _write_mark(marks: Sequence[Mark], last: int, piece: Markup) -> Markup:
    """The shortest mention gives the look; a label stands where a mention ends."""
    marks = sorted(marks, key=lambda mark: mark.mention.end - mark.mention.start)
    ending = [describe_mark(mark)[1] for mark in marks if mark.mention.end == last]
    keys = " ".join(mark.key for mark in marks)
    return _MARK_HTML.format(describe_mark(marks[0])[0], keys, " · ".join(ending), piece)


def _write_plain(text: str) -> Markup:
    return Markup().join(escape(plain) + _write_hidden(character) for plain, character in split_hidden(text))


def _write_hidden(character: str) -> Markup:
    if not character:
        return Markup()
    if character == "\r":
        return _RETURN_HTML
    return _HIDDEN_HTML.format(describe_hidden(character), name_hidden(character))


def cut_context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before a mention, the mention, and what stands after it, on few lines.

    Args:
        text: the note.
        start, end: the mention.
    """
    before, after = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
    return (
        "…" * (start > _CONTEXT) + before[before.find(" ") + 1 if start > _CONTEXT else 0 :],
        text[start:end],
        after[: after.rfind(" ") if len(text) - end > _CONTEXT else None] + "…" * (len(text) - end > _CONTEXT),
    )
