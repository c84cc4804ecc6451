"""`recurnlp extract` from a FHIR bulk export, and `recurnlp export --to fhir`."""

import base64
import json

import pytest
from fhir.resources.R4B.condition import Condition

TEXTS = {
    "2015-05-06": "FINAL DIAGNOSIS: Colon, sigmoid, resection: Adenocarcinoma.",
    "2016-06-14": "ASSESSMENT: Colon cancer. No evidence of disease.",
    "2018-11-20": "IMPRESSION: Recurrent colon cancer. New metastases in the liver.",
}


@pytest.fixture
def export_file(tmp_path):
    """A file of three documents of one patient, and the patient."""
    resources = [
        {
            "resourceType": "DocumentReference",
            "id": f"d{number}",
            "status": "current",
            "subject": {"reference": "Patient/p1"},
            "date": f"{day}T08:00:00Z",
            "content": [
                {"attachment": {"contentType": "text/plain", "data": base64.b64encode(text.encode()).decode()}}
            ],
        }
        for number, (day, text) in enumerate(TEXTS.items(), 1)
    ]
    path = tmp_path / "DocumentReference.ndjson"
    path.write_text("".join(json.dumps(item) + "\n" for item in [*resources, {"resourceType": "Patient", "id": "p1"}]))
    return path


def test_documents_go_in_and_conditions_come_out(call, export_file, tmp_path):
    """The way from DocumentReference to mCODE, each condition with the documents that say so."""
    run, folder = tmp_path / "run", tmp_path / "out"
    code, _, err = call("extract", export_file, "-o", run, "--max-rejects", 1)
    assert code == 0
    assert "rejected: 1 not_a_document" in err
    assert call("patients", run, "--workers", 1)[0] == 0
    code, out, _ = call("export", run, "--to", "fhir", "-o", folder)
    assert code == 0
    assert out.startswith("2 Condition, ")
    primary, liver = [
        Condition.model_validate_json(line) for line in (folder / "Condition.ndjson").read_text().splitlines()
    ]
    assert primary.clinicalStatus.coding[0].code == "recurrence"
    assert liver.code.coding[0].code == "94381002"
    assert str(liver.onsetDateTime) == "2018-11-20"
    sources = [json.loads(line) for line in (folder / "Provenance.ndjson").read_text().splitlines()]
    of_liver = next(item for item in sources if item["target"][0]["reference"] == f"Condition/{liver.id}")
    assert [entity["what"]["reference"] for entity in of_liver["entity"]] == ["DocumentReference/d3"]


def test_patients_must_be_told_first(call, export_file, tmp_path):
    """Without the table of patients the error names the command that makes it."""
    assert call("extract", export_file, "-o", tmp_path / "run", "--max-rejects", 1)[0] == 0
    code, _, err = call("export", tmp_path / "run", "--to", "fhir", "-o", tmp_path / "out")
    assert code == 2
    assert "recurnlp patients" in err
    assert not (tmp_path / "out").exists()


def test_a_changed_table_of_codes_is_used(call, export_file, tmp_path):
    """A slip in it is an error; nothing is written."""
    assert call("extract", export_file, "-o", tmp_path / "run", "--max-rejects", 1)[0] == 0
    assert call("patients", tmp_path / "run", "--workers", 1)[0] == 0
    (tmp_path / "codes.toml").write_text("[omop]\n")
    arguments = ("export", tmp_path / "run", "--to", "fhir", "-o", tmp_path / "out", "--codes", tmp_path / "codes.toml")
    code, _, err = call(*arguments)
    assert code == 2
    assert "codes.toml: omop.type: Field required" in err
