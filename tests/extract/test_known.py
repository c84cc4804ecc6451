"""Lesions of an organ in which the note tells of spread."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer with liver <<metastases|present>>. The <<hepatic lesions|present|sites=liver>> are smaller.",
        "Breast cancer with bone <<metastases|present>>. Femur broken through a <<lytic lesion|present|sites=bone>>.",
        "Renal cancer, lung <<mets|present>>. <<Lung nodules|present|sites=lung>> stable.",
        "Renal cancer, lung <<mets|present>>. The <<lung nodules|absent|sites=lung>> have disappeared.",
        "Renal cancer, lung <<mets|present>>. Most of the <<lung nodules|present|sites=lung>> have disappeared.",
        "<<Metastatic|present>> prostate cancer. Bone scan shows new <<lesions in the ribs|present|sites=bone>>.",
    ],
)
def test_lesions_where_spread_was_told_are_that_spread(marked: str, check_marks: Check) -> None:
    """Lesions of an organ that spread was told of before, or of spread without a place, are mentions."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Colon cancer with liver metastases. The lung nodules are smaller.",
        "Colon cancer with liver metastases. One hepatic lesion is a hemangioma.",
        "Colon cancer with liver metastases. Tiny hepatic lesions.",
        "Colon cancer without liver metastases. Hepatic lesions unchanged.",
        "Colon cancer. Hepatic lesions on CT; biopsy showed metastases.",
        "Metastatic colon cancer. Liver disease since childhood.",
        "Metastatic lung cancer. New lung nodules.",
        "Metastatic breast cancer. Hepatic lesions, unchanged, are likely cysts.",
        "Colon cancer with bone metastases. The sclerotic lesions of the spine are unchanged since 2016.",
        "CLINICAL INDICATION: Metastatic breast cancer.\nFINDINGS: Hepatic lesions in both lobes.",
        "Colon cancer, hepatic lesions possibly metastases. Hepatic lesions unchanged.",
    ],
)
def test_lesions_elsewhere_or_before_spread_was_told_stay_silent(text: str, extractor: Extractor) -> None:
    """Lesions of other organs, explained ones, and those told before the spread, say nothing."""
    assert not [mention for mention in extractor(text).mentions if mention.rule_id == "lesion.known"]


def test_disease_of_two_organs_has_both(check_marks: Check) -> None:
    """The first of two organs that share a noun is named with it, and what has never gone is there."""
    check_marks(
        "Melanoma with brain and lung <<metastases|present>>. "
        "Her brain and <<lung disease|present|sites=brain,lung>> has never gone away."
    )


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic renal cancer|present>>. CT shows a new <<lesion in the liver|present|sites=liver>>.",
        "Renal cancer, lung <<mets|present>>. Bone scan: new <<rib lesions|present|sites=bone>>.",
        "<<Metastatic renal cancer|present>>. After two cycles the <<liver lesions|present|sites=liver>> are stable.",
        "<<Metastatic renal cancer|present>>. Shrinkage of the <<brain lesions|present|sites=brain>>.",
    ],
)
def test_new_lesions_of_a_cancer_that_has_spread_are_spread(marked: str, check_marks: Check) -> None:
    """New lesions are, and those that change where the note does not say to which organs it has spread."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Renal cancer. CT shows a new lesion in the liver.",
        "Renal cancer, lung mets. The liver lesion is stable.",
        "Metastatic renal cancer. CT shows a new liver lesion, likely a hemangioma.",
        "Metastatic renal cancer. There is a lesion in the liver.",
    ],
)
def test_old_or_doubtful_lesions_are_not_told(text: str, extractor: Extractor) -> None:
    """A lesion that is neither new nor changed, or may be something else, is told by its own words only."""
    assert "liver" not in {site for mention in extractor(text).mentions for site in mention.sites}
