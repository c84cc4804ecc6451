"""From text to mentions: segment, scan, sentence pipeline, place."""

from recurnlp.extract.examples import ExampleFailure, check_examples
from recurnlp.extract.explain import explain
from recurnlp.extract.mentions import MentionReader

__all__ = ["ExampleFailure", "MentionReader", "check_examples", "explain"]
