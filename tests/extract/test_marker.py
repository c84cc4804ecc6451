"""PSA values that are a relapse by their numbers, and those that are none."""

import pytest

OPERATED = "UROLOGY CLINIC\nHISTORY: Prostate cancer, radical prostatectomy in May 2012.\nLABS: {}\n"
IRRADIATED = "RADIATION CLINIC\nHISTORY: Prostate cancer, external beam radiation in 2010. PSA nadir 0.5.\nLABS: {}\n"


def find(extractor, text):
    """Return (words, date) of the values that a note tells as a relapse."""
    return [(text[f.start : f.end], f.event_date) for f in extractor(text).facts if f.kind == "marker_relapse"]


@pytest.mark.parametrize(
    ("labs", "value"),
    [
        ("PSA 0.31 ng/mL.", "0.31"),
        ("PSA is 0.35 (0.24 in spring).", "0.35"),
        ("PSA 0.11 in fall, 0.18 in winter, 0.42 today.", "0.42"),
        ("PSA up from 0.08 to 0.29.", "0.29"),
        ("PSA above 0.2.", "0.2"),
        ("PSA 19.", "19"),
    ],
)
def test_a_value_above_a_fifth_after_prostatectomy_is_a_relapse(extractor, labs, value):
    """Above 0.2 ng/mL, the first value of the sentence that is so counts."""
    assert find(extractor, OPERATED.format(labs)) == [(value, None)]


@pytest.mark.parametrize(
    "labs",
    [
        "PSA 0.2.",
        "PSA below 0.3.",
        "PSA <0.3 ng/mL.",
        "PSA fell from 0.42 to 0.1.",
        "Preoperative PSA was 7.4.",
        "PSA 7.4 and Gleason 7.",
        "PSA undetectable, potassium 4.1.",
        "Radiation if PSA is above 0.2.",
        "PSA drawn on 3/14/2019.",
        "PSA 0.05, hemoglobin count next on day 14.",
    ],
)
def test_other_values_after_prostatectomy_are_none(extractor, labs):
    """Low, falling, older, conditional and other numbers are no relapse."""
    assert find(extractor, OPERATED.format(labs)) == []


@pytest.mark.parametrize(
    ("labs", "found"), [("PSA 2.5 ng/mL.", [("2.5", None)]), ("PSA 2.4 ng/mL.", []), ("PSA 0.5.", [])]
)
def test_two_above_the_nadir_after_radiotherapy_is_a_relapse(extractor, labs, found):
    """Exactly 2 ng/mL above the lowest value is enough, less is not."""
    assert find(extractor, IRRADIATED.format(labs)) == found


def test_the_nadir_may_stand_after_its_number(extractor):
    """Values told as the nadir are not taken for the value of today, on either side of the word."""
    history = "CLINIC\nHISTORY: Brachytherapy for prostate cancer ten years ago. PSA 0.3, the nadir.\n"
    text = history + "LABS: PSA 4.1, nadir 0.3."
    assert find(extractor, text) == [("4.1", None)]


@pytest.mark.parametrize(
    "text",
    [
        "CLINIC\nHISTORY: Prostate cancer on surveillance.\nLABS: PSA 5.1.",
        "CLINIC\nHISTORY: Prostate cancer.\nLABS: PSA 5.1.\nPLAN: Prostatectomy next month.",
        "CLINIC\nHISTORY: Prostate cancer, scheduled for radical prostatectomy in May 2021.\nLABS: PSA 5.1.",
        "CLINIC\nHISTORY: PSA 6.2, radical prostatectomy in 2014.\nASSESSMENT: Doing well.",
        "CLINIC\nHISTORY: Radiation of the prostate in 2014.\nLABS: PSA 5.1.",
        "CLINIC\nFAMILY HISTORY: Father had a prostatectomy in 2001 and a PSA of 4.",
    ],
)
def test_without_treatment_or_nadir_no_value_is_a_relapse(extractor, text):
    """What was not done yet, or where no nadir is told, gives a number no meaning."""
    assert find(extractor, text) == []


def test_a_value_has_the_date_beside_it(extractor):
    """The day or month right after the number is its own."""
    assert find(extractor, OPERATED.format("PSA 0.31 in May 2015.")) == [("0.31", "2015-05")]
