"""Notes divided into folds, and what may be learned from while one is held back: never a note of the same patient."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray


def assign_folds(labels: Sequence[str], patients: Sequence[object], folds: int) -> NDArray[np.intp]:
    """Return the fold of each note, from 0: the same on every machine and for every order of the notes.

    Args:
        labels: of the notes.
        patients: whose each note is.
        folds: how many; fewer come out if there are fewer patients.
    """
    seen: dict[object, Counter[str]] = {}
    for label, patient in zip(labels, patients, strict=True):
        seen.setdefault(patient, Counter())[label] += 1
    order = sorted(seen, key=lambda patient: (_find_commonest(seen[patient]), _scatter(patient)))
    fold = {patient: place % folds for place, patient in enumerate(order)}
    return np.array([fold[patient] for patient in patients], dtype=np.intp)


def find_others(held: NDArray[np.bool_], patients: Sequence[object]) -> NDArray[np.bool_]:
    """Return which notes are of patients of whom no note is held back.

    Args:
        held: which notes are.
        patients: whose each note is.
    """
    known = {patient for patient, is_held in zip(patients, held, strict=True) if is_held}
    return np.array([patient not in known for patient in patients], dtype=np.bool_)


def draw_share(patients: Sequence[object], share: float) -> NDArray[np.bool_]:
    """Return which notes belong to a share of the patients; a larger share holds the smaller ones.

    Args:
        patients: whose each note is.
        share: from 0 to 1.
    """
    return np.array([int.from_bytes(_scatter(patient)[:4]) < share * 2**32 for patient in patients], dtype=bool)


def _find_commonest(labels: Counter[str]) -> str:
    return min(labels, key=lambda label: (-labels[label], label))


def _scatter(patient: object) -> bytes:
    return sha256(str(patient).encode("utf-8", "surrogatepass")).digest()
