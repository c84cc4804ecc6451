from recurnlp import Extractor
from recurnlp.classifier.wording import collect_plain_terms, collect_terms

NOTE = """HISTORY: A gardener from the coast.
FINDINGS: Several Liver metastases measure 14 mm. The garden gate is green.
IMPRESSION: Progression since March."""


def test_only_evidence_and_impression_are_read(extractor: Extractor) -> None:
    """Words of sentences without a mention, outside the impression, are never looked at."""
    terms = collect_terms(extractor(NOTE))

    assert {"liver", "liver metastases", "progression since"} <= terms
    assert {"gardener", "coast", "garden", "gate"}.isdisjoint(terms)


def test_no_term_holds_a_digit(extractor: Extractor) -> None:
    """Numbers are not words, so neither a date nor a record number can be learned."""
    terms = collect_terms(extractor("IMPRESSION: Liver metastases on 2019-03-04, MRN 0012345, A1B2."))

    assert not any(character.isdigit() for term in terms for character in term)


def test_plain_terms_are_those_in_lower_case(extractor: Extractor) -> None:
    """A word with a capital is no plain term, and neither is a pair that holds one."""
    plain = collect_plain_terms(extractor(NOTE))

    assert {"metastases", "metastases measure", "since"} <= plain
    assert {"liver", "Liver", "liver metastases", "progression", "march", "since march", ""}.isdisjoint(plain)
