import io
import json
import pickle
import zipfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from skops.io import dumps

from recurnlp import Note
from recurnlp.classifier import DiseaseStatusClassifier, load_model, save_model
from recurnlp.classifier.storage import FORMAT
from recurnlp.errors import InputError


@pytest.fixture
def folder(fitted: DiseaseStatusClassifier, tmp_path: Path) -> Path:
    """A model folder."""
    save_model(fitted, {"name": "mine"}, tmp_path / "mine")
    return tmp_path / "mine"


@pytest.fixture
def forge(folder: Path) -> Callable[[bytes], Path]:
    """Put other content into the model file, under a card that vouches for it."""

    def write(content: bytes) -> Path:
        (folder / "model.skops").write_bytes(content)
        card = json.loads((folder / "card.json").read_text()) | {"model_sha256": sha256(content).hexdigest()}
        (folder / "card.json").write_text(json.dumps(card))
        return folder

    return write


def test_a_model_comes_back_whole(fitted: DiseaseStatusClassifier, folder: Path, notes: Sequence[Note]) -> None:
    """The loaded classifier has the settings and gives the probabilities of the saved one."""
    model = load_model(folder)

    assert np.array_equal(model.classifier.predict_proba(notes), fitted.predict_proba(notes))
    assert model.classifier.get_params() == fitted.get_params()
    assert model.card["name"] == "mine"
    assert model.digest == sha256((folder / "model.skops").read_bytes()).hexdigest()


def test_a_loaded_model_can_be_saved_again(folder: Path, tmp_path: Path) -> None:
    """The same model makes the same bytes, here or after a journey."""
    save_model(load_model(folder).classifier, {}, tmp_path / "again")

    assert (tmp_path / "again" / "model.skops").read_bytes() == (folder / "model.skops").read_bytes()


def test_paths_stay_at_home(notes: Sequence[Note], labels: list[str], tmp_path: Path) -> None:
    """Where the rules stood on the machine of the training is nobody else's business."""
    classifier = DiseaseStatusClassifier(calibration_folds=0).fit(notes, labels)
    classifier.set_params(patterns="/home/quillfeather/patterns")
    save_model(classifier, {}, tmp_path / "model")

    assert load_model(tmp_path / "model").classifier.patterns is None
    assert classifier.patterns == "/home/quillfeather/patterns"


@pytest.mark.parametrize("name", ["model.skops", "card.json"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    """A model folder needs both of its files."""
    (folder / name).unlink()
    with pytest.raises(
        InputError, match=rf"{name}: cannot be read .* a model folder holds model\.skops and card\.json"
    ):
        load_model(folder)


def test_one_changed_byte_is_seen(folder: Path) -> None:
    """A file that is not the one its card was written for is not opened."""
    content = bytearray((folder / "model.skops").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "model.skops").write_bytes(content)
    with pytest.raises(InputError, match=r"model\.skops: is not the file that card\.json was written for"):
        load_model(folder)


@pytest.mark.parametrize("version", [FORMAT + 1, FORMAT - 1, "1", None])
def test_another_format_is_told(folder: Path, version: object) -> None:
    """A model of another version of recurnlp says so and what to do."""
    card = json.loads((folder / "card.json").read_text()) | {"format": version}
    (folder / "card.json").write_text(json.dumps(card))
    with pytest.raises(InputError, match=r"of format .* reads format 1: fetch .* or train it"):
        load_model(folder)


@pytest.mark.parametrize("content", ["", "[]", "{}", "{", "[" * 100_000, "\ud800"])
def test_what_is_no_card_is_refused(folder: Path, content: str) -> None:
    """Anything but the record of a card is refused, whatever its form."""
    (folder / "card.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(InputError, match="is not the card of a model"):
        load_model(folder)


class Burglar:
    """Does what it should not when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.mark,)


def test_a_foreign_pickle_is_not_opened(forge: Callable[[bytes], Path], tmp_path: Path) -> None:
    """A pickle under the model's name is refused, and nothing in it runs, even if the card vouches for it."""
    mark = tmp_path / "burgled"
    content = pickle.dumps(Burglar(mark))
    with pytest.raises(InputError, match=r"is no skops file \(a pickle is never opened\)"):
        load_model(forge(content))
    assert not mark.exists()
    pickle.loads(content)  # noqa: S301 - the burglar is ours, and would have come in
    assert mark.exists()


def test_another_type_is_not_built(forge: Callable[[bytes], Path]) -> None:
    """A skops file with a type that is not trusted is named and left alone."""
    with pytest.raises(InputError, match=r"types that are not trusted \(.*Burglar\); it was not loaded"):
        load_model(forge(dumps(Burglar(Path()))))


@pytest.mark.parametrize("thing", [LogisticRegression(), {"a": 1}, DiseaseStatusClassifier()])
def test_something_else_is_no_model(forge: Callable[[bytes], Path], thing: object) -> None:
    """What loads but is no fitted classifier is refused."""
    with pytest.raises(InputError, match="holds no fitted DiseaseStatusClassifier"):
        load_model(forge(dumps(thing)))


def test_parts_that_do_not_fit_are_refused(
    forge: Callable[[bytes], Path], notes: Sequence[Note], labels: list[str]
) -> None:
    """Weights of another shape, or none that is a number, would fail on the first note."""
    classifier = DiseaseStatusClassifier(calibration_folds=0).fit(notes, labels)
    weights = classifier.coef_
    for classifier.coef_ in (weights[:, 1:], np.full_like(weights, np.nan), weights.astype(np.str_)):
        with pytest.raises(InputError, match="holds no fitted"):
            load_model(forge(dumps(classifier)))


@pytest.mark.parametrize("damage", ["cut", "no schema", "bomb"])
def test_a_damaged_archive_is_told(folder: Path, forge: Callable[[bytes], Path], damage: str) -> None:
    """An archive without its schema, cut short, or that unpacks to no end gives an error and not a crash."""
    content = (folder / "model.skops").read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("other", b"" if damage == "no schema" else bytes(60_000_000))
    content = content[: len(content) // 2] if damage == "cut" else packed.getvalue()
    with pytest.raises(InputError, match=r"model\.skops: (is no|holds no)"):
        load_model(forge(content))


def test_a_folder_that_cannot_be_written_is_told(fitted: DiseaseStatusClassifier, tmp_path: Path) -> None:
    """A file where the folder should be is an error that names it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file: cannot be written"):
        save_model(fitted, {}, tmp_path / "file")
