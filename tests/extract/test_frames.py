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
