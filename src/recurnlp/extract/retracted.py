"""What a laboratory takes back: what was "previously reported as positive", a frozen section, an amended report."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from recurnlp.extract.segment import Division
from recurnlp.extract.signs import Signs
from recurnlp.model import Cue, Mention, Section
from recurnlp.model.vocabulary import AFFIRMED, Site

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
_REVIEWED = re.compile(
    r"\s*(?:(?:up)?on\s(?:re-?|further\s|expert\s)?review|this\s(?:has\sbeen|is|was)\s(?:now\s)?(?:revised|amended|corrected))\b"
    r"(?![^.;]*\b(?:metasta|confirm|concur|agree))",
    re.IGNORECASE,
)
_SIGNS = Signs(["reviously ", "riginally ", "nitially ", "ormerly ", "irst "])
_AMENDED = re.compile(r"(?i:amended|revised|corrected)")
_AFFIRMED, _DENIED = "affirmed", "absent"
_Said = Mapping[tuple[Site, str], Mention]
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
            return self._find_denial(mention, self._final)
        if mention.section == _FINAL and self._amended and mention.end <= self._amended.start:
            return self._find_denial(mention, self._last)
        return None

    def _find_revision(self, mention: Mention) -> Cue | None:
        """What the same sentence says of it now, or the next if it opens with that."""
        text = self._text
        told = text[mention.sentence_start : mention.end]
        if not _REPORTED.search(told):
            return None
        revised = _REVISED.search(text, mention.end, mention.sentence_end) or _REVIEWED.match(
            text, mention.sentence_end
        )
        return Cue("chronology.retracted", "retracted", *revised.span()) if revised else None

    @staticmethod
    def _find_denial(mention: Mention, said: _Said) -> Cue | None:
        """What the last word on the same organ denies, and nothing there affirms."""
        if any((site, _AFFIRMED) in said for site in mention.sites):
            return None
        denials = (said[site, _DENIED] for site in mention.sites if (site, _DENIED) in said)
        denied = min(denials, key=attrgetter("start"), default=None)
        return Cue("chronology.retracted", "retracted", denied.start, denied.end) if denied else None

    @cached_property
    def _amended(self) -> Section | None:
        """The last diagnosis, if it is called amended."""
        diagnoses = (s for s in reversed(self._segments.sections) if s.category == _FINAL)
        return next(filter(self._is_amended, diagnoses), None)

    @cached_property
    def _final(self) -> _Said:
        return _read_said(m for m in self._mentions if m.section == _FINAL)

    @cached_property
    def _last(self) -> _Said:
        start, end = (self._amended.body, self._amended.end) if self._amended else (0, 0)
        return _read_said(m for m in self._mentions if start <= m.start and m.end <= end)

    def _is_amended(self, section: Section) -> bool:
        return _AMENDED.search(self._text, section.start, section.body) is not None


def _read_said(mentions: Iterable[Mention]) -> _Said:
    """Return the first mention that affirms spread to an organ, and the first that denies it."""
    said: dict[tuple[Site, str], Mention] = {}
    for mention in mentions:
        if mention.kind == "metastasis":
            told = _AFFIRMED if mention.assertion in AFFIRMED else mention.assertion
            for site in mention.sites:
                said.setdefault((site, told), mention)
    return said
