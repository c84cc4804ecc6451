"""Where sentences end, and where they only seem to."""

from collections.abc import Callable

import pytest

ReadSentences = Callable[[str], list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "Seen by Dr. Moss in the ward.",
        "Seen by Dr. J. Moss in the ward.",
        "Treated at St. Anne with approx. 20 doses.",
        "The mass measures 2.5 cm. x 3 cm. in depth.",
        "The mass measures 2. 5 cm across.",
        "Lesion No. 4 is smaller, see Fig. 2 above.",
        "Scar vs. Residual tumor at the edge.",
        "Given e.g. Tamoxifen for years.",
        "Sections show the. fibrous tissue around it.",
        "THE MARGIN IS FREE OF. TUMOR.",
        "PIECE OF SKIN,. WITH HAIR.",
        "Pill taken b.i.d. with food.",
        "Small edge; clean base; no pigment.",
        "Liver; lung; bone scanned.",
    ],
)
def test_full_stops_that_end_nothing(read_sentences: ReadSentences, text: str) -> None:
    """Abbreviations, initials, decimals, stray full stops and short lists leave a sentence whole."""
    assert read_sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Number of nodes involved:\n0\n",
        "Number of nodes involved:\n  2/14\n",
        "Satellite nodules:\nNot identified\n",
        "Distant spread\nAbsent\n",
        "Any spread? No.",
        "Spread? - None.",
        "NUMBER OF NODES INVOLVED BY\nTUMOR: 0",
    ],
)
def test_an_answer_belongs_to_its_question(read_sentences: ReadSentences, text: str) -> None:
    """What fills a field in the line below, and an answer behind a question mark, end no sentence before them."""
    assert read_sentences(text) == [text.strip()]


def test_a_verdict_below_a_label_is_a_sentence(read_sentences: ReadSentences) -> None:
    """A verdict stands under the label of a specimen, which reads on."""
    assert read_sentences("A. Omentum, biopsy:\nNegative.") == ["A. Omentum, biopsy:", "Negative."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No lump. Next scan in May.", ["No lump.", "Next scan in May."]),
        ("Any pain? None! Good.", ["Any pain?", "None!", "Good."]),
        ('He said "never again." Then he left.', ['He said "never again."', "Then he left."]),
        ("Tumor in the nerve.No spread.", ["Tumor in the nerve.", "No spread."]),
        ("Grade 2. Margins clear.", ["Grade 2.", "Margins clear."]),
        ("It weighs 12 g. The rind is thin.", ["It weighs 12 g.", "The rind is thin."]),
        ("It spans 3 cm. The rind is thin.", ["It spans 3 cm.", "The rind is thin."]),
        ("Nodes seen: 6. Nodes hit: 2.", ["Nodes seen: 6.", "Nodes hit: 2."]),
        ("Spread: no. Return: no.", ["Spread: no.", "Return: no."]),
        ("Wound dry; there is no swelling.", ["Wound dry;", "there is no swelling."]),
        ("Left: 4 clots (zones 2, 3). Right: open.", ["Left: 4 clots (zones 2, 3).", "Right: open."]),
        ("The vein is open (see map). No clot.", ["The vein is open (see map).", "No clot."]),
    ],
)
def test_sentence_ends(read_sentences: ReadSentences, text: str, expected: list[str]) -> None:
    """Sentences end at full stops, marks, and semicolons before a new statement."""
    assert read_sentences(text) == expected


def test_note_without_capitals(read_sentences: ReadSentences) -> None:
    """In a note without capitals a full stop is enough to end a sentence."""
    assert read_sentences("pt is well. no new lump. ct next week.") == ["pt is well.", "no new lump.", "ct next week."]


@pytest.mark.parametrize("mark", ["-", "*", "•", "#"])
def test_bullets_are_sentences(read_sentences: ReadSentences, mark: str) -> None:
    """Each item of a bulleted list is a sentence, even where its predecessor has no full stop."""
    text = f"{mark} fatty liver\n{mark} small cyst\n{mark} no stones"
    assert read_sentences(text) == text.split("\n")


def test_numbered_items_are_sentences(read_sentences: ReadSentences) -> None:
    """Each item of a numbered list is a sentence and keeps its number."""
    assert read_sentences("1. Goiter\n2. Gout\n3) old scar") == ["1. Goiter", "2. Gout", "3) old scar"]
    assert read_sentences("1. Goiter. 2. Gout.") == ["1. Goiter.", "2. Gout."]


def test_list_number_is_not_a_sentence(read_sentences: ReadSentences) -> None:
    """A number or letter that opens a list item stays with its words."""
    assert read_sentences("A. Fat only. B. Two cysts.") == ["A. Fat only.", "B. Two cysts."]


def test_key_value_lines_are_sentences(read_sentences: ReadSentences) -> None:
    """Each "key: value" line is one sentence."""
    lines = ["Tumor size: 2 cm", "Nodes with tumor: 3", "Relapse: none", "Spread: No"]
    assert read_sentences("\n".join(lines)) == lines


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wrapped_line_goes_on(read_sentences: ReadSentences, newline: str) -> None:
    """A line break inside a wrapped sentence does not end it; a break that leaves room does."""
    first = "The patient came back to the clinic in autumn and told us of a cough that"
    text = f"{first}{newline}would not settle.{newline}{newline}Lungs clear{newline}Heart small"
    whole = f"{first}{newline}would not settle."
    assert read_sentences(text) == [whole, "Lungs clear", "Heart small"]


@pytest.mark.parametrize(
    "text",
    [
        "Known non-\nHodgkin lymphoma.",
        "Seen in the care of\nDr. Moss.",
        "Fat, muscle,\nSkin and hair.",
        "a meta-\nstatic lump",
    ],
)
def test_line_break_after_unfinished_words(read_sentences: ReadSentences, text: str) -> None:
    """A line that ends with a hyphen, a comma or a preposition goes on, however short it is."""
    assert read_sentences(text) == [text]


def test_blank_line_ends_a_sentence(read_sentences: ReadSentences) -> None:
    """A blank line ends a sentence, whatever comes before and after."""
    assert read_sentences("found in the\n \nliver and") == ["found in the", "liver and"]
