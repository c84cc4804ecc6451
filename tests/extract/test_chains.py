"""Lists of organs: a mention that comes behind one, or speaks of it, speaks of all its organs."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recurnlp import Extractor

ORGANS = {
    "liver": "the left lobe of the liver",
    "lung": "the right lower lobe",
    "bone": "the T8 vertebral body",
    "adrenal": "both adrenal glands",
    "soft_tissue": "the psoas muscle",
    "peritoneum": "the cul-de-sac",
    "meninges": "the leptomeninges",
    "other": "the diaphragm",
}
ADJECTIVES = {"liver": "hepatic", "lung": "bilateral pulmonary", "omentum": "omental", "spleen": "splenic"}
BEHIND = (
    "Lesions in {} are suspicious for metastatic disease.",
    "CT showed new lesions in {}, consistent with metastases.",
    "Enhancing lesions in {} measuring up to 2 cm, likely metastases.",
    "Multiple lesions are seen in {}. These are consistent with metastases.",
    "New lesions in {}. Findings are compatible with metastatic disease.",
)
BEFORE = ("Metastatic sites include {}.", "Metastatic disease ({}).")
LAST = (" and ", ", and ", " as well as ")


def _join(names: list[str], last: str) -> str:
    return ", ".join(names[:-1]) + last + names[-1]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(sorted(ORGANS)), min_size=2, max_size=3, unique=True),
    st.sampled_from(BEHIND + BEFORE),
    st.sampled_from(LAST),
)
def test_all_organs_of_a_list_are_sites(extractor: Extractor, organs: list[str], frame: str, last: str) -> None:
    """Where lesions of a list of organs are told to be spread, each of the organs is a site."""
    note = extractor("Melanoma. " + frame.format(_join([ORGANS[organ] for organ in organs], last)))

    assert set(note.status.distant_sites) == set(organs)


@settings(max_examples=20)
@given(st.permutations(sorted(ADJECTIVES)), st.integers(1, 2), st.sampled_from(LAST))
def test_all_adjectives_of_a_list_name_sites(extractor: Extractor, organs: list[str], count: int, last: str) -> None:
    """Each adjective of a list names a site, before one that is a phrase with "metastases", too."""
    listed = _join([*(ADJECTIVES[organ] for organ in organs[:count]), "leptomeningeal"], last)

    note = extractor(f"She has breast cancer with {listed} metastases.")

    assert set(note.status.distant_sites) == {*organs[:count], "meninges"}


def test_a_single_lesion_ends_no_list(extractor: Extractor) -> None:
    """What is said of one lesion is not said of the organs before it."""
    note = extractor("Melanoma. Simple cysts in the left kidney, and a liver lesion suspicious for metastasis.")

    assert note.status.distant_sites == ("liver",)


def test_a_part_is_no_list(extractor: Extractor) -> None:
    """The whole that a part is of is no second organ: "the pleural surface of the diaphragm"."""
    note = extractor("Melanoma. Nodules on the pleural surface of the diaphragm suspicious for metastasis.")

    assert note.status.distant_sites == ("other",)


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Solitary metastasis in the larynx without other sites of disease.", ["larynx"]),
        ("Primary tumor with direct extension into the chest wall and metastasis in the scalp.", ["skin"]),
        ("New adrenal and worsening hepatic metastases.", ["adrenal", "liver"]),
        ("Metastasis in the small intestine from renal cancer.", ["small_bowel"]),
        ("Metastases in the iris; regional nodes are negative.", ["eye"]),
        ("Metastatic ductal carcinoma of the left breast with progression in the liver.", ["liver"]),
        ("Sections from hepatic segment 6 reveal metastatic melanoma.", ["liver"]),
        ("The largest metastasis, in the T12 pedicle, measures 2 cm.", ["bone"]),
        ("Lesions in the pancreas and the left adrenal gland are metastatic.", ["adrenal", "pancreas"]),
        ("Metastatic involvement of the bone marrow and the falciform ligament.", ["bone_marrow", "peritoneum"]),
        ("Metastases: the ovaries; segments 5 and 8 of the liver.", ["liver", "ovary"]),
        ("Splenic mets present, cerebellar mets absent.", ["spleen"]),
        ("Known omental, adrenal and leptomeningeal mets.", ["adrenal", "meninges", "omentum"]),
        ("Breast cancer with osseous and b/l lung mets.", ["bone", "lung"]),
        ("Metastases in the lesser omentum and L3.", ["bone", "omentum"]),
        ("Colon cancer. Left adrenalectomy for metastasis. The spleen was mobilized.", ["adrenal"]),
        ("She has metastatic breast cancer, bone only.", ["bone"]),
        ("She has metastatic breast cancer. Sites of disease: liver, brain.", ["brain", "liver"]),
        ("Distant metastasis: Present\nSpecify site(s): Lung", ["lung"]),
        (
            "Lesions in the liver and mediastinal lymph nodes. These are consistent with metastases.",
            ["liver", "lymph_node"],
        ),
    ],
)
def test_other_organs_are_no_sites(extractor: Extractor, text: str, sites: list[str]) -> None:
    """An organ that a cancer grew into, began in, or that is denied, is no site; one that is listed is."""
    assert sorted(extractor(text).status.distant_sites) == sites


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. Hepatic lesions and lung nodules are suspicious for <<metastases|sites=liver,lung>>.",
        "Melanoma. Nodules in the spleen and a lesion in the rib, consistent with <<metastases|sites=spleen,bone>>.",
        "A nodule in the spleen and a further one in a rib; appearances suggest <<metastases|sites=spleen,bone>>.",
    ],
)
def test_lesions_of_several_organs_are_one_list(marked: str, check_marks: Callable[[str], None]) -> None:
    """Spread in the plural is in all the organs whose lesions are named before it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "A mass in the colon and nodules in the spleen, consistent with <<metastases|sites=spleen>>.",
        "Melanoma. Nodules in the spleen and a lesion in the rib, consistent with a <<metastasis|sites=bone>>.",
    ],
)
def test_a_mass_or_a_single_spread_begins_a_list_of_its_own(marked: str, check_marks: Callable[[str], None]) -> None:
    """A mass may be the primary, and one metastasis is in the organ named last."""
    check_marks(marked)
