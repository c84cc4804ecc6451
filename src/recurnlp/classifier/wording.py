"""The words of a note that a classifier may look at: single words and pairs of neighbours, never a digit.

Read are the sentences that hold mentions, and the impression. Everything else of a note stays unseen.
"""

import itertools
import re
from collections.abc import Iterator

from recurnlp.model import Note

_WORD = re.compile(r"[^\W\d_]+")
_CONCLUSION = "impression"
_LONGEST_CONCLUSION = 3000  # characters: a heading that nothing follows would make a whole note its impression


def collect_terms(note: Note) -> set[str]:
    """Return the words and pairs of words of the evidence, in lower case.

    Args:
        note: an extracted note.
    """
    terms: set[str] = set()
    for passage in _find_passages(note):
        words = _WORD.findall(passage.lower())
        terms.update(words)
        terms.update(map(" ".join, itertools.pairwise(words)))
    return terms


def collect_plain_terms(note: Note) -> set[str]:
    """Return the terms that the evidence writes in lower case, as running text does and names do not.

    Args:
        note: an extracted note.
    """
    terms: set[str] = set()
    for passage in _find_passages(note):
        words = [word if word.islower() else "" for word in _WORD.findall(passage)]
        terms.update(words)
        terms.update(f"{one} {two}" for one, two in itertools.pairwise(words) if one and two)
    return terms - {""}


def split_term(term: str) -> list[str]:
    """Return the words of a term or of a rule's phrase."""
    return _WORD.findall(term)


def _find_passages(note: Note) -> Iterator[str]:
    """Yield each sentence with a mention once, in order, then the impression."""
    for start, end in dict.fromkeys((m.sentence_start, m.sentence_end) for m in note.mentions):
        yield note.text[start:end]
    for section in note.segments.sections:
        if section.category == _CONCLUSION:
            yield note.text[section.body : min(section.end, section.body + _LONGEST_CONCLUSION)]
