"""What came back of a sample."""

import pytest

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
