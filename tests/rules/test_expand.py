import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import RuleError
from recurnlp.rules.expand import LIMIT, expand

WORDS = {
    "sign": ["sign of", "signs of"],
    "spread": ["spread", "{sign?} seeding"],
    "organ": ["liver", "lung"],
}
TEXTS = st.sampled_from(["of", "the", ":", "#", " ", "  "])
NAMES = st.sampled_from([*WORDS, "old", "two words"])


@st.composite
def compact_phrases(draw: st.DrawFn) -> str:
    """A phrase of words and braces that always holds one word."""
    pieces = draw(st.lists(TEXTS | groups(), max_size=3))  # four could stand for more than the limit
    return " ".join(["new", *pieces])


def groups() -> st.SearchStrategy[str]:
    """Alternatives in braces, at least one of them a list or two of them there."""
    optional = st.sampled_from(["", "?"])
    several = st.lists(NAMES, min_size=2, max_size=3).map("|".join)
    return st.builds("{{{}{}}}".format, several | st.sampled_from(sorted(WORDS)), optional)


def test_plain_phrase_stands_for_itself() -> None:
    """A phrase without braces is its own only expansion."""
    assert expand("local recurrence", {}) == ["local recurrence"]


def test_list_stands_for_each_of_its_words() -> None:
    """`{name}` gives one phrase a word, in the order of the list."""
    assert expand("{organ} nodule", WORDS) == ["liver nodule", "lung nodule"]


def test_alternatives_may_be_text_or_lists() -> None:
    """Of `{a|b c|list}` a list's name stands for its words and the rest for itself."""
    assert expand("{no|free of|organ} tumor", WORDS) == [
        "no tumor",
        "free of tumor",
        "liver tumor",
        "lung tumor",
    ]


def test_question_mark_makes_optional() -> None:
    """With a trailing `?` the phrase stands with and without the braces, and leaves no gap."""
    assert expand("no {organ?} tumor", WORDS) == ["no tumor", "no liver tumor", "no lung tumor"]


def test_single_optional_word_needs_no_list() -> None:
    """`{word?}` that is no list is the word itself, optional."""
    assert expand("{any?} tumor", {}) == ["tumor", "any tumor"]


def test_words_of_a_list_may_hold_braces() -> None:
    """Lists refer to other lists, and what those hold is expanded too."""
    assert expand("{spread}", WORDS) == ["spread", "seeding", "sign of seeding", "signs of seeding"]


def test_every_choice_meets_every_other() -> None:
    """Two groups of two and three choices stand for six phrases."""
    assert len(expand("{sign} {a|b|c}", WORDS)) == 6


@given(compact_phrases())
def test_expansions_are_plain_text(phrase: str) -> None:
    """No expansion holds a brace, a bar or a gap, and none begins or ends in white space."""
    for expansion in expand(phrase, WORDS):
        assert not set("{}|") & set(expansion)
        assert expansion == " ".join(expansion.split())


@given(compact_phrases())
def test_expansions_differ(phrase: str) -> None:
    """Each expansion is there once, however often the choices lead to it."""
    expansions = expand(phrase, WORDS)

    assert len(expansions) == len(set(expansions))


@given(compact_phrases())
def test_text_outside_braces_is_in_every_expansion(phrase: str) -> None:
    """An optional group adds a word in front and takes nothing away: what was there stays, in the same order."""
    plain, more = expand(phrase, WORDS), expand("{organ?} " + phrase, WORDS)

    assert {*plain} == {expansion.removeprefix("liver ").removeprefix("lung ") for expansion in more}


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("{organs} nodule", r"\{organs\} is no word list"),
        ("{body_part?} nodule", r"\{body_part\} is no word list"),
        ("{left|body_part} nodule", r"\{body_part\} is no word list"),
        ("{} nodule", "is no word list"),
        ("{left|} nodule", "is no word list"),
        ("{left nodule", "braces in braces, or without their other half"),
        ("{organ} nodule}", "braces in braces, or without their other half"),
        ("left} nodule", "braces in braces, or without their other half"),
        ("{left|{organ}} nodule", "braces in braces, or without their other half"),
        ("{organ?} {any?}", "may stand for nothing"),
        ("", "may stand for nothing"),
    ],
)
def test_slip_is_an_error(phrase: str, problem: str) -> None:
    """A phrase that could never fire as its writer meant is refused, with what is wrong."""
    with pytest.raises(RuleError, match=problem):
        expand(phrase, WORDS)


def test_empty_list_is_an_error() -> None:
    """A phrase over a list without words stands for nothing, and is refused."""
    with pytest.raises(RuleError, match="may stand for nothing"):
        expand("{organ} nodule", {"organ": []})


@pytest.mark.parametrize("words", [{"a": ["{a}"]}, {"a": ["x", "{b}"], "b": ["y {a?}"]}])
def test_circle_is_an_error(words: dict[str, list[str]]) -> None:
    """Lists that contain themselves, at once or by way of another, are refused by name."""
    with pytest.raises(RuleError, match="the word list 'a' contains itself"):
        expand("{a}", words)


def test_list_may_be_used_twice() -> None:
    """One list in two places of a phrase is no circle."""
    assert len(expand("{organ} and {organ}", WORDS)) == 4


def test_limit_is_reached_and_not_passed() -> None:
    """A phrase may stand for as many phrases as the limit says; one choice more is refused."""
    words = {"many": [f"w{i}" for i in range(LIMIT // 2)]}

    assert len(expand("{many} {a|b}", words)) == LIMIT
    with pytest.raises(RuleError, match=r"stands for 30,000 phrases; the limit is 20,000"):
        expand("{many} {a|b|c}", words)
