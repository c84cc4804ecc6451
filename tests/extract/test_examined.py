"""The organ that the title of an examination names, for mentions that name none."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor
from recurnlp.extract.examined import find_examined

Check = Callable[[str], None]


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("MRI BRAIN WITH CONTRAST", "brain"),
        ("EXAM: CT head", "brain"),
        ("Nuclear Medicine\nWHOLE BODY BONE SCAN", "bone"),
        ("MRI LUMBAR SPINE. Back pain after hepatic resection.", "bone"),
        ("Bilateral mammogram - CT of the chest was normal", "breast"),
        ("CT HEAD AND CHEST", None),
        ("MRI brain and spine", None),
        ("LETTER ABOUT THE LIVER", None),
        ("", None),
    ],
)
def test_title_names_one_organ(title: str, site: str | None) -> None:
    """The title of an examination names its organ if it names just one; other titles name none."""
    assert find_examined(title) == site


@pytest.mark.parametrize(
    "marked",
    [
        "MRI BRAIN\nHistory: Melanoma. ?<<mets|sites=brain>>\nFindings: No new <<metastases|sites=brain>>.",
        "MRI BRAIN\nHistory: <<Metastatic breast cancer|sites=>>. Opinion: No <<distant metastases|sites=>>.",
        "MRI BRAIN\nHistory: Known <<metastatic disease|sites=>>. Opinion: No <<metastatic disease|sites=brain>>.",
        "MRI LIVER\nHistory: Hepatocellular carcinoma. Opinion: No <<metastases|sites=>>.",
        "DIAGNOSTIC MAMMOGRAM\nHistory: Breast cancer 2015.\nOpinion: No <<recurrence|absent|local|sites=breast>>.",
        "DIAGNOSTIC MAMMOGRAM\nHistory: Lymphoma 2015.\nOpinion: No <<recurrence|absent|sites=>>.",
        "CT HEAD\nHistory: Melanoma.\nFindings: New <<lung metastases|sites=lung>>.",
    ],
)
def test_mention_without_a_site_is_in_the_organ_examined(marked: str, check_marks: Check) -> None:
    """A metastasis without a site is where was looked, and a recurrence if the cancer began there."""
    check_marks(marked)


EXAMINATIONS = [
    ("MRI of the brain", "brain"), ("CT of the head", "brain"), ("A bone scan", "bone"),
    ("Ultrasound of the liver", "liver"),
]  # fmt: skip
DONE = ["was obtained", "was performed on 3/2/2015", "was done for pain"]
JOINTS = [" which ", ". It ", ". This ", "; it "]
RESULTS = [
    ("showed metastases", {"present"}), ("was suspicious for metastasis", {"probable"}),
    ("showed no metastases", {"absent"}), ("was negative for metastatic disease", {"absent"}),
]  # fmt: skip


@given(st.sampled_from(EXAMINATIONS), st.sampled_from(DONE), st.sampled_from(JOINTS), st.sampled_from(RESULTS))
def test_an_examination_told_before_places_its_result(
    extractor: Extractor, exam: tuple[str, str], done: str, joint: str, result: tuple[str, set[str]]
) -> None:
    """What it showed or did not show was in the organ that it was of, in the same sentence or the next."""
    note = extractor(f"Breast cancer. {exam[0]} {done}{joint}{result[0]}.")

    assert [mention.sites for mention in note.mentions] == [(exam[1],)]
    assert {mention.assertion for mention in note.mentions} == result[1]
