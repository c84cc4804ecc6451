from recurnlp import Extractor
from recurnlp.classifier.findings import describe_findings

CANARY = "Xylographica"


def test_every_name_holds_a_colon_and_no_word_of_the_note(extractor: Extractor) -> None:
    """A colon tells findings from words, and a finding is named for rules and vocabularies only."""
    features = describe_findings(extractor(f"IMPRESSION: New {CANARY} liver metastases (pT2 N1). No recurrence."))

    assert all(":" in name for name in features)
    assert CANARY.lower() not in " ".join(features).lower()


def test_status_mentions_and_reasons_are_told(extractor: Extractor) -> None:
    """Label, axes, what decided them, sections and order all have their features."""
    features = describe_findings(extractor("IMPRESSION: Two liver metastases. No recurrence. Stage: pT2 N1."))

    assert {
        "label: distant_metastasis",
        "distant: affirmed",
        "distant: affirmed, recurrence: absent",
        "distant: affirmed in impression",
        "metastasis: affirmed distant at organs",
        "recurrence: last absent",
        "stage: N 1",
    } <= features.keys()


def test_probable_counts_as_present(extractor: Extractor) -> None:
    """A probable metastasis has the features of a present one, as it has its label."""
    sure, likely = extractor("There are liver metastases."), extractor("This is suspicious for liver metastases.")

    assert likely.status.distant == "probable"
    assert "metastasis: affirmed distant current" in describe_findings(likely)
    assert describe_findings(sure)["distant: affirmed"] == describe_findings(likely)["distant: affirmed"]


def test_a_note_without_mentions_says_so(extractor: Extractor) -> None:
    """That nothing was found is a finding."""
    assert "mentions: none" in describe_findings(extractor("She feels well."))


def test_more_mentions_weigh_more(extractor: Extractor) -> None:
    """A statement that is repeated has a larger value, though not in proportion."""
    once, twice = extractor("There are no liver metastases."), extractor("There are no liver metastases. " * 2)

    few, many = describe_findings(once)["metastasis: absent"], describe_findings(twice)["metastasis: absent"]
    assert few < many < 2 * few


def test_the_rule_of_every_mention_is_told(extractor: Extractor) -> None:
    """A mention that decides nothing has a feature of its rule and of what is said by it."""
    note = extractor("IMPRESSION: New liver metastases. The plan if metastases recur is chemotherapy.")
    aside = next(mention for mention in note.mentions if mention.assertion == "hypothetical")

    assert f"{aside.kind}: hypothetical by rule {aside.rule_id}" in describe_findings(note)


def test_the_label_weighs_less_than_what_it_is_made_of(extractor: Extractor) -> None:
    """The rules' label and axes have a smaller value than the mentions that decided them."""
    features = describe_findings(extractor("IMPRESSION: New liver metastases."))

    assert features["label: distant_metastasis"] == features["distant: affirmed"]
    assert features["label: distant_metastasis"] < features["distant: affirmed in impression"]
