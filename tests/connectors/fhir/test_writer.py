"""mCODE resources, validated by `fhir.resources` and against what mCODE 4.0.0 asks for beyond FHIR."""

import json
from datetime import date

import pytest
from fhir.resources.R4B.condition import Condition
from fhir.resources.R4B.observation import Observation
from fhir.resources.R4B.provenance import Provenance

from recurnlp.connectors.fhir.spread import gather_spread
from recurnlp.connectors.fhir.writer import write_fhir
from recurnlp.errors import InputError

MODELS = {"Condition": Condition, "Observation": Observation, "Provenance": Provenance}
MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-"
SNOMED, ICD10, ICDO3 = (
    "http://snomed.info/sct",
    "http://hl7.org/fhir/sid/icd-10-cm",
    "http://terminology.hl7.org/CodeSystem/icd-o-3",
)
TRENDS = {"268910001", "359746009", "271299001", "709137006", "103338009", "103337004"}
EVIDENCE = {"714797009", "116147009", "363679005", "250724005", "5880005"}


@pytest.fixture
def export(tmp_path, codes, stamp):
    """Write patients and mentions; return the resources by type, each validated as FHIR."""

    def write(*patients, mentions=()):
        spreads = {}
        gather_spread(mentions, spreads)
        write_fhir(tmp_path, patients, spreads, codes, stamp)
        found = {}
        for kind, model in MODELS.items():
            lines = (tmp_path / f"{kind}.ndjson").read_text(encoding="utf-8").splitlines()
            found[kind] = [json.loads(line) for line in lines]
            for line in lines:
                model.model_validate_json(line)
        return found

    return write


def list_codes(concept):
    """Return the codings of a concept as pairs."""
    return [(coding["system"], coding["code"]) for coding in concept["coding"]]


def test_conditions_have_what_mcode_asks_for(export, patient, mention):
    """Profile, status, verification, category, code, subject and site; no stage in a secondary condition."""
    primary, liver, lung = export(patient(), mentions=[mention("liver", icd10=["C78.7"]), mention("lung")])["Condition"]
    assert primary["meta"]["profile"] == [f"{MCODE}primary-cancer-condition"]
    assert [item["meta"]["profile"] for item in (liver, lung)] == [[f"{MCODE}secondary-cancer-condition"]] * 2
    for item in (primary, liver, lung):
        assert {"clinicalStatus", "verificationStatus", "category", "code", "subject", "bodySite"} <= set(item)
        assert item["category"][0]["coding"][0]["code"] == "problem-list-item"
        assert "stage" not in item
    assert list_codes(primary["code"]) == [(SNOMED, "363346000")]
    assert list_codes(liver["code"]) == [(SNOMED, "94381002"), (ICD10, "C78.7")]
    assert list_codes(liver["bodySite"][0]) == [(ICDO3, "C22.0")]


def test_the_primary_tells_site_histology_and_date(export, patient):
    """The date is no finer than it is known."""
    primary = export(patient())["Condition"][0]
    assert list_codes(primary["bodySite"][0]) == [(ICDO3, "C18.9")]
    assert primary["onsetDateTime"] == "2015-05"
    histology = primary["extension"][0]
    assert histology["url"] == f"{MCODE}histology-morphology-behavior"
    assert list_codes(histology["valueCodeableConcept"]) == [(ICDO3, "8140/3")]


def test_a_secondary_condition_refers_to_its_primary(export, patient, mention):
    """The reference is to the very resource that is written beside it."""
    primary, liver = export(patient(), mentions=[mention("liver")])["Condition"]
    related = liver["extension"][0]
    assert related["url"] == "http://hl7.org/fhir/StructureDefinition/condition-related"
    assert related["valueReference"]["reference"] == f"Condition/{primary['id']}"


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, "recurrence"),
        ({"primary_site": "lymph_node"}, "relapse"),
        ({"classification": "locoregional_recurrence", "status_at_last_note": "not_stated"}, "recurrence"),
        ({"classification": "biochemical_recurrence"}, "recurrence"),
        ({"status_at_last_note": "no_evidence"}, "remission"),
        ({"classification": "no_recurrence", "status_at_last_note": "not_stated"}, "remission"),
        ({"classification": "de_novo_metastatic"}, "active"),
        ({"classification": "never_disease_free"}, "active"),
        ({"classification": "undetermined"}, "active"),
    ],
)
def test_the_clinical_status_tells_that_it_came_back(export, patient, facts, status):
    """MCODE has no code for a recurrence: the primary's clinical status is the place for it."""
    primary = export(patient(**facts))["Condition"][0]
    assert primary["clinicalStatus"]["coding"][0]["code"] == status
    assert ("abatementDateTime" in primary) == (status == "remission")  # FHIR's con-4


@pytest.mark.parametrize(("last", "status"), [("no_evidence", "remission"), ("suspected", "active")])
def test_spread_is_in_remission_with_its_patient(export, patient, mention, last, status):
    """A patient without evidence of disease has no active metastasis."""
    secondary = export(patient(status_at_last_note=last), mentions=[mention("liver")])["Condition"][1]
    assert secondary["clinicalStatus"]["coding"][0]["code"] == status


@pytest.mark.parametrize(
    ("sites", "facts", "expected"),
    [
        (["lung"], {"laterality": "right", "icd10": ["C78.01"]}, [(SNOMED, "94391008"), (ICD10, "C78.01")]),
        (["bladder"], {}, [(SNOMED, "128462008"), (ICD10, "C79.11")]),
        ([], {}, [(SNOMED, "128462008"), (ICD10, "C79.9")]),
        (["lymph_node"], {"extent": "regional", "icd10": ["C77.2"]}, [(SNOMED, "399374009"), (ICD10, "C77.2")]),
        (["lymph_node"], {}, [(SNOMED, "128462008"), (ICD10, "C77.9")]),
    ],
)
def test_spread_is_coded_in_snomed_and_icd10(export, patient, mention, sites, facts, expected):
    """The site's own code where it has one, else the general one; a secondary code of ICD-10-CM always."""
    assert list_codes(export(patient(), mentions=[mention(*sites, **facts)])["Condition"][1]["code"]) == expected


def test_a_side_qualifies_the_site(export, patient, mention):
    """Laterality is an extension of the body site, and there only where a note gives it."""
    both = export(patient(), mentions=[mention("lung", laterality="left"), mention("liver")])["Condition"][1:]
    qualifier = {item["bodySite"][0]["text"]: item["bodySite"][0].get("extension") for item in both}
    assert qualifier["liver"] is None
    assert qualifier["lung"][0]["url"] == f"{MCODE}laterality-qualifier"
    assert list_codes(qualifier["lung"][0]["valueCodeableConcept"]) == [(SNOMED, "7771000")]


def test_spread_is_dated_by_its_first_telling(export, patient, mention):
    """A date in the text counts before the note's; a distance back from a note dates nothing."""
    mentions = [
        mention("liver"),
        mention("liver", event_date="2017-02"),
        mention("lung", event_date="-P2Y"),
        mention("bone", note_date=date(2019, 1, 2)),
        mention("bone", note_date=None),
    ]
    onsets = {
        item["bodySite"][0]["text"]: item.get("onsetDateTime")
        for item in export(patient(), mentions=mentions)["Condition"][1:]
    }
    assert onsets == {"liver": "2017-02", "bone": "2019-01-02", "lung": None}


def test_only_stated_spread_of_the_patient_is_written(export, patient, mention):
    """Likely, absent, local and other patients' metastases are none, and a nameless one adds nothing to named ones."""
    mentions = [
        mention("liver"),
        mention(),
        mention("lung", assertion="probable"),
        mention("bone", assertion="absent"),
        mention("colon", extent="local"),
        mention("brain", patient_id="p9"),
    ]
    assert len(export(patient(), mentions=mentions)["Condition"]) == 2


def test_nobodys_metastases_are_not_kept(mention):
    """A note without a patient adds nothing to anybody."""
    spreads = {}
    gather_spread([mention("brain", patient_id=None)], spreads)
    assert spreads == {}


def test_disease_statuses_have_what_mcode_asks_for(export, patient):
    """Code, status, subject, focus, date and a value of the trend set; evidence of the evidence set."""
    primary = export(patient())["Condition"][0]
    observations = export(patient())["Observation"]
    for item in observations:
        assert item["meta"]["profile"] == [f"{MCODE}cancer-disease-status"]
        assert list_codes(item["code"]) == [("http://loinc.org", "97509-4")]
        assert item["status"] == "final"
        assert item["focus"] == [{"reference": f"Condition/{primary['id']}"}]
        assert {code for _, code in list_codes(item["valueCodeableConcept"])} <= TRENDS
        assert not {"specimen", "device", "referenceRange", "hasMember", "component"} & set(item)
        for extension in item.get("extension", ()):
            assert extension["url"] == f"{MCODE}cancer-disease-status-evidence-type"
            assert {code for _, code in list_codes(extension["valueCodeableConcept"])} <= EVIDENCE


def test_disease_statuses_follow_the_course(export, patient):
    """Remission, the recurrence with both kinds of its evidence, and progression, each at its date."""
    told = [
        (
            item["effectiveDateTime"],
            item["valueCodeableConcept"]["coding"][0]["code"],
            [extension["valueCodeableConcept"]["coding"][0]["code"] for extension in item.get("extension", ())],
        )
        for item in export(patient())["Observation"]
    ]
    assert told == [
        ("2016-06-14", "103338009", ["5880005"]),
        ("2017-11-20", "271299001", ["363679005", "714797009"]),
        ("2019-03-05", "271299001", []),
    ]


def test_spread_after_the_recurrence_is_a_status_of_its_own(export, patient):
    """A local recurrence and later spread are two changes for the worse."""
    dates = [item["effectiveDateTime"] for item in export(patient(first_distant_date=date(2018, 2, 3)))["Observation"]]
    assert dates == ["2016-06-14", "2017-11-20", "2018-02-03", "2019-03-05"]


def test_spread_from_the_start_is_no_change(export, patient):
    """De novo metastatic disease was never better."""
    told = patient(classification="de_novo_metastatic", first_recurrence_date=None, first_progression_date=None)
    told["chain"] = [link for link in told["chain"] if link["fact"] in {"diagnosis", "distant"}]
    assert export(told)["Observation"] == []


def test_every_resource_has_its_provenance(export, patient, mention):
    """Target, time, agent, and the documents with the place in their text, by reference or else by identifier."""
    found = export(patient(), mentions=[mention("liver")])
    targets = [item["target"][0]["reference"] for item in found["Provenance"]]
    resources = [f"{kind}/{item['id']}" for kind in ("Condition", "Observation") for item in found[kind]]
    assert targets == resources
    recurrence = next(item for item in found["Provenance"] if len(item["entity"]) == 2)
    assert recurrence["recorded"] == "2021-05-06T07:08:09+00:00"
    assert recurrence["agent"][0]["who"] == {"display": "recurnlp 9.9 (rules abc)"}
    assert [entity["what"] for entity in recurrence["entity"]] == [
        {"reference": "DocumentReference/d1", "display": "characters 10 to 19"},
        {"type": "DocumentReference", "identifier": {"value": "note 4"}, "display": "characters 10 to 19"},
    ]
    assert {entity["role"] for item in found["Provenance"] for entity in item["entity"]} == {"source"}


def test_a_patient_id_that_fhir_forbids_becomes_an_identifier(export, patient):
    """A reference must hold an id of FHIR's form."""
    primary = export(patient(patient_id="MRN 12/3"))["Condition"][0]
    assert primary["subject"] == {"type": "Patient", "identifier": {"value": "MRN 12/3"}}


def test_nothing_known_is_nothing_written(export, patient):
    """A patient whose notes tell of no cancer becomes no resource."""
    found = export(patient(chain=[], classification="undetermined", primary_site=None))
    assert found == {"Condition": [], "Observation": [], "Provenance": []}


def test_little_known_is_still_valid(export, patient):
    """A recurrence of an unnamed cancer on an unknown day is a resource without these elements."""
    bare = patient(primary_site=None, diagnosis_date=None, morphology=None, first_recurrence_date=None)
    primary = export(bare)["Condition"][0]
    assert not {"bodySite", "onsetDateTime", "extension"} & set(primary)


def test_a_table_with_the_contract_columns_is_enough(export, patient):
    """Precision and morphology are columns beyond the contract; without them dates are days."""
    told = patient()
    del told["diagnosis_date_precision"], told["morphology"]
    assert export(told)["Condition"][0]["onsetDateTime"] == "2015-05-01"


def test_an_export_given_again_writes_the_same(export, patient, mention):
    """Ids and order are the same, so that a server that loads it twice holds it once."""
    people = [patient(), patient(patient_id="p2")]
    mentions = [mention("lung"), mention("liver"), mention("bone", patient_id="p2")]
    first = export(*people, mentions=mentions)
    assert export(*people, mentions=mentions) == first
    ids = [item["id"] for items in first.values() for item in items]
    assert len(set(ids)) == len(ids)


def test_a_failure_leaves_the_export_before_it(tmp_path, export, patient, codes, stamp):
    """Files are replaced when all of them are whole."""
    export(patient())
    before = (tmp_path / "Condition.ndjson").read_bytes()

    def stop():
        yield patient(patient_id="p2")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_fhir(tmp_path, stop(), {}, codes, stamp)
    assert (tmp_path / "Condition.ndjson").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_an_input_error(tmp_path, codes, stamp):
    """A file in the place of the folder is told."""
    (tmp_path / "x").touch()
    with pytest.raises(InputError, match="cannot be written"):
        write_fhir(tmp_path / "x", [], {}, codes, stamp)
