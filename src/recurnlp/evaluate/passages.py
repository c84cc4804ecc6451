"""A stretch of a note with a span in it, for people to read."""

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from recurnlp.model import Note


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence of a span: what stands before it, the span, what stands after it."""

    before: str
    marked: str
    after: str


def cut_passage(note: Note, start: int, end: int) -> Passage:
    """Return the sentence, or the sentences, in which a span stands.

    Args:
        note: the note.
        start, end: the span.
    """
    sentences = note.segments.sentences
    first, last = (max(bisect_right(sentences, at, key=attrgetter("start")) - 1, 0) for at in (start, end - 1))
    before, after = note.text[sentences[first].start : start], note.text[end : sentences[last].end]
    return Passage(before.lstrip(), note.text[start:end], after.rstrip())
