from collections.abc import Callable, Sequence
from dataclasses import replace

from recurnlp import Note
from recurnlp.classifier import ClassifyingReader, DiseaseStatusClassifier


def test_notes_are_read_and_judged(
    fitted: DiseaseStatusClassifier, extractor: Callable[[str], Note], texts: Sequence[str]
) -> None:
    """The note is what the extractor makes of it, with the classifier's opinion added."""
    note = ClassifyingReader(extractor, fitted)(texts[0])

    assert replace(note, opinion=None) == extractor(texts[0])
    assert note.opinion == fitted.judge(extractor(texts[0]))
    assert note.disagreement is False
    assert extractor(texts[0]).disagreement is None
