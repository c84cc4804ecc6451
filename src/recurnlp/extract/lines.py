"""Lines that a damaged note shares with others: those without damage are remembered, by their digests alone."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recurnlp.extract.recall import Recall, digest_exactly


class Line(NamedTuple):
    """A line, with what ends it, and its digest."""

    start: int
    end: int
    key: bytes


class SoundLines:
    """Remembers lines without damage.

    Args:
        size: how many.
    """

    def __init__(self, size: int) -> None:
        self._memory: Recall[bool] = Recall(size)

    def find_others(self, text: str) -> Iterator[list[Line]]:
        """Yield the lines that are not remembered, those below each other together.

        Args:
            text: the note.
        """
        found: list[Line] = []
        for start, end in find_lines(text):
            key = digest_exactly(text[start:end])
            if not self._memory.find(key):
                found.append(Line(start, end, key))
            elif found:
                yield found
                found = []
        if found:
            yield found

    def keep(self, lines: Sequence[Line], damaged: Iterable[int]) -> None:
        """Remember lines but for those with damage.

        Args:
            lines: any, in order.
            damaged: offsets of damage in them, in order.
        """
        places = iter(damaged)
        place = next(places, None)
        for line in lines:
            sound = place is None or place >= line.end
            while place is not None and place < line.end:
                place = next(places, None)
            if sound:
                self._memory.keep(line.key, True)


def find_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a note begin and end, that which ends them included.

    Args:
        text: the note.
    """
    start = 0
    while (end := text.find("\n", start) + 1) > 0:
        yield start, end
        start = end
    yield start, len(text)
