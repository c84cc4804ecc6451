"""The component `recurnlp_classifier`: what the trained classifier thinks, on the `Doc` of a host pipeline."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from recurnlp.components.attributes import require_attributes, write_opinion


class StatusClassifier:
    """Puts the probabilities of the labels into ``doc.cats`` and the likeliest label into ``doc._.recur_label``.

    It reads the text of the `Doc` and none of its annotations, so it needs no other component. Rules and model are
    read when it is built, from the paths of its configuration; saving a pipeline saves the paths.

    Args:
        model: the folder of a model; the one that ships if ``None``.
        abstain_below: the label is ``None`` where its probability is lower.
        patterns, extra_rules: as `recurnlp.Extractor` takes them.

    Raises:
        InputError: a model, folder or rule file that cannot be used, or attributes that something else has defined.
        MissingExtra: scikit-learn or skops is not installed.
    """

    def __init__(
        self, model: str | None, patterns: str | None, extra_rules: Sequence[str], *, abstain_below: float
    ) -> None:
        from recurnlp.classifier import ClassifyingReader, load_model  # noqa: PLC0415 - spaCy imports this module
        from recurnlp.extractor import Extractor  # noqa: PLC0415 - for every pipeline

        require_attributes()
        self._settings = {
            "model": model,
            "patterns": patterns,
            "extra_rules": list(extra_rules),
            "abstain_below": abstain_below,
        }
        classifier = load_model(Path(model) if model else None).classifier.set_params(abstain_below=abstain_below)
        self._read_note = ClassifyingReader(Extractor(patterns, extra_rules), classifier)

    def __call__(self, doc: Doc) -> Doc:
        """Classify a note.

        Args:
            doc: the note, as any tokenizer made it.

        Returns:
            The same `Doc`, with ``doc.cats`` and ``doc._.recur_label`` set.
        """
        opinion = self._read_note(doc.text).opinion
        if opinion:
            write_opinion(doc, opinion)
        return doc

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the settings: a process that unpickles the component reads rules and model itself."""
        return _build, (self._settings,)


def _build(settings: dict[str, Any]) -> StatusClassifier:
    return StatusClassifier(**settings)


@Language.factory(
    "recurnlp_classifier",
    assigns=["doc.cats", "doc._.recur_label"],
    default_config={"model": None, "abstain_below": 0.0, "patterns": None, "extra_rules": []},
)
def create_recurnlp_classifier(
    nlp: Language,  # noqa: ARG001 - spaCy gives every factory the pipeline and the component's name
    name: str,  # noqa: ARG001
    model: str | None,
    abstain_below: float,
    patterns: str | None,
    extra_rules: list[str],
) -> StatusClassifier:
    """Build the component `recurnlp_classifier`.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        model, abstain_below, patterns, extra_rules: as `StatusClassifier` takes them.
    """
    return StatusClassifier(model, patterns, extra_rules, abstain_below=abstain_below)
