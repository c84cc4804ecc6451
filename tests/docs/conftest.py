"""What the blocks of the documentation run on: one extractor, and one finished run of the demo corpus."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import recurnlp
from recurnlp import Extractor
from recurnlp.batch import Rules, execute_run, plan_run, read_run, write_patients
from recurnlp.connectors import ReadOptions

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shared_extractor(extractor: Extractor) -> Iterator[None]:
    """Give the one extractor to whoever asks for one with the rules that ship."""

    def choose(patterns: object = None, extra_rules: object = ()) -> Extractor:
        return Extractor(patterns, extra_rules) if patterns or extra_rules else extractor  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recurnlp, "Extractor", choose, raising=False)
        yield


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory, shared_extractor: None) -> Path:  # noqa: ARG001 - in force
    """A folder with the demo's notes, the run that a tutorial makes of them, rules and corpora as in a checkout."""
    folder = tmp_path_factory.mktemp("finished")
    shutil.copy(ROOT / "corpora" / "demo" / "notes.csv", folder)
    shutil.copytree(ROOT / "patterns", folder / "patterns")
    for name in ("corpora", "models"):
        (folder / name).symlink_to(ROOT / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        execute_run(plan_run(["notes.csv"], ReadOptions(), Rules()), Path("run"), workers=0)
        write_patients(read_run("run"), workers=1)
    return folder


@pytest.fixture
def desk(finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, which the test works in."""
    folder = shutil.copytree(finished, tmp_path / "desk", symlinks=True)
    monkeypatch.chdir(folder)
    return folder
