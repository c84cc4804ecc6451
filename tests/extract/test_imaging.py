"""What reports of imaging say of nodes, of lesions and of return, in few words."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor

Check = Callable[[str], None]


@pytest.mark.parametrize(
    ("text", "assertions"),
    [
        ("Tongue cancer. Left level III node, 11 mm, rounded with a necrotic centre, highly suspicious.", ["probable"]),
        ("Tongue cancer. Left level III node, 11 mm, rounded, equivocal.", ["possible"]),
        ("Breast cancer. A node of 6 mm, a mass of 2 cm, suspicious.", []),
        ("Breast cancer. A node of 6 mm, liver cyst, equivocal.", []),
        ("Tongue cancer. Left level III node, 11 mm, suspicious of lymphoma.", []),
    ],
)
def test_closing_doubt(extractor: Extractor, text: str, assertions: list[str]) -> None:
    """A doubt that ends the description of a node is said of it, unless something else was described between."""
    assert [mention.assertion for mention in extractor(text).mentions] == assertions


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Rectal cancer. Liver lesion in segment 8, suspicious for malignancy.", [("liver",)]),
        ("Rectal cancer. Several nodules in both lungs, suspicious for malignancy.", [("lung",)]),
        ("Rectal cancer. A nodule in the left lung, suspicious for malignancy.", []),
        ("Rectal cancer. A mass suspicious for malignancy, adrenals normal.", []),
        ("Confusion. Brain lesion, suspicious for malignancy.", []),
        ("Hepatocellular carcinoma. Liver lesion, suspicious for malignancy.", []),
    ],
)
def test_judged_lesion(extractor: Extractor, text: str, sites: list[tuple[str, ...]]) -> None:
    """A lesion that is judged malignant is spread where cancers seldom begin, if the note names another cancer."""
    assert [mention.sites for mention in extractor(text).mentions] == sites


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Scar of the right flank, soft. No recurrence.", 1),
        ("Scar of the right flank after hernia repair. No recurrence.", 0),
        ("Aneurysm of the popliteal artery, bypassed. No recurrence.", 0),
        ("Low mood, off medication. Now in remission.", 0),
    ],
)
def test_unnamed_disease(extractor: Extractor, text: str, count: int) -> None:
    """Where a note names no disease at all, a recurrence is one of a cancer; a remission may be of anything."""
    assert len(extractor(text).mentions) == count


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. <<No nodal or distant FDG-avid disease|absent>>.",
        "Prostate cancer. <<No pathologic uptake in the bones|absent|sites=bone>>.",
        "Colon cancer. No peritoneal nodularity to suggest <<carcinomatosis|absent|sites=peritoneum>>.",
        "Prostate cancer. No PSMA-avid bone or visceral <<metastasis|absent|sites=bone>>.",
        "Prostate cancer. No pathologic uptake in the bones to suggest <<metastases|absent|sites=bone>>.",
        "Prostate cancer. <<No enlarged or suspicious pelvic node|absent|sites=lymph_node>>.",
    ],
)
def test_avid_disease_and_suspicious_nodes_are_denied_once(marked: str, check_marks: Check) -> None:
    """Disease that a tracer would show, and what would suggest spread, is denied in one mention."""
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Colon cancer. No liver lesion.",
        "Lung cancer. No avid lung nodule.",
        "Colon cancer. BONES: No destructive lesion.",
        "Prostate cancer. No lytic or sclerotic lesion.",
        "Breast cancer. CT with no pleural nodularity.",
        "Multiple myeloma. No lytic lesions.",
        "Melanoma. Skin: no suspicious lesion.",
        "Back pain. No aggressive osseous lesion.",
    ],
)
def test_lesions_that_are_denied_say_nothing_of_spread(text: str, extractor: Extractor) -> None:
    """A lesion may be anything, whatever its kind, unless the note says that it would be spread."""
    assert extractor(text).mentions == ()


@pytest.mark.parametrize(
    "marked",
    [
        "Breast cancer, liver <<mets|present>>. CT: no abscess and liver <<lesions smaller than in May|present>>.",
        "Colon cancer. No new liver or lung <<lesions larger than in May|absent>>.",
        "Prostate cancer. Suggestive of diffuse bone <<metastases|probable|sites=bone>> (? super scan).",
        "Breast cancer. The scan was arranged for <<recurrence|hypothetical>> survey.",
        "Prostate cancer. Bone scan and CT in 2017 (both reported without <<metastases|absent|sites=>>).",
        "GIST, on imatinib. T2 <<pelvic implant 38 mm|present|sites=peritoneum>>.",
        "Lung cancer. <<Pericardial effusion, most likely malignant.|probable|sites=heart>>",
    ],
)
def test_words_beside_a_finding_that_are_about_something_else(marked: str, check_marks: Check) -> None:
    """A denial of another item, a question about the picture and two studies leave the finding what it is."""
    check_marks(marked)
