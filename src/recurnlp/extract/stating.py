"""What a sentence states, in the words that the pipeline reads: after those of the label that it stands under."""

import re
from dataclasses import dataclass

from recurnlp.extract.anchors import OPEN_WORDS
from recurnlp.extract.checkboxes import clear_boxes
from recurnlp.extract.fluids import name_fluids
from recurnlp.extract.reader import Reader, Reading
from recurnlp.extract.segment import SPECIMEN, blank_marks, close_sample
from recurnlp.model import Section, Sentence

# "Recurrence: no" at the end of its line is as complete as with a full stop.
_ANSWERS = frozenset({("no",), ("n",), ("yes",), ("y",), ("negative",), ("neg",)})
_STOP = (".",)
# Flattening turned the end of a line into a full stop: "NO EVIDENCE OF. DISEASE", "metastatic. carcinoma".
_STRAY_STOP = re.compile(
    r"\.(?:(?=[ \t]+(?!spp?\b)[a-z]{3})(?<=[a-z]{4}.)|(?=\s+\S)(?:"
    + "|".join(rf"(?<=\b(?i:{word}).)" for word in sorted(OPEN_WORDS))
    + r")|(?=\s+(?i:f[o0]r)\b)(?<=\b(?i:neg|pos).))"
)
_DASHES = frozenset("-–—")
_AND = "and"
# The mark of the next specimen is no count of this one: "Sentinel nodes (2) Left breast".
_MARK = re.compile(r"(?<!\S)(?:/\s)?[\[(]?(?:[A-Z]|\d{1,2})[.):\]]+(?=\s)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as the pipeline read it.

    Args:
        sentence: where it stands.
        words: the label's words, then the sentence's; the tap told before stands in the place of its "cytology".
        label_size: how many of them are the label's.
        reading: the sentence's words with their offsets in the sentence.
    """

    sentence: Sentence
    words: tuple[str, ...]
    label_size: int
    reading: Reading

    def move(self, offset: int, section: Section | None = None) -> "Statement":
        """Return the same statement further on.

        Args:
            offset: how much further.
            section: the section that it stands in there.
        """
        old = self.sentence
        if offset == 0 and section in (None, old.section):
            return self
        return Statement(old.move(offset, section or old.section), self.words, self.label_size, self.reading)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the note offsets of ``words[start:end]``, as far as they stand in the sentence itself."""
        first = max(start - self.label_size, 0)
        last = min(max(end - self.label_size, first + 1), len(self.reading.words)) - 1
        offset = self.sentence.start
        return offset + self.reading.starts[first], offset + self.reading.ends[last]


def read_statement(text: str, sentence: Sentence, reader: Reader) -> Statement:
    """Return a sentence as the pipeline reads it.

    Args:
        text: the note.
        sentence: the sentence.
        reader: reads text into words.
    """
    label: tuple[str, ...] = ()
    body = text[sentence.start : sentence.end]
    if sentence.label and not sentence.start <= sentence.label[0] < sentence.end:
        label = reader.read_words(text[slice(*sentence.label)])
        for further in sentence.further:
            label += (_AND, *reader.read_words(text[slice(*further)]))
        label += () if label[-1:] == (":",) else (":",)
        body = blank_marks(text, sentence.start, sentence.end, sentence.label)
    elif sentence.label:
        body = _close_label(body, sentence.label[1] - sentence.start)
    if sentence.section.category == SPECIMEN:
        body = _MARK.sub(_part, body)
    reading = reader.read(clear_boxes(_STRAY_STOP.sub(" ", close_sample(body))))
    close = _STOP if reading.words[-1:] in _ANSWERS else ()
    words = name_fluids(label + reading.words + close, text, sentence)
    return Statement(sentence, words, len(label), reading)


def _close_label(body: str, end: int) -> str:
    """Write the dash that ends a sentence's own label ("OMENTUM, OMENTECTOMY-") as a colon; offsets stay."""
    return f"{body[: end - 1]}:{body[end:]}" if body[end - 1 : end] in _DASHES else body


def _part(mark: re.Match[str]) -> str:
    return ";".ljust(len(mark[0]))
