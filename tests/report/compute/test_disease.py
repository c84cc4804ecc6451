"""What the disease did, counted."""

from datetime import date

from recurnlp.report.compute.disease import SiteCount, compute_disease

SPREAD = {"classification": "recurrent_metastatic", "first_distant_date": date(2018, 1, 1)}


def test_the_first_organ_stands_first_or_is_told_no_later_than_the_spread(open_run):
    """Organs of the first day are all first; one told later is not; each counts once a patient."""
    notes = [
        {"patient_id": "p1", "note_date": date(2018, 1, 1), "distant_sites": ["liver", "lung"]},
        {"patient_id": "p1", "note_date": date(2019, 1, 1), "distant_sites": ["lung", "brain"]},
    ]
    patients = [SPREAD | {"distant_sites": ["liver", "lung", "brain"]}, SPREAD | {"distant_sites": ["brain"]}]
    sites = open_run(compute_disease, notes=notes, patients=patients).sites
    assert set(sites) == {SiteCount("brain", 2, 1), SiteCount("liver", 1, 1), SiteCount("lung", 1, 1)}
    assert sites[0].site == "brain"


def test_classes_stand_in_the_order_of_their_weight(open_run):
    """The worst course first, whatever its number."""
    patients = [{}, {}, SPREAD]
    disease = open_run(compute_disease, notes=[{}], patients=patients)
    assert disease.classes == (("recurrent_metastatic", 1), ("no_recurrence", 2))


def test_patients_are_followed_from_their_notes_to_an_event(open_run):
    """Undetermined courses and undated diagnoses are told apart; a spread is an event too."""
    patients = [
        SPREAD,
        {"first_recurrence_extent": ["local"]},
        {"classification": "undetermined", "diagnosis_date": None},
    ]
    disease = open_run(compute_disease, notes=[{}, {"patient_id": None}], patients=patients)
    assert [count.number for count in disease.attrition] == [1, 3, 2, 2, 2]
    assert (disease.recurrent, disease.metastatic) == (1, 1)


def test_one_recurrence_may_have_several_extents(open_run):
    """Each extent of the first recurrence is counted."""
    patients = [{"first_recurrence_extent": ["local", "regional"]}, {"first_recurrence_extent": ["local"]}]
    extents = open_run(compute_disease, notes=[{}], patients=patients).extents
    assert extents == (("local", 2), ("regional", 1))


def test_without_patients_notes_are_counted(open_run):
    """Sites, extents and axes of notes stand in for patients; nothing is said of what came first."""
    notes = [
        {"distant": "present", "distant_sites": ["bone"], "recurrence": "probable", "recurrence_extent": ["distant"]},
        {"distant": "possible"},
    ]
    disease = open_run(compute_disease, notes=notes)
    assert (disease.of, disease.recurrent, disease.metastatic) == ("notes", 1, 1)
    assert disease.sites == (SiteCount("bone", 1, None),)
    assert disease.extents == (("distant", 1),)
    assert disease.classes == disease.attrition == ()
