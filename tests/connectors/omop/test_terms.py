"""From mentions to rows of NOTE_NLP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp.connectors.omop.cdm import LENGTHS, NOTE_NLP, cut
from recurnlp.connectors.omop.terms import find_concepts, list_terms

LIVER, DISTANT_NODE, REGIONAL_NODE, ROOT = 36770544, 36769243, 36769269, 36769180


@pytest.fixture
def build(mention, codes, stamp):
    """Return the first row of NOTE_NLP that a mention becomes."""

    def build_row(**facts):
        return next(list_terms([mention(11, 30, "metastases", **facts)], codes, stamp))

    return build_row


def test_a_row_has_the_columns_of_the_table_but_its_id(build):
    """Nothing of the CDM is left out, nothing is added."""
    assert ["note_nlp_id", *build()] == NOTE_NLP.names


@pytest.mark.parametrize(
    ("assertion", "exists"),
    [
        ("present", "Y"),
        ("probable", "Y"),
        ("possible", "N"),
        ("absent", "N"),
        ("hypothetical", "N"),
        ("other", "N"),
    ],
)
def test_what_is_not_the_patients_or_not_so_does_not_exist(build, assertion, exists):
    """`term_exists` is Y only for what the note holds to be so of the patient."""
    assert build(assertion=assertion)["term_exists"] == exists


@pytest.mark.parametrize(("time", "temporal"), [("current", "present"), ("past", "past")])
def test_time_is_present_or_past(build, time, temporal):
    """`term_temporal` has the two words that the CDM knows."""
    assert build(time=time)["term_temporal"] == temporal


@pytest.mark.parametrize(
    ("assertion", "modifiers"),
    [
        ("present", "negated=false,subject=patient,certainty=high,conditional=false,"),
        ("probable", "negated=false,subject=patient,certainty=moderate,conditional=false,"),
        ("possible", "negated=false,subject=patient,certainty=low,conditional=false,"),
        ("absent", "negated=true,subject=patient,certainty=high,conditional=false,"),
        ("hypothetical", "negated=false,subject=patient,certainty=undef,conditional=true,"),
        ("other", "negated=false,subject=other,certainty=undef,conditional=false,"),
    ],
)
def test_modifiers_begin_as_the_cdm_writes_them(build, assertion, modifiers):
    """Negation, subject, certainty and condition come first, by the names of the CDM's convention."""
    assert build(assertion=assertion)["term_modifiers"].startswith(modifiers)


def test_modifiers_tell_what_else_is_known(build):
    """Everything a run knows of a mention that has no column of its own is a modifier."""
    written = build(
        sites=["lung", "bone"], icd10=["C78.01", "C79.51"], laterality="right", modality="CT", cues=["a.b", "c.d"]
    )
    assert written["term_modifiers"].endswith(
        "end=40,kind=metastasis,assertion=present,extent=distant,sites=lung|bone,icd10=C78.01|C79.51,"
        "laterality=right,modality=CT,section=impression,rule=metastasis.noun,cues=a.b|c.d"
    )


def test_what_is_not_known_is_no_modifier(build):
    """Empty lists and nulls leave no name without a value."""
    assert build()["term_modifiers"] == (
        "negated=false,subject=patient,certainty=high,conditional=false,end=40,kind=metastasis,assertion=present,"
        "extent=distant,section=impression,rule=metastasis.noun"
    )


@pytest.mark.parametrize(
    ("facts", "concepts"),
    [
        ({"sites": ["liver"]}, [LIVER]),
        ({"sites": ["adrenal", "kidney"]}, [ROOT]),
        ({"sites": ["adrenal", "liver"]}, [ROOT, LIVER]),
        ({"sites": []}, [ROOT]),
        ({"sites": ["lymph_node"], "extent": "regional"}, [REGIONAL_NODE]),
        ({"sites": ["lymph_node"], "extent": "distant"}, [DISTANT_NODE]),
        ({"sites": ["lymph_node"], "extent": "unspecified"}, [ROOT]),
        ({"kind": "recurrence", "sites": ["liver"]}, [32529]),
        ({"kind": "stage"}, [0]),
    ],
)
def test_concepts_follow_kind_site_and_extent(mention, codes, facts, concepts):
    """A metastasis is the Cancer Modifier of its site, or of metastasis itself; a recurrence is its episode."""
    assert find_concepts(mention(11, 0, "x", **facts), codes) == concepts


def test_deprecated_concepts_are_never_written(codes):
    """The two Cancer Modifiers that were withdrawn stand nowhere in the table."""
    written = {known.omop for known in codes.sites.values()} | {concept.id for _, concept in codes.omop}
    assert not written & {35226309, 36768964}


def test_a_section_gets_its_concept_where_the_table_has_one(mention, codes, stamp):
    """Sections without a concept are 0, which is the CDM's word for unmapped."""
    chosen = codes.omop.type
    table = codes.model_copy(update={"omop_sections": {"findings": chosen}})
    rows = [mention(11, 0, "x", section=section) for section in ("findings", "impression")]
    assert [row["section_concept_id"] for row in list_terms(rows, table, stamp)] == [chosen.id, 0]


@given(st.text(max_size=400), st.sampled_from(sorted(LENGTHS)))
def test_no_text_is_longer_than_its_column(text, column):
    """Whatever a note holds, what is written fits and has no NUL."""
    written = cut(column, text)
    assert len(written) <= LENGTHS[column]
    assert "\0" not in written
    assert len(written) == min(len(text), LENGTHS[column])
