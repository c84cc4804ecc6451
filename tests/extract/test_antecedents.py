"""Spread after the cancer was treated and time went by is a return; spread that was there from the start is none."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    "text",
    [
        "She had a mastectomy for breast cancer and did well until Easter, when CT showed liver metastases.",
        "After nephrectomy for renal cancer he was lost to follow-up until May, when CT showed lung metastases.",
        "On surveillance CT of colon cancer a nodule was found; biopsy: metastatic adenocarcinoma, lung.",
        "Two months after nephrectomy for renal cell carcinoma, CT showed lung metastases.",
        "The sarcoma of the jaw was diagnosed late. Resection was done. Ten months later CT showed lung metastases.",
        "Mastectomy for breast cancer, metastases in 2 axillary nodes. Four years later CT showed liver metastases.",
        "After colectomy for colon cancer she was free of complaints for six years; then CT showed liver metastases.",
        "CT showed liver metastases. She had had a colectomy for colon cancer six years earlier.",
        "Biopsy of the pancreas showed metastatic renal cell carcinoma. Nephrectomy was 2006.",
        "Liver metastases from the breast cancer treated in 2004.",
        "Lung metastases from previously resected endometrial cancer.",
        "Indications: Colectomy in 2009 for colon cancer.\nPostoperative diagnosis: Liver metastasis.",
        "History: melanoma excised 2015, now masses, rule out metastases.\nFindings: Liver metastases are probable.",
    ],
)
def test_spread_a_while_after_the_treatment_is_a_return(text: str, extractor: Extractor) -> None:
    """Wherever the treatment is told, and however the time: its recurrence is distant."""
    status = extractor(text).status

    assert status.recurrence in ("present", "probable")
    assert status.recurrence_extent == ("distant",)


@pytest.mark.parametrize(
    "text",
    [
        "Lung metastases of colon cancer. Family: mother had a colectomy in 2009.",
        "A former smoker for years presents with melanoma; MRI revealed lung metastases.",
        "Metastatic colon cancer to the liver. Right hemicolectomy 18 months ago, on chemotherapy since.",
        "Prostate cancer under active surveillance. CT showed lung metastases.",
        "Because of brain metastases she has radiation prior to resuming chemotherapy for breast cancer.",
        "Liver metastases of colon cancer. Hepatectomy was in 2019.",
        "Excision of a carcinoma, moderately differentiated, after which a liver metastasis was found.",
        "Brain metastasis from renal cell carcinoma, irradiated 14 months ago.",
    ],
)
def test_spread_without_freedom_before_is_no_return(text: str, extractor: Extractor) -> None:
    """Another's operation, that on the metastasis, and a time of which no freedom is told make no recurrence."""
    assert extractor(text).status.recurrence == "not_stated"


@pytest.mark.parametrize(
    ("told", "recurrence"), [("taken out five years ago", "possible"), ("taken out in 2018", "not_stated")]
)
def test_what_may_be_spread_may_be_a_return_where_the_time_is_told(
    told: str, recurrence: str, extractor: Extractor
) -> None:
    """A doubt about spread is one about a return only behind a time that the note tells the length of."""
    text = f"Breast cancer, {told} by mastectomy. A rib lesion is seen, metastasis cannot be excluded."

    assert extractor(text).status.recurrence == recurrence


def test_nodes_of_the_first_operation_are_no_return(extractor: Extractor) -> None:
    """What nodes held before time went by adds nothing to the extent of the return."""
    text = (
        "Colectomy for colon cancer with 3/14 nodes positive. She was well until May, when CT showed liver metastases."
    )

    assert extractor(text).status.recurrence_extent == ("distant",)
