import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import recurnlp

SOURCES = str(Path(recurnlp.__file__).parent.parent)
ENGINE = ("medspacy", "recurnlp.extractor", "recurnlp.rules", "recurnlp.extract", "recurnlp.model")


def run_python(code: str, *arguments: object) -> str:
    """Run code in a process of its own and return what it prints."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": SOURCES}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def read_all(doc: Doc) -> tuple[object, ...]:
    """Everything the component put on a `Doc`."""
    spans = [(span.start, span.end, span.label_, span._.recur) for span in doc.spans["recurnlp"]]
    return (*spans, doc._.recur)


def test_import_loads_no_engine() -> None:
    """Importing the components, as every `spacy.blank` does, loads no medSpaCy, extractor, rules or records."""
    code = f"import sys, recurnlp.components; print([name for name in {ENGINE} if name in sys.modules])"

    assert run_python(code) == "[]\n"


def test_building_loads_the_engine(patterns: str) -> None:
    """The names that the test above looks for are those that a built component brings."""
    code = (
        "import sys, spacy, recurnlp.components\n"
        "spacy.blank('en').add_pipe('recurnlp', config={'patterns': sys.argv[1]})\n"
        f"print([name for name in {ENGINE} if name not in sys.modules])"
    )

    assert run_python(code, patterns) == "[]\n"


def test_pipeline_comes_back_from_disk(make_pipeline: Callable[..., Language], tmp_path: Path, note: str) -> None:
    """A pipeline saved and loaded has the same configuration and gives the same answer."""
    nlp = make_pipeline(set_ents=True)
    nlp.to_disk(tmp_path / "model")

    loaded = spacy.load(tmp_path / "model")

    assert loaded.get_pipe_config("recurnlp") == nlp.get_pipe_config("recurnlp")
    assert read_all(loaded(note)) == read_all(nlp(note))
    assert [ent.text for ent in loaded(note).ents] == [ent.text for ent in nlp(note).ents]


def test_pipeline_comes_back_from_a_pickle(make_pipeline: Callable[..., Language], note: str) -> None:
    """A pickled pipeline gives the same answer, though the engine itself cannot be pickled."""
    nlp = make_pipeline(set_ents=True, spans_key="recurnlp")

    loaded = pickle.loads(pickle.dumps(nlp))  # noqa: S301 - we wrote it

    assert read_all(loaded(note)) == read_all(nlp(note))
    assert [ent.text for ent in loaded(note).ents] == [ent.text for ent in nlp(note).ents]


def test_two_processes_give_the_answer_of_one(pipeline: Language, note: str) -> None:
    """`nlp.pipe` over two processes gives what one gives, in the same order."""
    notes = [note, "No recurrence.", "", "New liver metastases."] * 3

    docs = list(pipeline.pipe(notes, n_process=2, batch_size=2))

    assert [read_all(doc) for doc in docs] == [read_all(pipeline(text)) for text in notes]


@pytest.mark.parametrize("tokens", ["many", "one"])
def test_bytes_keep_everything(pipeline: Language, note: str, tokens: str) -> None:
    """A `Doc` written to bytes and read into another vocabulary has its mentions and status."""
    given = note if tokens == "many" else Doc(pipeline.vocab, words=[note], spaces=[False])
    doc = pipeline(given)

    assert read_all(Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())) == read_all(doc)


def test_doc_bin_keeps_everything(pipeline: Language, note: str) -> None:
    """A `DocBin` that stores user data gives back every mention and status, in another vocabulary."""
    docs = [pipeline(note), pipeline("No recurrence.")]
    written = DocBin(store_user_data=True, docs=docs).to_bytes()

    read = list(DocBin().from_bytes(written).get_docs(spacy.blank("en").vocab))

    assert [read_all(doc) for doc in read] == [read_all(doc) for doc in docs]


def test_another_process_reads_a_doc_bin(pipeline: Language, note: str, tmp_path: Path) -> None:
    """A process that builds no component reads the mentions of a `DocBin`, once the components are imported."""
    DocBin(store_user_data=True, docs=[pipeline(note)]).to_disk(tmp_path / "notes.spacy")
    code = (
        "import sys, spacy, recurnlp.components\n"
        "from spacy.tokens import DocBin\n"
        "doc, = DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank('en').vocab)\n"
        "print([span._.recur.text for span in doc.spans['recurnlp']], doc._.recur.recurrence)"
    )

    said = run_python(code, tmp_path / "notes.spacy")

    doc = pipeline(note)
    assert said == f"{[span._.recur.text for span in doc.spans['recurnlp']]} {doc._.recur.recurrence}\n"


def test_copied_document_keeps_everything(pipeline: Language, note: str) -> None:
    """`doc.copy()` has the mentions and the status."""
    doc = pipeline(note)

    assert read_all(doc.copy()) == read_all(doc)


def test_document_without_user_data_has_spans_and_no_mentions(pipeline: Language, note: str) -> None:
    """A `DocBin` told to store no user data keeps the spans; their mentions are None, not an error."""
    doc, *_ = DocBin().from_bytes(DocBin(docs=[pipeline(note)]).to_bytes()).get_docs(pipeline.vocab)

    assert len(doc.spans["recurnlp"]) == 6
    assert {span._.recur for span in doc.spans["recurnlp"]} == {None}
    assert doc._.recur is None
