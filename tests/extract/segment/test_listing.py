"""Lists of specimens, and how a report is told by their marks."""

from collections.abc import Callable

import pytest

from recurnlp.extract.segment import Segmenter

ReadLabels = Callable[[str], list[tuple[str | None, str]]]


@pytest.mark.parametrize(
    "listed",
    [
        "SPECIMENS:\nA. Left kidney\nB. Omentum\n",
        "SPECIMENS:\nA - Left kidney\nB - Omentum\n",
        "Specimens: A) Left kidney, B) Omentum\n",
        "Specimens: (A) Left kidney (B) Omentum\n",
        "SPECIMEN: [A] Left kidney [B] Omentum\n",
        "SPECIMENS:\n#A Left kidney\n#B Omentum\n",
        "Received: Part A, Left kidney. Part B, Omentum.\n",
        "Part A: Left kidney\nPart B: Omentum\n",
        "Part | Specimen\nA | Left kidney\nB | Omentum\n",
        'GROSS DESCRIPTION:\nA. Received fresh labeled "left kidney" is fat.\nB. Labeled "Omentum" is fat.\n',
    ],
)
def test_a_diagnosis_tells_of_specimens_by_their_marks(read_labels: ReadLabels, listed: str) -> None:
    """However a report lists its specimens, a mark in the diagnosis stands for one of them."""
    assert read_labels(f"{listed}DIAGNOSIS:\nA. Cyst.\nB. Fat.\n")[-1] == ("Omentum", "B. Fat.")


def test_a_number_within_a_name_is_no_mark(read_labels: ReadLabels) -> None:
    """The "4." of a liver segment does not end the name of a specimen in a list that counts on from two."""
    listed = "SPECIMENS: 1. Colon 2. Liver, segment 4. wedge 3. Omentum\n"
    assert read_labels(f"{listed}DIAGNOSIS:\n2. Steatosis.\n")[-1] == ("Liver, segment 4. wedge", "2. Steatosis.")


def test_a_list_of_problems_is_no_list_of_specimens(read_labels: ReadLabels) -> None:
    """Numbered diseases at the head of a note name no specimens."""
    text = "1. Lung cancer\n2. Liver failure\nDIAGNOSIS:\n2. Stable.\n"
    assert read_labels(text)[-1] == (None, "2. Stable.")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("A, C: Fat.", ["Colon", "Omentum"]),
        ("A and C. Fat.", ["Colon", "Omentum"]),
        ("A-C. Fat.", ["Colon", "Left ovary", "Omentum"]),
        ("Parts A to C: Fat.", ["Colon", "Left ovary", "Omentum"]),
        ("Specimens B and C are fat.", ["Left ovary", "Omentum"]),
        ("Fat is seen in parts A and C.", ["Colon", "Omentum"]),
        ("Part C (frozen section): Fat.", ["Omentum"]),
    ],
)
def test_marks_may_name_several_specimens(segmenter: Segmenter, sentence: str, names: list[str]) -> None:
    """A sentence stands under all specimens whose marks it gives, one by one or as a range."""
    text = f"SPECIMENS:\nA. Colon\nB. Left ovary\nC. Omentum\nDIAGNOSIS:\n{sentence}\n"
    last = segmenter(text).sentences[-1]

    assert last.label is not None
    assert [text[slice(*label)] for label in (last.label, *last.further)] == names


@pytest.mark.parametrize("sentence", ["A, D: Fat.", "Fat in part A but not in part C.", "Part B 2 cm of fat."])
def test_marks_that_are_not_listed_or_told_apart_name_none(segmenter: Segmenter, sentence: str) -> None:
    """Where one mark is unknown, or two are told apart, nothing is taken from the list."""
    text = f"SPECIMENS:\nA. Colon\nB. Left ovary\nC. Omentum\nDIAGNOSIS:\n{sentence}\n"
    assert segmenter(text).sentences[-1].label is None


def test_items_beyond_the_list_count_findings(read_labels: ReadLabels) -> None:
    """A diagnosis with more items than specimens, none of which names one, is not told by specimens."""
    text = "SPECIMENS:\n1. Colon\n2. Omentum\nDIAGNOSIS:\n1. Cyst.\n2. Margins free.\n3. Stage two.\n"
    assert (None, "2. Margins free.") in read_labels(text)


def test_a_comment_numbers_its_own_remarks(read_labels: ReadLabels) -> None:
    """In a comment only "part B" is a specimen, and "2." is a remark."""
    text = "SPECIMENS:\n1. Colon\n2. Omentum\nDIAGNOSIS:\n1. Cyst.\nCOMMENT:\n2. Stains pend.\nPart 2 is fat.\n"
    assert read_labels(text)[-2:] == [(None, "2. Stains pend."), ("Omentum", "Part 2 is fat.")]


def test_an_addendum_refers_to_the_labels_of_the_diagnosis(read_labels: ReadLabels) -> None:
    """Without a list the labels of the diagnoses say what a mark in an addendum stands for."""
    text = (
        "GROSS: Two jars.\nDIAGNOSIS:\nA. COLON, BIOPSY:\nCyst.\nB. OMENTUM, BIOPSY:\nFat.\nADDENDUM: Part B is fat.\n"
    )
    assert read_labels(text)[-1] == ("OMENTUM, BIOPSY", "Part B is fat.")


def test_a_heading_may_stand_before_the_first_item(segmenter: Segmenter) -> None:
    """A heading without a colon begins a section where a list follows it on its line."""
    sections = segmenter("Two jars. MICROSCOPY 1. Sections show fat. 2. Fat.").sections
    assert [section.category for section in sections] == ["preamble", "microscopic"]
