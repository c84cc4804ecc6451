"""What a report says of specimens that it names only in a list."""

import pytest

from recurnlp import Extractor

LIST = "SPECIMENS:\nA. Sigmoid colon\nB. Liver, segment 2, wedge\nC. Omentum\nD. Mesenteric lymph nodes\n"


@pytest.mark.parametrize(
    ("told", "assertion", "sites"),
    [
        ("DIAGNOSIS:\nB and C: Negative for malignancy.\n", "absent", {"liver", "omentum"}),
        ("DIAGNOSIS:\nB, C. Metastatic adenocarcinoma.\n", "present", {"liver", "omentum"}),
        ("DIAGNOSIS:\nD. Reactive.\n", "absent", {"lymph_node"}),
        ("MICROSCOPY:\nC. Sections show a deposit of metastatic adenocarcinoma.\n", "present", {"omentum"}),
        ("DIAGNOSIS:\nD. No tumor.\nADDENDUM: No tumor is seen in part C.\n", "absent", {"omentum"}),
    ],
)
def test_marks_give_the_organs(extractor: Extractor, told: str, assertion: str, sites: set[str]) -> None:
    """A verdict under marks is said of the organs that the list names, in one mention."""
    last = extractor(f"{LIST}CLINICAL HISTORY: Colon cancer.\n{told}").mentions[-1]
    assert (last.assertion, set(last.sites)) == (assertion, sites)


def test_the_specimen_that_holds_a_cancer_is_its_origin(extractor: Extractor) -> None:
    """A report that never says "colon cancer" tells where it began: a negative liver stages it."""
    note = extractor(f"{LIST}DIAGNOSIS:\nA. Adenocarcinoma, 4 cm.\nB. Free of tumor.\n")
    assert [(mention.assertion, mention.sites) for mention in note.mentions] == [("absent", ("liver",))]


def test_no_tumor_in_the_organ_of_the_cancer_denies_no_spread(extractor: Extractor) -> None:
    """A benign second core of the liver says nothing about spread of a hepatocellular carcinoma."""
    note = extractor("DIAGNOSIS:\nA. Liver, biopsy: Hepatocellular carcinoma.\nB. Liver, core biopsy: No tumor.\n")
    assert note.status.distant == "not_stated"


def test_no_carcinoma_in_a_spleen_says_nothing(extractor: Extractor) -> None:
    """A negative organ that is no staging site is no mention, whichever neoplasm is denied."""
    assert not extractor("Colon cancer.\nDIAGNOSIS:\nSpleen, splenectomy:\nNegative for adenocarcinoma.\n").mentions


def test_a_numbered_station_belongs_to_the_stomach_too(extractor: Extractor) -> None:
    """Station 8 of a gastric cancer is regional; what a bracket numbers keeps its name."""
    note = extractor("Gastric cancer.\nDIAGNOSIS:\nStation 8a: 0/2. Aortocaval node (station 16): 1/1.\n")
    assert [mention.extent for mention in note.mentions] == ["regional", "distant"]


def test_a_microscopic_description_adds_nothing_to_a_negative_diagnosis(extractor: Extractor) -> None:
    """Histiocytes described in nodes that were called negative are no second statement."""
    note = extractor(f"{LIST}DIAGNOSIS:\nD. No tumor (0/4).\nMICROSCOPIC: D. Sinus histiocytosis.\n")
    assert len(note.mentions) == 1


def test_the_mark_of_the_next_specimen_counts_nothing(extractor: Extractor) -> None:
    """In a list on one line the number behind "sentinel node" is the next specimen's mark."""
    assert not extractor("Breast cancer.\nSPECIMENS: (1) Left breast (2) Sentinel node (3) Skin of the back\n").mentions


def test_a_count_ends_at_the_next_mark(extractor: Extractor) -> None:
    """A lobe that follows nodes under its own mark is no further node."""
    listed = "SPECIMENS:\n1. Left pelvic nodes\n2. Obturator nodes\n3. Left lobe of prostate\n"
    note = extractor(f"{listed}DIAGNOSIS:\n1: Two of four nodes positive.\n2: 2/5.\n3: Carcinoma, 2 cm.\n")
    assert len(note.mentions) == 2
