"""Changes of a note that change nothing of what it says: it is read as before."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from recurnlp import Extractor, Mention, Note

Change = Callable[[str, Random], str]

FILES = sorted((Path(__file__).parents[2] / "corpora" / "gold").glob("*.jsonl"))
TEXTS = [json.loads(line)["text"] for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]


def _put(pattern: str, *choices: str) -> Change:
    """Return what puts one of some texts behind what each match holds in its first group."""
    return lambda text, random: re.sub(pattern, lambda match: match[1] + random.choice(choices), text)


def _restyle(style: Callable[[str], str]) -> Change:
    headings = re.compile(r"^(IMPRESSION|FINDINGS|ASSESSMENT|PLAN|DIAGNOSIS|HISTORY|COMMENT):", re.MULTILINE)
    return lambda text, _: headings.sub(lambda match: style(match[1]), text)


CHANGES: dict[str, Change] = {
    "Windows line ends": _put(r"()\n", "\r\n"),
    "blanks that do not break": _put(r"(\w) (?=\w)", " ", "\u00a0", "\u202f"),
    "printers' hyphens": _put(r"([A-Za-z])-(?=[A-Za-z])", "\u2010", "\u2011", "\u2013"),
    "typographic quotes": _put(r"()'", "\u2019"),
    "blanks at the end of lines": _put(r"()\n", " \n", "  \n", "\t\n"),
    "empty lines before headings": _put(r"()\n(?=[A-Z]{4,}:)", "\n\n", "\n\n\n\n"),
    "headings in bold": _restyle(lambda heading: f"**{heading}:**"),
    "headings in small letters": _restyle(lambda heading: f"{heading.title()}:"),
    "adverbs": _put(
        r"\b((?<!there )(?:is|are|was|were)) (?=(?:negative|positive|seen|identified|suspicious|consistent)\b)",
        " again ",
        " also ",
        " therefore ",
        " still ",
    ),
    "stress": _put(
        r"\b(\w+) (?<!not )(?<!very )(?<!highly )(?=(?:suspicious|concerning|compatible|consistent)\b)",
        " highly ",
        " very ",
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_note_says_outlasts_its_form(extractor: Extractor, change: Change) -> None:
    """Layout, typography and words that add nothing change neither what is told nor how the note stands."""
    random = Random(7)  # noqa: S311 - no secret
    changed = [(text, change(text, random)) for text in TEXTS]

    assert any(text != other for text, other in changed)
    for text, other in changed:
        assert _tell(extractor(other)) == _tell(extractor(text)), other


def _tell(note: Note) -> tuple[object, ...]:
    return (*map(_summarize, note.mentions), note.status.distant, note.status.nodal, note.status.recurrence)


def _summarize(mention: Mention) -> tuple[object, ...]:
    return mention.kind, mention.assertion, mention.time, mention.extent, mention.sites
