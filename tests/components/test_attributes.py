import warnings
from collections.abc import Callable, Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from recurnlp import InputError
from recurnlp.components import declare_attributes
from recurnlp.components.attributes import read_mention, read_status


@pytest.fixture
def attributes() -> Iterator[None]:
    """Puts our attributes back, whatever a test made of them."""
    yield
    for owner in (Doc, Span):
        if owner.has_extension("recur"):
            owner.remove_extension("recur")
    declare_attributes()


def test_document_that_nobody_read_has_no_status() -> None:
    """`doc._.recur` is None where the component has not run."""
    assert spacy.blank("en")("New liver metastases.")._.recur is None


def test_other_spans_stand_for_no_mention(pipeline: Language) -> None:
    """`span._.recur` is None for a span of the same words that somebody else made."""
    doc = pipeline("New liver metastases.")

    assert doc.spans["recurnlp"][0]._.recur is not None
    assert doc[1:3]._.recur is None
    assert Span(doc, 1, 3, label="metastasis", span_id=77)._.recur is None


def test_merged_document_shifts_its_mentions(pipeline: Language, note: str) -> None:
    """In documents put together by `Doc.from_docs`, each mention has its offsets in the whole."""
    first, second = pipeline("No recurrence since then."), pipeline(note)

    with pytest.warns(UserWarning, match="W101"):
        whole = Doc.from_docs([first, second])

    mentions = [span._.recur for span in whole.spans["recurnlp"]]
    assert len(mentions) == 7
    assert [whole.text[m.start : m.end] for m in mentions] == [m.text for m in mentions]
    cues = [[whole.text[cue.start : cue.end] for cue in m.cues] for m in mentions]
    assert [found for found in cues if found] == [["No"], ["no"]]
    assert whole.text[mentions[2].sentence_start : mentions[2].sentence_end].endswith("no recurrence in the breast.")


def test_merging_documents_prints_no_note_text(pipeline: Language) -> None:
    """The warnings of `Doc.from_docs` name the attribute that it drops and hold no word of the note."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        Doc.from_docs([pipeline("New liver metastases."), pipeline("No recurrence.")])

    told = " ".join(str(warning.message) for warning in caught)
    assert "'recur'" in told
    assert "metastases" not in told


@pytest.mark.parametrize("owner", [Doc, Span])
@pytest.mark.usefixtures("attributes")
def test_foreign_attribute_of_the_same_name_is_refused(
    make_pipeline: Callable[..., Language], owner: type[Doc] | type[Span]
) -> None:
    """An attribute `recur` of somebody else stops the component from being built, with the way out."""
    owner.set_extension("recur", default="theirs", force=True)

    with pytest.raises(InputError, match=rf"call {owner.__name__}.remove_extension\('recur'\)"):
        make_pipeline()


@pytest.mark.usefixtures("attributes")
def test_declaring_leaves_a_foreign_attribute_alone() -> None:
    """Declaring, which happens at import, neither fails nor replaces what somebody else defined."""
    Doc.set_extension("recur", default="theirs", force=True)

    declare_attributes()

    assert spacy.blank("en")("Text.")._.recur == "theirs"


@pytest.mark.usefixtures("attributes")
def test_removed_attributes_come_back_with_the_next_component(make_pipeline: Callable[..., Language]) -> None:
    """A component built after the attributes were removed declares them again."""
    Doc.remove_extension("recur")
    Span.remove_extension("recur")

    doc = make_pipeline()("New liver metastases.")

    assert read_status(doc) == doc._.recur
    assert read_mention(doc.spans["recurnlp"][0]) == doc.spans["recurnlp"][0]._.recur
