"""FHIR documents, and the rows of a run that resources are built from."""

import base64
import json
from datetime import date, datetime

import pytest

from recurnlp.connectors.codes import load_codes
from recurnlp.connectors.stamp import Stamp

TEXT = "IMPRESSION: A new deposit in the liver é."


@pytest.fixture
def encode():
    """Return text as an attachment."""

    def encode_text(text=TEXT, kind="text/plain", encoding="utf-8"):
        return {"contentType": kind, "data": base64.b64encode(text.encode(encoding)).decode()}

    return encode_text


@pytest.fixture
def document(encode):
    """Build a DocumentReference."""

    def build(*attachments, **elements):
        content = [{"attachment": attachment} for attachment in attachments or [encode()]]
        return {
            "resourceType": "DocumentReference",
            "id": "d1",
            "status": "current",
            "subject": {"reference": "Patient/p1"},
            "date": "2021-03-04T10:00:00Z",
            "content": content,
        } | elements

    return build


@pytest.fixture
def report(encode):
    """Build a DiagnosticReport."""

    def build(*attachments, **elements):
        return {
            "resourceType": "DiagnosticReport",
            "id": "r1",
            "status": "final",
            "subject": {"reference": "Patient/p1"},
            "effectiveDateTime": "2021-03-04",
            "presentedForm": list(attachments) or [encode()],
        } | elements

    return build


@pytest.fixture
def read_all(read):
    """Write resources as NDJSON, and return what the readers make of them."""

    def read_resources(*resources):
        return read("export.ndjson", "".join(json.dumps(resource) + "\n" for resource in resources).encode())

    return read_resources


@pytest.fixture(scope="session")
def codes():
    """The codes that ship."""
    return load_codes()


@pytest.fixture(scope="session")
def stamp():
    """What a run of the tests stamps its resources with."""
    return Stamp("recurnlp 9.9 (rules abc)", datetime(2021, 5, 6, 7, 8, 9))  # noqa: DTZ001 - UTC by agreement


def link(fact, day, note_id="DocumentReference/d1", start=10, level="imaging"):
    """Build a link of a patient's chain of evidence."""
    return {
        "fact": fact,
        "date": day,
        "note_id": note_id,
        "start": start,
        "end": start + 9,
        "rule_id": None,
        "level": level,
    }


@pytest.fixture
def patient():
    """Build a row of a run's patients table: a colon cancer that came back in liver and lung."""

    def build(**facts):
        return {
            "patient_id": "p1",
            "primary_site": "colon",
            "diagnosis_date": date(2015, 5, 1),
            "diagnosis_date_precision": "month",
            "classification": "recurrent_metastatic",
            "first_recurrence_date": date(2017, 11, 20),
            "first_distant_date": date(2017, 11, 20),
            "first_progression_date": date(2019, 3, 5),
            "last_disease_free_date": date(2016, 6, 14),
            "status_at_last_note": "recurrent_metastatic",
            "morphology": "8140/3",
            "chain": [
                link("diagnosis", date(2015, 5, 1), level="pathology"),
                link("disease_free", date(2016, 6, 14), level="clinical"),
                link("recurrence", date(2017, 11, 20)),
                link("recurrence", date(2017, 12, 4), "note 4", level="pathology"),
                link("distant", date(2017, 11, 20)),
                link("progression", date(2019, 3, 5), level=None),
            ],
        } | facts

    return build


@pytest.fixture
def mention():
    """Build what an export reads of a row of a run's mentions table."""

    def build(*sites, **facts):
        return {
            "note_id": "DocumentReference/d1",
            "patient_id": "p1",
            "note_date": date(2017, 11, 20),
            "start": 10,
            "end": 20,
            "kind": "metastasis",
            "assertion": "present",
            "extent": "distant",
            "sites": list(sites),
            "laterality": None,
            "icd10": [],
            "event_date": None,
            "isolated_cells": False,
        } | facts

    return build
