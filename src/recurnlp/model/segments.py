"""How a note is divided: sections, and the sentences that tile it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the note under one heading.

    Sections tile the note: the first starts at 0, each ends where the next starts. Offsets are code points.

    Args:
        category: what the section is for, such as ``impression``; ``preamble`` before the first known heading.
        start: offset of the heading's first character.
        body: offset where the text after the heading begins.
        end: offset just past the section.
    """

    category: str
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with the white space that follows it: sentences tile the note.

    Args:
        start: offset of the first character.
        end: offset just past the last character.
        section: the section it stands in.
        label: offsets of the sub-heading that governs it ("B. LIVER, SEGMENT 6:", "LIVER:"), or ``None``.
            The label may be the beginning of this very sentence.
        is_heading: true for a section heading, which states nothing by itself.
        further: offsets of other labels that govern it as well: "A, C: benign" is said of two specimens.
    """

    start: int
    end: int
    section: Section
    label: tuple[int, int] | None = None
    is_heading: bool = False
    further: tuple[tuple[int, int], ...] = ()

    def move(self, offset: int, section: Section) -> "Sentence":
        """Return the same sentence further on.

        Args:
            offset: how much further.
            section: the section that it stands in there.
        """
        label = (self.label[0] + offset, self.label[1] + offset) if self.label else None
        further = tuple((first + offset, last + offset) for first, last in self.further)
        return Sentence(self.start + offset, self.end + offset, section, label, self.is_heading, further)

    def trim(self, text: str) -> tuple[int, int]:
        """Return its offsets without the white space around it.

        Args:
            text: the note.
        """
        whole = text[self.start : self.end]
        left = len(whole) - len(whole.lstrip())
        return self.start + left, self.start + max(len(whole.rstrip()), left)


@dataclass(frozen=True, slots=True)
class Segments:
    """The division of one note.

    Args:
        sections: in order, tiling the note.
        sentences: in order, tiling the note; none crosses a section.
    """

    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
