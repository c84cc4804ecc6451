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
        sections = tuple(self._divide(text))
        finder = SentenceFinder(text)
        sentences: list[Sentence] = []
        for section in sections:
            sentences += _read_section(text, section, finder)
        return Segments(sections, tuple(sentences))

    def _divide(self, text: str) -> Iterator[Section]:
        headings = [*self._headings.find(text), Heading("", len(text), len(text))]
        if headings[0].start > 0:
            yield Section(PREAMBLE, 0, 0, headings[0].start)
        for heading, following in pairwise(headings):
            yield Section(heading.category, heading.start, heading.body, following.start)


def _read_section(text: str, section: Section, finder: SentenceFinder) -> Iterator[Sentence]:
    start, end = section.start, section.body
    if start < end:
        for stop in _cut(text, start, end):
            yield Sentence(start, stop, section, None, is_heading=True)
            start = stop
    labels = LabelReader(text)
    for end in finder.find(start, section.end):
        label = labels.read(start, end)
        if end - start <= LONGEST_SENTENCE:
            yield Sentence(start, end, section, label)
            start = end
        else:
            for stop in _cut(text, start, end):
                yield Sentence(start, stop, section, label)
                start = stop


def _cut(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the ends of pieces of at most 1,000 characters, cut after white space where there is some."""
    while end - start > LONGEST_SENTENCE:
        piece = text[start : start + LONGEST_SENTENCE]
        parts = piece.rsplit(None, 1)
        inside = len(parts) == 2 and not piece[-1].isspace()
        start += LONGEST_SENTENCE - len(parts[1]) if inside else LONGEST_SENTENCE
        yield start
    yield end
