"""Full stops, one by one."""

import pytest

from recurnlp.extract.segment.abbreviations import ends_sentence, is_open_word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seen by Dr. Moss", False),
        ("Pain is mild. Rest", True),
        ("Lesion no. 5", False),
        ("Stones: no. 5", True),
        ("1. Rest", False),
        ("vitamin B. Rest", True),
        ("seen by B. Moss", False),
        ("Count: 7. Rest", True),
        ("Count: 1. Rest", False),
        ("Count: 1. Other count: 2", True),
        ("size 2. 5 cm", False),
        ("stage 2. Five", True),
        ("NODE: NEG. FOR SARCOMA", False),
        ("NODE: NEG. FAT", True),
        (",. Rest", False),
        (". Rest", False),
    ],
)
def test_full_stop(text: str, *, expected: bool) -> None:
    """The words around a full stop decide whether a sentence ends there."""
    assert ends_sentence(text, 0, text.index(".")) is expected


def test_open_words() -> None:
    """A preposition needs a word after it; a noun does not."""
    assert is_open_word("part of", 0, 7)
    assert not is_open_word("part", 0, 4)
    assert not is_open_word("", 0, 0)
