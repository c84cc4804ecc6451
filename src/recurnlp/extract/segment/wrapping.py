"""Tell line breaks that a typist or a printer put into the middle of a sentence from those that end one.

A line was wrapped because its next word would not have fitted. Where the word had room, the break was meant.
"""

import re

from recurnlp.extract.segment.abbreviations import is_open_word

# A line of boxes, of which one is ticked.
_FORM = re.compile(r"[\[(][ xX][\])](?:\s|\Z)|[☐☒]")
_BOXES = ("[ ]", "[x]", "[X]", "( )", "(x)", "(X)", "☐", "☒")
_SAMPLE = 1 << 15
_NARROWEST, _WIDEST = 60, 150
_SHARE = 0.9
_FITS = 0.8
_GLANCE = 20
# In capitals, no sentence begins with these.
_PREPOSITION = re.compile(r"(?:TO|OF|AND|INVOLVING|WITH) ")


def measure_width(text: str) -> float:
    """Return the width in characters that a note is wrapped to; infinite if its lines are whole paragraphs.

    Args:
        text: the note; its beginning tells.
    """
    lengths = sorted(map(len, text[:_SAMPLE].split("\n")))
    width = lengths[int(_SHARE * (len(lengths) - 1))]
    return max(width, _NARROWEST) if width <= _WIDEST else float("inf")


def wraps(text: str, start: int, end: int, room: int, width: float) -> bool:
    """Return whether the line that ends here goes on in the next.

    Args:
        text: the note.
        start: offset where the sentence begins.
        end: offset of the line break.
        room: characters the first word of the next line needs.
        width: characters a line holds.
    """
    floor = max(start, end - _WIDEST)
    first = text.rfind("\n", max(end - _WIDEST, 0), end) + 1
    line = text[max(floor, first) : end].rstrip()
    if not line or (line[0] == "-" and _opens_list(text, end)):
        return False
    if _PREPOSITION.match(text, end + 1, end + _GLANCE):
        return True
    if box := _FORM.search(line):
        leads = not line[line.find(":") + 1 : box.start()].strip()
        return leads and line.endswith(_BOXES)  # what the last one is a box of follows
    if _FORM.search(text, end, _find_line_end(text, end + 1)):
        return False
    if line[-1] == "," or (line[-1] == "-" and line[-2:-1].isalpha()) or is_open_word(text, floor, end):
        return True
    return end - first + 1 + room > _FITS * width


def _opens_list(text: str, end: int) -> bool:
    """Whether the next line heads a list of its own, as the one did that the line before belongs to."""
    following = text[end + 1 : end + 2 * _WIDEST].split("\n", 2)
    return len(following) > 1 and not following[0].startswith("-") and following[1].startswith("-")


def _find_line_end(text: str, start: int) -> int:
    end = text.find("\n", start, start + _WIDEST)
    return end if end >= 0 else min(start + _WIDEST, len(text))
