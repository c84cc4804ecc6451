"""Text becomes the words that rules are written in, and no other words."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract.reader import UNKNOWN, Reader
from recurnlp.extract.vocabulary import collect_vocabulary
from recurnlp.rules import RuleSet

SPELLING = {"tumour": "tumor", "haemorrhage": "hemorrhage", "recurrance": "recurrence"}
LETTERS = "abcdefghij"
SEPARATORS = [" ", ", ", ". ", "\n", "\r\n", "\t", "\u00a0", " / ", " (", ") ", "-", ":"]


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader that knows every word."""
    return Reader(SPELLING)


@pytest.fixture(scope="module")
def knowing(rules: RuleSet) -> Reader:
    """A reader that knows the words of the rules that ship, and no other."""
    return Reader(rules.spelling, rules.guessed, collect_vocabulary(rules, Reader(rules.spelling, rules.guessed)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tumor Seen", "tumor seen"),
        ("12 of 15", "# of #"),
        ("w/ tumor", "with tumor"),
        ("W/O tumor", "without tumor"),
        ("c/w tumor", "c / w tumor"),
        ("w/u", "w / u"),
        ("2/15", "# / #"),
        ("0/12", "0 / #"),
        ("O/12", "0 / #"),
        ("o/3", "0 / #"),
        ("O / 12", "0 / #"),
        ("O/l2", "0 / #"),
        ("3/1O", "# / #"),
        ("O/E", "o / e"),
        ("1.5 cm", "#.# cm"),
        ("1,500 cells", "#.# cells"),
        ("two of twelve", "# of #"),
        ("zero", "0"),
        ("tumor-free", "tumor free"),
        ("doesn't show", "does not show"),
        ("can’t exclude", "can not exclude"),
        ("tumor -free", "tumor free"),
        ("- metastasis", "- metastasis"),
        ("T1-2", "t # - #"),
        ("patient's", "patient ' s"),
        ("patient’s", "patient ' s"),
        ("spread — wide", "spread - wide"),
        ("“clear”", '" clear "'),
        ("TUMOUR", "tumor"),
        ("haemorrhage", "hemorrhage"),
        ("HER2", "her #"),
        ("a_b", "a _ b"),
        ("", ""),
        (" \t\n", ""),
    ],
)
def test_words(text: str, words: str, reader: Reader) -> None:
    """Case, numbers, hyphens, quotes and spelling are read into the one form that rules use."""
    assert list(reader.read(text).words) == words.split()


@given(st.text() | st.text(alphabet=st.characters(categories=["Mn", "So", "Cs", "Lo", "Nd", "Cc"])))
def test_offsets_slice_the_text(reader: Reader, text: str) -> None:
    """For any text, words stand in order, do not overlap, and cover every character that is not space or hyphen."""
    reading = reader.read(text)
    spans = list(zip(reading.starts, reading.ends, strict=True))

    assert len(reading.words) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    read = "".join(text[start:end] for start, end in spans)
    assert read.replace("-", "") == "".join(text.split()).replace("-", "")


@given(st.lists(st.text(alphabet=LETTERS, min_size=1), min_size=1), st.sampled_from(SEPARATORS))
def test_a_plain_word_is_its_own_slice(reader: Reader, words: list[str], separator: str) -> None:
    """A plain word is read as the text between its offsets, whatever separates it from the next."""
    text = separator.join(word.upper() for word in words)

    reading = reader.read(text)

    letters = [
        (word, text[start:end].lower())
        for word, start, end in zip(reading.words, reading.starts, reading.ends, strict=True)
        if word.isalpha()
    ]
    assert all(word == piece for word, piece in letters)
    assert [word for word, _ in letters] == words


@pytest.mark.parametrize("gap", ["-\n", "- \n", "-\r\n", "-\n   "])
def test_word_broken_over_a_line_is_one_word(gap: str, knowing: Reader) -> None:
    """A known word broken by a hyphen at the line's end is one word that spans the break."""
    text = f"meta{gap}static"

    reading = knowing.read(text)

    assert reading.words == ("metastatic",)
    assert (reading.starts, reading.ends) == ((0,), (len(text),))


def test_compound_broken_over_a_line_is_two_words(knowing: Reader) -> None:
    """A hyphen at the line's end between two words joins nothing, and each keeps its own place."""
    reading = knowing.read("tumor-\nfree")

    assert reading.words == ("tumor", "free")
    assert (reading.starts, reading.ends) == ((0, 7), (5, 11))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("tumours", "tumors"),
        ("leukaemia", "leukemia"),
        ("oesophagus", "esophagus"),
        ("metastaic", "metastatic"),
        ("METASTESES", "metastases"),
        ("recurrance", "recurrence"),
        ("rnetastatic", "metastatic"),
        ("adenocarcinorna", "adenocarcinoma"),
        ("lymphadenectorny", "lymphadenectomy"),
        ("Iymph", "lymph"),
    ],
)
def test_misspellings_are_read_as_meant(text: str, word: str, knowing: Reader) -> None:
    """British spelling, misspellings and misread letters are read as the word they stand for."""
    assert knowing.read(text).words == (word,)


@given(st.lists(st.text(alphabet=st.characters(categories=["L"]), min_size=1), min_size=1))
def test_words_no_rule_knows_are_not_kept(knowing: Reader, is_known: Callable[[str], bool], names: list[str]) -> None:
    """Whatever the text, the words read are the rules' own or the placeholder: no patient's name is kept."""
    words = knowing.read(" ".join(names)).words

    assert all(is_known(word) or word == UNKNOWN for word in words)


@pytest.mark.parametrize("text", ["recur rence", "Recurr ence", "RECURR\nENCE", "re  currence", "recur- rence"])
def test_torn_word_is_one_word(text: str, knowing: Reader) -> None:
    """A long word torn in two, at any place, is one word that spans the tear."""
    reading = knowing.read(f"No {text} of it")

    assert reading.words == ("no", "recurrence", "of", "it")
    assert (reading.starts[1], reading.ends[1]) == (3, 3 + len(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("re current", "re current"),
        ("recurrent", "recurrent"),
        ("recur, rence", "recur , ·"),
        ("recur / rence", "recur / ·"),
        ("carcinoma s", "carcinoma s"),
        ("meta plasia", "· ·"),
    ],
)
def test_what_is_not_torn_stays_apart(text: str, words: str, knowing: Reader) -> None:
    """Words that stand alone, and pieces with more than blanks between them, are not joined."""
    assert list(knowing.read(text).words) == words.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("LYMPH N0DES", "lymph nodes"),
        ("metas1asis", "metastasis"),
        ("CARC1NOMA", "carcinoma"),
        ("I1ETASTATIC", "metastatic"),
        ("pT1b", "· # b"),
        ("HER2neu", "her # neu"),
    ],
)
def test_digits_inside_words_are_letters(text: str, words: str, knowing: Reader) -> None:
    """A digit that OCR put into a known word is a letter; codes keep their digits."""
    assert list(knowing.read(text).words) == words.split()


def test_names_become_the_placeholder(knowing: Reader) -> None:
    """A name is replaced by the placeholder and the words around it stay."""
    words = knowing.read("Mrs. Quillfeather has metastases").words

    assert words[2:] == (UNKNOWN, "has", "metastases")
