"""Courses put together from notes of many wordings: what happened to the patient is what the timeline tells."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recurnlp.status import tell_patient

CANCERS = [
    ("adenocarcinoma of the sigmoid colon", "hemicolectomy", "colon"),
    ("invasive ductal carcinoma of the left breast", "mastectomy", "breast"),
    ("clear cell carcinoma of the right kidney", "nephrectomy", "kidney"),
    ("urothelial carcinoma of the bladder", "cystectomy", "bladder"),
    ("prostatic adenocarcinoma", "radical prostatectomy", "prostate"),
    ("glioblastoma", "craniotomy and chemoradiation", "brain"),
]
SOLID = CANCERS[:-1]
FREE = [
    "Follow-up of {cancer}, status post {treatment}.\nASSESSMENT: No evidence of disease.",
    "HISTORY: {cancer}, {treatment}.\nIMPRESSION: No evidence of recurrent or metastatic disease.",
    "The patient remains disease-free after {treatment} for {cancer}.",
]
SPREAD = [
    "CT: New {adjective} lesions, consistent with metastases.\nBiopsy of the {organ} confirmed metastatic carcinoma.",
    "HISTORY: {cancer}, {treatment}.\nIMPRESSION: New {organ} metastases. Will start systemic therapy.",
    "The patient now has {adjective} metastases, biopsy proven.",
]
NEW = [
    "New diagnosis of {cancer} with {adjective} metastases at presentation. Stage IV.",
    "Newly diagnosed {cancer}. Staging CT shows {adjective} metastases. Clinical stage 4 disease.",
    "{cancer}, metastatic to the {organ} at diagnosis.",
    "A 60-year-old patient diagnosed with stage IV {cancer} with {adjective} metastases.",
]
ORGANS = [("liver", "hepatic"), ("lung", "pulmonary"), ("bone", "osseous")]
slow = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # `chart` holds no state


def write(frame, cancer, organ=("", "")):
    """A note's text."""
    name, treatment, _ = cancer
    return frame.format(cancer=name, treatment=treatment, organ=organ[0], adjective=organ[1])


@slow
@given(st.sampled_from(CANCERS), st.sampled_from(FREE))
def test_freedom_from_disease_is_no_recurrence(chart, cancer, free):
    """A patient without disease at the last note had none return, in cancers that return where they began, too."""
    told = tell_patient("p", chart(("2014-05-01", write(free, cancer)), ("2015-05-01", write(free, cancer))))

    assert (told.classification, told.primary_site) == ("no_recurrence", cancer[2])
    assert told.last_disease_free_date == date(2015, 5, 1)


@slow
@given(st.sampled_from(SOLID), st.sampled_from(FREE), st.sampled_from(SPREAD), st.sampled_from(ORGANS))
def test_spread_after_freedom_is_a_recurrence(chart, cancer, free, spread, organ):
    """The day and the organ of the first spread are those of the note that found it."""
    told = tell_patient("p", chart(("2014-05-01", write(free, cancer)), ("2016-02-03", write(spread, cancer, organ))))

    assert (told.classification, told.first_recurrence_date) == ("recurrent_metastatic", date(2016, 2, 3))
    assert (told.first_recurrence_extent, told.distant_sites) == (("distant",), (organ[0],))


@slow
@given(st.sampled_from(SOLID), st.sampled_from(NEW), st.sampled_from(ORGANS))
def test_spread_of_a_new_cancer_was_there_from_the_start(chart, cancer, new, organ):
    """A first note that finds the cancer and its spread tells of no recurrence, in Roman or Arabic numerals."""
    told = tell_patient(
        "p", chart(("2014-05-01", write(new, cancer, organ)), ("2014-09-01", f"{organ[0]} metastases are stable."))
    )

    assert (told.classification, told.first_recurrence_date) == ("de_novo_metastatic", None)
    assert told.distant_sites == (organ[0],)


@pytest.mark.parametrize("cancer", ["gastric cancer", "melanoma of the back", "ovarian cancer"])
def test_an_unresectable_cancer_never_went(chart, cancer):
    """Its growth is no recurrence, whatever the cancer; unresectable spread says nothing of the first cancer."""
    note = f"A patient with unresectable {cancer} diagnosed in 2011. CT shows progression of the primary tumor."
    later = "Colon cancer in 2011, hemicolectomy. Unresectable liver metastases in March 2014."

    assert tell_patient("p", chart(("2013-05-01", note))).classification == "never_disease_free"
    assert tell_patient("p", chart(("2014-05-01", later))).classification == "recurrent_metastatic"
