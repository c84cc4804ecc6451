"""Organs that are told to be full of tumor."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. The liver is <<chock full of cancer|present|sites=liver|distant>>.",
        "Colon cancer. Both lungs are <<loaded with adenocarcinoma|present|sites=lung>>.",
        "Colon cancer. The spine was not <<riddled with tumor|absent|sites=bone>>.",
    ],
)
def test_an_organ_full_of_tumor_is_spread(marked: str, check_marks: Check) -> None:
    """The organ stands before the phrase, the neoplasm right behind it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Colon cancer. The liver is full of cysts.",
        "Colon cancer. The marrow is replaced by fat.",
        "Colon cancer. The bones are involved by Paget disease.",
        "Colon cancer. The edge by the liver was involved by carcinoma.",
        "Rectal cancer. The pelvis was full of tumor.",
        "Gallbladder cancer. The liver was overrun by carcinoma.",
        "Hepatocellular carcinoma. The liver was overrun by carcinoma.",
    ],
)
def test_other_fillings_and_old_places_are_none(text: str, extractor: Extractor) -> None:
    """Cysts, walls, margins, and organs in which a cancer began or beside which it did, tell of no spread."""
    assert not extractor(text).mentions
