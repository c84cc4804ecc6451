"""Put headings, sentence ends and labels together."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from recurnlp.extract.segment.headings import Heading, HeadingFinder
from recurnlp.extract.segment.labels import Span, find_lone_specimen
from recurnlp.extract.segment.outline import Outline, draw_outline
from recurnlp.extract.segment.sentences import SentenceFinder
from recurnlp.model import Section, Segments, Sentence
from recurnlp.rules import SectionRule

PREAMBLE = "preamble"
SPECIMEN = "specimen"
DIAGNOSES = frozenset({"diagnosis", "impression"})


class Segmenter:
    """Divides notes into sections and sentences.

    Args:
        sections: the rules that know the headings.
    """

    def __init__(self, sections: Sequence[SectionRule]) -> None:
        self._headings = HeadingFinder(sections)

    def __call__(self, text: str) -> "Division":
        """Divide a note; sections and sentences tile it, and time grows as its length.

        Args:
            text: the note; any string.
        """
        return Division(text, tuple(self._find_sections(text)))

    def _find_sections(self, text: str) -> Iterator[Section]:
        headings = [*self._headings.find(text), Heading("", len(text), len(text))]
        if headings[0].start > 0:
            yield Section(PREAMBLE, 0, 0, headings[0].start)
        for heading, following in pairwise(headings):
            yield Section(heading.category, heading.start, heading.body, following.start)


class Division(Segments):
    """A note divided into sections, whose sentences are looked for when they are asked for: often only few matter.

    Args:
        text: the note.
        sections: its sections, tiling it.
    """

    _text: str
    _outlines: dict[int, Outline]

    def __init__(self, text: str, sections: tuple[Section, ...]) -> None:
        object.__setattr__(self, "sections", sections)  # frozen
        self.__dict__.update(_text=text, _outlines={})

    def __reduce__(self) -> tuple[type[Segments], tuple[object, ...]]:
        return Segments, (self.sections, self.sentences)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order, tiling the note."""
        return tuple(sentence for section in self.sections for sentence in self.read(section))

    def read(self, section: Section) -> list[Sentence]:
        """Return the sentences of a section, in order, tiling it.

        Args:
            section: one of ``sections``.
        """
        outline = self.outline(section)
        return [outline.build(i) for i in range(len(outline.ends))]

    def find(self, offset: int) -> Sentence:
        """Return the sentence that holds a character.

        Args:
            offset: of the character.
        """
        outline = self.outline(self.sections[bisect_right(self.sections, offset, key=_start) - 1])
        return outline.build(outline.locate(offset))

    def outline(self, section: Section) -> Outline:
        """Return where the sentences of a section are.

        Args:
            section: one of ``sections``.
        """
        outline = self._outlines.get(section.start)
        if outline is None:
            specimen = self.specimen if section.category in DIAGNOSES else None
            outline = self._outlines[section.start] = draw_outline(self._text, section, self._finder, specimen)
        return outline

    @cached_property
    def specimen(self) -> Span | None:
        """The note's only specimen ("Specimen: left pleural fluid"), which labels its diagnosis."""
        lists = [section for section in self.sections if section.category == SPECIMEN]
        found = [label for s in lists if (label := find_lone_specimen(self._text, s.body, s.end))]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _finder(self) -> SentenceFinder:
        return SentenceFinder(self._text)


def _start(section: Section) -> int:
    return section.start
