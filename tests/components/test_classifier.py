from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import recurnlp.components  # noqa: F401 - the factory, where recurnlp runs from its checkout
from recurnlp.classifier import DiseaseStatusClassifier, load_model, save_model
from recurnlp.errors import InputError

TEXTS = ("New liver metastases.", "There is no recurrence.", "She feels well.")
LABELS = ("distant_metastasis", "no_evidence", "not_stated")


@pytest.fixture(scope="session")
def model(patterns: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model folder of three labels, made with the small rules."""
    folder = tmp_path_factory.mktemp("model")
    classifier = DiseaseStatusClassifier(patterns=patterns, calibration_folds=2)
    save_model(classifier.fit(TEXTS * 4, LABELS * 4), {}, folder)
    return str(folder)


@pytest.fixture(scope="session")
def make(model: str, patterns: str) -> Callable[..., Language]:
    """A function that makes a blank English pipeline with the component, configured as told."""

    def make_pipeline(**config: object) -> Language:
        nlp = spacy.blank("en")
        nlp.add_pipe("recurnlp_classifier", config={"model": model, "patterns": patterns} | config)
        return nlp

    return make_pipeline


@pytest.fixture(scope="session")
def nlp(make: Callable[..., Language]) -> Language:
    """Such a pipeline; tests leave it as it is."""
    return make()


def read(doc: Doc) -> tuple[object, ...]:
    """What the component put on a `Doc`."""
    return doc.cats, doc._.recur_label


def test_categories_and_label_are_those_of_the_model(nlp: Language, model: str) -> None:
    """`doc.cats` has the probability of every label, and the label is the likeliest."""
    doc = nlp(TEXTS[0])

    assert list(doc.cats) == sorted(LABELS)
    assert sum(doc.cats.values()) == pytest.approx(1, abs=1e-5)
    assert doc._.recur_label == "distant_metastasis" == max(doc.cats, key=lambda label: doc.cats[label])
    assert load_model(Path(model)).classifier.classes_.tolist() == sorted(LABELS)


def test_categories_of_others_stay(nlp: Language) -> None:
    """What another component put into `doc.cats` is still there."""
    doc = nlp.make_doc(TEXTS[0])
    doc.cats["urgent"] = 1.0

    assert nlp(doc).cats.keys() == {"urgent", *LABELS}


def test_it_abstains_where_told(make: Callable[..., Language]) -> None:
    """Below the threshold there is no label; the probabilities stay."""
    assert make(abstain_below=1.0)(TEXTS[0])._.recur_label is None
    assert make(abstain_below=1.0)(TEXTS[0]).cats == make()(TEXTS[0]).cats


def test_many_notes_and_processes_give_the_same(nlp: Language) -> None:
    """`nlp.pipe`, over one process or two, gives what calls give one by one."""
    wanted = [read(nlp(text)) for text in TEXTS]

    for processes in (1, 2):
        assert [read(doc) for doc in nlp.pipe(TEXTS, n_process=processes, batch_size=1)] == wanted


def test_the_pipeline_comes_back_from_disk(nlp: Language, tmp_path: Path) -> None:
    """A pipeline saved and loaded classifies alike."""
    nlp.to_disk(tmp_path / "pipeline")

    assert read(spacy.load(tmp_path / "pipeline")(TEXTS[0])) == read(nlp(TEXTS[0]))


def test_a_doc_bin_keeps_categories_and_label(nlp: Language) -> None:
    """A `DocBin` with user data gives both back, in another vocabulary."""
    written = DocBin(store_user_data=True, docs=[nlp(TEXTS[0])]).to_bytes()
    (doc,) = DocBin().from_bytes(written).get_docs(spacy.blank("en").vocab)

    assert read(doc) == read(nlp(TEXTS[0]))


def test_both_components_work_together(nlp: Language, patterns: str) -> None:
    """Beside the extracting component, in either order, each gives what it gives alone."""
    both = spacy.blank("en")
    both.add_pipe("recurnlp", config={"patterns": patterns})
    config = nlp.get_pipe_config("recurnlp_classifier")
    both.add_pipe("recurnlp_classifier", config={name: config[name] for name in ("model", "patterns")})
    doc = both(TEXTS[0])

    assert read(doc) == read(nlp(TEXTS[0]))
    assert doc._.recur.label == "distant_metastasis"


def test_a_missing_model_is_told(make: Callable[..., Language]) -> None:
    """A path that holds no model is an error when the pipeline is made."""
    with pytest.raises(InputError, match="cannot be read"):
        make(model="nowhere")


def test_an_attribute_of_another_is_refused(make: Callable[..., Language]) -> None:
    """A `recur_label` that something else defined raises, and says what to do."""
    Doc.set_extension("recur_label", default="mine", force=True)
    try:
        with pytest.raises(InputError, match=r"remove_extension\('recur_label'\)"):
            make()
    finally:
        Doc.set_extension("recur_label", default=None, force=True)


def test_an_unclassified_document_has_no_label() -> None:
    """Where the component has not run, the attribute is None."""
    assert spacy.blank("en")("Text.")._.recur_label is None
