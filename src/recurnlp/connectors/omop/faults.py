"""What a database driver reports, in words of ours.

A driver's own message may quote a row, and with it a note, or the password: none of it is passed on.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from recurnlp.errors import InputError

_STATES = {
    "08": "the connection was lost",
    "0A": "the database cannot do what was asked",
    "22": "a value does not fit its column",
    "23": "a row breaks a constraint of the table (a missing value, a repeated key, or a key that is not there)",
    "25": "the transaction may only read",
    "28": "the database refuses this user or password",
    "3D": "there is no such database",
    "3F": "there is no such schema",
    "40": "another session got in the way: run it again",
    "42": "a table or column is not there, or not of the kind that CDM 5.4 has",
    "42501": "this user may not do that here",
    "53": "the server is out of space, memory or connections",
    "55": "a table is locked by another session: run it again",
    "57": "the server was shut down, or ended the connection",
}
_WORDS = {
    "password authentication failed": _STATES["28"],
    "no password supplied": _STATES["28"],
    "does not exist": _STATES["3D"],
    "connection refused": "nothing listens at that host and port",
    "no such file or directory": "nothing listens at that socket",
    "could not translate host name": "there is no such host",
    "timeout expired": "the host does not answer",
    "server closed the connection": _STATES["08"],
    "terminating connection": _STATES["57"],
    "no connection to the server": _STATES["08"],
    "could not receive data": _STATES["08"],
    "could not send data": _STATES["08"],
    "ssl": "the encrypted connection cannot be made",
    "invalid uri query parameter": "the address has an option that PostgreSQL does not know",
    "not a database": "the file is no database of that kind",
    "not a valid duckdb database": "the file is no database of that kind",
    "readonly database": _STATES["25"],
    "read-only": _STATES["25"],
    "database is locked": _STATES["55"],
    "conflicting lock": _STATES["55"],
    "constraint": _STATES["23"],
    "no such table": _STATES["42"],
    "no such column": _STATES["42"],
    "has no column named": _STATES["42"],
    "catalog error": _STATES["42"],
    "binder error": _STATES["42"],
    "conversion error": _STATES["22"],
    "disk is full": _STATES["53"],
}


@contextmanager
def translate(shown: str, doing: str, errors: tuple[type[Exception], ...]) -> Iterator[None]:
    """Turn a driver's errors into an `InputError` that says where, at what, and why.

    Args:
        shown: the address, as messages may show it.
        doing: what was being done, such as ``writing note_nlp``.
        errors: what the driver raises.
    """
    try:
        yield
    except errors as error:
        raise InputError(f"{shown}: {doing}: {_name_cause(error)}") from None


def _name_cause(error: Exception) -> str:
    state = getattr(error, "sqlstate", None) or ""
    for key in (state, state[:2]):
        if key in _STATES:
            return f"{_STATES[key]} (SQLSTATE {state})"
    message = str(error).lower()
    known = next((words for part, words in _WORDS.items() if part in message), None)
    return known or f"the database reports an error ({type(error).__name__})"
