"""The organs in brackets behind a stage of spread."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Stage IV lung adenocarcinoma (bone, left adrenal gland).", ("bone", "adrenal")),
        ("Esophageal cancer, cT3N1M1 (liver).", ("liver",)),
        ("Stage IV melanoma (scalp).", ()),
        ("Stage IV colon cancer (sigmoid).", ()),
        ("Stage IV breast cancer (bone scan negative).", ()),
        ("Stage II lung cancer (bone).", ()),
        ("Colon cancer (T3N1M1, liver).", ("liver",)),
        ("Stage IV colon cancer: liver and lung.", ("liver", "lung")),
        ("Stage IV colon cancer, liver and lung, on chemotherapy.", ("liver", "lung")),
        ("Stage IV colon cancer, liver function normal.", ()),
        ("Diagnosis: stage IV colon cancer - liver, lung.", ("liver", "lung")),
        ("Stage IV colon cancer, KRAS wild type, liver and lung.", ("liver", "lung")),
        ("Stage IV colon cancer: nodes, liver.", ("liver",)),
        ("Colon cancer (T3N1M1), lung: clear.", ()),
        ("Colon cancer T3N1M1, lung: clear.", ()),
        ("Stage IV colon cancer, no fever, liver enzymes normal, lung sounds clear.", ()),
    ],
)
def test_brackets_behind_a_stage_name_its_sites(extractor: Extractor, text: str, sites: tuple[str, ...]) -> None:
    """Where nothing but organs that cancers spread to stands in brackets or behind a comma, the stage is of them."""
    note = extractor(text)
    stage = next(mention for mention in note.mentions if mention.kind == "stage")

    assert (stage.sites, note.status.distant_sites) == (sites, sites)


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Rectal cancer. PET showed disease in the spleen and both lungs.", ["lung", "spleen"]),
        ("Melanoma. Progression of disease in the liver.", ["liver"]),
        ("Melanoma. Malignant lesions in the liver and spine.", ["bone", "liver"]),
        ("Melanoma. PET revealed osseous, intracranial, and liver deposits.", ["bone", "brain", "liver"]),
        ("Ovarian cancer. The omentum shows tumor deposits.", ["omentum"]),
        ("Colon cancer. Airspace disease in the left lower lobe.", []),
        ("Lung cancer. Sites of disease: right upper lobe.", []),
    ],
)
def test_disease_of_another_organ_is_spread(extractor: Extractor, text: str, sites: list[str]) -> None:
    """Disease of the cancer in organs that it did not begin in is spread, in whatever words it is told."""
    assert sorted(extractor(text).status.distant_sites) == sites
