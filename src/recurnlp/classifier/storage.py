"""A model folder: `model.skops`, and `card.json` with the digest that seals it. No pickle is ever read.

skops builds nothing but types that it or we trust; the digest tells a damaged or altered file before it is opened.
"""

import io
import json
import zipfile
from copy import copy
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from skops.io import dumps, get_untrusted_types, loads

from recurnlp.classifier.archive import settle_archive
from recurnlp.classifier.estimator import DiseaseStatusClassifier
from recurnlp.errors import InputError
from recurnlp.resources import find_resource

FORMAT = 1
SHIPPED = "disease_status"
# Beside numpy's arrays and Python's own plain values, which skops trusts, nothing but this is built.
TRUSTED = ("recurnlp.classifier.estimator.DiseaseStatusClassifier",)
_MODEL = "model.skops"
_CARD = "card.json"
_LARGEST = 50_000_000  # bytes once unpacked
_REMEDY = "fetch the model again, or train it with `recurnlp train`"


@dataclass(frozen=True, slots=True)
class Model:
    """A model that was loaded.

    Args:
        classifier: the fitted classifier.
        card: what its card says.
        digest: SHA-256 of its file, which names it in run.json.
    """

    classifier: DiseaseStatusClassifier
    card: dict[str, Any]
    digest: str


def find_model(folder: Path | None) -> Path:
    """Return the folder of a model: the one given, or else the one that ships.

    Args:
        folder: where it is.
    """
    return folder or find_resource("models") / SHIPPED


def save_model(classifier: DiseaseStatusClassifier, card: dict[str, Any], folder: Path) -> None:
    """Write a model folder. The same model makes the same bytes.

    Args:
        classifier: fitted.
        card: what is to be told of it.
        folder: made if need be.

    Raises:
        InputError: the folder cannot be written.
    """
    shared = copy(classifier).set_params(patterns=None, extra_rules=())  # paths are this machine's own
    content = settle_archive(dumps(shared))
    sealed = {"format": FORMAT, "model_sha256": sha256(content).hexdigest()} | card
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _MODEL).write_bytes(content)
        (folder / _CARD).write_text(json.dumps(sealed, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror}") from error


def load_model(folder: Path | None = None) -> Model:
    """Load a model.

    Args:
        folder: where it is; the model that ships if ``None``.

    Raises:
        InputError: there is none, it was altered, is of another format, or holds what is not trusted.
    """
    folder = find_model(folder)
    card = _read_card(folder / _CARD)
    content = _read(folder / _MODEL)
    digest = sha256(content).hexdigest()
    if digest != card.get("model_sha256"):
        raise InputError(f"{folder / _MODEL}: is not the file that {_CARD} was written for: {_REMEDY}")
    return Model(_build(folder / _MODEL, content), card, digest)


def list_files(folder: Path | None = None) -> tuple[Path, ...]:
    """Return the files that a model needs to be loaded.

    Args:
        folder: as for `load_model`.
    """
    return tuple(find_model(folder) / name for name in (_MODEL, _CARD))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}); a model folder holds {_MODEL} and {_CARD}"
        ) from None


def _read_card(path: Path) -> dict[str, Any]:
    try:
        card = json.loads(_read(path))
    except (ValueError, RecursionError):
        card = None
    if not isinstance(card, dict) or "format" not in card:
        raise InputError(f"{path}: is not the card of a model: {_REMEDY}")
    if card["format"] != FORMAT:
        what = f"the model is of format {card['format']!r}, this version of recurnlp reads format {FORMAT}"
        raise InputError(f"{path}: {what}: {_REMEDY}")
    return card


def _build(path: Path, content: bytes) -> DiseaseStatusClassifier:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise InputError(f"{path}: is no skops file (a pickle is never opened): {_REMEDY}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            too_large = sum(item.file_size for item in archive.infolist()) > _LARGEST
        strange = [] if too_large else sorted(set(get_untrusted_types(data=content)) - set(TRUSTED))
        built = None if too_large or strange else loads(content, trusted=list(TRUSTED))
    except Exception as error:  # noqa: BLE001 - a damaged file fails wherever skops looks first
        raise InputError(f"{path}: is no model that can be read ({type(error).__name__}): {_REMEDY}") from None
    if strange:
        raise InputError(f"{path}: holds types that are not trusted ({', '.join(strange)}); it was not loaded")
    if not isinstance(built, DiseaseStatusClassifier) or not _is_whole(built):
        raise InputError(f"{path}: holds no fitted DiseaseStatusClassifier: {_REMEDY}")
    return built


def _is_whole(classifier: DiseaseStatusClassifier) -> bool:
    """Whether what was loaded fits together: skops checks types, not shapes."""
    arrays: list[Any] = [vars(classifier).get(name) for name in ("coef_", "intercept_", "classes_", "features_")]
    if not all(isinstance(array, np.ndarray) for array in arrays) or [a.dtype.kind for a in arrays] != list("ffUU"):
        return False
    weights, intercepts, classes, features = arrays
    fits = weights.shape == (len(classes), len(features)) and intercepts.shape == (len(classes),)
    return bool(fits and np.isfinite(weights).all() and np.isfinite(intercepts).all())
