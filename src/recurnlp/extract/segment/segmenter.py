"""Put headings, sentence ends and labels together."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from recurnlp.extract.segment.headings import Heading, HeadingFinder
from recurnlp.extract.segment.labels import LabelReader
from recurnlp.extract.segment.sentences import SentenceFinder
from recurnlp.model import Section, Segments, Sentence
from recurnlp.rules import SectionRule

PREAMBLE = "preamble"
LONGEST_SENTENCE = 1000


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
    """A note divided into sections, whose sentences are read when they are asked for: often only few matter.

    Args:
        text: the note.
        sections: its sections, tiling it.
    """

    _text: str
    _known: dict[int, tuple[Sentence, ...]]

    def __init__(self, text: str, sections: tuple[Section, ...]) -> None:
        object.__setattr__(self, "sections", sections)  # frozen
        self.__dict__.update(_text=text, _known={})

    def __reduce__(self) -> tuple[type[Segments], tuple[object, ...]]:
        return Segments, (self.sections, self.sentences)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order, tiling the note."""
        return tuple(sentence for section in self.sections for sentence in self.read(section))

    def read(self, section: Section) -> tuple[Sentence, ...]:
        """Return the sentences of a section, in order, tiling it.

        Args:
            section: one of ``sections``.
        """
        if section.start not in self._known:
            self._known[section.start] = tuple(self._find_sentences(section))
        return self._known[section.start]

    def find(self, offset: int) -> Sentence:
        """Return the sentence that holds a character.

        Args:
            offset: of the character.
        """
        section = self.sections[bisect_right(self.sections, offset, key=_start) - 1]
        sentences = self.read(section)
        return sentences[bisect_right(sentences, offset, key=_start) - 1]

    @cached_property
    def _finder(self) -> SentenceFinder:
        return SentenceFinder(self._text)

    def _find_sentences(self, section: Section) -> Iterator[Sentence]:
        start = section.body
        for span in _cut(self._text, section.start, start):
            yield Sentence(*span, section, None, is_heading=True)
        read_label = LabelReader(self._text).read
        for end in self._finder.find(start, section.end):
            label = read_label(start, end)
            if end - start <= LONGEST_SENTENCE:
                yield Sentence(start, end, section, label)
            else:
                for span in _cut(self._text, start, end):
                    yield Sentence(*span, section, label)
            start = end


def _start(part: Section | Sentence) -> int:
    return part.start


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a stretch, of at most 1,000 characters, cut after white space where there is some."""
    while end - start > LONGEST_SENTENCE:
        piece = text[start : start + LONGEST_SENTENCE]
        words = piece.rsplit(None, 1)
        size = len(piece) - len(words[1]) if len(words) > 1 and not piece[-1].isspace() else len(piece)
        yield start, start + size
        start += size
    if start < end:
        yield start, end
