from recurnlp.classifier.lexicon import collect_lexicon
from recurnlp.rules import RuleSet


def test_words_and_neighbours_of_phrases_are_in(rules: RuleSet) -> None:
    """Single words and pairs of the rules' phrases are terms; what no rule says is none."""
    lexicon = collect_lexicon(rules)

    assert {"recurrence", "no evidence", "lymph nodes"} <= lexicon
    assert {"quillfeather", "recurrence evidence"}.isdisjoint(lexicon)


def test_no_term_holds_a_digit(rules: RuleSet) -> None:
    """Phrases hold numbers and signs; terms do not."""
    assert not any(character.isdigit() for term in collect_lexicon(rules) for character in term)
