"""A note as HTML: blocks of text with mentions marked, from which a browser can count offsets back."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from recurnlp.model import Section
from recurnlp.review.hidden import describe_hidden, name_hidden, split_hidden
from recurnlp.review.marks import Mark

_BLOCK = 4_000  # characters after which a block may end; browsers lay out only the blocks on the screen
_LONGEST = 8_000
_CONTEXT = 160
_SHORT = {"metastasis": "met", "recurrence": "rec"}
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is inside the same mentions from end to end.

    Args:
        start, end: where it stands.
        keys: the mentions that it is part of, the shortest first, as the page names them; "" for plain text.
        look: the classes of the shortest.
        label: what is said of the mentions that end with it.
        is_heading: whether it is a section's heading.
    """

    start: int
    end: int
    keys: str = ""
    look: str = ""
    label: str = ""
    is_heading: bool = False


def write_text(text: str, marks: Sequence[Mark], sections: Sequence[Section]) -> Markup:
    """Return the note's text. Each code point is one code point of a text node, or one element without text.

    Args:
        text: the note.
        marks: its mentions.
        sections: its sections, for their headings.
    """
    blocks = _cut_blocks(text, [(mark.mention.start, mark.mention.end) for mark in marks])
    written = (
        f'<div class="block" data-start="{start}">{_write_pieces(text, cut_pieces(marks, sections, start, end))}</div>'
        for start, end in blocks
    )
    return Markup("".join(written))  # noqa: S704 - what stands in the note was escaped piece by piece


def cut_pieces(marks: Sequence[Mark], sections: Sequence[Section], start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a stretch of a note, in order.

    Args:
        marks: the mentions of the note; those that reach out of the stretch are left out.
        sections: its sections.
        start, end: the stretch.
    """
    here = [mark for mark in marks if start <= mark.mention.start and mark.mention.end <= end]
    titles = [
        (max(s.start, start), min(s.body, end)) for s in sections if s.start < end and max(s.start, start) < s.body
    ]
    edges = {start, end, *(edge for title in titles for edge in title)}
    edges |= {edge for mark in here for edge in (mark.mention.start, mark.mention.end)}
    open_marks: list[Mark] = []
    waiting = deque(sorted(here, key=lambda mark: mark.mention.start))
    for first, last in pairwise(sorted(edges)):
        open_marks = [mark for mark in open_marks if mark.mention.end > first]
        while waiting and waiting[0].mention.start <= first:
            open_marks.append(waiting.popleft())
        yield _describe_piece(first, last, open_marks, any(a <= first and last <= b for a, b in titles))


def _describe_piece(start: int, end: int, marks: Sequence[Mark], is_heading: bool) -> Piece:
    if not marks:
        return Piece(start, end, is_heading=is_heading)
    inside = sorted(marks, key=lambda mark: mark.mention.end - mark.mention.start)
    ending = [_describe_mark(mark)[1] for mark in inside if mark.mention.end == end]
    keys = " ".join(mark.key for mark in inside)
    return Piece(start, end, keys, _describe_mark(inside[0])[0], " · ".join(ending), is_heading)


def _describe_mark(mark: Mark) -> tuple[str, str]:
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


def _write_pieces(text: str, pieces: Iterable[Piece]) -> str:
    return "".join(_write_piece(_write_plain(text[piece.start : piece.end]), piece) for piece in pieces)


def _write_piece(words: str, piece: Piece) -> str:
    if piece.is_heading:
        words = f"<b>{words}</b>"
    if not piece.keys:
        return words
    return (
        f'<mark class="{escape(piece.look)}" data-mentions="{escape(piece.keys)}" data-label="{escape(piece.label)}" '
        f'tabindex="-1" role="button">{words}</mark>'
    )


def _write_plain(text: str) -> str:
    return "".join(f"{escape(plain)}{_write_hidden(character)}" for plain, character in split_hidden(text))


def _write_hidden(character: str) -> str:
    if not character:
        return ""
    if character == "\r":
        return '<span class="return"></span>'  # HTML would make a line feed of the character itself
    name = escape(name_hidden(character))
    return (
        f'<span class="hidden-character" role="img" aria-label="{escape(describe_hidden(character))}" '
        f'data-name="{name}"></span>'
    )


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
