"""The cancer that a note is about."""

import pytest

from recurnlp.extract import MentionReader


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("She has carcinoma of the esophagus.", "esophagus"),
        ("She has carcinoma of the oesophagus.", "esophagus"),
        ("Treated for iung caneer.", "lung"),
        ("The gate is painted green.", None),
    ],
)
def test_a_primary_is_known_in_any_spelling(text: str, site: str | None, mention_reader: MentionReader) -> None:
    """A primary is named by its phrase, whichever way each of its words is spelled."""
    primary = mention_reader.primaries.find(text)

    assert (primary and primary.site) == site
