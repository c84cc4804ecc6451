"""`recurnlp export --to docbin`: the notes as spaCy documents, with their mentions."""

from pathlib import Path
from typing import cast

import click
import spacy
from spacy.tokens import DocBin, Span

from recurnlp.batch import RunTables, TextNote, publish_file, read_texts
from recurnlp.cli.export import Request, make_folder
from recurnlp.components.attributes import require_attributes, write_mention, write_status

_KEY = "recurnlp"


def export_docbin(run: RunTables, request: Request) -> None:
    """Write one .spacy file a part, with ``doc.spans["recurnlp"]``, ``span._.recur`` and ``doc._.recur``.

    The documents are tokenised as blank English. Whoever reads them imports `recurnlp.components`, which declares the
    attributes; ``doc.user_data["note_id"]`` says which note it is.

    Args:
        run: the run.
        request: its output and notes count.

    Raises:
        InputError: the notes are not those of the run, or the folder cannot be written.
    """
    folder = make_folder(request.output or Path())
    require_attributes()
    vocab = spacy.blank("en")
    number = 0
    for part, notes in enumerate(read_texts(run, request.notes)):
        docs = DocBin(store_user_data=True)
        for note in notes:
            docs.add(_annotate(vocab, note))
        publish_file(docs, folder / f"notes-{part:05d}.spacy", _write)
        number += len(notes)
    click.echo(f"{number:,} documents: {folder}")


def _write(docs: DocBin, path: Path) -> None:
    path.write_bytes(docs.to_bytes())


def _annotate(nlp: spacy.language.Language, note: TextNote) -> spacy.tokens.Doc:
    doc = nlp.make_doc(note.text)
    doc.user_data["note_id"] = note.note_id
    spans = []
    for number, mention in enumerate(note.mentions):
        found = doc.char_span(
            mention.start, mention.end, mention.kind, alignment_mode="expand", span_id=f"{_KEY}.{number}"
        )
        spans.append(cast("Span", found))  # never None: the offsets are those of this text
        write_mention(spans[-1], mention)
    doc.spans[_KEY] = spans
    write_status(doc, note.status)
    return doc
