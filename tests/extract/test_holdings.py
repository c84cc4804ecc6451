"""What nodes and staging organs hold, where any neoplasm stands on the other side of a verb or a doubt."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor


def read(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    """Words and assertion of each mention of spread."""
    return [(m.text, m.assertion) for m in extractor(text).mentions if m.kind == "metastasis"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A hilar node bearing a 3 mm focus of chromophobe carcinoma.", "present"),
        ("The largest node is partly effaced by seminoma.", "present"),
        ("Acinic cell carcinoma fills the node.", "present"),
        ("Omentum: adhesions, with nodules of mucinous carcinoma.", "present"),
        ("The sentinel node shows no lobular carcinoma.", "absent"),
        ("Fourteen regional nodes with sinus catarrh, tumor-free.", "absent"),
        ("CSF: large cells with nucleoli, consistent with melanoma.", "probable"),
        ("Peritoneal washing, 40 ml\nCells with vacuoles, blood; adenocarcinoma cannot be excluded.", "possible"),
        ("Neck node, FNA: suspicious for acinic cell carcinoma.", "probable"),
        ("Ascitic fluid: atypical cells, malignancy cannot be excluded.", "possible"),
    ],
)
def test_place_holds_what_is_named_beside_a_verb_or_a_doubt(extractor: Extractor, text: str, said: str) -> None:
    """A node or organ takes its verdict from a verb or a doubt and the neoplasm beside it."""
    assert [assertion for _, assertion in read(extractor, text)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "The transverse colon with attached omentum and shows in its middle portion a carcinoma.",
        "A carcinoma of the breast, operated in 2010 with axillary clearance.",
        "A sarcoma with fat, in 10 lymph nodes edema was found.",
        "Lymph node with follicular lymphoma.",
        "C. Gland and central node, excision: Tumor type: Papillary carcinoma.",
        "Follicular lymphoma. The architecture of the node is effaced.",
        "LIVER, BIOPSY: HEPATOCELLULAR CARCINOMA.",
        "PLEURA, BIOPSY: MESOTHELIOMA.",
        "Bone marrow: AML with 60 % blasts.",
        "Bone marrow: T-ALL.",
        "Marrow biopsy: CML in chronic phase.",
        "A cervical node lies beside an adenoma.",
        "Excision of the node to exclude seminoma.",
        "Ascites, a mass suspicious for carcinoma.",
    ],
)
def test_what_begins_there_or_was_not_found_there_is_no_spread(extractor: Extractor, text: str) -> None:
    """Neither a neoplasm of the place itself, nor one that is only named in the same sentence, is held by it."""
    assert read(extractor, text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Ovarian cancer. <<Pleura and omentum were free of tumor|absent|sites=pleura,omentum>>.",
        "Ovarian cancer. <<Peritoneum and omentum contained carcinoma|present|sites=peritoneum,omentum>>.",
        "Retinoblastoma. <<Bone marrow and pleura showed no tumor|absent|sites=bone_marrow,pleura>>.",
    ],
)
def test_a_list_of_organs_shares_its_verdict(marked: str, check_marks: Callable[[str], None]) -> None:
    """What is said of staging organs in a list is said of all of them."""
    check_marks(marked)


def test_organs_of_one_label_are_one_mention(check_marks: Callable[[str], None]) -> None:
    """A label that names two organs has one verdict, which is said once of both."""
    check_marks(
        "Ovarian cancer.\nDIAGNOSIS:\nPelvic <<peritoneum, diaphragm: No tumor|absent|sites=peritoneum,other>>."
    )
