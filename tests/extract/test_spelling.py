"""Guessing what a misspelled long word was meant to be, and leaving real words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.spelling import SpellingGuesser
from recurnlp.rules import RuleSet


@pytest.fixture(scope="module")
def guesser(rules: RuleSet) -> SpellingGuesser:
    """A guesser of the words that ship."""
    return SpellingGuesser(rules.guessed)


@pytest.fixture(scope="module")
def guessed(rules: RuleSet) -> tuple[str, ...]:
    """The words that are guessed."""
    return rules.guessed


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("metastattic", "metastatic"),
        ("metastatc", "metastatic"),
        ("metasttic", "metastatic"),
        ("metastasiss", "metastasis"),
        ("recurrencce", "recurrence"),
        ("recurent", "recurrent"),
        ("recurrnet", "recurrent"),
        ("i1etastatic", "metastatic"),
        ("carcinomatossi", "carcinomatosis"),
        ("adenocarcnoma", "adenocarcinoma"),
        ("rnetastasis", "metastasis"),
        ("carcinorna", "carcinoma"),
    ],
)
def test_near_words_are_guessed(word: str, meant: str, guesser: SpellingGuesser) -> None:
    """A long word a letter or two away from a clinical one is taken for it."""
    assert guesser.guess(word) == meant


@pytest.mark.parametrize(
    "word",
    [
        *"occurrence occurrences occurred prosthetic carcinoid relative negation metatarsal metabolic metaphysis "
        "concurrent currency identical positron papilla carcinogen static metaplastic metaplasia consisted consistency "
        "maxillary mastectomy endothelial undifferentiated peroneal comparable compatibly identifier".split(),
        "capillary",
        "direction",
        "dissecting",
        "identities",
        "urothelium",
    ],
)
def test_real_words_are_left_alone(word: str, guesser: SpellingGuesser) -> None:
    """Real words that look like a clinical one are not taken for it."""
    assert guesser.guess(word) is None


def test_known_words_are_their_own_guess(guesser: SpellingGuesser, guessed: tuple[str, ...]) -> None:
    """A word spelled right is guessed as itself."""
    assert [guesser.guess(word) for word in guessed] == list(guessed)


@given(st.integers(0), st.lists(st.tuples(st.integers(0), st.sampled_from(["", "a", "m", "rn", "zz"])), max_size=3))
def test_every_guess_holds_a_half(
    guesser: SpellingGuesser, guessed: tuple[str, ...], number: int, edits: list[tuple[int, str]]
) -> None:
    """Whatever is guessed holds, once "rn" is read or left, a half of the word: that is what the scanner looks for."""
    letters = list(guessed[number % len(guessed)])
    for at, instead in edits:
        letters[at % len(letters)] = instead
    word = "".join(letters)

    meant = guesser.guess(word)

    assert meant is None or any(half in word for half in guesser.halves_of([meant]))
