"""Statements about several places, and clauses of their own: each says what it says alone."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Extractor
from recurnlp.extract.parting import part

CANCER = "Adenocarcinoma. "
PLACES = [
    "metastatic carcinoma in 3 of 12 left axillary nodes", "2/9 pelvic nodes positive", "sentinel nodes: 1/4",
    "4 of 11 hilar nodes contain metastatic carcinoma", "mediastinal nodes with metastatic carcinoma (2/7)",
    "inguinal nodes, 5 of 6 involved by carcinoma", "tumor in 3/8 perigastric nodes",
    "12 para-aortic nodes, negative for carcinoma (0/12)", "0/9 right level II nodes", "regional nodes: 0/15",
    "none of 14 hilar nodes involved", "pelvic nodes free of tumor", "7 benign sentinel nodes",
    "mediastinal nodes: no tumor seen (0/6)", "omentum involved by carcinoma", "omentum negative for tumor",
    "peritoneal washings negative",
]  # fmt: skip
CLAUSES = [
    "liver metastases are stable", "brain MRI is negative for metastases",
    "new lung nodules are suspicious for metastases", "hepatic metastases have progressed",
    "she has developed brain metastases", "there are no pleural metastases",
    "the liver lesion likely represents a metastasis", "known bone metastases are unchanged",
    "PET shows no distant metastases",
]  # fmt: skip
JOINTS = ["; ", ", ", ", and ", " and ", ", but ", " while "]


def read(extractor: Extractor, statement: str) -> list[tuple[str, str]]:
    """Kind and assertion of each mention of a statement, in order."""
    return [(m.kind, m.assertion) for m in extractor(f"{CANCER}{statement[0].upper()}{statement[1:]}.").mentions]


@given(st.sampled_from(PLACES), st.sampled_from(["; ", ", "]), st.sampled_from(PLACES))
def test_statements_about_two_places_say_what_each_says(
    extractor: Extractor, first: str, separator: str, second: str
) -> None:
    """A list of complete statements about nodes and organs says what they say one by one."""
    both = read(extractor, first) + read(extractor, second)

    assert read(extractor, f"{first}{separator}{second}") == both


@given(
    st.sampled_from(CLAUSES),
    st.sampled_from(["; ", ", ", ", and ", " and ", ", but ", " while "]),
    st.sampled_from(CLAUSES),
)
def test_clauses_say_what_each_says(extractor: Extractor, first: str, joint: str, second: str) -> None:
    """A denial or doubt holds in its own clause, however the next one is joined to it."""
    assert read(extractor, f"{first}{joint}{second}") == read(extractor, first) + read(extractor, second)


@pytest.mark.parametrize(
    "marked",
    [
        "Melanoma. No liver <<metastases|absent>> and no lung <<metastases|absent>> are seen.",
        "Melanoma. No liver <<metastases|absent>>, lung <<metastases|absent>> or bone <<metastases|absent>> are seen.",
        "Melanoma. Liver <<metastases|absent>> and bone <<metastases|absent>> have resolved.",
        "Melanoma. If <<recurrence|hypothetical>> is found, <<metastases|hypothetical>> will be looked for.",
        "Melanoma. No <<metastases|absent>>, and <<recurrence|absent>> is not seen.",
        "LYMPH NODES, GROIN: <<Metastatic melanoma|present|sites=lymph_node>>, one of six nodes.",
        "Nodes: <<hepatic artery (0/3)|absent>>, <<splenic (0/2)|absent>> and celiac <<nodes (1/4)|present>>.",
    ],
)
def test_lists_stay_whole(marked: str, check_marks: Callable[[str], None]) -> None:
    """What is said of all items of a list reaches all of them, and a count without a name counts what was told."""
    check_marks(marked)


ELSE = [
    "no fracture is seen", "there is no pleural effusion", "infection is not excluded", "a possible hernia is noted",
]  # fmt: skip


@given(st.sampled_from(ELSE), st.sampled_from([", and ", " and ", ", but "]), st.sampled_from(CLAUSES))
def test_a_clause_about_something_else_denies_nothing(
    extractor: Extractor, first: str, joint: str, second: str
) -> None:
    """What is denied or doubted of a fracture or an effusion reaches no spread in the next clause."""
    assert read(extractor, f"{first}{joint}{second}") == read(extractor, second)


ITEMS = {
    "no {}": "absent", "no definite {}": "absent", "known {}": "present", "progressive {}": "present",
    "probable {}": "probable", "suspected {}": "probable", "possible {}": "possible", "questionable {}": "possible",
}  # fmt: skip


@given(
    st.sampled_from(sorted(ITEMS)),
    st.sampled_from([", ", " and ", " with ", ", with ", "; "]),
    st.sampled_from([item for item in sorted(ITEMS) if not item.startswith("no ")]),
)
def test_items_that_say_how_sure_they_are_say_it_of_themselves(
    extractor: Extractor, first: str, joint: str, second: str
) -> None:
    """An item with a denial, a doubt or a proof of its own takes none from the item before."""
    told = f"{first.format('liver metastases')}{joint}{second.format('bone metastases')}"

    assert [assertion for _, assertion in read(extractor, told)] == [ITEMS[first], ITEMS[second]]


@given(st.lists(st.sampled_from(["nodes", "negative", ",", ";", "and", "no", "metastases", "are", "#", "/", "liver"])))
def test_parts_tile_the_statement(words: list[str]) -> None:
    """Between two parts at most a separator and a conjunction are left out, and nothing else."""
    parts = part(words, 0)

    assert parts[0][0] == 0
    assert parts[-1][1] == len(words)
    assert all(end == start for (_, end), (start, _) in pairwise(parts))


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Foci of carcinoma in the omentum and no tumor in the ovaries.", ("omentum",)),
        ("Carcinoma in the liver biopsy, no carcinoma in the appendix.", ("liver",)),
        ("No tumor in the omentum and no tumor in the ovaries.", ()),
    ],
)
def test_a_verdict_that_leads_on_to_an_organ_is_not_said_of_the_one_before(
    text: str, sites: tuple[str, ...], extractor: Extractor
) -> None:
    """That there is no tumor in the ovaries says nothing of the omentum that was named before."""
    assert extractor(text).status.distant_sites == sites
