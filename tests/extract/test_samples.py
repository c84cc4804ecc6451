"""What came back of a sample."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor
from recurnlp.extract.samples import tells_of_neoplasm


@pytest.mark.parametrize(
    "gap", ["the rib showed", "it and was consistent with", "there came back as poorly differentiated", "the hip is"]
)
def test_a_result_before_the_neoplasm_tells_of_it(gap: str) -> None:
    """A verb, with a preposition or an adjective or not, puts the neoplasm that follows into the sample."""
    assert tells_of_neoplasm(gap.split())


@pytest.mark.parametrize(
    "gap",
    [
        "the rib",
        "the rib is planned for",
        "the rib showed no",
        "the rib . she was",
        "the rib in her",
        "the rib was indemn of",
    ],
)
def test_other_words_before_the_neoplasm_do_not(gap: str) -> None:
    """A plan, a denial, another sentence or the cancer that is known puts nothing into the sample."""
    assert not tells_of_neoplasm(gap.split())


def test_an_organ_before_the_sample_is_where_it_came_from(extractor: Extractor) -> None:
    """The organ that is named last before a sample is the one that it was taken of."""
    note = extractor(
        "Thyroid carcinoma. She broke the left humerus and the curettings of that were follicular carcinoma."
    )
    assert [mention.sites for mention in note.mentions] == [("bone",)]


def test_what_comes_from_an_organ_as_a_sample_did_not_begin_there(extractor: Extractor) -> None:
    """The "from" of a sample is not that of an origin."""
    note = extractor("Breast cancer. Cores from the liver contained adenocarcinoma.")
    assert [mention.sites for mention in note.mentions] == [("liver",)]


def test_an_organs_biopsy_in_a_sentence_tells_what_it_held(extractor: Extractor) -> None:
    """What is no label, "the bone biopsy was done and proved positive for carcinoma", is read like other samples."""
    note = extractor("Breast cancer. The bone biopsy was done and proved positive for carcinoma.")
    assert [(mention.assertion, mention.sites) for mention in note.mentions] == [("present", ("bone",))]


def test_spread_named_behind_a_sample_sums_it_up(extractor: Extractor) -> None:
    """A biopsy and the metastasis that it is said to be are one mention."""
    note = extractor("Sarcoma of the thigh. A mass of the heart, the biopsy of which was sarcoma, is a metastasis.")
    assert [mention.text for mention in note.mentions] == ["metastasis"]


ORGANS = [("liver", "liver"), ("rib", "bone"), ("adrenal", "adrenal"), ("brain lesion", "brain")]
TAKEN = ["A biopsy of the {} was performed", "The {} was biopsied", "She underwent a core biopsy of the {}"]
JOINTS = [". ", ". The ", "; ", " and ", ", and the "]
TOLD = ["pathology showed adenocarcinoma", "histology was positive for carcinoma", "results confirmed adenocarcinoma"]


@given(st.sampled_from(ORGANS), st.sampled_from(TAKEN), st.sampled_from(JOINTS), st.sampled_from(TOLD))
def test_what_pathology_showed_was_in_the_sample(
    extractor: Extractor, organ: tuple[str, str], taken: str, joint: str, told: str
) -> None:
    """A carcinoma that pathology found in a biopsied organ has spread there, in the same sentence or the next."""
    told = told[0].upper() + told[1:] if joint == ". " else told
    note = extractor(f"Breast cancer. {taken.format(organ[0])}{joint}{told}.")

    assert [(mention.assertion, mention.sites) for mention in note.mentions] == [("present", (organ[1],))]


def test_what_pathology_showed_of_an_operation_is_no_spread(check_marks: Callable[[str], None]) -> None:
    """What was taken out with the cancer's own organ holds it only where a verdict says so."""
    check_marks(
        "She underwent a lumpectomy and sentinel node biopsy. The pathology showed an infiltrating ductal carcinoma, "
        "one <<sentinel node was negative|absent|sites=lymph_node>>."
    )
