"""Find what a report lists as sent: "SPECIMENS: A. Omentum B. Left ovary", "Part 1 - liver", a row of a table each."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from recurnlp.extract.segment.anatomy import labels_specimen, names_place, names_specimen
from recurnlp.extract.segment.consultation import FINDING, Span

_LONGEST = 200
_ENTRY = re.compile(
    r"(?<!\S)(?:\|[ \t]?)?[\[(]?(?:(?P<word>(?i:part|specimen|container|jar))(?:[ \t]++\#?|\#)[ \t]?)?"
    r"\#?(?P<mark>[A-Z]|\d{1,2})"
    r"(?:\s?(?P<firm>[.):\]])|\s?(?P<loose>[|=–—-]|(?<=\w),)|(?<=\#\w)|(?<=\#\d\d))\s+(?=\S)"
)
# A mark of this kind opens a line or follows a stop: "Liver 4 - left".
_OPENING = re.compile(r"(?:\A|[\n.;:,|])\s*+\Z")
_BEFORE = 12
_HEADED = re.compile(r"(?i:\b(?:specimens?|parts?|received|material)\b)")
# Behind the last of a list in one line stands something else.
_STOP = re.compile(r"\n|(?<=[a-z\d)][a-z\d)])\.\s+(?=[A-Z])")
# "labeled with the patient's name and "left ovary""
_QUOTED = re.compile(
    r"(?i:label+ed|designated|identified|marked|stated to be)\b[^\"“”.]{0,60}[\"“]\s?([^\"“”\n]{3,80}?)[\s,.]*[\"”]"
)
_TRAILING = " \t\r\n\f.\xa0;,"
_FEWEST, _MOST = 2, 100
# A list of problems names organs, too.
_PROBLEM = re.compile(
    r"(?i:cancer|carcinoma|lymphoma|metasta|\bmets?\b|history|s/p|status post|disease|pain|failure|negative|positive)"
)


def list_specimens(text: str, start: int, end: int) -> dict[str, Span]:
    """Return where a list names each specimen, by its mark ("A", "2").

    Args:
        text: the note.
        start, end: offsets of the list.
    """
    marks = list(_choose_marks(text, list(islice(_ENTRY.finditer(text, start, end), _MOST))))
    edges = [*(mark.start() for mark in marks[1:]), end]
    return {mark["mark"]: _first_line(text, mark.end(), edge) for mark, edge in zip(marks, edges, strict=False)}


def list_without_heading(text: str, end: int) -> dict[str, Span]:
    """Return the same of a list that the note begins with, without the word "specimens"; nothing where it may be none.

    Args:
        text: the note.
        end: where its first section ends.
    """
    listed = list_specimens(text, 0, end)
    headed = _HEADED.search(text, 0, min((span[0] for span in listed.values()), default=0)) is not None
    names = [text[slice(*span)] for span in listed.values()]
    if len(names) < _FEWEST or not {"A", "1"} & listed.keys():
        return {}
    told = any(_PROBLEM.search(name) or FINDING.search(name) for name in names)
    named = sum(names_specimen(name) or names_place(name) for name in names)
    plain = headed or sum(labels_specimen(name) for name in names) * 2 >= len(names)
    return listed if plain and not told and named >= max(len(names) - 1, _FEWEST) else {}


def list_labelled(text: str, start: int, end: int) -> dict[str, Span]:
    """Return the same of a description of what came labelled with a name: "A. Received fresh labeled "omentum"".

    Args:
        text: the note.
        start, end: offsets of the description.
    """
    marks = list(_choose_marks(text, list(islice(_ENTRY.finditer(text, start, end), _MOST))))
    edges = [*(mark.start() for mark in marks[1:]), end]
    named = {
        m["mark"]: _QUOTED.search(text, m.end(), min(e, m.end() + _LONGEST)) for m, e in zip(marks, edges, strict=False)
    }
    found = {mark: name.span(1) for mark, name in named.items() if name}
    return found if len(found) >= _FEWEST and len(found) == len(marks) else {}


def _choose_marks(text: str, entries: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the marks that count on from the first: not the "4." of "1. Liver, segment 4. 2. Omentum"."""
    begins = next((entry for entry in entries if _ordinal(entry) == 1), entries[0] if entries else None)
    last = _ordinal(begins) - 1 if begins else 0
    for i, entry in enumerate(entries):
        if begins is None or entry.start() < begins.start() or not _has_style(text, entry, begins):
            continue
        rest = (_ordinal(other) for other in entries[i + 1 :] if _has_style(text, other, begins))
        if _ordinal(entry) == last + 1 or (entry["firm"] and _ordinal(entry) > last and last + 1 not in rest):
            last = _ordinal(entry)
            yield entry


def _has_style(text: str, entry: re.Match[str], first: re.Match[str]) -> bool:
    """Whether two marks are written alike."""
    alike = entry["mark"].isdigit() == first["mark"].isdigit() and entry["loose"] == first["loose"]
    if not alike or entry["firm"]:
        return alike
    before = text[max(entry.start() - _BEFORE, 0) : entry.start()]
    opens = entry["loose"] != "," or entry["word"] is not None
    return opens and (entry["word"] is None) == (first["word"] is None) and _OPENING.search(before) is not None


def _ordinal(mark: re.Match[str]) -> int:
    told = mark["mark"]
    return int(told) if told.isdigit() else ord(told) - ord("A") + 1


def _first_line(text: str, start: int, end: int) -> Span:
    line = _STOP.split(text[start : min(end, start + _LONGEST)], maxsplit=1)[0]
    return start, start + len(line.rstrip(_TRAILING))
