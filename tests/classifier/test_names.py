import pytest

from recurnlp.classifier.names import find_names


@pytest.mark.parametrize(
    "text",
    [
        "seen by Dr. Quillfeather today",
        "seen by dr quillfeather today",
        "MRS. QUILLFEATHER RETURNS",
        "Patient name: Ada Quillfeather",
        "Dictated by: A. B. Quillfeather",
        "Ada Quillfeather, MD",
        "Ada Quillfeather M.D.",
    ],
)
def test_words_where_names_stand_are_found(text: str) -> None:
    """After a title or a field for names, and before a degree, stand names, whatever their case."""
    assert "quillfeather" in find_names(text)


def test_other_words_are_left_alone() -> None:
    """Words that stand nowhere near a title are no names."""
    assert find_names("The liver is free of metastases.") == set()
