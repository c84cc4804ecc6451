"""Sub-headings, and the sentences they govern."""

from collections.abc import Callable

import pytest

ReadLabels = Callable[[str], list[tuple[str | None, str]]]


@pytest.mark.parametrize(
    "label",
    [
        "A. Liver, biopsy:",
        "B) LYMPH NODE, LEVEL IV, EXCISION:",
        "1. SP: Colon, right; resection:",
        "2: Omentum:",
        "PART 2: OMENTUM -",
        "PART 3, 4, & 5: NECK NODES, DISSECTION -",
        "Specimen B:",
        "(C) Deep margin:",
        "D. Left cyst wall:",
        "SKIN, BACK, SHAVE BIOPSY:",
        "LIVER:",
        "Lymph nodes:",
        "Margins of the wedge:",
        "OMENTUM, OMENTECTOMY",
        "Lymph node, left pelvic, excision",
        "Peritoneal washing, 60 ml, cloudy",
    ],
)
def test_label_on_its_own_line_governs_what_follows(read_labels: ReadLabels, label: str) -> None:
    """A label alone on its line is a sentence, its own label, and the label of the sentences after it."""
    assert read_labels(f"{label}\nSmall cells.\nNo fat.") == [
        (label, label),
        (label, "Small cells."),
        (label, "No fat."),
    ]


@pytest.mark.parametrize(
    "label", ["LIVER:", "A. Liver, biopsy:", "Bones:", "2. Omentum:", "SKIN, BACK, EXCISION:", "Nodes (two), in fat:"]
)
def test_label_is_part_of_its_sentence(read_labels: ReadLabels, label: str) -> None:
    """A label with text on its line is the beginning of that sentence and governs the next ones too."""
    assert read_labels(f"{label} Two cysts. No fat.") == [(label, f"{label} Two cysts."), (label, "No fat.")]


@pytest.mark.parametrize(
    "line", ["1. Stable cyst", "Tumor size: 3 cm", "Lymph nodes involved: 3", "Seen at 10:30 today"]
)
def test_what_is_no_label(read_labels: ReadLabels, line: str) -> None:
    """A list number, a "key: value" line or a time of day labels nothing."""
    assert read_labels(f"{line}\nNo fat.") == [(None, line), (None, "No fat.")]


@pytest.mark.parametrize(
    "label", ["B. Lymph node, 10R.", "2. RIGHT DIAPHRAGM, STRIPPING.", "D. OMENTAL REMNANT.", "Omentum, biopsy."]
)
def test_a_name_of_a_specimen_and_nothing_else_is_a_label(read_labels: ReadLabels, label: str) -> None:
    """Where line breaks or colons were lost, a sentence that only names a specimen governs the sentences after it."""
    name = label.rstrip(".")

    assert read_labels(f"{label} Small cells. No fat.")[1:] == [(name, "Small cells."), (name, "No fat.")]


@pytest.mark.parametrize("line", ["B. Lymph nodes negative.", "2. Omentum involved.", "Omentum, status post biopsy."])
def test_a_specimen_that_something_is_said_of_is_no_label(read_labels: ReadLabels, line: str) -> None:
    """A sentence that says something of a specimen, or tells of a procedure, labels nothing."""
    assert read_labels(f"{line} Small cells.")[1] == (None, "Small cells.")


def test_label_ends_at_the_next(read_labels: ReadLabels) -> None:
    """A label governs until the next label."""
    labels = [label for label, _ in read_labels("FINDINGS: LIVER: Fatty. Large. SPLEEN: Small. Smooth.")]
    assert labels == ["LIVER:", "LIVER:", "SPLEEN:", "SPLEEN:"]


def test_label_ends_with_its_section(read_labels: ReadLabels) -> None:
    """A label does not reach into the next section."""
    assert read_labels("FINDINGS:\nA. Liver, biopsy:\nFatty.\nCOMMENT: Mild.")[-1] == (None, "Mild.")


def test_organ_label_ends_at_a_blank_line(read_labels: ReadLabels) -> None:
    """An organ heading does not govern the paragraph after a blank line, but may have one right below it."""
    assert read_labels("SKIN: Dry.\n\nShe is well.")[-1] == (None, "She is well.")
    assert read_labels("SKIN:\n\nDry.")[-1] == ("SKIN:", "Dry.")


def test_time_of_day_does_not_end_a_label(read_labels: ReadLabels) -> None:
    """A colon inside a time of day is no key, so the organ heading before it goes on."""
    assert read_labels("SKIN: Dry. Seen at 10:30 today. No rash.")[-1] == ("SKIN:", "No rash.")


def test_specimen_label_outlives_keys(read_labels: ReadLabels) -> None:
    """A specimen label governs again after a key inside it has had its say."""
    text = "A. Colon, resection:\nTumor type:\nMucinous\nTumor size: 2 cm\n\nFat only."
    assert [label for label, _ in read_labels(text)] == [
        "A. Colon, resection:",
        "Tumor type:",
        "Tumor type:",
        "A. Colon, resection:",
        "A. Colon, resection:",
    ]


def test_specimen_label_ends_at_the_next_item_of_its_list(read_labels: ReadLabels) -> None:
    """An item of the same list that is no label ends the label before it; one of another list does not."""
    assert read_labels("1. Liver: Fatty.\n2. Old scar.")[-1] == (None, "2. Old scar.")
    assert read_labels("A. Liver, biopsy:\n1. Old scar.")[-1] == ("A. Liver, biopsy:", "1. Old scar.")


def test_flattened_part_is_a_label(read_labels: ReadLabels) -> None:
    """A part that ends with its procedure and a full stop is a label in a flattened export."""
    labels = read_labels("DIAGNOSIS: PART 1: NODE, LEVEL 4, EXCISION. BENIGN NODE. PART 2: RIB, BIOPSY -. MARROW ONLY.")
    assert [label for label, _ in labels] == [
        "PART 1: NODE, LEVEL 4, EXCISION",
        "PART 1: NODE, LEVEL 4, EXCISION",
        "PART 2: RIB, BIOPSY -",
        "PART 2: RIB, BIOPSY -",
    ]


def test_line_of_a_list_is_a_label_whatever_was_taken(read_labels: ReadLabels) -> None:
    """Above a list, a line that ends in a procedure is a label even where it names no organ."""
    assert read_labels("SCAR, NODULE, EXCISION\n- FAT")[-1] == ("SCAR, NODULE, EXCISION", "- FAT")
    assert read_labels("SCAR, NODULE, EXCISION\nFAT")[-1] == (None, "FAT")


def test_nodes_label_the_counts_below_them(read_labels: ReadLabels) -> None:
    """Lines of nothing but stations and their counts stand under the nodes that the sentence before named."""
    assert read_labels("Nodes, 2 positive\nNo. 3 2/5\nLt obturator: 0/4\nKi-67 3/10\nA. Nodes: 0/2")[1:3] == [
        ("Nodes", "No. 3 2/5"),
        ("Nodes", "Lt obturator: 0/4"),
    ]


@pytest.mark.parametrize("told", ["BFS: Benign.", "FSB: Benign.", "2BF - Benign.", "B, touch imprint: Benign."])
def test_a_mark_told_at_operation_stands_for_its_specimen(read_labels: ReadLabels, told: str) -> None:
    """Where the patient lay asleep, a mark is enough to say of which of the labelled specimens it is told."""
    mark = "2" if told.startswith("2") else "B"
    note = f"DIAGNOSIS:\nA. Skin, excision: Scar.\n{mark}. Node, axilla: Benign.\nINTRAOPERATIVE CONSULTATION:\n{told}"
    assert read_labels(note)[-1] == ("Node, axilla", told)


@pytest.mark.parametrize("told", ["B. Benign.", "BFS: Liver, biopsy: Benign."])
def test_marks_within_a_part_are_findings(read_labels: ReadLabels, told: str) -> None:
    """Under the label of a part letters count its findings, and a specimen that is named there is the one told of."""
    note = f"DIAGNOSIS:\nB. Node, axilla: Benign.\nINTRAOPERATIVE CONSULTATION:\nPART 1: LIVER, BIOPSY:\n{told}"
    assert read_labels(note)[-1][0] != "Node, axilla"


def test_a_word_broken_behind_its_prefix_ends_no_label(read_labels: ReadLabels) -> None:
    """The hyphen of "PERI-" at a line's end breaks the word and ends no label."""
    told = "B. CARCINOMA IN PERIGASTRIC AND PERI-\n   ESOPHAGEAL LYMPH NODES."
    assert read_labels(told) == [(None, told)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Findings are consistent with\n- metastases.\n- ascites.", "Findings are consistent with"),
        ("There is no evidence of\n1. recurrence\n2. metastasis", "There is no evidence of"),
        ("Findings are consistent with\nmetastases.", None),
        ("She has been seen with\n- her husband.", None),
    ],
)
def test_a_lead_without_a_colon_governs_the_list_below_it(
    read_labels: ReadLabels, text: str, label: str | None
) -> None:
    """What leads to a list is the label of its entries, where entries stand below it."""
    assert [name for name, _ in read_labels(text)][-1] == label
