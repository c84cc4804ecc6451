"""Lesions that are a cancer's by what is told of them."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer, resected. The <<nodules in the liver|present|sites=liver|distant>> doubled despite irinotecan.",
        "Colon cancer, resected. Since starting irinotecan the <<hepatic nodules|present|sites=liver>> became smaller.",
        "Melanoma. Enlargement of the <<cerebral lesions|present|sites=brain>> on nivolumab.",
        "Melanoma. Nivolumab was stopped when the <<cerebral lesions|present|sites=brain>> grew.",
        "Melanoma. <<Splenic disease|present|sites=spleen>> quiet on nivolumab.",
    ],
)
def test_lesions_that_change_under_treatment_are_what_was_treated(marked: str, check_marks: Check) -> None:
    """Lesions that grow, shrink or answer under a cancer's treatment are spread, with it before or behind them."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Renal cancer. SBRT to two <<vertebral lesions|present|sites=bone>> in May.",
        "Renal cancer. The <<lesion in the left femur|present|sites=bone>> was treated with radiation.",
        "Renal cancer. We ablated a <<hepatic lesion|present|sites=liver>>.",
    ],
)
def test_lesions_that_are_irradiated_are_spread(marked: str, check_marks: Check) -> None:
    """Radiation and ablation are aimed at what a cancer put there."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Colon cancer. The nodules in the liver are granulomas, smaller on prednisone after FOLFOX.",
        "Colon cancer. The nodules in the liver are unchanged.",
        "Colon cancer. A new lesion in the liver.",
        "Colon cancer. Three new lesions in the liver.",
        "Colon cancer. New lesions in the liver, probably cysts.",
        "Colon cancer. RT lung nodules.",
        "Colon cancer. Chronic liver disease, stable on FOLFOX.",
        "Colon cancer. Alcoholic liver disease has progressed.",
        "Lung cancer. The lung nodules have grown on docetaxel.",
        "Psoriasis. Three new lesions in the liver.",
        "CT ABDOMEN\nColon cancer.\nFINDINGS: Three new lesions in the liver.",
        "Colon cancer.\nSPECIMEN: Three new lesions in the liver.\nDIAGNOSIS: pending",
    ],
)
def test_lesions_that_may_be_anything_stay_silent(text: str, extractor: Extractor) -> None:
    """Nothing is told by what is explained, single, old, at home, without a cancer, or only the finding of a report."""
    assert not extractor(text).mentions


def test_new_lesions_that_progression_or_treatment_goes_with_are_spread(extractor: Extractor) -> None:
    """New lesions are the cancer's where a sentence calls them progression or tells what was given for them."""
    for told in (
        "CT: progression with new lesions in the liver",
        "CT shows new lesions in the liver, so we started S-1",
    ):
        notes = extractor(f"Gastric cancer, resected in 2014. {told.replace('S-1', 'docetaxel')}.")
        assert ["liver"] in [list(mention.sites) for mention in notes.mentions]
    assert not extractor("Gastric cancer, resected in 2014. CT shows new lesions in the liver.").mentions
