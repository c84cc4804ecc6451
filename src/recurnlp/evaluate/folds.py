"""Notes divided into folds by their ids: the same division on every machine, whatever else the gold holds."""

from hashlib import sha256


def assign_fold(note_id: str, folds: int) -> int:
    """Return the fold of a note, from 1.

    Args:
        note_id: its id.
        folds: how many folds there are.
    """
    return int.from_bytes(sha256(note_id.encode()).digest()[:8]) % folds + 1
