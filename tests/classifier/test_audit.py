from collections.abc import Collection

from recurnlp.classifier.audit import audit_terms
from recurnlp.classifier.sheet import Sheet


def sheet(*plain: str, capital: Collection[str] = (), names: Collection[str] = ()) -> Sheet:
    """A note that writes some terms in lower case and others otherwise."""
    return Sheet({}, frozenset({*plain, *capital}), frozenset(plain), frozenset(names), "not_stated")


def test_a_common_word_enters_with_its_numbers() -> None:
    """A word that three notes of two patients write in lower case enters, and the numbers are kept."""
    audit = audit_terms([sheet("fluffy")] * 3, ["a", "a", "b"], (), min_notes=3, min_patients=2)

    assert audit.common == {"fluffy": (3, 2)}
    assert audit.terms == ("fluffy",)


def test_many_notes_of_few_patients_are_too_few() -> None:
    """The nickname of one patient may stand in many notes."""
    audit = audit_terms([sheet("fluffy")] * 9, ["a"] * 9, (), min_notes=3, min_patients=2)

    assert audit.terms == ()
    assert audit.refused == {"in too few notes or patients in lower case": 1}


def test_a_word_of_the_lexicon_enters_however_rare() -> None:
    """What the rules say is public, so one note is enough, even with a capital or where a name stands."""
    audit = audit_terms([sheet(capital=["mets"], names=["mets"])], ["a"], {"mets"}, min_notes=5, min_patients=5)

    assert audit.lexicon == ("mets",)


def test_capitals_do_not_count() -> None:
    """A word that is always written with a capital is taken for a name."""
    notes = [sheet(capital=["quillfeather"])] * 9

    assert audit_terms(notes, range(9), (), min_notes=2, min_patients=2).terms == ()


def test_a_name_seen_once_is_a_name_everywhere() -> None:
    """A word that stands after a title in one note is refused in all, alone and in pairs."""
    notes = [sheet("quillfeather", "old quillfeather")] * 9 + [sheet(names=["quillfeather"])]
    audit = audit_terms(notes, range(10), (), min_notes=2, min_patients=2)

    assert audit.terms == ()
    assert audit.refused == {"stands where a name stands": 2}


def test_dates_and_letters_are_refused() -> None:
    """Months, days and single letters do not enter however common."""
    notes = [sheet("march", "since tuesday", "x")] * 9

    assert audit_terms(notes, range(9), (), min_notes=2, min_patients=2).refused == {
        "a month or a day": 2,
        "a single letter": 1,
    }
