"""Check-box lists ("[ ] present [x] absent"): only what is ticked is said."""

import re
from collections.abc import Iterator, Sequence

# It begins with one set of characters, which lets the engine skip everything between. "[]" is a name taken out.
_BOX = re.compile(
    r"[\[(☒☑✓✔☐□_](?:(?P<ticked>(?<=[\[(])\s?[xX✓✔]\s?[\])]|(?<=[☒☑✓✔])|(?<=_)[xX]_)"
    r"|(?<=\[)\s+\]|(?<=\()\s+\)|(?<=[☐□])|(?<=_)(?<!\S_)_{1,5}(?=\s+[A-Za-z]))"
)
_SIGNS = frozenset("[(☒☑✓✔☐□_")
_ANSWERS = frozenset({"yes", "no", "y", "n", "present", "absent", "n/a", "na", "not applicable", "unknown", "none"})
_LINE = re.compile(r"[^\n]+")
_SEPARATORS = " \t\r\n.,;"


def clear_boxes(text: str) -> str:
    """Return the text with the boxes, and the options that are not ticked, made blank; offsets stay.

    Args:
        text: a sentence.
    """
    if _SIGNS.isdisjoint(text):
        return text
    text = _LINE.sub(_clear_question, text)
    boxes = list(_BOX.finditer(text))
    for start, end in _find_blanks(text, boxes):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _find_blanks(text: str, boxes: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield what says nothing: of a ticked option the box, of another all of it."""
    if not boxes:
        return
    first = text.rfind(":", 0, boxes[0].start()) + 1
    trail = text[first : boxes[0].start()].strip() and not text[boxes[-1].end() :].strip(_SEPARATORS)
    edges = [first, *(box.end() for box in boxes)] if trail else [*(box.start() for box in boxes), len(text)]
    for index, box in enumerate(boxes):
        yield box.span() if box.lastgroup else (edges[index], edges[index + 1])


def _clear_question(line: re.Match[str]) -> str:
    """Blank a line that asks and has no answer, its title included: "Distant mets [ ] yes [ ] no"."""
    boxes = list(_BOX.finditer(line[0]))
    asked = bool(boxes) and ":" not in line[0][: boxes[0].start()] and not any(box.lastgroup for box in boxes)
    ends = [*(box.start() for box in boxes[1:]), len(line[0])][: len(boxes)]
    options = [line[0][box.end() : end].strip(_SEPARATORS).lower() for box, end in zip(boxes, ends, strict=True)]
    return " " * len(line[0]) if asked and _ANSWERS.issuperset(options) else line[0]
