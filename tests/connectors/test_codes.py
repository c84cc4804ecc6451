"""The table of codes."""

import tomllib
from pathlib import Path

import pytest

import recurnlp.connectors.codes as codes_module
from recurnlp.connectors.codes import load_codes
from recurnlp.errors import InputError

SHIPPED = (Path(codes_module.__file__).with_name("codes.toml")).read_text(encoding="utf-8")


@pytest.fixture
def load(rules, tmp_path):
    """Load a table from text."""

    def load_text(text):
        path = tmp_path / "codes.toml"
        path.write_text(text, encoding="utf-8")
        return load_codes(rules.site_codes, path)

    return load_text


def test_a_changed_copy_is_used(load):
    """A site that has checked a code against its vocabularies changes it in one place."""
    table = load(SHIPPED.replace("id = 36769180", "id = 5"))
    assert (table.omop.metastasis.id, table.omop.distant_node.id) == (5, 36769243)


def test_every_code_says_whether_it_was_checked():
    """No entry is silent about its verification, and none of the OMOP concepts was checked against a release."""
    table = tomllib.loads(SHIPPED)
    entries = [entry for name, group in table.items() if name != "systems" for entry in group.values()]
    assert all(isinstance(entry["verified"], bool) for entry in entries)
    assert [entry["id"] for entry in table["omop"].values() if entry["verified"]] == [0]


def test_every_site_has_codes(load):
    """The sites' own codes come from the rules, and each has ICD-O-3 and ICD-10-CM."""
    assert all(known.icdo3 and known.icd10["unspecified"] for known in load(SHIPPED).sites.values())


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("id = 32858", "id = 'NLP'", "omop.type.id: "),
        ("id = 32858", "id = -1", "omop.type.id: "),
        ("verified = true }", "verifed = true }", "verified: Field required"),
        ('system = "loinc"', 'system = "loink"', "status.code.system: "),
        ("[status]", "[statuses]", "status: Field required"),
        ("[systems]", "[more]\nx = 1\n[systems]", "more: Extra inputs are not permitted"),
        ("pathology =", "histology =", "evidence.histology"),
        ("[systems]", "[systems", "not readable as TOML"),
    ],
)
def test_a_slip_in_the_table_is_named(load, old, new, why):
    """Unknown, missing and wrong entries are errors that name the file and the entry."""
    with pytest.raises(InputError, match=r"codes\.toml: ") as error:
        load(SHIPPED.replace(old, new, 1))
    assert why in str(error.value)


def test_a_table_that_is_not_there_is_told(rules, tmp_path):
    """The path is named."""
    with pytest.raises(InputError, match=r"none\.toml: cannot be read"):
        load_codes(rules.site_codes, tmp_path / "none.toml")
