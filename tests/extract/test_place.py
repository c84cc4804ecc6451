"""What the place in the note adds: section, label, the sentence before, and offsets."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor

Check = Callable[[str], None]


def wrong(marked: str, reason: str) -> object:
    """A note that is read wrongly today."""
    return pytest.param(marked, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "marked",
    [
        "INDICATION: <<Metastases|hypothetical>>.\nFINDINGS: The lungs are clear.",
        "REASON FOR EXAM: <<Recurrence|recurrence|hypothetical>>. Lymphoma in 2015.",
        "REASON FOR EXAM: <<Recurrent lymphoma|present>>.",
        "INDICATION: Breast cancer, evaluate for <<metastases|hypothetical>>.",
        "INDICATION: Known <<liver metastases|present>>, restaging.",
        "INDICATION: Known <<bone metastases|present>>, ?cord compression.",
        "INDICATION: Rectal cancer, pelvic pain ?<<recurrence|hypothetical>>.",
        "INDICATION: Rectal cancer, pelvic pain, query <<recurrence|hypothetical>>.",
        "Request: Ovarian cancer, bloating. ?<<peritoneal metastases|hypothetical>>\nFindings: The liver is smooth.",
        "Clinical details: Ovarian cancer. ?<<recurrence|possible>>\nMicroscopic: Fibrous tissue.",
        "Clinical details: Ovarian cancer. <<Recurrence|hypothetical>> or adhesions?\nFindings: Thick bowel wall.",
    ],
)
def test_indication_asks(marked: str, check_marks: Check) -> None:
    """A bare name in an indication is a question, so hypothetical; a fact told there stays a fact."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma of the arm.\nRISKS: Bleeding, graft loss, <<local recurrence|hypothetical>>. Questions answered.",
        "CONSENT: Man with <<recurrent glioma|present>>, who signed.",
    ],
)
def test_risks_are_feared(marked: str, check_marks: Check) -> None:
    """An item of a list of risks is feared; a diagnosis that is told beside them is a fact."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "FAMILY HISTORY: Father, <<metastatic prostate cancer|other>>.",
        "FAMILY HISTORY: <<Metastatic prostate cancer|other>>, diabetes.",
        "FAMILY HISTORY:\nAunt with ovarian cancer that <<recurred|other>>.\nASSESSMENT: Well.",
        "FAMILY HISTORY: Mother died of <<metastatic melanoma|other>>.\nIMPRESSION: <<Liver metastases|present>>.",
    ],
)
def test_family_history_is_other(marked: str, check_marks: Check) -> None:
    """What stands under FAMILY HISTORY is not the patient's, and what stands after it is."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "PAST MEDICAL HISTORY: <<Recurrent seminoma|present|past>>, gout.\nIMPRESSION: Well.",
        "PAST MEDICAL HISTORY:\n1. Gout.\n2. <<Recurrent bladder cancer|past>>.\n",
        "PAST MEDICAL HISTORY: <<Liver metastases|present|current>>.\nIMPRESSION: <<Recurrent seminoma|current>>.",
    ],
)
def test_past_medical_history_is_past(marked: str, check_marks: Check) -> None:
    """A recurrence under PAST MEDICAL HISTORY is past, a metastasis is still there; what stands after it is current."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "FINDINGS:\nLIVER: Multiple <<metastases|sites=liver>>.\nLUNGS: Clear.",
        "FINDINGS:\nLUNGS: Clear.\nBONES: New <<metastasis|sites=bone>>.",
        "DIAGNOSIS:\nA. LIVER, BIOPSY:\n<<METASTATIC CARCINOMA|sites=liver>>.",
        "DIAGNOSIS:\nA. LYMPH NODES, LEFT AXILLA:\n<<TWO OF SIX NODES POSITIVE|present|sites=lymph_node>>.\nB. CYST.",
        "DIAGNOSIS:\nA. OMENTUM:\n<<SEROUS CARCINOMA|metastasis|present|sites=omentum>>.",
        "FINDINGS:\nLIVER: <<Metastases|sites=lung>> at the bases of the lungs.",
        "UMBILICUS, NODULE, EXCISION\n- <<METASTATIC CARCINOMA|sites=skin>>",
        "DIAGNOSIS\nA. STOMACH\n  - Ulcer.\nB. OMENTUM\n  - <<Metastatic carcinoma|sites=omentum>>\n",
        "PART 5: OMENTUM, OMENTECTOMY-\n<<ADENOCARCINOMA|distant|sites=omentum>>.",
        "LEVEL IV: <<METASTATIC CARCINOMA|regional|sites=lymph_node>>",
        "Biopsy of the omentum - <<serous carcinoma|present|sites=omentum>>.",
    ],
)
def test_label_gives_the_site(marked: str, check_marks: Check) -> None:
    """The organ of the label is the site, unless the sentence names one itself."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Several new lesions are seen in the liver. These are consistent with <<metastases|probable|sites=liver>>.",
        "A mass in the left adrenal gland is larger. This is suspicious for <<metastasis|probable|sites=adrenal>>.",
        "The liver is normal. There are <<metastases|sites=>>.",
        "A liver lesion is new. No <<metastases|absent|sites=>> are seen.",
        "The sacrum was sampled. Cells were clear. Histology showed <<metastatic renal carcinoma|sites=bone>>.",
        "A nodule was seen in the liver. The bone was clear of cancer. These are <<metastases|sites=bone>>.",
        "Nodules lie in the spleen, the pancreas and the liver. These are <<metastases|sites=spleen,pancreas,liver>>.",
        "A nodule lies beside the known lung cancer. This is suspicious for <<metastasis|probable|sites=>>.",
        "A skull lesion was new. Biopsy: melanoma. The <<recurrence|sites=bone>> was irradiated.",
        "A nodule of the left lower lobe grew. Wedge resection showed <<metastatic melanoma|sites=lung>>.",
        "A nodule of the left lower lobe grew. After lobectomy he has <<metastatic melanoma|sites=>>.",
    ],
)
def test_sentence_before_gives_the_site_when_spoken_of(marked: str, check_marks: Check) -> None:
    """A mention that speaks of the sentence before takes its site; one that stands for itself does not."""
    check_marks(marked)


def test_sample_tells_of_the_organ_named_before_it(check_marks: Check) -> None:
    """What a biopsy told in the same sentence is of the organ named before the biopsy, if of none behind."""
    check_marks("MRI showed a lesion in the liver and biopsy confirmed <<metastatic melanoma|sites=liver>>.")


def test_sentence_before_a_section_is_not_spoken_of(check_marks: Check) -> None:
    """The last sentence of another section gives no site."""
    check_marks("FINDINGS: New liver lesions.\nIMPRESSION: These are consistent with <<metastases|probable|sites=>>.")


def test_sentence_is_trimmed(extractor: Extractor) -> None:
    """A mention's sentence stands without the white space around it."""
    text = "Clear lungs.\n\n   There are metastases.   \n\nNo effusion."

    (mention,) = extractor(text).mentions

    assert text[mention.sentence_start : mention.sentence_end] == "There are metastases."


def test_cues_stand_at_their_words(extractor: Extractor) -> None:
    """Each cue's offsets slice the words of the cue, in the order of the text."""
    text = "FINDINGS: Clear. History of carcinoma; no evidence of recurrence is identified."

    (mention,) = extractor(text).mentions

    said = [text[cue.start : cue.end] for cue in mention.cues]
    assert "no evidence of" in said
    assert [cue.start for cue in mention.cues] == sorted(cue.start for cue in mention.cues)
    assert all(mention.sentence_start <= cue.start < cue.end <= mention.sentence_end for cue in mention.cues)


def test_section_is_told(extractor: Extractor) -> None:
    """A mention carries the category of its section; before the first heading that is the preamble."""
    note = extractor("Metastases to bone.\nIMPRESSION: Metastases to bone.")

    assert [mention.section for mention in note.mentions] == ["preamble", "impression"]


@given(st.text(alphabet="\u00e9\u0130\u00df\U0001f9ec\u0301\u200b \n\tx.-", max_size=40))
def test_offsets_count_code_points(extractor: Extractor, before: str) -> None:
    """Whatever letters stand before it, a mention's offsets slice its own words."""
    text = f"{before}. \nThere are metastases."

    mention = extractor(text).mentions[-1]

    assert text[mention.start : mention.end] == mention.text == "metastases"


@pytest.mark.parametrize(
    "marked",
    [
        "SPECIMEN: Left pleural fluid\nDIAGNOSIS: <<Positive for malignant cells|present|distant|sites=pleura>>.",
        "SOURCE: Bone, iliac crest\nDIAGNOSIS: <<Metastatic carcinoma|sites=bone>>.",
        "SPECIMENS: A. Colon. B. Liver\nDIAGNOSIS: <<Metastatic carcinoma|sites=>>.",
        "SPECIMEN: Tongue and neck nodes\nDIAGNOSIS: Carcinoma of the tongue.",
        "SPECIMEN: Bone, iliac crest\nHISTORY: <<Metastatic carcinoma|sites=>>.",
    ],
)
def test_a_lone_specimen_labels_the_diagnosis(marked: str, check_marks: Check) -> None:
    """The only specimen of a report is what its diagnosis is about; of several, none is."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "A. <<Metastases|sites=liver,adrenal>>:\n1. Liver, massive\n2. Adrenal glands\nB. Emphysema of the lung\n",
        "Known <<metastases|sites=bone>>:\n- ribs\nThe liver is normal.\n",
        "There are <<metastases|sites=>>.\n- liver\n",
        "There is a lesion in the liver. <<Metastasis|sites=liver>>?",
    ],
)
def test_a_list_gives_the_sites_of_what_opens_it(marked: str, check_marks: Check) -> None:
    """Items of one kind under a mention that ends in a colon name its sites; a question asks of the sentence before."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma, excision and SLNB 2021 (<<0/2 nodes|absent|past>>), well since.",
        "Colon cancer, right hemicolectomy 10/2020, <<4/22 nodes positive|present|past>>.",
        "DIAGNOSIS: Slide review of 2020: <<four of ten lymph nodes positive (4/10)|present|current>>.",
        "Colon cancer, resected; <<4/22 nodes positive|present|current>>.",
    ],
)
def test_nodes_counted_at_a_dated_operation_are_past(marked: str, check_marks: Check) -> None:
    """A count of nodes in a sentence with a year is history, unless it is the laboratory's own."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "SPECIMEN:\nA. Washings\nB. Ovary\nDIAGNOSIS:\nA. <<NEGATIVE FOR MALIGNANCY|absent|sites=peritoneum>>.\n",
        "SPECIMENS. 1. Ileum. 2. Liver. DIAGNOSIS. 1. CARCINOID, ILEUM. 2. <<METASTATIC CARCINOID|sites=liver>>. ",
        "CYTOLOGY. A. ASCITES. B. PLEURAL FLUID. DIAGNOSIS. B. <<POSITIVE FOR MALIGNANT CELLS|sites=pleura>>. ",
        "CYTOLOGY Source: Pleural fluid, left. Interpretation: <<POSITIVE FOR MALIGNANT CELLS|sites=pleura>>.",
        "SPECIMEN:\nA. Liver\nB. Ovary\nCOMMENT:\nA. <<Metastatic carcinoma|sites=>> was considered.\n",
    ],
)
def test_a_diagnosis_speaks_of_specimens_by_their_marks(marked: str, check_marks: Check) -> None:
    """A mark without a name in the diagnosis stands for the specimen that the note lists under it."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Your mother had ovarian cancer. The <<disease returned|other>> and she died at 55.",
        "Your mother had ovarian cancer. You are well, with <<no recurrence|absent>> of yours, as she was.",
        "Her mother had ovarian cancer. She is <<in remission|absent>> of her own melanoma.",
    ],
)
def test_a_letter_tells_the_patient_of_relatives(marked: str, check_marks: Check) -> None:
    """To the patient, who is "you", a sentence goes on about the relative whom the one before named."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma in 2015. He is free of <<recurrence|absent>>; his Crohn's disease is quiet.",
        "Melanoma in 2015. Hernia repair without recurrence; he is well.",
    ],
)
def test_another_disease_behind_a_semicolon_does_not_recur(marked: str, check_marks: Check) -> None:
    """What recurs is not the disease that the next clause names."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Rectal cancer. A mass lies in the liver. <<Biopsy showed adenocarcinoma|present|distant|sites=liver>>.",
        "A firm node in the neck. <<FNA last week: squamous cell carcinoma|present|regional|sites=lymph_node>>.",
        "Rectal cancer. Ascites was drained; <<cytology: adenocarcinoma cells|sites=peritoneum>>.",
        "Rectal cancer. A mass lies in the sigmoid. Biopsy showed adenocarcinoma.",
        "Rectal cancer. A mass lies in the lung. Biopsy showed adenocarcinoma.",
        "Rectal cancer. A mass lies in the liver. Biopsy showed no adenocarcinoma.",
        "Rectal cancer. A mass lies in the liver. Biopsy showed hepatocellular carcinoma.",
        "Tonsil cancer. Nodes were seen in the neck. His biopsy showed squamous cell carcinoma.",
        "A node in the neck. Biopsy showed follicular lymphoma.",
        "Biopsy showed adenocarcinoma.",
    ],
)
def test_a_biopsy_tells_of_the_organ_named_before(marked: str, check_marks: Check) -> None:
    """A carcinoma that a biopsy found is spread where the sentence before names an organ it did not begin in."""
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Colon cancer. Foci of metastatic. calcification are present.",
        "Colon cancer. Stains confirm <<metastatic. carcinoma|present>> in. the liver.",
        "Colon cancer. Node: <<metastatic carcinoma|present>>, direct extension. from the primary not excluded.",
    ],
)
def test_a_stop_within_a_sentence_is_none(marked: str, check_marks: Check) -> None:
    """Where flattening turned the end of a line into a full stop, a small letter shows that the sentence goes on."""
    check_marks(marked)


@pytest.mark.parametrize("lead", ["", "Currently, ", "Per radiology, ", "- ", "\n- ", "* In addition, "])
def test_what_leads_a_sentence_in_is_not_its_subject(extractor: Extractor, lead: str) -> None:
    """A bullet or an adverb before "the relapse" or "this" takes nothing from what these point at."""
    skull = extractor(f"Thyroid cancer. A skull mass developed. {lead}The relapse is being treated.")
    lung = extractor(f"Melanoma. A nodule of the lung. {lead}This is not metastatic disease.")

    assert [mention.sites for mention in (*skull.mentions, *lung.mentions)] == [("bone",), ("lung",)]
