"""Headings of one letter, as in a note of subjective, objective, assessment and plan."""

import re
from collections.abc import Iterator
from itertools import pairwise

from recurnlp.extract.segment.headings import Heading

_CATEGORIES = {"S": "history", "O": "physical_exam", "A": "assessment", "P": "plan"}
_LETTER = re.compile(r"^[ \t]*([A-Z]):[ \t]+(?=\S)", re.MULTILINE)


def find_letters(text: str) -> Iterator[Heading]:
    """Yield the letters that head sections; none where others stand among them, as the marks of specimens do.

    Args:
        text: the note.
    """
    if "A: " not in text or "P: " not in text:
        return
    found = list(_LETTER.finditer(text))
    letters = [mark[1] for mark in found]
    if ("A", "P") in pairwise(letters) and _CATEGORIES.keys() >= set(letters):
        for mark in found:
            yield Heading(_CATEGORIES[mark[1]], mark.start(1), mark.end())
