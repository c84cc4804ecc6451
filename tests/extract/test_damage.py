"""What happens to notes on their way, and must not change what is read in them."""

import json
import re
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import pytest

from recurnlp import Extractor, Mention

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
TEXTS = [
    json.loads(line)["text"] for file in sorted(GOLD.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
]
# What each character of a note turns into.
Pieces = list[str]


def capitalize(text: str) -> Pieces:
    """Everything in capitals."""
    return [character.upper() for character in text]


def end_lines_with_tags(text: str) -> Pieces:
    """A tag for each line break."""
    return ["<br/>" if character == "\n" else character for character in text]


def end_lines_as_hl7(text: str) -> Pieces:
    """The escape sequence of HL7 for each line break."""
    return ["\\.br\\" if character == "\n" else character for character in text]


def write_entities(text: str) -> Pieces:
    """Entities for signs, and for the blanks between small letters."""
    pieces = [{"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}.get(character, character) for character in text]
    for blank in re.finditer("(?<=[a-z]) (?=[a-z])", text):
        pieces[blank.start()] = "&nbsp;"
    return pieces


def redact(text: str) -> Pieces:
    """Redactions of three kinds, one after every third word of running text."""
    pieces = list(text)
    for number, blank in enumerate(re.finditer("(?<=[a-z]) (?=[a-z])", text)):
        if number % 3 == 0:
            pieces[blank.start()] = (" XXXX ", " ____ ", " [**Name**] ")[number // 3 % 3]
    return pieces


def break_words(text: str) -> Pieces:
    """A hyphen and a line break in the middle of the words that tell of spread and return."""
    pieces = list(text)
    for word in re.finditer(r"\b(?:metas|recur|malig|negat|posit)[a-z]{3,}\b", text):
        pieces[word.start() + 3] += "-\n"
    return pieces


def read(extractor: Extractor, text: str) -> list[Mention]:
    """The mentions of a note, without stages: what stands in a code's place is another matter."""
    return [mention for mention in extractor(text).mentions if mention.kind != "stage"]


@pytest.mark.parametrize(
    "damage", [capitalize, end_lines_with_tags, end_lines_as_hl7, write_entities, redact, break_words]
)
def test_damage_changes_no_mention(damage: Callable[[str], Pieces], extractor: Extractor) -> None:
    """Every mention of the corpus is found where it is now, and says what it said."""
    for text in TEXTS:
        pieces = damage(text)
        places = [0, *accumulate(map(len, pieces))]
        damaged = "".join(pieces)

        before = [(places[m.start], places[m.end], m.kind, m.assertion, m.time, m.sites) for m in read(extractor, text)]
        after = [(m.start, m.end, m.kind, m.assertion, m.time, m.sites) for m in read(extractor, damaged)]

        assert after == before, damaged
        assert all(m.text == damaged[m.start : m.end] for m in read(extractor, damaged))


@pytest.mark.parametrize(
    "text",
    [
        "Liver metast asis is new.",
        "Liver metas-\ntasis is new.",
        "Liver metas- tasis is new.",
        "Liver rnetastasis is new.",
        "Liver metas1asis is new.",
        "Liver metastisis is new.",
        "Liver metasteses are new.",
        "Liver metastatses are new.",
        "LIVER I1ETASTASIS IS NEW.",
        "LIVER METASTASlS IS NEW.",
        "Liver&nbsp;metastasis is <b>new</b>.",
        "Liver ___ metastasis is new.",
        "A liver XXXX metastasis is new.",
    ],
)
def test_damaged_metastasis_is_found(text: str, extractor: Extractor) -> None:
    """However a metastasis of the liver is spelled, torn or marked up, it is one metastasis of the liver."""
    (mention,) = extractor(text).mentions

    assert (mention.kind, mention.assertion, mention.sites) == ("metastasis", "present", ("liver",))


@pytest.mark.parametrize(
    "text",
    [
        "Recur rence of the glioma is not seen.",
        "Reccurence of the glioma is not seen.",
        "Recurrance of the glioma is not seen.",
        "Recurrcnce of the glioma is not seen.",
        "Recurrerice of the glioma is not seen.",
        "No evidence of re-\ncurrence of the glioma.",
    ],
)
def test_damaged_recurrence_is_found(text: str, extractor: Extractor) -> None:
    """However a recurrence is spelled or torn, it is the one that is denied."""
    (mention,) = extractor(text).mentions

    assert (mention.kind, mention.assertion) == ("recurrence", "absent")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("LYMPH N0DES, SIX, NEGATIVE FOR TUMOR (O/6).", (0, 6)),
        ("Iymph nodes, twelve, negative for carci noma (0/l2).", (0, 12)),
        ("Two of fifteen lymph nodes contain adenocarcinmoa.", (2, 15)),
        ("Axillary lymph nodes, p0sitive (3/1O).", (3, 10)),
    ],
)
def test_damaged_counts_are_read(text: str, counts: tuple[int, int], extractor: Extractor) -> None:
    """Counts of nodes are read where OCR took digits for letters."""
    (mention,) = extractor(text).mentions

    assert (mention.nodes_positive, mention.nodes_examined) == counts
