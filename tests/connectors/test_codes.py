"""The table of codes."""

import tomllib

import pytest

from recurnlp.connectors.codes import list_unverified, load_codes
from recurnlp.errors import InputError
from recurnlp.model.vocabulary import SITES
from recurnlp.resources import find_resource

SHIPPED = (find_resource("patterns") / "codes" / "codes.toml").read_text(encoding="utf-8")


@pytest.fixture
def load(tmp_path):
    """Load a table from text."""

    def load_text(text):
        path = tmp_path / "codes.toml"
        path.write_text(text, encoding="utf-8")
        return load_codes(path)

    return load_text


def test_a_changed_copy_is_used(load):
    """A site that has checked a code against its vocabularies changes it in one place."""
    table = load(SHIPPED.replace("id = 36769180", "id = 5"))
    assert (table.omop.metastasis.id, table.omop.distant_node.id) == (5, 36769243)


def test_every_code_says_whether_it_was_checked():
    """No entry is silent about its verification, and none of the OMOP concepts was checked against a release."""
    table = tomllib.loads(SHIPPED)
    groups = [group for name, group in table.items() if name not in ("systems", "sites")]
    entries = [entry for group in groups for entry in group.values()]
    assert all(isinstance(entry["verified"], bool) for entry in entries)
    assert [entry["id"] for entry in table["omop"].values() if entry["verified"]] == [0]


def test_every_site_has_codes(load):
    """Each site of the vocabulary has ICD-O-3 and ICD-10-CM."""
    assert set(load(SHIPPED).sites) == set(SITES)
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


def test_a_table_that_is_not_there_is_told(tmp_path):
    """The path is named."""
    with pytest.raises(InputError, match=r"none\.toml: cannot be read"):
        load_codes(tmp_path / "none.toml")


def test_what_was_not_checked_is_listed(load):
    """Marks of single codes and of the systems of a site; a code that is not there needs no check."""
    unverified = list_unverified(load(SHIPPED))
    assert {"omop.metastasis", "laterality.left", "sites.liver.snomed", "sites.liver.omop"} <= set(unverified)
    assert not {"omop.unmapped", "status.code", "sites.liver.icd10", "sites.other.snomed"} & set(unverified)
    checked = SHIPPED.replace('name = "NLP", verified = false', 'name = "NLP", verified = true')
    assert list_unverified(load(checked)) == [name for name in unverified if name != "omop.type"]
