"""Rules that travel."""

import pickle
from pathlib import Path

from recurnlp import resources
from recurnlp.batch import Rules
from recurnlp.spark.rules import load_once, pack_rules

EXTRA = '{"target_rules": [{"literal": "stardust disease", "category": "METASTASIS"}]}'


def test_packed_rules_are_the_same_rules(tmp_path):
    """Packed, sent and unpacked, rules have the digest that they had, those of medSpaCy files too."""
    path = tmp_path / "mine.json"
    path.write_text(EXTRA)
    rules = Rules(None, (path,))
    packed = pickle.loads(pickle.dumps(pack_rules(rules)))  # noqa: S301 - our own bytes
    path.unlink()
    assert packed().rules.digest == packed.digest
    assert packed.digest != Rules().read_digest()


def test_unpacked_rule_files_do_not_stay(tmp_path, monkeypatch):
    """Nothing is left on the machine once the extractor is loaded."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pack_rules(Rules())()
    assert list(tmp_path.iterdir()) == []


def test_an_extractor_is_loaded_once_for_the_same_rules():
    """Another copy of the same rules, as the next task brings it, loads nothing; other rules do."""
    loaded = []

    class Load:
        def __init__(self, digest):
            self.digest = digest

        def __eq__(self, other):
            return self.digest == other.digest

        def __hash__(self):
            return hash(self.digest)

        def __call__(self):
            loaded.append(self.digest)

    for digest in ("a", "a", "b"):
        load_once(Load(digest))
    assert loaded == ["a", "b"]
    assert len({pack_rules(Rules()), pack_rules(Rules())}) == 1


def test_all_rule_files_travel():
    """Every file of the patterns folder is packed under its name there."""
    folder = resources.find_resource("patterns")
    packed = dict(pack_rules(Rules()).patterns)
    assert set(packed) == {Path(path).relative_to(folder).as_posix() for path in folder.rglob("*.toml")}
