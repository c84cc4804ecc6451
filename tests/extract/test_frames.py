"""Verbs that anything does, and what is left of them where no cancer does it."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer, resected. A year on, the tumor <<turned up in|present|sites=lung>> both lungs.",
        "Colon cancer, resected. It <<went to|present|sites=bone>> the spine.",
        "Colon cancer, resected. She understands that it <<is in her|present|sites=liver>> liver.",
        "Colon cancer, resected. There is no sign that the disease <<settled in|absent|sites=brain>> the brain.",
        "Breast cancer, which has <<reached her|present|sites=bone>> bones.",
    ],
)
def test_what_a_cancer_does_in_another_organ_is_spread(marked: str, check_marks: Check) -> None:
    """A verb of motion is spread where a neoplasm, or a pronoun for one, is its subject and an organ its end."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Colon cancer, resected. She turned up in the spine clinic.",
        "Colon cancer. It is in the left hand.",
        "Colon cancer. It went to voicemail.",
        "Colon cancer. Arthritis has settled in the spine.",
        "Colon cancer. The tumor was in the colon.",
        "Prostate cancer. The tumor got into the bladder.",
        "She has colon cancer and has gone to the spine clinic.",
        "She has colon cancer and a clot that went to the lungs.",
    ],
)
def test_what_others_do_there_is_none(text: str, extractor: Extractor) -> None:
    """Patients, pains and clots go where cancers go; a tumor that stays at home or grows beside it has not spread."""
    assert not extractor(text).mentions


def test_an_idle_verb_is_no_sign_of_a_neoplasm(extractor: Extractor) -> None:
    """A verb of motion that no cancer does makes nothing beside it a cancer's: a remission that "was reached"."""
    assert not extractor("Pemphigus, on rituximab. Complete remission reached her at last.").mentions


@pytest.mark.parametrize(
    "marked",
    [
        "Renal cancer. He dreads that the <<cancer will spread|hypothetical>>.",
        "Renal cancer. We give sunitinib since the <<cancer is spreading|present>>.",
        "Cervical cancer, radiated in 2012. Now the cancer was <<discovered in|present|sites=spleen>> the spleen.",
        "Gastric cancer, resected. No tumor was <<detected in|absent|sites=liver>> the liver.",
    ],
)
def test_a_cancer_that_spreads_or_is_found_in_an_organ_is_spread(marked: str, check_marks: Check) -> None:
    """The verb says so by itself, or with the organ in which the cancer was found."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Renal cancer. The word has spread.",
        "Renal cancer. The eczema is spreading.",
        "Renal cancer; the tumor spread along the vein.",
        "Superficial spreading melanoma, excised.",
        "Cervical cancer. Tumor is seen in the vagina.",
        "Renal cancer. A polyp was found in the colon.",
    ],
)
def test_other_things_that_spread_or_are_found_are_none(text: str, extractor: Extractor) -> None:
    """News and rashes spread, and a tumor grows along vessels and into what lies beside it."""
    assert not [mention for mention in extractor(text).mentions if mention.kind == "metastasis"]


def test_spread_by_its_name_is_found_once(extractor: Extractor) -> None:
    """Where metastatic carcinoma is told as seen in an organ, the verb adds no mention."""
    mentions = extractor("Thyroid cancer. Metastatic papillary carcinoma is seen in muscle.").mentions
    assert [mention.kind for mention in mentions] == ["metastasis"]
    assert mentions[0].text.startswith("Metastatic")
