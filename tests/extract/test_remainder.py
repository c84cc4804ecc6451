"""What is said of the nodes that are left over."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Breast cancer. One sentinel node had a micrometastasis, other 2 neg.", "other 2 neg"),
        ("Breast cancer. Two nodes positive, the remaining 12 clear.", "remaining 12 clear"),
    ],
)
def test_others_are_told_of_beside_those_that_are_involved(text: str, others: str, extractor: Extractor) -> None:
    """The verdict on the other nodes is a mention of its own, and denies nothing of the first."""
    mentions = extractor(text).mentions
    assert [mention.assertion for mention in mentions] == ["present", "absent"]
    assert mentions[1].text == others


@pytest.mark.parametrize("rest", ["other margins negative", "the rest of the specimen is clear"])
def test_what_is_no_node_is_none_of_the_others(rest: str, extractor: Extractor) -> None:
    """Margins and the rest of a specimen are not the other nodes."""
    assert len(extractor(f"Breast cancer. One node positive, {rest}.").mentions) == 1
