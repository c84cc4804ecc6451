"""The component `recurnlp`: what the extractor finds, on the `Doc` of a host pipeline."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from recurnlp.components.attributes import require_attributes, write_mention, write_status

if TYPE_CHECKING:
    from recurnlp.model import Mention


class Annotator:
    """Puts mentions and status on a `Doc`.

    It reads the text of the `Doc` and none of its annotations, so it answers as `recurnlp.Extractor` does whatever
    the tokenizer. A mention that ends inside a token gets a span that holds the whole token; `span._.recur` has the
    exact offsets. The rules are read when it is built, from the paths of its configuration; saving a pipeline saves
    the paths.

    Args:
        patterns: a folder of rule files to use in place of those that ship.
        extra_rules: medSpaCy JSON rule files to add.
        set_ents: whether to put mentions into ``doc.ents`` as well: the longest ones, where no entity is yet.
        spans_key: the key of the group in ``doc.spans``.

    Raises:
        InputError: a folder or rule file that cannot be used, or attributes that something else has defined.
    """

    def __init__(self, patterns: str | None, extra_rules: Sequence[str], *, set_ents: bool, spans_key: str) -> None:
        from recurnlp.extractor import Extractor  # noqa: PLC0415 - spaCy imports this module for every pipeline

        require_attributes()
        self._settings = {
            "patterns": patterns,
            "extra_rules": list(extra_rules),
            "set_ents": set_ents,
            "spans_key": spans_key,
        }
        self._extractor = Extractor(patterns, extra_rules)
        self._set_ents = set_ents
        self._spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a note.

        Args:
            doc: the note, as any tokenizer made it.

        Returns:
            The same `Doc`, with ``doc.spans``, ``span._.recur`` and ``doc._.recur`` set.
        """
        note = self._extractor(doc.text)
        spans = [self._mark(doc, number, mention) for number, mention in enumerate(note.mentions)]
        doc.spans[self._spans_key] = spans
        write_status(doc, note.status)
        if self._set_ents:
            _add_entities(doc, spans)
        return doc

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the settings: a process that unpickles the component reads the rules itself."""
        return _build, (self._settings,)

    def _mark(self, doc: Doc, number: int, mention: "Mention") -> Span:
        span_id = f"{self._spans_key}.{number}"
        span = doc.char_span(mention.start, mention.end, mention.kind, alignment_mode="expand", span_id=span_id)
        marked = cast("Span", span)  # never None: the offsets are those of the same text
        write_mention(marked, mention)
        return marked


def _build(settings: dict[str, Any]) -> Annotator:
    return Annotator(**settings)


def _add_entities(doc: Doc, spans: Sequence[Span]) -> None:
    taken = {token.i for entity in doc.ents for token in entity}
    free = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
    doc.set_ents(filter_spans(free), default="unmodified")


@Language.factory(
    "recurnlp",
    assigns=["doc.spans", "doc._.recur", "span._.recur"],
    default_config={"patterns": None, "extra_rules": [], "set_ents": False, "spans_key": "recurnlp"},
)
def create_recurnlp(
    nlp: Language,  # noqa: ARG001 - spaCy gives every factory the pipeline and the component's name
    name: str,  # noqa: ARG001
    patterns: str | None,
    extra_rules: list[str],
    set_ents: bool,
    spans_key: str,
) -> Annotator:
    """Build the component `recurnlp`.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        patterns, extra_rules, set_ents, spans_key: as `Annotator` takes them.
    """
    return Annotator(patterns, extra_rules, set_ents=set_ents, spans_key=spans_key)
