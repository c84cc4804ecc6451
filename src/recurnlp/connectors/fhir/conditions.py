"""mCODE 4.0.0 PrimaryCancerCondition and SecondaryCancerCondition."""

from collections.abc import Mapping
from typing import Any

from recurnlp.connectors.codes import Code, Codes
from recurnlp.connectors.fhir.elements import (
    PROFILES,
    Element,
    build_coding,
    build_concept,
    build_extension,
    build_id,
    drop_empty,
    refer_to_patient,
    write_date,
)
from recurnlp.connectors.fhir.spread import Spread
from recurnlp.status.primary import BLOOD

Patient = Mapping[str, Any]
_RELATED = "http://hl7.org/fhir/StructureDefinition/condition-related"
_RETURNED = {"recurrent_metastatic", "locoregional_recurrence", "biochemical_recurrence"}


def build_primary(patient: Patient, codes: Codes) -> Element:
    """Return a patient's cancer. That it came back is told by its clinical status: mCODE has no code for it.

    Args:
        patient: a row of a run's patients table.
        codes: the codes.
    """
    site = patient["primary_site"]
    status = _find_status(patient, codes)
    free = status.code == codes.conditions.remission.code
    histology = _build_histology(patient.get("morphology"), codes)
    return _build(
        patient,
        codes,
        kind="primary",
        status=status,
        code=build_concept(codes, codes.conditions.primary),
        extension=[histology] if histology else [],
        bodySite=[_build_place(site, None, codes)] if site else [],
        onsetDateTime=write_date(patient["diagnosis_date"], patient.get("diagnosis_date_precision") or "day"),
        abatementDateTime=write_date(patient["last_disease_free_date"]) if free else None,
    )


def build_secondary(patient: Patient, spread: Spread, primary: Element, codes: Codes) -> Element:
    """Return one place the cancer has spread to.

    Args:
        patient: a row of a run's patients table.
        spread: the place.
        primary: the patient's cancer.
        codes: the codes.
    """
    free = patient["status_at_last_note"] == "no_evidence"
    return _build(
        patient,
        codes,
        kind="secondary",
        status=codes.conditions.remission if free else codes.conditions.active,
        code=_code_spread(spread, codes),
        place=spread.place,
        extension=[{"url": _RELATED, "valueReference": {"reference": f"Condition/{primary['id']}"}}],
        bodySite=[_build_place(spread.site, spread.laterality, codes)] if spread.site else [],
        onsetDateTime=spread.since,
    )


def _build(
    patient: Patient, codes: Codes, *, kind: str, status: Code, code: Element, place: str = "", **elements: Any
) -> Element:
    return drop_empty({
        "resourceType": "Condition",
        "id": build_id(kind, patient["patient_id"], place),
        "meta": {"profile": [f"{PROFILES}{kind}-cancer-condition"]},
        "clinicalStatus": build_concept(codes, status),
        "verificationStatus": build_concept(codes, codes.conditions.confirmed),
        "category": [build_concept(codes, codes.conditions.category)],
        "code": code,
        "subject": refer_to_patient(patient["patient_id"]),
        **elements,
    })  # fmt: skip


def _find_status(patient: Patient, codes: Codes) -> Code:
    if patient["status_at_last_note"] == "no_evidence" or patient["classification"] == "no_recurrence":
        return codes.conditions.remission
    if patient["classification"] not in _RETURNED:
        return codes.conditions.active
    return codes.conditions.relapse if patient["primary_site"] in BLOOD else codes.conditions.recurrence


def _code_spread(spread: Spread, codes: Codes) -> Element:
    known = codes.sites[spread.site] if spread.site else None
    if spread.extent == "regional":
        concept = build_concept(codes, codes.conditions.regional_node)
    elif known and known.snomed:
        concept = {"coding": [build_coding(codes, "snomed", known.snomed)], "text": _name(spread)}
    else:
        concept = build_concept(codes, codes.conditions.secondary) | {"text": _name(spread)}
    icd10 = spread.icd10 or (known.icd10["unspecified"] if known else "C79.9")
    concept["coding"].append(build_coding(codes, "icd10", icd10))
    return concept


def _name(spread: Spread) -> str:
    return f"metastasis: {(spread.site or 'site not stated').replace('_', ' ')}"


def _build_place(site: Any, laterality: Any, codes: Codes) -> Element:
    side = codes.laterality.get(laterality)
    qualifier = build_extension(f"{PROFILES}laterality-qualifier", build_concept(codes, side)) if side else None
    return drop_empty({
        "coding": [build_coding(codes, "icdo3", codes.sites[site].icdo3)],
        "text": site.replace("_", " "),
        "extension": [qualifier] if qualifier else [],
    })  # fmt: skip


def _build_histology(morphology: str | None, codes: Codes) -> Element | None:
    if morphology is None:
        return None
    concept = {"coding": [build_coding(codes, "icdo3", morphology)]}
    return build_extension(f"{PROFILES}histology-morphology-behavior", concept)
