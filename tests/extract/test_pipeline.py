"""The sentence pipeline: its answer depends on the words of the statement and on nothing else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract import MentionReader
from recurnlp.extract.pipeline import SentencePipeline
from recurnlp.rules import RuleSet

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
SENTENCES = [
    "No evidence of local recurrence, but there are new liver metastases.",
    "Twelve lymph nodes, negative for malignancy (0/12).",
    "History of metastatic melanoma.",
    "Family history of metastatic breast cancer.",
]


@pytest.fixture(scope="module")
def pipeline(mention_reader: MentionReader) -> SentencePipeline:
    """The pipeline that other tests have used before."""
    return mention_reader.pipeline


def read_words(reader: MentionReader, text: str) -> tuple[str, ...]:
    """The words of a text, as the pipeline takes them."""
    return reader.reader.read(text).words


@pytest.mark.parametrize("text", SENTENCES)
def test_answer_is_the_same_cached_or_not(text: str, mention_reader: MentionReader) -> None:
    """A statement asked twice, and asked again after the cache is emptied, gets equal findings."""
    words = read_words(mention_reader, text)
    first = mention_reader.pipeline.find(words, 0)

    again = mention_reader.pipeline.find(words, 0)
    mention_reader.pipeline.find.cache_clear()

    assert first == again == mention_reader.pipeline.find(words, 0)
    assert first


@pytest.mark.slow
def test_answer_does_not_depend_on_what_was_read_before(rules: RuleSet, mention_reader: MentionReader) -> None:
    """A new pipeline gives each gold note the mentions that one gives which has read all the others."""
    lines = [line for file in sorted(GOLD.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    texts = [json.loads(line)["text"] for line in lines]
    used = [mention_reader.read(text, mention_reader.segment(text)) for text in texts]
    fresh = MentionReader(rules)

    assert [fresh.read(text, fresh.segment(text)) for text in reversed(texts)] == used[::-1]


def test_label_is_no_part_of_the_cached_answer(mention_reader: MentionReader) -> None:
    """The same words are another statement where their first ones are the label."""
    words = read_words(mention_reader, "Metastases: none.")

    assert len(mention_reader.pipeline.find(words, 0)) == 1
    assert mention_reader.pipeline.find(words, 2) == ()


@given(st.lists(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), min_size=4), min_size=1))
def test_string_store_does_not_grow_with_names(
    mention_reader: MentionReader, is_known: Callable[[str], bool], names: list[str]
) -> None:
    """Words that no rule knows leave nothing behind in the vocabulary of the pipeline."""
    strings = mention_reader.pipeline.nlp.vocab.strings
    before = len(strings)

    note = f"{' '.join(names)} had metastases to the liver, said {names[-1]}."
    mention_reader.read(note, mention_reader.segment(note))

    assert all(is_known(string) for string in list(strings)[before:])


def test_names_are_not_in_the_string_store(mention_reader: MentionReader) -> None:
    """A patient's name in a sentence that holds a mention is not kept."""
    text = "Mr. Abernquist-Zell has brain metastases."
    mention_reader.read(text, mention_reader.segment(text))

    strings = mention_reader.pipeline.nlp.vocab.strings

    assert "metastases" in strings
    assert not {"abernquist", "Abernquist", "zell", "Zell"} & set(strings)


def test_unknown_words_share_one_answer(mention_reader: MentionReader) -> None:
    """Sentences that differ only in words no rule knows are one entry of the cache."""
    for name in ("Hollis", "Prewitt", "Oduya"):
        text = f"{name} has metastases to the lung."
        mention_reader.read(text, mention_reader.segment(text))
    size = mention_reader.pipeline.find.cache_info().currsize

    text = "Vandersloot has metastases to the lung."
    mention_reader.read(text, mention_reader.segment(text))

    assert mention_reader.pipeline.find.cache_info().currsize == size


def test_empty_statement_finds_nothing(pipeline: SentencePipeline) -> None:
    """No words hold no finding."""
    assert pipeline.find((), 0) == ()
