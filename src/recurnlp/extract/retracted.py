"""What a laboratory takes back: what was "previously reported as positive", a frozen section, an amended report."""

import re
from collections.abc import Iterable, Sequence

from recurnlp.extract.segment import Division
from recurnlp.extract.signs import Signs
from recurnlp.model import Cue, Mention, Section
from recurnlp.model.vocabulary import AFFIRMED

_REPORTED = re.compile(
    r"\b(?:previously|originally|initially|formerly|first)\s(?:had\sbeen\s|was\s|were\s)?(?:reported|diagnosed|signed\sout"
    r"|interpreted|read|called|classified|designated|considered|stated|regarded|thought)\s(?:out\s)?(?:as|to\sbe|positive)"
    r"\b[^.;]*\Z",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\b(?:re-?(?:interpreted|classified|viewed|graded)|on\s(?:re-?)?review|upon\s(?:re-?)?review|revised|amended|corrected"
    r"|withdrawn|rescinded|in\serror|erroneous\w*|(?:is|are|was|were)\s(?:now|in\sfact|actually|negative|benign)"
    r"|now\s(?:considered|regarded|felt|interpreted|thought)|represents?)\b",
    re.IGNORECASE,
)
_SIGNS = Signs(["reviously ", "riginally ", "nitially ", "ormerly ", "irst "])
_AMENDED = re.compile(r"(?i:amended|revised|corrected)")
_FROZEN = "intraoperative"
_FINAL = "diagnosis"
_TISSUE = frozenset({"specimen", "gross", "microscopic", "synoptic", "intraoperative", "diagnosis", "addendum"})


class RetractionFinder:
    """Finds what the laboratory's report of one note takes back.

    Args:
        text: the note.
        segments: its division.
        mentions: its mentions.
    """

    def __init__(self, text: str, segments: Division, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._segments = segments
        self._mentions = mentions
        self._of_tissue = any(section.category in _TISSUE for section in segments.sections)
        self._rereads = self._of_tissue and _SIGNS.stand_in(text)
        self._last = next(
            (s for s in reversed(segments.sections) if s.category == _FINAL and self._is_amended(s)), None
        )

    def find(self, mention: Mention) -> Cue | None:
        """Return what takes a statement about spread back.

        Args:
            mention: one that is affirmed.
        """
        if mention.kind != "metastasis" or not self._of_tissue:
            return None
        if self._rereads and (cue := self._find_revision(mention)) is not None:
            return cue
        if mention.section == _FROZEN:
            return self._find_denial(mention, (m for m in self._mentions if m.section == _FINAL))
        if self._last and mention.section == _FINAL and mention.end <= self._last.start:
            later = (m for m in self._mentions if m.start >= self._last.body and m.end <= self._last.end)
            return self._find_denial(mention, later)
        return None

    def _find_revision(self, mention: Mention) -> Cue | None:
        """What the same sentence says of it now."""
        text = self._text
        told = text[mention.sentence_start : mention.end]
        if not _REPORTED.search(told):
            return None
        revised = _REVISED.search(text, mention.end, mention.sentence_end)
        return Cue("chronology.retracted", "past", *revised.span()) if revised else None

    def _find_denial(self, mention: Mention, later: Iterable[Mention]) -> Cue | None:
        """What the last word on the same organ denies, and nothing there affirms."""
        said = [m for m in later if m.kind == "metastasis" and not set(mention.sites).isdisjoint(m.sites)]
        if not said or not mention.sites or any(m.assertion in AFFIRMED for m in said):
            return None
        denied = next((m for m in said if m.assertion == "absent"), None)
        return Cue("chronology.retracted", "past", denied.start, denied.end) if denied else None

    def _is_amended(self, section: Section) -> bool:
        return _AMENDED.search(self._text, section.start, section.body) is not None
