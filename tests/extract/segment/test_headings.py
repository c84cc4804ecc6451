"""Section headings in every form that hospitals print them."""

from collections.abc import Callable

import pytest

from recurnlp.extract.segment.headings import HeadingFinder
from recurnlp.rules import SectionRule

ReadSections = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IMPRESSION: Stable cyst.", [("impression", "IMPRESSION:")]),
        ("Impression: Stable cyst.", [("impression", "Impression:")]),
        ("impression: stable cyst.", [("impression", "impression:")]),
        ("IMPRESSION - Stable cyst.", [("impression", "IMPRESSION -")]),
        ("IMPRESSION-- Stable cyst.", [("impression", "IMPRESSION--")]),
        ("IMPRESSION\nStable cyst.", [("impression", "IMPRESSION")]),
        ("Impression\r\nStable cyst.\r\n", [("impression", "Impression")]),
        ("  IMPRESSION :\n\n  Stable cyst.", [("preamble", ""), ("impression", "IMPRESSION :")]),
        ("**IMPRESSION:** Stable cyst.", [("preamble", ""), ("impression", "IMPRESSION:**")]),
        ("FINAL  DIAGNOSIS: Fibrosis.", [("diagnosis", "FINAL  DIAGNOSIS:")]),
        ("\ufeffFINDINGS: Clear.", [("preamble", ""), ("findings", "FINDINGS:")]),
    ],
)
def test_heading_forms(read_sections: ReadSections, text: str, expected: list[tuple[str, str]]) -> None:
    """A known heading is found with colon, dash or alone on its line, in any case and spacing."""
    assert read_sections(text) == expected


def test_flattened_export_is_divided(read_sections: ReadSections) -> None:
    """A one-paragraph export is divided at its headings, and at sentences that are nothing but a heading."""
    text = "Sent by the ward. CLINICAL HISTORY: Colon lump. GROSS DESCRIPTION. Pink tissue. Final Diagnosis. Adenoma."
    assert [category for category, _ in read_sections(text)] == [
        "preamble",
        "clinical_information",
        "gross",
        "diagnosis",
    ]


def test_comma_export_is_divided(read_sections: ReadSections) -> None:
    """An export that turned line breaks into commas is divided at its capital headings."""
    text = "REASON FOR VISIT:,Sore throat.,PAST MEDICAL HISTORY:,  Goiter., ,ALLERGIES:, None."
    assert [category for category, _ in read_sections(text)] == ["chief_complaint", "past_history", "allergies"]


def test_capital_heading_stands_out_of_running_text(read_sections: ReadSections) -> None:
    """In one-paragraph text with no full stop before it, a heading in capitals and with a colon is found."""
    assert read_sections("two pieces of tissue DIAGNOSIS: Lipoma")[1:] == [("diagnosis", "DIAGNOSIS:")]
    assert read_sections("BACK SKIN CLINICAL HISTORY: Itch")[1:] == [("clinical_information", "CLINICAL HISTORY:")]


@pytest.mark.parametrize(
    "text",
    [
        "My own impression was that of a strain.",
        "He gave this impression: tired and pale.",
        "There is no family history of goiter.",
        "BENIGN SKIN, SEE COMMENT: NOTHING",
        "The scan time was 10:30 and the dose low.",
        "She wrote her plan - a short one - last week.",
        "SMALL ROUND HISTORY: of no rule",
        "It was, diagnosis: unknown, treated.",
        "A cough, History - long and dull.",
    ],
)
def test_words_in_running_text_are_no_headings(read_sections: ReadSections, text: str) -> None:
    """Words of the body that also head sections do not divide it."""
    assert [category for category, _ in read_sections(text)] == ["preamble"]


def test_longer_heading_wins(read_sections: ReadSections) -> None:
    """Of two headings that end with the same word the longer one decides the category."""
    assert [category for category, _ in read_sections("FAMILY HISTORY: Goiter.\nHISTORY: Cough.")] == [
        "family_history",
        "history",
    ]


def test_adjacent_headings_make_empty_sections(read_sections: ReadSections) -> None:
    """A heading right after another ends an empty section."""
    assert read_sections("FINDINGS:\nIMPRESSION: Clear.") == [("findings", "FINDINGS:"), ("impression", "IMPRESSION:")]


def test_heading_offsets() -> None:
    """A heading knows where it starts and where the text after it begins."""
    rule = SectionRule(
        id="section.plan", file="-", why="-", match=("-",), no_match=("-",), category="plan", headings=("plan",)
    )
    heading = next(HeadingFinder([rule]).find("Well. PLAN:  rest"))
    assert (heading.category, heading.start, heading.body) == ("plan", 6, 13)
