"""What a published case announces comes when its story tells it: "Penile metastasis of rectal cancer. A man of 66"."""

import re
from dataclasses import replace

from recurnlp.extract.generality import is_published
from recurnlp.model import Cue, Mention
from recurnlp.model.vocabulary import AFFIRMED

# It begins with the words, not with the number before them, which could be any.
_INTRODUCED = re.compile(
    r"(?:year|yr|month|day|Year|YEAR)[sS]?[ -]?(?:old|Old|OLD)\b|\b[aA]ged \d"
    r"|\b(?:man|woman|male|female|boy|girl|lady|gentleman|patient) (?:aged|of) \d"
)


def find_story(text: str) -> int:
    """Return where the story of a patient begins: behind the title and the background of a published case.

    Args:
        text: the note.
    """
    met = _INTRODUCED.search(text) if is_published(text) else None
    return met.start() if met else 0


def date_announced(mentions: list[Mention], story: int) -> list[Mention]:
    """Return the mentions; spread that is announced came late where the story, or another announcement, says so.

    Args:
        mentions: those of a note, in the order of the text, with the cues of their times.
        story: where its story begins.
    """
    spread = [m for m in mentions if m.kind == "metastasis" and m.extent != "regional" and m.assertion in AFFIRMED]
    announced = [m for m in spread if m.sentence_end <= story]
    first = next((m for m in spread if m.start >= story), None)
    late = next(filter(None, map(_find_late, (first, *announced))), None)
    if late is None or not announced:
        return mentions
    return [replace(m, cues=(*m.cues, late)) if m in announced and not _find_late(m) else m for m in mentions]


def _find_late(mention: Mention | None) -> Cue | None:
    return next((cue for cue in mention.cues if cue.category == "late"), None) if mention else None
