from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.matcher import Matcher
from spacy.tokens import Doc

from recurnlp import RuleError
from recurnlp.rules.expand import LIMIT
from recurnlp.rules.token_pattern import expand_pattern

NLP = English()
WORD = st.sampled_from(["no", "sign", "of", "new", "tumor"])
TOKENS = st.builds(
    lambda words, optional: {"LOWER": {"IN": words}} | ({"OP": "?"} if optional else {}),
    st.lists(WORD, min_size=1, max_size=3),
    st.booleans(),
)


@pytest.mark.parametrize("attribute", ["LOWER", "TEXT", "ORTH"])
def test_word_stands_for_itself(attribute: str) -> None:
    """A token of one word is the word in lower case, whichever attribute names it."""
    assert expand_pattern([{attribute: "No"}, {attribute: "tumor"}]) == ("no tumor",)


def test_list_stands_for_each_word() -> None:
    """`IN` gives one phrase a word."""
    assert expand_pattern([{"LOWER": {"IN": ["no", "without"]}}, {"LOWER": "tumor"}]) == ("no tumor", "without tumor")


def test_optional_token_may_be_left_out() -> None:
    """`OP: ?` gives the phrase with the token and without."""
    pattern = [{"LOWER": "no"}, {"LOWER": "new", "OP": "?"}, {"LOWER": "tumor", "OP": "1"}]

    assert expand_pattern(pattern) == ("no new tumor", "no tumor")


def test_phrase_is_there_once() -> None:
    """Words that differ in their capitals alone give one phrase."""
    assert expand_pattern([{"TEXT": {"IN": ["No", "NO", "no"]}}]) == ("no",)


def test_limit_is_reached_and_not_passed() -> None:
    """A pattern may stand for as many phrases as the limit says; one word more is refused."""
    words = [f"w{number}" for number in range(LIMIT)]

    assert len(expand_pattern([{"LOWER": {"IN": words}}])) == LIMIT
    with pytest.raises(RuleError, match="stands for over 20,000 phrases"):
        expand_pattern([{"LOWER": {"IN": [*words, "more"]}}])


@given(st.lists(TOKENS, max_size=3), st.lists(WORD, max_size=5))
def test_phrases_are_what_spacy_matches(tokens: list[dict[str, Any]], words: list[str]) -> None:
    """A text is one of the phrases exactly when spaCy's matcher matches the pattern to all of it."""
    pattern = [*tokens, {"LOWER": "tumor"}]
    text = [*words, "tumor"]
    matcher = Matcher(NLP.vocab)
    matcher.add("pattern", [pattern])

    whole = (0, len(text)) in {(start, end) for _, start, end in matcher(Doc(NLP.vocab, words=text))}

    assert (" ".join(text) in expand_pattern(pattern)) == whole


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("no .* tumor", "regular expressions are not supported"),
        ([{"LOWER": "no", "OP": "*"}], "only '\\?' is understood"),
        ([{"LOWER": "no", "OP": "!"}], "only '\\?' is understood"),
        (["no"], "only '\\?' is understood"),
        ([{"LEMMA": "be"}], "only one of LOWER, TEXT and ORTH"),
        ([{"LOWER": "no", "POS": "DET"}], "only one of LOWER, TEXT and ORTH"),
        ([{"LOWER": "no", "TEXT": "No"}], "only one of LOWER, TEXT and ORTH"),
        ([{}], "only one of LOWER, TEXT and ORTH"),
        ([{"LOWER": {"REGEX": "^no"}}], "only a word or an IN list"),
        ([{"LOWER": {"IN": ["no"], "NOT_IN": ["not"]}}], "only a word or an IN list"),
        ([{"LOWER": {"IN": "no"}}], "only a word or an IN list"),
        ([{"LOWER": {"IN": []}}], "only a word or an IN list"),
        ([{"LOWER": {"IN": [1]}}], "only a word or an IN list"),
        ([{"LOWER": 1}], "only a word or an IN list"),
        ([{"LOWER": " "}], "only a word or an IN list"),
        ([{"LOWER": "no", "OP": "?"}], "may stand for nothing"),
        ([{"LOWER": {"IN": ["a", "b"] * 20}}] * 3, "stands for over 20,000 phrases"),
    ],
)
def test_what_phrases_cannot_say_is_refused(pattern: object, problem: str) -> None:
    """A pattern with anything that phrases cannot say is an error, not a rule that means less."""
    with pytest.raises(RuleError, match=problem):
        expand_pattern(pattern)
