"""What the estimator is given: texts, which are read first, notes, and sheets of notes."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from recurnlp.classifier.findings import Features, describe_findings
from recurnlp.classifier.lexicon import collect_lexicon
from recurnlp.classifier.sheet import Sheet
from recurnlp.classifier.wording import collect_terms
from recurnlp.extractor import Extractor
from recurnlp.model import Note

Items = Sequence[str | Note | Sheet]


def read_items(items: Items, patterns: str | Path | None, extra_rules: Sequence[str | Path]) -> list[Note | Sheet]:
    """Return the items with each text read into a note.

    Args:
        items: one or more.
        patterns, extra_rules: the rules to read texts with, as `Extractor` takes them.

    Raises:
        TypeError: one is something other than a text, a note or a sheet.
        ValueError: there are none, or it is one text rather than a sequence.
    """
    if isinstance(items, str) or len(items) == 0:
        raise ValueError("give a sequence of one or more texts or notes")
    given: list[Any] = list(items)
    strange = next((type(item) for item in given if not isinstance(item, str | Note | Sheet)), None)
    if strange:
        raise TypeError(f"each item must be a text or a Note, not {strange.__name__}")
    if not any(isinstance(item, str) for item in given):
        return given
    extractor = _load_extractor(patterns, tuple(extra_rules))
    return [extractor(item) if isinstance(item, str) else item for item in given]


def list_features(item: Note | Sheet) -> tuple[Features, Collection[str]]:
    """Return what the rules found in a note, and the words that they found it in.

    Args:
        item: the note, or its sheet.
    """
    if isinstance(item, Sheet):
        return item.findings, item.terms
    return describe_findings(item), collect_terms(item)


def load_lexicon(patterns: str | Path | None, extra_rules: Sequence[str | Path]) -> frozenset[str]:
    """Return the words of the rules, which may be learned without an audit.

    Args:
        patterns, extra_rules: the rules, as `Extractor` takes them.
    """
    return _collect_lexicon(patterns, tuple(extra_rules))


# An estimator is cloned and fitted hundreds of times in a study: rules are loaded once.
@lru_cache(maxsize=2)
def _load_extractor(patterns: str | Path | None, extra_rules: tuple[str | Path, ...]) -> Extractor:
    return Extractor(patterns, extra_rules)


@lru_cache(maxsize=2)
def _collect_lexicon(patterns: str | Path | None, extra_rules: tuple[str | Path, ...]) -> frozenset[str]:
    return collect_lexicon(_load_extractor(patterns, extra_rules).rules)
