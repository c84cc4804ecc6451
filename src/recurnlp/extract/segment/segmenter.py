"""Put headings, sentence ends and labels together."""

from collections.abc import Iterator, Sequence
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

    def __call__(self, text: str) -> Segments:
        """Divide a note; sections and sentences tile it, and time grows as its length.

        Args:
            text: the note; any string.
        """
        division = self.divide(text)
        sentences = tuple(sentence for section in division.sections for sentence in division.read(section))
        return Segments(division.sections, sentences)

    def divide(self, text: str) -> "Division":
        """Divide a note into sections only, whose sentences can then be read one section at a time.

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


class Division:
    """A note divided into sections: reading the sentences of the few that matter costs a fraction of reading all.

    Args:
        text: the note.
        sections: its sections, tiling it.
    """

    def __init__(self, text: str, sections: tuple[Section, ...]) -> None:
        self.sections = sections
        self._text = text
        self._finder = SentenceFinder(text)

    def read(self, section: Section) -> list[Sentence]:
        """Return the sentences of a section, in order, tiling it.

        Args:
            section: one of ``sections``.
        """
        start = section.body
        sentences = [Sentence(*span, section, None, is_heading=True) for span in _cut(self._text, section.start, start)]
        read_label = LabelReader(self._text).read
        for end in self._finder.find(start, section.end):
            label = read_label(start, end)
            if end - start <= LONGEST_SENTENCE:
                sentences.append(Sentence(start, end, section, label))
            else:
                sentences += [Sentence(*span, section, label) for span in _cut(self._text, start, end)]
            start = end
        return sentences


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
