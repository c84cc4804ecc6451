from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from recurnlp import Extractor, InputError, Mention, RuleError

WORDS = ["liver", "metastases", "metastasis", "recurrence", "recurrent", "carcinoma", "no", "IMPRESSION:", "pT2N1"]
BLANKS = [" ", "  ", ".", ". ", ", ", "/", "\n", "\n\n", "\t", "\u00a0", "\r\n", "🦀", "e\u0301"]


class WhitespaceTokenizer:
    """Splits at single spaces, as spaCy's documentation shows it."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=text.split(" "))


class WholeTokenizer:
    """Splits nothing: the note is one token."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=[text] if text else [], spaces=[False] if text else [])


def read_mentions(doc: Doc, key: str = "recurnlp") -> tuple[Mention, ...]:
    """The mentions that the spans of a `Doc` stand for."""
    return tuple(span._.recur for span in doc.spans[key])


@pytest.fixture(scope="module")
def extractor(patterns: str) -> Extractor:
    """The extractor, outside of any pipeline."""
    return Extractor(patterns)


def test_blank_english_gives_the_extractor_s_answer(pipeline: Language, extractor: Extractor, note: str) -> None:
    """On blank English the mentions and the status are those of the extractor, and there are some."""
    expected = extractor(note)

    doc = pipeline(note)

    assert [mention.kind for mention in expected.mentions] == [
        "metastasis", "recurrence", "recurrence", "stage", "recurrence", "metastasis",
    ]  # fmt: skip
    assert read_mentions(doc) == expected.mentions
    assert doc._.recur == expected.status


def test_spans_cover_their_words(pipeline: Language, note: str) -> None:
    """Where the tokens allow it a span is exactly the mention, and its label is the kind."""
    doc = pipeline(note)

    assert [(span.text, span.label_) for span in doc.spans["recurnlp"]][:3] == [
        ("liver metastases", "metastasis"),
        ("recurrence", "recurrence"),
        ("recurrent carcinoma", "recurrence"),
    ]


@pytest.mark.parametrize("tokenizer", [WhitespaceTokenizer, WholeTokenizer])
def test_tokenizer_changes_nothing(
    make_pipeline: Callable[..., Language], extractor: Extractor, note: str, tokenizer: Callable[[Vocab], object]
) -> None:
    """After a tokenizer that splits at spaces or nowhere, mentions and status are the extractor's."""
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp.vocab)
    expected = extractor(note)

    doc = make_pipeline(nlp)(note)

    assert read_mentions(doc) == expected.mentions
    assert doc._.recur == expected.status


def test_one_token_holds_every_mention(make_pipeline: Callable[..., Language], note: str) -> None:
    """On a `Doc` of one token each span is that token, and each still stands for its own mention."""
    nlp = spacy.blank("en")
    nlp.tokenizer = WholeTokenizer(nlp.vocab)

    doc = make_pipeline(nlp)(note)

    spans = list(doc.spans["recurnlp"])
    assert {(span.start, span.end) for span in spans} == {(0, 1)}
    assert len({span._.recur.start for span in spans}) == len(spans) == 6


@given(st.data())
def test_any_tokens_give_the_same_mentions(pipeline: Language, extractor: Extractor, data: st.DataObject) -> None:
    """However a text is cut into tokens, the mentions are the extractor's and each span covers its mention."""
    text = "".join(data.draw(st.lists(st.sampled_from(WORDS + BLANKS), min_size=1, max_size=20)))
    cuts = data.draw(st.sets(st.integers(1, len(text) - 1)) if len(text) > 1 else st.just(set()))
    edges = [0, *sorted(cuts), len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]

    doc = pipeline(Doc(pipeline.vocab, words=pieces, spaces=[False] * len(pieces)))

    assert doc.text == text
    assert read_mentions(doc) == extractor(text).mentions
    for span in doc.spans["recurnlp"]:
        assert span.start_char <= span._.recur.start < span._.recur.end <= span.end_char


def test_medspacy_pipeline_keeps_its_own_answers(make_pipeline: Callable[..., Language], extractor: Extractor) -> None:
    """On a medSpaCy pipeline the mentions are the extractor's, and medSpaCy's own stay as they were."""
    import medspacy
    from medspacy.target_matcher import TargetRule

    nlp = medspacy.load(medspacy_enable={"medspacy_tokenizer", "medspacy_target_matcher", "medspacy_context"})
    nlp.add_pipe("sentencizer", first=True)
    nlp.get_pipe("medspacy_target_matcher").add(TargetRule("fever", "SYMPTOM", pattern=[{"LOWER": "fever"}]))
    text = "She denies fever. New liver metastases; no recurrence."
    alone = [(ent.text, ent.label_, ent._.is_negated) for ent in nlp(text).ents]

    doc = make_pipeline(nlp)(text)

    assert alone == [("fever", "SYMPTOM", True)]
    assert [(ent.text, ent.label_, ent._.is_negated) for ent in doc.ents] == alone
    assert len(doc.spans["recurnlp"]) == 2
    assert read_mentions(doc) == extractor(text).mentions


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Nothing of note."])
def test_note_without_mentions_has_an_empty_group(pipeline: Language, text: str) -> None:
    """A note that says nothing, or is empty, has an empty group and a status that is not stated."""
    doc = pipeline(text)

    assert list(doc.spans["recurnlp"]) == []
    assert doc._.recur.label == "not_stated"


def test_second_run_changes_nothing(pipeline: Language, note: str) -> None:
    """A `Doc` that goes through twice has each mention once."""
    doc = pipeline(note)
    before = read_mentions(doc)

    assert read_mentions(pipeline(doc)) == before


def test_spans_key_names_the_group(make_pipeline: Callable[..., Language]) -> None:
    """`spans_key` is where the spans go, and nothing goes elsewhere."""
    doc = make_pipeline(spans_key="oncology")("New liver metastases.")

    assert set(doc.spans) == {"oncology"}
    assert [mention.text for mention in read_mentions(doc, "oncology")] == ["liver metastases"]


def test_entities_stay_as_they_are_unless_asked(pipeline: Language, note: str) -> None:
    """Without `set_ents` the component leaves `doc.ents` alone."""
    assert pipeline(note).ents == ()


def test_entities_carry_their_mention(make_pipeline: Callable[..., Language]) -> None:
    """With `set_ents` the mentions are entities too, each with its mention."""
    doc = make_pipeline(set_ents=True)("New liver metastases; no recurrence.")

    assert [(ent.text, ent.label_, ent._.recur.assertion) for ent in doc.ents] == [
        ("liver metastases", "metastasis", "present"),
        ("recurrence", "recurrence", "absent"),
    ]


def test_existing_entities_win(make_pipeline: Callable[..., Language]) -> None:
    """A mention that overlaps an entity of the host stays out of `doc.ents`; the others go in."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORGAN", "pattern": "liver"}])

    doc = make_pipeline(nlp, set_ents=True)("New liver metastases; no recurrence.")

    assert [(ent.text, ent.label_) for ent in doc.ents] == [("liver", "ORGAN"), ("recurrence", "recurrence")]
    assert len(doc.spans["recurnlp"]) == 2


def test_longest_mention_becomes_the_entity(make_pipeline: Callable[..., Language]) -> None:
    """Of two mentions that share a token the one that spans more tokens is the entity, and both are spans."""
    nlp = spacy.blank("en")
    nlp.tokenizer = WhitespaceTokenizer(nlp.vocab)

    doc = make_pipeline(nlp, set_ents=True)("Known recurrence/liver metastases today")

    assert [mention.text for mention in read_mentions(doc)] == ["recurrence", "liver metastases"]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("recurrence/liver metastases", "metastasis")]


def test_mention_free_of_host_entities_is_not_lost_to_one_that_is_not(make_pipeline: Callable[..., Language]) -> None:
    """A long mention that an entity of the host keeps out does not keep out a shorter one beside it."""
    nlp = spacy.blank("en")
    nlp.tokenizer = WhitespaceTokenizer(nlp.vocab)
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "HOST", "pattern": [{"ORTH": "metastases"}]}])

    doc = make_pipeline(nlp, set_ents=True)("Known recurrence/liver metastases today")

    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("recurrence/liver", "recurrence"),
        ("metastases", "HOST"),
    ]


def test_two_pipelines_answer_each_with_its_own_rules(
    make_pipeline: Callable[..., Language], pipeline: Language, tmp_path: Path, note: str
) -> None:
    """Two pipelines with different rules side by side do not see each other's."""
    extra = tmp_path / "mine.json"
    extra.write_text('{"target_rules": [{"literal": "dome", "category": "METASTASIS"}]}', encoding="utf-8")
    other = make_pipeline(extra_rules=[str(extra)])

    first, second = pipeline(note), other(note)

    assert "dome" in [mention.text for mention in read_mentions(second)]
    assert "dome" not in [mention.text for mention in read_mentions(first)]
    assert [m for m in read_mentions(second) if m.text != "dome"] == list(read_mentions(first))


def test_two_components_share_a_pipeline(make_pipeline: Callable[..., Language], patterns: str) -> None:
    """Two components of one pipeline with two groups keep both their mentions of the same words."""
    nlp = make_pipeline()
    nlp.add_pipe("recurnlp", name="again", config={"patterns": patterns, "spans_key": "again"})

    doc = nlp("New liver metastases.")

    assert read_mentions(doc) == read_mentions(doc, "again")
    assert doc.spans["recurnlp"][0].id_ != doc.spans["again"][0].id_


def test_pipeline_analysis_knows_what_it_assigns(pipeline: Language) -> None:
    """`nlp.analyze_pipes` shows the attributes that the component assigns."""
    summary = pipeline.analyze_pipes()["summary"]["recurnlp"]

    assert summary["assigns"] == ["doc.spans", "doc._.recur", "span._.recur"]


def test_wrong_rule_file_is_told_when_the_component_is_built(
    make_pipeline: Callable[..., Language], tmp_path: Path
) -> None:
    """A rule file that cannot be used stops `add_pipe`, not the first note."""
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}", encoding="utf-8")

    with pytest.raises(RuleError, match="neither target_rules nor context_rules"):
        make_pipeline(extra_rules=[str(wrong)])


def test_missing_patterns_folder_is_told_when_the_component_is_built(
    make_pipeline: Callable[..., Language], tmp_path: Path
) -> None:
    """A patterns folder that is not there stops `add_pipe`, and the message names it."""
    with pytest.raises(InputError, match="gone: no such patterns folder"):
        make_pipeline(patterns=str(tmp_path / "gone"))


def test_unknown_option_is_refused(make_pipeline: Callable[..., Language]) -> None:
    """An option that the component does not have is an error of spaCy's."""
    with pytest.raises(ValueError, match="set_entities"):
        make_pipeline(set_entities=True)
