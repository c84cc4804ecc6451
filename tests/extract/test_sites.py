"""Which organs a mention speaks of, with their side and codes."""

from collections.abc import Callable

import pytest

from recurnlp import Extractor
from recurnlp.model.vocabulary import SITES
from recurnlp.rules import RuleSet

Check = Callable[[str], None]


def wrong(marked: str, reason: str) -> object:
    """A sentence that is read wrongly today."""
    return pytest.param(marked, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastases to the liver|sites=liver>>.",
        "<<Hepatic metastases|sites=liver>>.",
        "New <<metastasis|sites=adrenal>> in the left adrenal gland.",
        "<<Pulmonary metastases|sites=lung>>.",
        "<<Metastatic disease|sites=brain>> involving the brain.",
        "The spleen harbors a <<metastasis|sites=spleen>>.",
        "Skin nodule: <<metastatic carcinoma|sites=skin>>.",
        "<<Vertebral metastases|sites=bone>> at L2.",
        "<<Metastatic carcinoma|sites=pleura>> in the parietal pleura.",
        "<<Ovarian metastases|sites=ovary>>.",
        "Scalp <<metastasis|sites=skin>>.",
        "<<Cerebellar metastasis|sites=brain>>.",
    ],
)
def test_named_organ_is_the_site(marked: str, check_marks: Check) -> None:
    """The organ before or after the mention is its site."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastases|sites=liver,lung>> to the liver and lung.",
        "<<Liver and lung metastases|sites=liver,lung>>.",
        "<<Metastases|sites=bone,brain,adrenal>> in bone, brain and both adrenal glands.",
        "<<Metastatic disease|sites=lung,liver,bone>> to lungs, liver, and spine.",
        "Widespread <<metastases|sites=peritoneum,omentum>> involving the peritoneum and omentum.",
        "<<Metastases|sites=skin,lung>> to skin as well as lung.",
        "Left adrenal and right 9th rib <<metastases|sites=adrenal,bone>>.",
        "<<Recurrent breast cancer|recurrence|sites=bone,liver>>, bone and liver, on fulvestrant.",
        "<<Metastatic renal cell carcinoma|sites=bone,adrenal>> - bone, adrenal - on sunitinib.",
    ],
)
def test_coordinated_organs_are_all_sites(marked: str, check_marks: Check) -> None:
    """One mention takes every organ of a list, in the order of the text."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Multiple <<hepatic metastases|sites=liver>>, up to 3 cm, without peritoneal or lung disease.",
        "<<Liver metastases|sites=liver>> sparing the lungs.",
        "Cancer. There is neither <<recurrence|sites=>> nor <<liver metastasis|sites=liver>>.",
    ],
)
def test_denied_organs_are_no_sites(marked: str, check_marks: Check) -> None:
    """An organ that the same sentence calls free is not the mention's."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic breast cancer|sites=|unspecified>>.",
        "<<Metastatic prostate carcinoma|sites=|unspecified>>.",
        "<<Metastatic|sites=|unspecified>> carcinoma of the lung.",
        "<<Metastatic colon cancer|sites=liver|distant>> to the liver.",
        "<<Metastatic renal cell carcinoma|sites=brain|distant>> to the brain.",
        "Lung cancer with <<metastases|sites=adrenal>> to the adrenal.",
        "<<Liver metastases|sites=liver>> from a colonic primary.",
        "<<Brain metastasis|sites=brain>> of lung origin.",
        "<<Recurrent ovarian cancer|recurrence|sites=>>.",
        "Small bowel obstruction due to <<recurrent ovarian cancer|recurrence|sites=>>.",
        "Nodes in the parotid region, cytology confirmed <<metastasis|sites=lymph_node>>.",
        "Breast cancer, <<metastatic|sites=bone>> to bone.",
        "Pleural fluid: <<metastatic carcinoma|sites=pleura>> of ovarian serous origin.",
        "Ca breast with <<mets|sites=liver>> to the liver.",
        "Lung adeno, <<metastatic workup|hypothetical|sites=>>.",
    ],
)
def test_primary_is_no_site(marked: str, check_marks: Check) -> None:
    """The organ where the cancer began is not where it has spread."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. Small lung nodule; suspicious for <<metastasis|probable|sites=lung>>.",
        "Breast cancer. Mass in the brain resected. Path: <<metastatic carcinoma|present|sites=brain>>.",
        "Melanoma. Adrenal nodule; biopsy showed <<metastatic melanoma|present|sites=adrenal>>.",
        "Colon cancer. Lesion in segment 6: hemangioma. Not a <<metastasis|absent|sites=liver>>.",
        "Breast cancer. Old rib fracture; no features of <<metastasis|absent|sites=bone>>.",
        "Colon cancer. Cyst of the liver. This should not be mistaken for <<metastasis|absent|sites=liver>>.",
        "Colon cancer. The liver is fatty; no <<metastasis|absent|sites=>>.",
    ],
)
def test_clause_before_gives_the_site_when_spoken_of(marked: str, check_marks: Check) -> None:
    """What a lesion may be, was found to be or is not, stands where the lesion is."""
    check_marks(marked)


def test_what_returns_is_the_cancer_named_last(check_marks: Check) -> None:
    """No organ that is named before another cancer is where that cancer returned."""
    check_marks("Atrial flutter, uterine cancer treated by hysterectomy, without <<recurrence|absent|sites=>>.")


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastasis|side=left|sites=adrenal>> in the left adrenal.",
        "<<Metastases|side=right|sites=lung>> in the right lung.",
        "<<Bilateral lung metastases|side=bilateral>>.",
        "<<Metastases|side=bilateral|sites=ovary>> to both ovaries.",
        "<<Metastases|side=None|sites=liver>> to the liver.",
        "<<Left pleural metastasis|side=left>>, with the right arm swollen.",
    ],
)
def test_side_is_read_where_written(marked: str, check_marks: Check) -> None:
    """The side written at the site, and no other, is the mention's."""
    check_marks(marked)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Metastasis in the left lung.", ("C78.02",)),
        ("Metastasis in the right lung.", ("C78.01",)),
        ("Lung metastases.", ("C78.00",)),
        ("Liver metastases.", ("C78.7",)),
        ("Brain metastases.", ("C79.31",)),
        ("Bone metastases.", ("C79.51",)),
        ("Metastasis to the left adrenal.", ("C79.72",)),
        ("Metastasis to the right kidney.", ("C79.01",)),
        ("Metastases to both ovaries.", ("C79.63",)),
        ("Metastases to liver and brain.", ("C78.7", "C79.31")),
        ("Metastatic carcinoma in axillary lymph nodes.", ("C77.3",)),
        ("Metastatic carcinoma in inguinal lymph nodes.", ("C77.4",)),
        ("Metastatic carcinoma in mediastinal lymph nodes.", ("C77.1",)),
        ("Metastatic carcinoma in lymph nodes.", ("C77.9",)),
        ("Metastatic melanoma.", ()),
    ],
)
def test_sites_have_codes_by_side_and_station(text: str, codes: tuple[str, ...], extractor: Extractor) -> None:
    """Each site carries its ICD-10-CM code for a secondary neoplasm, of the side or node station written."""
    assert extractor(text).mentions[0].icd10 == codes


@pytest.mark.parametrize("site", SITES)
def test_every_site_has_codes(site: str, rules: RuleSet) -> None:
    """Each site of the closed list has an ICD-O-3 topography and an ICD-10-CM code where no side is written."""
    codes = rules.site_codes[site]

    assert codes.icdo3.startswith("C")
    assert codes.icd10["unspecified"].startswith(("C77", "C78", "C79"))


@pytest.mark.parametrize(
    "marked",
    [
        "No nodal or <<distant metastases|absent|sites=lymph_node>> of the melanoma.",
        "Uptake in the thyroid bed only, without <<distant metastases|absent|sites=>>.",
        "Bone scan negative for <<distant metastases|absent|sites=bone>>.",
        "There are <<nodal metastases|sites=lymph_node>> of 3 cm and two <<lung metastases|sites=lung>>.",
        "<<Malignant pleural effusion|sites=pleura>> and <<peritoneal carcinomatosis|sites=peritoneum>>.",
        "<<Metastatic renal cell carcinoma|sites=>> with lung biopsy.",
        "<<Metastatic hepatocellular carcinoma|sites=other>> of the ethmoid sinus.",
        "<<Metastatic carcinoma|sites=>> of the colon.",
        "Lung cancer, mediastinal and hilar nodal <<metastases|regional|sites=lymph_node>>.",
        "Mediastinal and liver <<metastases|sites=mediastinum,liver>>.",
        "<<T6 metastasis|sites=bone>> with epidural extension.",
        "An <<orbital metastasis|sites=eye>> from the breast.",
        "A renal mass with <<metastases|sites=>>.",
        "No <<carcinomatosis|absent|sites=peritoneum>> was seen; <<pleural carcinomatosis|sites=pleura>> was.",
        "The lymph node with <<metastatic carcinoma|sites=lymph_node>> is seen adjacent to the psoas muscle.",
        "The cystic duct lymph node holds <<metastatic carcinoma|sites=lymph_node>>.",
        "The skin and the lymph node hold <<metastatic carcinoma|sites=skin,lymph_node>>.",
        "Basal cell carcinoma, <<recurrent|sites=skin>>, adjacent to dermal scar.",
    ],
)
def test_each_mention_keeps_to_its_own_organs(marked: str, check_marks: Check) -> None:
    """Organs of another mention, of what is elsewhere, of an operation or of the primary are not a mention's."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The <<cancer recurred|sites=vagina>> at the vault with pelvic <<nodal involvement|sites=lymph_node>>.",
        "<<Axillary recurrence|sites=lymph_node>> treated in 2011, and in 2017 <<liver metastases|sites=liver>>.",
        "Known <<bone metastases|sites=bone,adrenal>> + left adrenal.",
        "<<Bone mets|sites=bone>> from the start, never had the prostate treated.",
        "She <<relapsed|sites=liver>> in 2020 with <<hepatic deposits|sites=liver>>.",
    ],
)
def test_with_begins_another_place(marked: str, check_marks: Callable[[str], None]) -> None:
    """Behind a place, "with" or a treatment begins another; behind a bare verb or date it tells the place."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma 2012. RLL nodule of 9 mm. No adenopathy. A <<metastasis|possible|sites=lung>> is possible.",
        "Breast cancer. Focus in the left cerebellum. Given the history, this represents a <<metastasis|sites=brain>>.",
    ],
)
def test_a_doubted_lesion_may_stand_further_off(marked: str, check_marks: Callable[[str], None]) -> None:
    """What is sound is passed over; a pointer may stand behind a comma."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "CT: a nodule of the bladder dome. TUR revealed <<recurrent urothelial carcinoma|local|sites=bladder>>.",
        "Nodule of the tongue base; <<metastasis>> not excluded. Biopsy: <<recurrent cylindroma|sites=pharynx>>.",
    ],
)
def test_a_recurrence_that_tissue_proves_is_where_the_lesion_was(
    marked: str, check_marks: Callable[[str], None]
) -> None:
    """A biopsy that shows a recurrence speaks of the lesion told before it, and not of spread that is in doubt."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<<Metastatic melanoma|sites=spleen,adrenal>> (diagnosed 2014, spleen and left adrenal).",
        "<<Metastatic melanoma|sites=bone,adrenal>> with bone and <<adrenal involvement|sites=bone,adrenal>>.",
    ],
)
def test_brackets_and_involvement_name_the_organs_of_a_metastatic_cancer(
    marked: str, check_marks: Callable[[str], None]
) -> None:
    """The last item of a bracket, and what is told to be involved, is where a metastatic cancer is."""
    check_marks(marked)
