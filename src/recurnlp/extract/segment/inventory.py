"""Which specimens a note names by marks, and in which of its sections the marks speak of them."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from recurnlp.extract.segment.consultation import Span, find_marked, tells_of_consultation
from recurnlp.extract.segment.labels import find_specimens, find_title
from recurnlp.extract.segment.listing import list_labelled, list_without_heading
from recurnlp.extract.segment.tapped import REPORTED, find_fluid
from recurnlp.model import Section

PREAMBLE = "preamble"
SPECIMEN = "specimen"
_DIAGNOSES = frozenset({"diagnosis", "impression", "intraoperative"})
_MICROSCOPIC = "microscopic"
_GROSS = "gross"
_TISSUE = frozenset({"specimen", "gross", "microscopic", "synoptic"})
# What speaks of specimens, too, but may have lists of its own.
REMARKS = frozenset({"comment", "addendum", "special_studies"})
_SOURCE = re.compile(r"(?:[A-Z-]+ +){1,6}(?:SOURCE|Source|SPECIMEN|Specimen): *")
_SEVERAL = 2
_LONGEST_LIST = 3000
_FIRST_MARK = re.compile(r"A\s?[.):]\s")


class Inventory:
    """Names what was sent or taken of one note.

    Args:
        text: the note.
        sections: its sections, tiling it.
    """

    def __init__(self, text: str, sections: Sequence[Section]) -> None:
        self._text, self._sections = text, sections

    @cached_property
    def specimens(self) -> Mapping[str, Span]:
        """Where the note lists its specimens, by their marks ("A"); by "" where it has only one."""
        lists = (section for section in self._sections if section.category == SPECIMEN)
        found: list[Mapping[str, Span]]
        found = [named for s in lists if (named := find_specimens(self._text, s.body, s.end))]
        if not found and self._sections and self._sections[0].category == PREAMBLE:
            found = self._find_in_preamble(self._sections[0].end)
        found += [self._described] if not found and self._described else []
        alone = len(found) < _SEVERAL and all(named.keys() <= {"", "A", "1"} for named in found)
        if alone and self._fluid:
            return {"": self._fluid}
        return found[0] if len(found) == 1 else {}

    def _find_in_preamble(self, end: int) -> list[Mapping[str, Span]]:
        """What a report lists, or is called after, before its first heading."""
        named = find_specimens(self._text, 0, end) if _FIRST_MARK.search(self._text, 0, end) else {}
        if not named.keys() >= {"A", "B"}:
            named = list_without_heading(self._text, min(end, _LONGEST_LIST)) if self._is_report else {}
        if named:
            return [named]
        source = _SOURCE.match(self._text, 0, end)
        lone = find_specimens(self._text, source.end(), end) if source else {}
        if lone:
            return [lone]  # behind the title, on the same line
        title = find_title(self._text, end)
        return [{"": title}] if title else []

    @cached_property
    def _described(self) -> dict[str, Span]:
        """What its gross description names by marks, where the labels of its diagnoses name nothing."""
        gross = [section for section in self._sections if section.category == _GROSS]
        listed = list_labelled(self._text, gross[0].body, gross[0].end) if len(gross) == 1 else {}
        return listed if listed and not self._labelled else {}

    @cached_property
    def _fluid(self) -> Span | None:
        """Where a cytology report names the fluid that is all it is about."""
        return find_fluid(self._text, self._sections)

    @cached_property
    def marked(self) -> Mapping[str, Span]:
        """What the note names by marks, if it tells of an intraoperative consultation."""
        return self._labelled or self._listed if tells_of_consultation(self._text) else {}

    @cached_property
    def _labelled(self) -> Mapping[str, Span]:
        """What the labels of its diagnoses name, by mark."""
        told = [(s.body, s.end) for s in self._sections if s.category in _DIAGNOSES or s.category == PREAMBLE]
        found = find_marked(self._text, told)
        if found or not self._is_of_tissue:
            return found
        # a heading that flattening lost is part of what stands before it
        return find_marked(self._text, [(s.body, s.end) for s in self._sections if s.category not in _TISSUE])

    @cached_property
    def _listed(self) -> Mapping[str, Span]:
        """What its list of specimens names, by mark."""
        return {mark: named for mark, named in self.specimens.items() if mark}

    @cached_property
    def referred(self) -> Mapping[str, Span]:
        """What remarks of a laboratory refer to by marks: the list, or without one the labels of the diagnoses."""
        return self._listed or (self._labelled if self._is_of_tissue else {})

    @cached_property
    def _is_of_tissue(self) -> bool:
        return any(section.category in _TISSUE for section in self._sections)

    @property
    def _is_report(self) -> bool:
        return self._is_of_tissue or any(section.category == "diagnosis" for section in self._sections)

    def specimens_of(self, section: Section) -> Mapping[str, Span]:
        """Return the specimens that a section speaks of by their marks: those of the note, where it is a diagnosis.

        Of a fluid all sections speak that tell what was found.
        """
        if section.category in _DIAGNOSES:
            return self.specimens
        if section.category == _MICROSCOPIC or section.category in REMARKS:
            return self.referred
        if section.category in REPORTED and self._fluid in self.specimens.values():
            return self.specimens
        return {}
