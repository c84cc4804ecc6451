"""From text to mentions: segment, scan, sentence pipeline, place."""

from recurnlp.extract.examples import ExampleFailure, check_examples
from recurnlp.extract.explain import explain
from recurnlp.extract.history import HistoryReader
from recurnlp.extract.mentions import MentionReader

__all__ = ["ExampleFailure", "HistoryReader", "MentionReader", "check_examples", "explain"]
