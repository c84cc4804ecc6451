"""The sieve holds back only statements in which the pipeline finds nothing."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract import MentionReader
from recurnlp.extract.sieve import Sieve
from recurnlp.extract.statement import FINDINGS
from recurnlp.rules import RuleSet

CORPORA = Path(__file__).parents[2] / "corpora"
Words = tuple[str, ...]


@pytest.fixture(scope="module")
def sieve(rules: RuleSet, mention_reader: MentionReader) -> Sieve:
    """The sieve of the rules that ship."""
    return Sieve(rules, mention_reader.reader.read_words)


@pytest.fixture(scope="module")
def phrases(rules: RuleSet) -> list[str]:
    """Phrases of every rule that can have a part in a finding, a few of each."""
    families = (*rules.targets, *rules.context, *rules.sites)
    return [p for rule in families for p in Random(rule.id).sample(rule.phrases, min(5, len(rule.phrases)))]  # noqa: S311


def load_statements(reader: MentionReader) -> Iterator[tuple[Words, int]]:
    """Every sentence of the corpora, as the pipeline gets it."""
    files = sorted((CORPORA / "gold").glob("*.jsonl"))
    texts = [json.loads(line)["text"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    with (CORPORA / "demo" / "notes.csv").open(encoding="utf-8", newline="") as rows:
        texts += [row["text"] for row in csv.DictReader(rows)]
    for text in texts:
        for sentence in reader.segment(text).sentences:
            statement = reader.state(text, sentence)
            yield statement.words, statement.label_size


def finds_nothing(reader: MentionReader, words: Words, label_size: int) -> bool:
    """Whether the pipeline, asked without the sieve, finds nothing."""
    return reader.pipeline.parse(words, label_size).user_data[FINDINGS] == ()


def test_nothing_of_the_corpora_is_held_back(mention_reader: MentionReader, sieve: Sieve) -> None:
    """Each statement of the corpora that the sieve holds back is empty to the pipeline too."""
    held = [(words, size) for words, size in set(load_statements(mention_reader)) if not sieve.passes(words)]

    assert len(held) > 1000
    assert all(finds_nothing(mention_reader, words, size) for words, size in held)


@given(chosen=st.lists(st.integers(0), min_size=1, max_size=6), label_size=st.integers(0, 6))
def test_nothing_of_assembled_statements_is_held_back(
    chosen: list[int], label_size: int, phrases: list[str], mention_reader: MentionReader, sieve: Sieve
) -> None:
    """Phrases of rules in any order are held back only where the pipeline finds nothing."""
    words = mention_reader.reader.read(" ".join(phrases[i % len(phrases)] for i in chosen)).words
    size = min(label_size, len(words))

    assert sieve.passes(words) or finds_nothing(mention_reader, words, size)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Metastases to the liver.", True),
        ("The patient is disease-free.", True),
        ("Lymph nodes: negative for tumor.", True),
        ("OMENTUM, BIOPSY: ADENOCARCINOMA.", True),
        ("Three lymph nodes were submitted in one cassette.", False),
        ("The tumor measures 2.1 cm.", False),
        ("Negative for malignancy.", False),
        ("", False),
    ],
)
def test_sieve_wants_a_name_or_a_place_with_a_verdict(
    text: str, passes: bool, mention_reader: MentionReader, sieve: Sieve
) -> None:
    """A name of spread or return passes; a place, a neoplasm or a verdict passes only in company."""
    assert sieve.passes(mention_reader.reader.read(text).words) is passes


def test_sieve_matches_whole_words(mention_reader: MentionReader, sieve: Sieve) -> None:
    """A word that a phrase is only part of does not pass."""
    words = mention_reader.reader.read("Metastases.").words

    assert sieve.passes(words)
    assert not sieve.passes((f"{words[0]}x", "."))
