"""The extension attributes `span._.recur`, `doc._.recur`, `doc._.recur_label`, and where a `Doc` keeps what they show.

spaCy keys an attribute by the offsets of its span, but two mentions may share a span: a tokenizer that splits
nothing puts all of them on one token. So each span has an id of its own, and its mention is kept under that id as
well. The keys have the form of spaCy's own because `Doc.from_docs` shifts those, and prints the value of any other
in a warning: a value of ours holds note text. Offsets are kept relative to the span, and so stay right in there.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, Span

from recurnlp.components.records import pack_mention, pack_status, unpack_mention, unpack_status
from recurnlp.errors import InputError

if TYPE_CHECKING:
    from recurnlp.model import Mention, NoteStatus, Opinion

NAME = "recur"
LABEL = "recur_label"
_STATUS = ("._.", NAME, None, None)


def write_mention(span: Span, mention: "Mention") -> None:
    """Keep the mention that a span stands for.

    Args:
        span: a span with an id that no other span of its `Doc` has.
        mention: the mention.
    """
    _data(span.doc)[_key(span)] = pack_mention(mention, span.start_char)


def read_mention(span: Span) -> "Mention | None":
    """Return the mention that a span stands for, ``None`` for a span that stands for none.

    Args:
        span: any span.
    """
    record = _data(span.doc).get(_key(span))
    return unpack_mention(record, span.start_char) if record else None


def write_status(doc: Doc, status: "NoteStatus") -> None:
    """Keep the status of a note.

    Args:
        doc: the note.
        status: its status.
    """
    _data(doc)[_STATUS] = pack_status(status)


def read_status(doc: Doc) -> "NoteStatus | None":
    """Return the status of a note, ``None`` where the component has not run.

    Args:
        doc: any `Doc`.
    """
    record = _data(doc).get(_STATUS)
    return unpack_status(record) if record else None


def write_opinion(doc: Doc, opinion: "Opinion") -> None:
    """Keep what the classifier thinks of a note: `doc.cats`, and the label in `doc._.recur_label`.

    Args:
        doc: the note.
        opinion: what it thinks.
    """
    doc.cats = {**doc.cats, **opinion.probabilities}
    doc._.set(LABEL, opinion.label)


_GETTERS: tuple[tuple[type[Doc] | type[Span], Callable[[Any], Any]], ...] = ((Doc, read_status), (Span, read_mention))


def declare_attributes() -> None:
    """Tell spaCy of the attributes, unless something else has taken their names."""
    for owner, getter in _GETTERS:
        if not owner.has_extension(NAME):
            owner.set_extension(NAME, getter=getter)
    if not Doc.has_extension(LABEL):
        Doc.set_extension(LABEL, default=None)


def require_attributes() -> None:
    """Make sure that the attributes are ours.

    Raises:
        InputError: something else has defined an attribute of the same name.
    """
    declare_attributes()
    for owner, getter in _GETTERS:
        if owner.get_extension(NAME)[2] is not getter:
            raise _refuse(owner, NAME)
    if any(Doc.get_extension(LABEL)):  # ours is a plain attribute: no default, method, getter or setter
        raise _refuse(Doc, LABEL)


def _refuse(owner: type[Doc] | type[Span], name: str) -> InputError:
    return InputError(
        f"{owner.__name__}._.{name} is defined by something else: "
        f"call {owner.__name__}.remove_extension({name!r}) before adding recurnlp"
    )


def _data(doc: Doc) -> dict[Any, Any]:
    return doc.user_data


def _key(span: Span) -> tuple[str, str, int, int]:
    return ("._.", f"{NAME}.{span.id}", span.start_char, span.end_char)
