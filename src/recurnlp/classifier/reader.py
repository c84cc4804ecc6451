"""Notes read by the rules and judged by the classifier, in one call."""

from collections.abc import Callable
from dataclasses import replace

from recurnlp.classifier.estimator import DiseaseStatusClassifier
from recurnlp.model import Note


class ClassifyingReader:
    """Reads notes as an extractor does, and adds what the classifier thinks of them.

    Args:
        read_note: an `Extractor`, or anything that is called like one.
        classifier: fitted.
    """

    def __init__(self, read_note: Callable[[str], Note], classifier: DiseaseStatusClassifier) -> None:
        self._read_note = read_note
        self._classifier = classifier

    def __call__(self, text: str) -> Note:
        """Read one note.

        Args:
            text: the note.
        """
        note = self._read_note(text)
        return replace(note, opinion=self._classifier.judge(note))
