"""What a run is going to do, settled before it touches anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import recurnlp
from recurnlp.batch.extraction import ReadNote
from recurnlp.connectors import Input, ReadOptions, find_sources, measure_source, plan_inputs
from recurnlp.rules import load_rules


@dataclass(frozen=True, slots=True)
class Classifying:
    """That notes are to be classified as well, and by what.

    Args:
        folder: of the model; the one that ships if ``None``.
        abstain_below: no label where the likeliest one is less probable.
    """

    folder: Path | None = None
    abstain_below: float = 0.0

    def load(self) -> Any:
        """Load the classifier.

        Raises:
            InputError: a model that cannot be used.
            MissingExtra: scikit-learn or skops is not installed.
        """
        from recurnlp.classifier import load_model  # noqa: PLC0415 - most runs need no scikit-learn

        return load_model(self.folder).classifier.set_params(abstain_below=self.abstain_below)

    def list_files(self) -> tuple[Path, ...]:
        """Return the files that make the model."""
        from recurnlp.classifier import list_files  # noqa: PLC0415 - as above

        return list_files(self.folder)

    def describe(self) -> dict[str, Any]:
        """Return what names the classifier in a run's record.

        Raises:
            InputError, MissingExtra: as `load`.
        """
        from recurnlp.classifier import load_model  # noqa: PLC0415 - as above

        return {"model": load_model(self.folder).digest, "abstain_below": self.abstain_below}


@dataclass(frozen=True, slots=True)
class Rules:
    """Where the rules are; called, it loads an extractor with them. Picklable, so that workers can.

    Args:
        patterns: a folder of rule files, or ``None`` for those that ship.
        extra: medSpaCy JSON rule files to add.
        classifying: what judges the notes that the rules have read, if anything.
    """

    patterns: Path | None = None
    extra: tuple[Path, ...] = ()
    classifying: Classifying | None = None

    def __call__(self) -> ReadNote:
        """Load the extractor."""
        extractor = recurnlp.Extractor(self.patterns, self.extra)
        if self.classifying is None:
            return extractor
        from recurnlp.classifier import ClassifyingReader  # noqa: PLC0415 - as above

        return ClassifyingReader(extractor, self.classifying.load())

    def read_digest(self) -> str:
        """Return the digest of all rules.

        Raises:
            RuleError: a rule file that cannot be used.
        """
        return load_rules(self.patterns, self.extra).digest


@dataclass(frozen=True, slots=True)
class Plan:
    """A run, settled.

    Args:
        inputs: the files and their columns.
        options: how to read them.
        rules: what to read them with.
        rules_digest: of these rules.
        sizes: bytes of each input.
        inputs_digest: of the files' names and sizes.
        classifier: what names the classifier, ``None`` without one.
    """

    inputs: Sequence[Input]
    options: ReadOptions
    rules: Rules
    rules_digest: str
    sizes: Sequence[int]
    inputs_digest: str
    classifier: dict[str, Any] | None = None

    @property
    def size(self) -> int:
        """Bytes of all inputs together."""
        return sum(self.sizes)


def plan_run(inputs: Sequence[str], options: ReadOptions, rules: Rules) -> Plan:
    """Look at inputs and rules, so that what is wrong with them shows before any work is done.

    Args:
        inputs: files, folders, globs and addresses of databases.
        options: how to read them.
        rules: what to read them with.

    Raises:
        InputError: an input that cannot be read, or has not the columns; a model that cannot be used.
        RuleError: a rule file that cannot be used.
        MissingExtra: notes are to be classified, and scikit-learn or skops is not installed.
    """
    sources = find_sources(inputs)
    sizes = [measure_source(source) for source in sources]
    listing = "".join(f"{source.file}\0{size}\n" for source, size in zip(sources, sizes, strict=True))
    return Plan(
        inputs=plan_inputs(sources, options),
        options=options,
        rules=rules,
        rules_digest=rules.read_digest(),
        sizes=sizes,
        inputs_digest=sha256(listing.encode("utf-8", "surrogateescape")).hexdigest(),
        classifier=rules.classifying.describe() if rules.classifying else None,
    )
