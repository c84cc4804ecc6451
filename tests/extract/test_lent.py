"""The one organ in which a pathologist's note tells of spread."""

from recurnlp import Extractor

_LIVER = "Specimen: Liver, core biopsy.\nGross: Two cores.\nDiagnosis: Metastatic carcinoma.\n"


def test_spread_without_a_place_is_of_the_only_specimen(extractor: Extractor) -> None:
    """A comment on "metastatic carcinoma" speaks of the organ in which it was found."""
    note = extractor(_LIVER + "Comment: The stains support metastatic breast carcinoma.")

    assert [mention.sites for mention in note.mentions] == [("liver",), ("liver",)]


def test_of_several_organs_none_is_lent(extractor: Extractor) -> None:
    """Where a note tells of two organs, spread without a place stays without one."""
    text = (
        "Specimen: A. Liver. B. Omentum.\nGross: Tan tissue.\nDiagnosis: A. Metastatic carcinoma. B. No metastasis.\n"
    )
    note = extractor(text + "Comment: The stains support metastatic breast carcinoma.")

    assert note.mentions[-1].sites == ()


def test_a_clinic_lends_nothing(extractor: Extractor) -> None:
    """In a note that describes no tissue, a diagnosis of spread is of the patient."""
    note = extractor("PRINCIPAL DIAGNOSIS: Spinal metastasis.\nSECONDARY DIAGNOSES: Metastatic breast cancer.")

    assert note.mentions[-1].sites == ()
