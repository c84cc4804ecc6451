"""Rules, and a classifier's model, that travel to the machines of a cluster and are read there once in each process."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from recurnlp.batch import Classifying, ReadNote, Rules
from recurnlp.resources import find_resource

File = tuple[str, bytes]


@dataclass(frozen=True)
class PackedRules:
    """The content of rule files; called, it loads an extractor with them. Equal if the digests are.

    Args:
        digest: of the rules.
        classifier: what names the classifier, "" without one.
        abstain_below: as in `Classifying`.
        patterns: the rule files, named as in the patterns folder.
        extra: the medSpaCy JSON rule files.
        model: the files of the classifier's model.
    """

    digest: str
    classifier: str
    abstain_below: float
    patterns: tuple[File, ...] = field(compare=False, repr=False)
    extra: tuple[File, ...] = field(compare=False, repr=False)
    model: tuple[File, ...] = field(compare=False, repr=False)

    def __call__(self) -> ReadNote:
        """Load the extractor from files that stand on this machine for as long as that takes."""
        with TemporaryDirectory(prefix="recurnlp-rules-") as folder:
            for name, content in self.patterns:
                _unpack(Path(folder, "patterns", name), content)
            extra = [_unpack(Path(folder, str(i), name), content) for i, (name, content) in enumerate(self.extra)]
            for name, content in self.model:
                _unpack(Path(folder, "model", name), content)
            classifying = Classifying(Path(folder, "model"), self.abstain_below) if self.model else None
            return Rules(Path(folder, "patterns"), tuple(extra), classifying)()


def pack_rules(rules: Rules) -> PackedRules:
    """Read the rule files into one object.

    Args:
        rules: where the rules are.

    Raises:
        RuleError: a rule file that cannot be used.
        InputError: a model that cannot be used.
        MissingExtra: notes are to be classified, and scikit-learn or skops is not installed.
    """
    digest = rules.read_digest()
    folder = rules.patterns or find_resource("patterns")
    patterns = ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.toml")))
    extra = tuple((path.name, path.read_bytes()) for path in rules.extra)
    if not rules.classifying:
        return PackedRules(digest, "", 0.0, tuple(patterns), extra, ())
    model = tuple((path.name, path.read_bytes()) for path in rules.classifying.list_files())
    named = rules.classifying.describe()
    return PackedRules(digest, named["model"], named["abstain_below"], tuple(patterns), extra, model)


@lru_cache(maxsize=1)
def load_once(load: Callable[[], ReadNote]) -> ReadNote:
    """Return the extractor that was loaded before in this process, if it was loaded from the same.

    Args:
        load: makes the extractor; compared by its value.
    """
    return load()


def _unpack(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
