"""Tables of node counts ("Station  Examined  Positive" over "4R  3  1"), read as lists: "4R: 1/3"."""

import re
from collections.abc import Iterator

from recurnlp.extract.signs import Signs

_SIGNS = Signs(["xamined", "XAMINED", "issected", "ISSECTED", "etrieved", "ETRIEVED", "ositive", "OSITIVE"])
_EXAMINED = frozenset("examined removed retrieved dissected total sampled found".split())
_POSITIVE = frozenset("positive involved metastatic metastases metastasis".split())
_OTHERS = frozenset(
    """
    station stations site sites level levels group groups region location name lymph node nodes ln lns number no of num
    with tumor tumour count counts the nodal
    """.split()
)
_WORD = re.compile(r"[A-Za-z]+")
_ROW = re.compile(
    r"[ \t|]*(?P<name>[A-Za-z\d][^|\t\n:]{0,38}?)(?P<counts>(?:[ \t]*[|:\t][ \t|:]*|[ \t]{2,})"
    r"(?P<first>\d{1,3})[ \t]*(?:[|\t]|[ \t])[ \t|]*(?P<second>\d{1,3})[ \t|]*)(?:\n|\Z)"
)
_COUNT = re.compile(r"[^\n]{0,60}?\d\s?/\s?\d")
_RULE = re.compile(r"[-=+| \t]*\n")
_TITLE = "Lymph nodes:"
_LONGEST = 100
_FEWEST = 2
Piece = tuple[int, int, str]


def list_tables(text: str) -> str:
    """Return the note with its tables of node counts written as lists; offsets stay.

    Args:
        text: the note.
    """
    pieces: list[str] = []
    done = line_end = 0
    for hit in _SIGNS.find(text):
        if hit < line_end:
            continue
        start = text.rfind("\n", line_end, hit) + 1 or line_end
        line_end = len(text) if (end := text.find("\n", hit)) < 0 else end + 1
        for first, last, written in _read_table(text, start, line_end):
            pieces += text[done:first], written.ljust(last - first)
            done = last
    return "".join([*pieces, text[done:]]) if pieces else text


def _read_table(text: str, start: int, end: int) -> list[Piece]:
    """Return what stands in the place of a table's header and of its counts; nothing where it is none."""
    if end - start > _LONGEST + 1:  # a note on one line is no header, and long to read
        return []
    header = text[start:end].rstrip("\n")
    words = [word.lower() for word in _WORD.findall(header)]
    sizes = [i for i, word in enumerate(words) if word in _EXAMINED]
    hits = [i for i, word in enumerate(words) if word in _POSITIVE]
    titled = len(_TITLE) <= len(header) and (_EXAMINED | _POSITIVE | _OTHERS).issuperset(words)
    if not (titled and sizes and hits):
        return []
    title = (start, start + len(header), _TITLE)
    rule = _RULE.match(text, end)
    begin = rule.end() if rule else end
    if _COUNT.match(text, begin):
        return [title]
    rows = list(_read_rows(text, begin, is_first=hits[0] < sizes[0]))
    return [title, *rows] if len(rows) >= _FEWEST else []


def _read_rows(text: str, begin: int, *, is_first: bool) -> Iterator[Piece]:
    """Yield where each row has its counts, and how a list writes them.

    Args:
        text: the note.
        begin: where the first row begins.
        is_first: whether the positive nodes stand before the examined.
    """
    while row := _ROW.match(text, begin):
        first, second = row["first"], row["second"]
        positive, examined = (first, second) if is_first else (second, first)
        written, size = f" {positive}/{examined}", len(row["counts"]) - 1
        if int(positive) > int(examined) or len(written) > size:
            return
        yield (*row.span("counts"), f":{written:>{size}}")
        begin = row.end()
