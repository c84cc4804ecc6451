"""Put headings, sentence ends and labels together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
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


def _read_section(text: str, section: Section, finder: SentenceFinder) -> list[Sentence]:
    sentences: list[Sentence] = []
    start = section.body
    if section.start < start:
        _add(sentences, text, Sentence(section.start, start, section, None, is_heading=True))
    read_label = LabelReader(text).read
    for end in finder.find(start, section.end):
        _add(sentences, text, Sentence(start, end, section, read_label(start, end)))
        start = end
    return sentences


def _add(sentences: list[Sentence], text: str, sentence: Sentence) -> None:
    """Add a sentence, in pieces if it is longer than 1,000 characters."""
    start, end = sentence.start, sentence.end
    while end - start > LONGEST_SENTENCE:
        cut = start + _find_cut(text[start : start + LONGEST_SENTENCE])
        sentences.append(replace(sentence, start=start, end=cut))
        start = cut
    sentences.append(sentence if start == sentence.start else replace(sentence, start=start))


def _find_cut(piece: str) -> int:
    """Return the offset after the last white space of a piece; its length if it has none."""
    words = piece.rsplit(None, 1)
    return len(piece) - len(words[1]) if len(words) > 1 and not piece[-1].isspace() else len(piece)
