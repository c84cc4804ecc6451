"""Put headings, sentence ends and labels together."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from recurnlp.extract.recall import Recall, digest, digest_exactly, digest_masked, mask
from recurnlp.extract.segment.asides import end_asides
from recurnlp.extract.segment.headings import Heading, HeadingFinder
from recurnlp.extract.segment.inventory import PREAMBLE, REMARKS, Inventory
from recurnlp.extract.segment.outline import Outline, draw_outline
from recurnlp.extract.segment.sentences import SentenceFinder
from recurnlp.extract.segment.soap import find_letters
from recurnlp.model import Section, Segments, Sentence
from recurnlp.rules import SectionRule

T = TypeVar("T")
REMEMBERED = 1 << 13
_LONGEST_REMEMBERED = 1 << 15
NEAR = 100
_NEAR_MARK = 6  # what stands before a name of a list tells whether a mark is its
_BEGIN = attrgetter("start")


class Segmenter:
    """Divides notes into sections and sentences.

    Args:
        sections: the rules that know the headings.
    """

    def __init__(self, sections: Sequence[SectionRule]) -> None:
        self._headings = HeadingFinder(sections)
        self._memory: Recall[Outline] = Recall(REMEMBERED)

    def __call__(self, text: str) -> "Division":
        """Divide a note; sections and sentences tile it, and time grows as its length.

        Args:
            text: the note; any string.
        """
        return Division(text, tuple(end_asides(text, self._find_sections(text))), self._memory)

    def _find_sections(self, text: str) -> Iterator[Section]:
        headings = [*self._headings.find(text), Heading("", len(text), len(text))]
        if letters := list(find_letters(text)):
            headings = sorted({heading.start: heading for heading in (*letters, *headings)}.values(), key=_BEGIN)
        if headings[0].start > 0:
            yield Section(PREAMBLE, 0, 0, headings[0].start)
        for heading, following in pairwise(headings):
            yield Section(heading.category, heading.start, heading.body, following.start)


class Division(Segments):
    """A note divided into sections, whose sentences are looked for when they are asked for: often only few matter.

    Args:
        text: the note.
        sections: its sections, tiling it.
        memory: outlines of sections seen before.
    """

    _text: str
    _memory: Recall[Outline]
    _outlines: dict[int, Outline]
    _exact_keys: dict[int, bytes]
    _starts: list[int]

    def __init__(self, text: str, sections: tuple[Section, ...], memory: Recall[Outline]) -> None:
        object.__setattr__(self, "sections", sections)  # frozen
        starts = [section.start for section in sections]
        self.__dict__.update(_text=text, _memory=memory, _outlines={}, _exact_keys={}, _starts=starts)

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
        return [outline.build(section, i) for i in range(len(outline.ends))]

    def find(self, offset: int) -> Sentence:
        """Return the sentence that holds a character.

        Args:
            offset: of the character.
        """
        section = self.locate(offset)
        outline = self.outline(section)
        return outline.build(section, outline.locate(offset - section.start))

    def find_start(self, section: Section, offset: int) -> int:
        """Return where the sentence begins that holds a character.

        Args:
            section: the section that holds it.
            offset: of the character.
        """
        outline = self.outline(section)
        index = outline.locate(offset - section.start)
        return section.start + (outline.ends[index - 1] if index else 0)

    def locate(self, offset: int) -> Section:
        """Return the section that holds a character.

        Args:
            offset: of the character.
        """
        return self.sections[bisect_right(self._starts, offset) - 1]

    def outline(self, section: Section) -> Outline:
        """Return where the sentences of a section are.

        Args:
            section: one of ``sections``.
        """
        outline = self._outlines.get(section.start)
        if outline is None:
            outline = self._outlines[section.start] = self._recall_outline(section)
        return outline

    def _recall_outline(self, section: Section) -> Outline:
        key = self._keys[section.start]
        outline = self._memory.find(key)
        if outline is None:
            specimens, bare = self.inventory.specimens_of(section), section.category not in REMARKS
            outline = draw_outline(self._text, section, self._finder, specimens, self.inventory.marked, bare=bare)
            if key:
                self._memory.keep(key, outline)
        return outline

    def recall(
        self, memory: Recall[T], read: Callable[[Section], T], passed_over: Collection[str] = ()
    ) -> Iterator[tuple[Section, T]]:
        """Yield each section with what is remembered of it.

        Args:
            memory: of what a section's text says by itself.
            read: reads it where the memory has nothing.
            passed_over: categories of sections that are not asked for.
        """
        for section, key in zip(self.sections, self._keys.values(), strict=True):
            if section.category in passed_over:
                continue
            value = memory.find(key)
            if value is None:
                value = read(section)
                if key:
                    memory.keep(key, value)
            yield section, value

    def key(self, section: Section) -> bytes:
        """Return what stands for all that the sentences of a section depend on; nothing where it is too long.

        Args:
            section: one of ``sections``.
        """
        return self._keys[section.start]

    @cached_property
    def _keys(self) -> dict[int, bytes]:
        """The keys of the sections, by where they start."""
        text, kind = self._text, self._finder.kind
        masked = mask(text) if text.isascii() else None
        keys = {}
        for section in self.sections:
            start, end = section.start, section.end + 1
            if end - start > _LONGEST_REMEMBERED + 1:
                keys[start] = b""
            elif self.inventory.marked or self.inventory.specimens_of(section):
                keys[start] = self._make_key(section)
            else:
                told = mask(text[start:end]) if masked is None else masked[start:end]
                keys[start] = b"%d " % (section.body - start) + kind + digest_masked(told)
        return keys

    def _make_key(self, section: Section) -> bytes:
        """Return the key of a section that may speak of specimens by their marks."""
        start = section.start
        specimens = [*self.inventory.specimens_of(section).items(), *self.inventory.marked.items()]
        places = [section.body - start, *(place - start for _, (place, _) in specimens)]
        told = "".join(f"{mark} {self._text[max(first - _NEAR_MARK, 0) : last]} " for mark, (first, last) in specimens)
        return b"%r " % places + self._finder.kind + digest(told + self._text[start : section.end + 1])

    def exact_key(self, section: Section) -> bytes:
        """Return what stands for all of that, and for each digit of the section and what is right beside it.

        Args:
            section: one of ``sections``.
        """
        key = self._exact_keys.get(section.start)
        if key is None:
            known = self._keys[section.start]
            first = max(section.start - NEAR, 0)
            near = b"%d " % (section.start - first) + digest_exactly(self._text[first : section.end + NEAR])
            key = self._exact_keys[section.start] = known and known + near
        return key

    @cached_property
    def inventory(self) -> Inventory:
        """The specimens of the note."""
        return Inventory(self._text, self.sections)

    @cached_property
    def _finder(self) -> SentenceFinder:
        return SentenceFinder(self._text)
