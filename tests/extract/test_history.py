"""What a note tells beside its mentions: dates, facts of the course, and what all of it rests on."""

import pytest


def dates_of(extractor, text):
    """Return (mention, its date) of a note, stages left out."""
    return [(m.text, m.event_date) for m in extractor(text).mentions if m.kind != "stage"]


def facts_of(extractor, text, kind):
    """Return (words, site, date) of the facts of a kind."""
    note = extractor(text)
    return [(text[f.start : f.end].lower(), f.site, f.event_date) for f in note.facts if f.kind == kind]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Breast cancer with local recurrence in March 2016.", "2016-03"),
        ("March 2016: local recurrence of the breast cancer.", "2016-03"),
        ("Local recurrence in 2016, mastectomy in 2017.", "2016"),
        ("Mastectomy in 2012, local recurrence.", None),
        ("CT of 5 May 2018 showed liver metastases.", "2018-05-05"),
        ("Liver metastases, CT of 5 May 2018.", None),
        ("Compared with 2017, the liver metastases have grown.", None),
        ("Lung metastasis, resected in April 2011.", "2011-04"),
        ("The block of 2009 proves a relapse of the lymphoma.", None),
        ("Lung metastases were found two years ago.", "-P2Y"),
        ("Bone metastases since June 2015; tamoxifen since July 2015.", "2015-06"),
        ("In November 2016 the cancer came back in the peritoneum.", "2016-11"),
        ("Melanoma of the arm; in 2014 her melanoma recurred in the scar.", "2014"),
        ("Local recurrence of the lobular carcinoma in October 2016.", "2016-10"),
        ("Local recurrence of the lobular carcinoma diagnosed in 2011.", None),
        ("Local recurrence of the lobular carcinoma of 2011.", None),
        ("It matches the lobular carcinoma of 2011 and proves local recurrence.", None),
    ],
)
def test_a_date_belongs_to_what_happened_then(extractor, text, date):
    """The date goes to the event before it, to the one it leads, or from an examination to what that found."""
    assert [found for _, found in dates_of(extractor, text)] == [date]


def test_two_mentions_of_one_phrase_share_its_date(extractor):
    """The recurrence and the metastasis of "recurrent metastatic colon cancer" happened together."""
    found = dates_of(extractor, "Recurrent metastatic colon cancer since May 2014.")
    assert len(found) == 2
    assert {date for _, date in found} == {"2014-05"}


def test_dates_of_comparison_are_nobodys(extractor):
    """What stands under COMPARISON dates other examinations."""
    text = "COMPARISON: CT of 2016 with liver metastases.\nIMPRESSION: Liver metastases."
    assert {date for _, date in dates_of(extractor, text)} == {None}


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("She has breast cancer.", "breast"),
        ("Squamous cell carcinoma of the oral tongue.", "oral_cavity"),
        ("Carcinoma left breast, treated at home.", "breast"),
        ("FINAL DIAGNOSIS:\nA. Kidney, left, nephrectomy:\n- Papillary carcinoma, 3 cm.", "kidney"),
        ("FINAL DIAGNOSIS:\nOmentum, biopsy: Adenocarcinoma.", None),
        ("FINAL DIAGNOSIS:\nOvary, left: Endometrioid carcinoma.", "ovary"),
        ("FINAL DIAGNOSIS:\nUterus: Endometrioid carcinoma.", "uterus"),
    ],
)
def test_a_cancer_has_the_organ_of_its_words_or_its_specimen(extractor, text, site):
    """The words beside it name the organ, else the label; an organ where carcinoma only spreads to is no origin."""
    found = [f.site for f in extractor(text).facts if f.kind in ("cancer", "origin")]
    assert set(found) == {site}


@pytest.mark.parametrize(
    "text",
    [
        "No carcinoma in the breast.",
        "Her mother had breast cancer.",
        "FAMILY HISTORY: Colon cancer in an uncle.",
        "Lung cancer screening was offered.",
        "Possible lung cancer.",
    ],
)
def test_cancers_that_the_patient_may_not_have_are_no_facts(extractor, text):
    """Negated, suspected and family cancers are left out."""
    assert facts_of(extractor, text, "cancer") == []


def test_an_operation_lends_its_date_to_the_cancer(extractor):
    """The cancer was there when it was operated on."""
    text = "DIAGNOSIS: Thyroid carcinoma, thyroidectomy in March 2005."
    assert facts_of(extractor, text, "cancer") == [("thyroid carcinoma", "thyroid", "2005-03")]


def test_spread_at_the_diagnosis_is_told_only_with_spread(extractor):
    """The words "at diagnosis" say something of the spread in its own sentence, and nothing of a cough."""
    assert facts_of(extractor, "Bone metastases at diagnosis of the lung cancer.", "synchronous")
    assert not facts_of(extractor, "Lung cancer. A cough at diagnosis.", "synchronous")


def test_morphology_is_that_of_the_cancer_named(extractor):
    """The longest name of a type gives the code, in situ apart from invasive."""
    text = "Breast: Invasive ductal carcinoma. Elsewhere ductal carcinoma in situ."
    assert [f.morphology for f in extractor(text).facts if f.kind == "cancer"] == ["8500/3", "8500/2"]


@pytest.mark.parametrize(
    ("text", "evidence", "modality"),
    [
        ("CT CHEST\nTECHNIQUE: Helical.\nIMPRESSION: Lung metastases.", "imaging", "CT"),
        ("MRI OF THE SPINE\nFINDINGS: A mass.\nIMPRESSION: Bone metastases.", "imaging", "MRI"),
        ("SURGICAL PATHOLOGY REPORT\nDIAGNOSIS: Metastatic carcinoma.\nGROSS: Two cores.", "pathology", None),
        ("CYTOPATHOLOGY REPORT\nSPECIMEN: Fluid.\nDIAGNOSIS: Metastatic carcinoma.", "cytology", None),
        ("CLINIC VISIT\nASSESSMENT: Biopsy-proven liver metastases.", "pathology", None),
        ("CLINIC VISIT\nASSESSMENT: Liver metastases on PET.", "imaging", "PET-CT"),
        ("CLINIC VISIT\nASSESSMENT: Liver metastases.", "clinical", None),
        ("CLINIC VISIT\nASSESSMENT: Biochemical recurrence of prostate cancer.", "marker", None),
        ("Liver metastases.", None, None),
    ],
)
def test_a_mention_rests_on_its_sentence_else_on_its_report(extractor, text, evidence, modality):
    """What the sentence says of its ground comes first, then the kind of report, which title and sections tell."""
    mention = extractor(text).mentions[-1]
    assert (mention.evidence, mention.modality) == (evidence, modality)


def test_a_treatment_stands_where_it_is_told(extractor):
    """A treatment in a sentence without mention or cancer has its own section."""
    text = "DIAGNOSIS: Breast cancer.\nHISTORY: She has two sons. Mastectomy was done.\nPLAN: No chemotherapy."
    assert [(f.kind, f.section) for f in extractor(text).facts] == [("cancer", "diagnosis"), ("treatment", "history")]


def test_a_title_is_no_treatment(extractor):
    """The name of a clinic in capitals treats nobody."""
    assert facts_of(extractor, "RADIATION ONCOLOGY CLINIC\nShe has breast cancer.", "treatment") == []


def test_facts_are_told_once(extractor):
    """A fact that a section repeats is one row."""
    text = "PLAN: Breast cancer. Breast cancer. Breast cancer."
    assert len(facts_of(extractor, text, "cancer")) == 1


def test_offsets_survive_letters_that_grow(extractor):
    """A capital that becomes two characters in lower case shifts no offset."""
    text = "İİİ He has colon cancer."
    assert facts_of(extractor, text, "cancer")[0][0] == "colon cancer"


@pytest.mark.parametrize(
    ("text", "morphology"),
    [
        ("Urinary bladder: Papillary urothelial carcinoma, low grade, noninvasive.", "8120/2"),
        ("Urinary bladder: Papillary urothelial carcinoma, low grade. Detrusor not invaded.", "8120/3"),
    ],
)
def test_a_cancer_that_is_told_as_noninvasive_is_in_situ(extractor, text, morphology):
    """The behavior digit follows the words behind the type, within their sentence."""
    assert [fact.morphology for fact in extractor(text).facts if fact.kind == "cancer"] == [morphology]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Core biopsy on 4/5/2016: invasive ductal carcinoma.", "2016-04-05"),
        ("Biopsy in May 2016 showed breast cancer.", "2016-05"),
        ("Right breast cancer, core biopsy 10/2013.", "2013-10"),
        ("Right breast cancer, CT of October 2013.", None),
        ("CT of May 2016 for breast cancer.", None),
    ],
)
def test_a_biopsy_dates_the_cancer_that_it_found(extractor, text, date):
    """What it shows, or is named behind, was diagnosed then; a scan of a known cancer dates nothing."""
    assert [day for _, _, day in facts_of(extractor, text, "cancer")] == [date]
