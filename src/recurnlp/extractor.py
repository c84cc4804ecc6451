"""The one way of a note through the program: text in, mentions and status out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from recurnlp.extract import HistoryReader, MentionReader, explain
from recurnlp.model import Explanation, Mention, Note, Segments
from recurnlp.rules import RuleSet, load_rules
from recurnlp.status import decide_status


class Extractor:
    """Extracts recurrence, metastasis and stage from clinical notes.

    Building one takes about a second; calling it is cheap. The answer is a function of the text alone.

    Args:
        patterns: a folder of rule files to use in place of those that ship.
        extra_rules: medSpaCy JSON rule files to add.

    Raises:
        RuleError: a rule file that cannot be used.

    Example:
        >>> note = Extractor()("IMPRESSION: New liver metastases.")
        >>> note.status.distant
        'present'
    """

    def __init__(self, patterns: str | Path | None = None, extra_rules: Sequence[str | Path] = ()) -> None:
        self.rules: RuleSet = load_rules(Path(patterns) if patterns else None, [Path(p) for p in extra_rules])
        self._reader = MentionReader(self.rules)
        self._history = HistoryReader(self.rules)

    def __call__(self, text: str) -> Note:
        """Read one note.

        Args:
            text: the note; any string.

        Raises:
            TypeError: it is no string.
        """
        plain = self._reader.prepare(text)
        segments = self._reader.segment(plain)
        history = self._history.read(plain, segments, self._reader.read(plain, segments))
        mentions = history.mentions
        if plain != text:
            given = ((mention, text[mention.start : mention.end]) for mention in mentions)
            mentions = tuple(m if m.text == words else replace(m, text=words) for m, words in given)
        return Note(text, mentions, decide_status(mentions), segments, self._explain, history.facts, history.basis)

    def segment(self, text: str) -> Segments:
        """Return the sections and sentences of a note, which takes a twentieth of reading it.

        Args:
            text: the note; any string.
        """
        return self._reader.segment(self._reader.prepare(text))

    def _explain(self, note: Note, mention: Mention) -> Explanation:
        return explain(self._reader, self.rules, note, mention)
