"""Sentences that carry their expectation: ``"No <<recurrence|absent>> of the tumor."``."""

import re
from collections.abc import Callable, Iterator

import pytest

from recurnlp import Extractor, Mention
from recurnlp.extract.reader import UNKNOWN, Reader
from recurnlp.extract.vocabulary import FUNCTION_WORDS, collect_vocabulary
from recurnlp.rules import RuleSet

_MARK = re.compile(r"<<(.*?)>>", re.DOTALL)


def _read_marks(marked: str) -> tuple[str, list[tuple[int, int, list[str]]]]:
    text, marks, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        words, *facts = match[1].split("|")
        marks.append((len(text), len(text) + len(words), facts))
        text += words
        last = match.end()
    return text + marked[last:], marks


def _list_facts(mention: Mention) -> Iterator[str]:
    yield from (mention.kind, mention.assertion, mention.time, mention.extent)
    yield "sites=" + ",".join(mention.sites)
    yield f"side={mention.laterality}"
    yield f"nodes={mention.nodes_positive}/{mention.nodes_examined}"


@pytest.fixture(scope="session")
def check_marks(extractor: Extractor) -> Callable[[str], None]:
    """A function that reads a marked text and fails unless every mark, and nothing else, is a mention as it says.

    A mark is ``<<words|fact|fact…>>``; facts are values of kind, assertion, time and extent, ``sites=liver,lung``
    (all of them, in order; ``sites=`` for none), ``side=left`` and ``nodes=2/15``. A mention belongs to the mark
    it overlaps. Stages are left aside.
    """

    def check(marked: str) -> None:
        text, marks = _read_marks(marked)
        mentions = [mention for mention in extractor(text).mentions if mention.kind != "stage"]
        found = [f"{mention.text!r}: {' '.join(_list_facts(mention))}" for mention in mentions]
        assert len(mentions) == len(marks), f"{len(marks)} expected, found {found}"
        for mention, (start, end, facts) in zip(mentions, marks, strict=True):
            assert mention.start < end, found
            assert mention.end > start, found
            assert set(facts) <= set(_list_facts(mention)), found

    return check


@pytest.fixture(scope="session")
def is_known(rules: RuleSet) -> Callable[[str], bool]:
    """Whether a word stands in a phrase of a rule that ships, joins such phrases, or stands for all unknown ones."""
    known = collect_vocabulary(rules, Reader(rules.spelling, rules.guessed))
    return (known | FUNCTION_WORDS | {UNKNOWN}).__contains__
