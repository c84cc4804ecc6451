"""Sentences that speak of what only the sentence before them names."""

from collections.abc import Callable

import pytest

from recurnlp.extract.segment.carried import CarriedReader

ReadLabels = Callable[[str], list[tuple[str | None, str]]]


@pytest.mark.parametrize(
    "sentence",
    [
        "These were all clear.",
        "None of them is involved.",
        "Two contain melanoma.",
        "The remaining six are clear.",
        "0 of 6.",
        "1/6.",
        "Left: 1 of 6.",
        "Histologically, all are reactive.",
    ],
)
def test_a_sentence_that_counts_on_speaks_of_the_nodes_before_it(read_labels: ReadLabels, sentence: str) -> None:
    """A pointer, a quantity or a side in front of a verdict speaks of the nodes of the sentence before."""
    assert read_labels(f"Six iliac nodes were dissected out. {sentence}")[1] == ("iliac nodes", sentence)


def test_what_is_carried_on_goes_from_sentence_to_sentence(read_labels: ReadLabels) -> None:
    """Each side of a list speaks of the nodes that its first sentence named."""
    read = read_labels("Obturator nodes. Right. 1 of 2 positive. Left. 0 of 3.")
    assert [label for label, _ in read] == [None, *["nodes"] * 4]


@pytest.mark.parametrize(
    "sentence",
    [
        "All margins are clear.",
        "Left: breast, ductal carcinoma.",
        "They measure 2 cm.",
        "Two blocks were made.",
        "All nodes are clear.",
    ],
)
def test_a_sentence_with_a_subject_of_its_own_carries_nothing_on(read_labels: ReadLabels, sentence: str) -> None:
    """Whoever names another subject, or states nothing, does not speak of the nodes before."""
    assert read_labels(f"Six iliac nodes were dissected out. {sentence}")[1][0] is None


def test_a_station_of_its_own_goes_on_with_the_list(read_labels: ReadLabels) -> None:
    """Where line breaks were lost, a list of stations and counts speaks of the nodes that its beginning named."""
    read = read_labels("Nodes lesser curve. 5 of 9. Greater curve. 0 of 6.")
    assert [label for label, _ in read] == [None, "Nodes", "Nodes", "Nodes"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Omentum. Negative.", "Omentum"),
        ("Bone marrow, crest. No malignant cells.", "Bone marrow, crest"),
        ("No ascites. No fluid.", None),
        ("Left hand. Negative.", None),
    ],
)
def test_a_bare_verdict_speaks_of_the_specimen_named_before(
    read_labels: ReadLabels, text: str, label: str | None
) -> None:
    """A verdict without a subject belongs to the sentence before, if that only names what was taken."""
    assert read_labels(text)[1][0] == label


@pytest.mark.parametrize(
    "opening",
    """
    these they those all none each both neither other others rest remainder the one two three four five six seven eight
    nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty no zero left right lt
    rt number total positive involved metastatic microscopically macroscopically histologically on noof
    """.split(),
)
def test_what_a_sentence_that_points_back_begins_with_is_told_by_three_letters(opening: str) -> None:
    """The look at its first letters, which spares most sentences the pattern, spares it none that may point back."""
    text = f"{opening.capitalize()} of nodes"

    assert CarriedReader(text)._may_point(text[:2].lower(), 0)
