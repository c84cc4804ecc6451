"""Mentions that take their organ from what was told before."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]
_PLACES = [
    ("A mass in the gastric wall was biopsied.", "stomach"),
    ("A tumor of the pancreatic tail was removed.", "pancreas"),
    ("The hepatic nodule was excised.", "liver"),
]
_VERDICTS = [
    "Histology: <<metastasis|distant|sites={}>> of lobular carcinoma.",
    "Histological examination confirmed <<metastatic lobular carcinoma|distant|sites={}>>.",
    "The tumor was diagnosed as <<metastatic lobular carcinoma|distant|sites={}>>.",
]


@pytest.mark.parametrize("verdict", _VERDICTS)
@pytest.mark.parametrize(("lesion", "site"), _PLACES)
def test_what_a_lesion_was_is_told_behind_it(lesion: str, site: str, verdict: str, check_marks: Check) -> None:
    """Its verdict stands behind a heading in the line, behind an examination, or behind the lesion itself."""
    check_marks(f"She had breast cancer in 2009. {lesion} {verdict.format(site)}")


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. Two <<lung metastases|sites=lung>> are left. Surgery of the <<metastases|sites=lung>> follows.",
        "Melanoma. He has <<liver metastases|sites=liver>>. The <<metastases|sites=liver>> were ablated.",
    ],
)
def test_the_metastases_are_those_told_before(marked: str, check_marks: Check) -> None:
    """Metastases with an article are where those were that were told last."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "MRI: penile lesions and a treated tumor in the rectum. <<Metastasis|possible|sites=other>> is possible.",
        "Breast cancer. CT showed a thick gastric wall and ascites. The diagnosis was <<metastasis|sites=stomach>>.",
    ],
)
def test_what_is_known_or_fluid_is_not_what_was_found(marked: str, check_marks: Check) -> None:
    """Ascites and a treated tumor are not what a verdict is about."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. Chest CT showed bilateral nodules consistent with <<metastases|probable|sites=lung>>.",
        "Colon cancer. CXR with nodules c/w <<mets|probable|sites=lung>>.",
        "Colon cancer. Chest CT was clear, no <<metastases|absent|sites=>>.",
    ],
)
def test_nodules_in_an_examination_of_the_chest_are_in_the_lungs(marked: str, check_marks: Check) -> None:
    """Nodules seen in the chest are lung nodules."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Endometrial cancer. Biopsy of the cuff mass confirmed <<recurrent endometrial stromal sarcoma|sites=vagina>>.",
        "Carcinoma of the tongue without <<cervical metastasis|absent|regional|sites=lymph_node>>.",
        "Renal cell carcinoma. Pancreatectomy for <<metastatic disease|sites=pancreas>>.",
        "Carcinoid, receptor positive, grade 2, with <<liver, nodal and bone metastases|sites=liver,lymph_node,bone>>.",
    ],
)
def test_the_place_stands_in_the_sentence(marked: str, check_marks: Check) -> None:
    """What was sampled, operated on or listed is the place, whatever the cancer's name or its receptors."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. MRI showed splenic masses. The masses were recognized as <<metastases|sites=spleen>>.",
        "Melanoma. A gastric polypoid tumor was seen. Histology showed <<metastatic melanoma|sites=stomach>>.",
        "The splenic tumor was in fact a <<metastasis|sites=spleen>> of the melanoma.",
    ],
)
def test_a_tumor_named_after_its_organ_is_taken_up(marked: str, check_marks: Callable[[str], None]) -> None:
    """Tumors, one or several, that are named after an organ are where the spread is that they were."""
    check_marks(marked)


def test_a_primary_tumor_is_not_taken_up(check_marks: Callable[[str], None]) -> None:
    """A tumor that is called the primary is no spread."""
    check_marks("A primary gastric tumor was seen. Histology showed <<metastatic melanoma|sites=>>.")


def test_findings_take_up_a_lesion_and_a_further_one(check_marks: Callable[[str], None]) -> None:
    """What "findings" are of was told in two sentences, where the second told of a further lesion."""
    check_marks(
        "Melanoma. New lesions in the spleen. Also a new lesion in the rib. "
        "Findings are concerning for <<metastatic disease|sites=spleen,bone>>."
    )
