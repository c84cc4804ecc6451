"""mCODE 4.0.0 CancerDiseaseStatus: how the disease went, at the moments when a patient's notes tell it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recurnlp.connectors.codes import Code, Codes
from recurnlp.connectors.fhir.elements import (
    PROFILES,
    Element,
    build_concept,
    build_extension,
    build_id,
    drop_empty,
    refer_to_patient,
    write_date,
)
from recurnlp.connectors.fhir.spread import Span

Patient = Mapping[str, Any]
Link = Mapping[str, Any]


def build_statuses(patient: Patient, primary: Element, codes: Codes) -> Iterator[tuple[Element, list[Span]]]:
    """Yield observations, each with where it is told, from a patient's chain of evidence.

    Freedom from disease is full remission; recurrence, spread and progression are worsening. Spread that was there
    from the start is no change for the worse, and spread on the day of the recurrence is the recurrence.

    Args:
        patient: a row of a run's patients table.
        primary: the patient's cancer.
        codes: the codes.
    """
    chain: Sequence[Link] = patient["chain"]
    for link in chain:
        if link["fact"] == "disease_free":
            yield _build(patient, primary, codes, codes.status.remission, write_date(link["date"]), [link])
    for fact, day in _list_changes(patient):
        links = [link for link in chain if link["fact"] == fact]
        if links:
            yield _build(patient, primary, codes, codes.status.worsened, day, links)


def _list_changes(patient: Patient) -> Iterator[tuple[str, str | None]]:
    dates = {fact: patient[f"first_{fact}_date"] for fact in ("recurrence", "distant", "progression")}
    if dates["distant"] == dates["recurrence"] or patient["classification"] == "de_novo_metastatic":
        del dates["distant"]
    for fact, day in dates.items():
        yield fact, write_date(day, patient.get(f"first_{fact}_date_precision", "day"))


def _build(
    patient: Patient, primary: Element, codes: Codes, value: Code, day: str | None, links: Sequence[Link]
) -> tuple[Element, list[Span]]:
    levels = dict.fromkeys(link["level"] for link in links if link["level"])
    url = f"{PROFILES}cancer-disease-status-evidence-type"
    resource = drop_empty({
        "resourceType": "Observation",
        "id": build_id("status", patient["patient_id"], links[0]["fact"], day or "", links[0]["note_id"]),
        "meta": {"profile": [f"{PROFILES}cancer-disease-status"]},
        "extension": [build_extension(url, build_concept(codes, codes.evidence[level])) for level in levels],
        "status": "final",
        "code": build_concept(codes, codes.status.code),
        "subject": refer_to_patient(patient["patient_id"]),
        "focus": [{"reference": f"Condition/{primary['id']}"}],
        "effectiveDateTime": day,
        "valueCodeableConcept": build_concept(codes, value),
    })  # fmt: skip
    return resource, [Span(link["note_id"], link["start"], link["end"]) for link in links]
