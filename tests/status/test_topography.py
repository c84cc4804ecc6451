"""Organs in the words of registries."""

from recurnlp.rules import load_site_codes
from recurnlp.status.topography import code_organs

TOPOGRAPHY = {"liver": "C22.0", "lung": "C34.9", "lymph_node": "C77.9"}


def test_organs_have_their_own_codes():
    """Liver metastases are in C22.0; the codes of secondary neoplasms are no topography."""
    assert code_organs(("liver", "lung"), ("C78.7", "C78.00"), TOPOGRAPHY) == ("C22.0", "C34.9")


def test_nodes_have_the_code_of_their_station():
    """The stations that ICD-10-CM tells apart are those of ICD-O-3."""
    assert code_organs(("lymph_node",), ("C77.3", "C78.7", "C77.3"), TOPOGRAPHY) == ("C77.3",)
    assert code_organs(("lymph_node",), (), TOPOGRAPHY) == ("C77.9",)


def test_an_organ_without_a_code_is_left_out():
    """Nothing is guessed."""
    assert code_organs(("eye", "liver"), ("C77.3",), TOPOGRAPHY) == ("C22.0",)


def test_a_patient_has_the_codes_of_primary_recurrence_and_spread(tell, say, note, report, free):
    """Three columns, in the order of the sites; without codes they are empty."""
    topography = {site: codes.icdo3 for site, codes in load_site_codes().items()}
    notes = (
        report("2010-01-01", "breast"),
        note("2011-01-01", free()),
        note("2012-01-01", say("recurrence", extent="regional", sites=("lymph_node",), icd10=("C77.3",))),
        note("2014-01-01", say(sites=("brain", "bone"), icd10=("C79.31", "C79.51"))),
    )
    told = tell(*notes, topography=topography)
    assert (told.primary_icdo3, told.first_recurrence_icdo3) == ("C50.9", ("C77.3",))
    assert (told.distant_icdo3, told.secondary_icd10) == (("C71.9", "C41.9"), ("C79.31", "C79.51"))
    assert (tell(*notes).primary_icdo3, tell(*notes).distant_icdo3) == (None, ())
