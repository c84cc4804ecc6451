"""The note's cancer, found again in tissue of another organ."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("He had a uveal melanoma. The liver was enlarged. Percutaneous biopsy yielded melanoma cells.", "liver"),
        ("She had a thymoma in 2001. There was pleural thickening. Biopsy showed thymoma.", "pleura"),
        ("Renal cell carcinoma. A thyroid nodule was excised and showed renal cell carcinoma.", "thyroid"),
        ("Lobular carcinoma of the breast. The skin nodules were biopsied and proved to be lobular carcinoma.", "skin"),
    ],
)
def test_cancer_named_before_and_found_elsewhere_has_spread(text: str, site: str, extractor: Extractor) -> None:
    """Tissue of another organ that shows the neoplasm named before tells of spread to that organ."""
    mentions = [m for m in extractor(text).mentions if m.kind == "metastasis"]

    assert [(m.assertion, m.sites) for m in mentions] == [("present", (site,))]


@pytest.mark.parametrize(
    "text",
    [
        "The liver was enlarged. Percutaneous biopsy yielded melanoma cells.",
        "She had breast cancer. Colonoscopic biopsy of the rectum showed adenocarcinoma.",
        "A melanoma of the skin was seen. Skin biopsy showed melanoma.",
        "Breast cancer. A lung nodule was excised and showed carcinoma.",
        "Renal cell carcinoma. A thyroid nodule was excised and proved to be an adenoma.",
    ],
)
def test_another_neoplasm_or_the_first_one_is_no_spread(text: str, extractor: Extractor) -> None:
    """What was not named before, what many cancers are called, and what is found at home is no spread."""
    assert [m.text for m in extractor(text).mentions if m.kind == "metastasis"] == []
