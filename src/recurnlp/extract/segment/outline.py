"""Where the sentences of one section are: as numbers, because of most sentences nothing else is asked."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recurnlp.extract.segment.consultation import ConsultationReader, Span
from recurnlp.extract.segment.labels import NONE, LabelReader
from recurnlp.extract.segment.marks import counts_on
from recurnlp.extract.segment.sentences import SentenceFinder
from recurnlp.model import Section, Sentence

LONGEST_SENTENCE = 1000
CONSULTATION = "intraoperative"


@dataclass(frozen=True, slots=True)
class Outline:
    """The sentences of a section, which tile it, its heading first.

    All offsets count from the beginning of the section: a section that stands elsewhere again has the same outline.

    Args:
        ends: offset just past each sentence.
        labels: the label that governs each.
        headings: how many of them are the section's heading.
        further: the other labels of those that stand under several, by their place.
    """

    ends: tuple[int, ...]
    labels: tuple[Span | None, ...]
    headings: int
    further: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    def build(self, section: Section, index: int) -> Sentence:
        """Return a sentence of the note.

        Args:
            section: the section, where it stands in the note.
            index: the sentence's place in it.
        """
        offset, label = section.start, self.labels[index]
        start = self.ends[index - 1] if index else 0
        placed = (label[0] + offset, label[1] + offset) if label else None
        further = tuple((first + offset, last + offset) for first, last in self.further.get(index, ()))
        return Sentence(start + offset, self.ends[index] + offset, section, placed, index < self.headings, further)

    def locate(self, offset: int) -> int:
        """Return the place of the sentence that holds a character."""
        return bisect_right(self.ends, offset)


def draw_outline(
    text: str,
    section: Section,
    finder: SentenceFinder,
    specimens: Mapping[str, Span] = NONE,
    marked: Mapping[str, Span] = NONE,
    *,
    bare: bool = True,
) -> Outline:
    """Look for the sentences of a section.

    Args:
        text: the note.
        section: the section.
        finder: finds the sentences of this note.
        specimens: what the note lists, by mark; "" governs until the first label of the section's own.
        marked: what its labels name, by mark, for the sentences that tell of a consultation.
        bare: whether the mark of a specimen stands for it without the word, too.
    """
    ends = list(_cut(text, section.start, section.body))
    headings = len(ends)
    labels: list[Span | None] = [None] * headings
    consulted = section.category == CONSULTATION
    consultation = ConsultationReader(text, marked, consulted=consulted) if marked else None
    bare = bare and not (specimens and counts_on(text, section.body, section.end, specimens))
    reader = LabelReader(text, specimens, consultation, bare=bare)
    further: dict[int, tuple[Span, ...]] = {}
    start = section.body
    for end in finder.find(start, section.end):
        label = reader.read(start, end)
        if reader.further:
            further[len(labels)] = tuple(
                (first - section.start, last - section.start) for first, last in reader.further
            )
        if end - start <= LONGEST_SENTENCE:
            ends.append(end)
            labels.append(label)
        else:
            ends += _cut(text, start, end)
            if label and start <= label[0] and label[1] > ends[len(labels)]:
                label = None  # cut in two
            labels += [label] * (len(ends) - len(labels))
        start = end
    offset = section.start
    if offset:
        ends = [end - offset for end in ends]
        labels = [label and (label[0] - offset, label[1] - offset) for label in labels]
    return Outline(tuple(ends), tuple(labels), headings, further)


def _cut(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the ends of the pieces of a stretch, of at most 1,000 characters, cut after white space where it can be."""
    while end - start > LONGEST_SENTENCE:
        piece = text[start : start + LONGEST_SENTENCE]
        words = piece.rsplit(None, 1)
        start += len(piece) - len(words[1]) if len(words) > 1 and not piece[-1].isspace() else len(piece)
        yield start
    if start < end:
        yield end
