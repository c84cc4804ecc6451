"""Characters that have no shape or change that of their neighbours: shown by name, so that nothing lies in a page."""

import re
import unicodedata
from collections.abc import Iterator

_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SUSPECT = re.compile(r"[^\n\t -~\u00a1-\u00ac\u00ae-\u02ff]")


def find_hidden(text: str) -> Iterator[int]:
    """Yield where characters stand that cannot be shown as they are: controls, marks of direction, surrogates."""
    for match in _SUSPECT.finditer(text):
        if unicodedata.category(match.group()) in _CATEGORIES:
            yield match.start()


def name_hidden(character: str) -> str:
    """Return the code point of a hidden character, as ``U+202E``."""
    return f"U+{ord(character):04X}"


def describe_hidden(character: str) -> str:
    """Return code point and name, for those who listen to the page."""
    return f"{name_hidden(character)} {unicodedata.name(character, 'control').lower()}"


def split_hidden(text: str) -> Iterator[tuple[str, str]]:
    """Yield stretches of plain text, each with the hidden character that follows it; "" after the last one."""
    start = 0
    for place in find_hidden(text):
        yield text[start:place], text[place]
        start = place + 1
    yield text[start:], ""


def show_hidden(text: str) -> str:
    """Return a text in which hidden characters are written out."""
    return "".join(
        plain + (f"⟨{name_hidden(character)}⟩" if character else "") for plain, character in split_hidden(text)
    )
