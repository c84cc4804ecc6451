"""Where an OMOP database is: ``omop+postgresql://…``, ``omop+duckdb://…`` or ``omop+sqlite://…``."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from recurnlp.errors import InputError

System = Literal["postgresql", "duckdb", "sqlite"]
_FORMS = "omop+postgresql://user@host/database?schema=cdm, omop+duckdb://path or omop+sqlite://path"


@dataclass(frozen=True, slots=True)
class Address:
    """An OMOP database.

    Args:
        system: what kind of database.
        target: what its driver connects to: a URI, which may hold a password, or a file.
        schema: the schema of the CDM tables; the database's default if ``None``.
        shown: the address as messages and files may show it, without user and password.
    """

    system: System
    target: str = field(repr=False)
    schema: str | None
    shown: str


def is_address(given: str) -> bool:
    """Say whether an input is an address and no path."""
    return "://" in given


def parse_address(given: str) -> Address:
    """Read an address. No message quotes it, because it may hold a password.

    Args:
        given: such as ``omop+postgresql://user:password@host:5432/database?schema=cdm``.

    Raises:
        InputError: it is none, or names a database file that does not exist.
    """
    kind = given.partition("://")[0].lower()
    system = kind.removeprefix("omop+")
    if not kind.startswith("omop+") or system not in get_args(System):
        raise InputError(f"not an address of an OMOP database; the forms are {_FORMS}")
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError:
        raise InputError(f"omop+{system}://…: host or port cannot be read; percent-encode the password") from None
    return _parse_server(parts) if system == "postgresql" else _parse_file(system, parts)


def _parse_server(parts: SplitResult) -> Address:
    if "@" in parts.path + parts.fragment or parts.fragment:
        raise InputError("omop+postgresql://…: percent-encode / ? # and @ in user and password")
    options = dict(parse_qsl(parts.query))
    schema = options.pop("schema", None)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    place = host + (f":{parts.port}" if parts.port else "")
    named = [quote(unquote(part), safe="") for part in (parts.username, parts.password) if part is not None]
    target = f"postgresql://{':'.join(named)}{'@' if named else ''}{place}{parts.path}"
    target += f"?{urlencode(options, quote_via=quote)}" if options else ""
    return Address("postgresql", target, schema, _show(f"omop+postgresql://{place}{parts.path}", schema))


def _parse_file(system: str, parts: SplitResult) -> Address:
    # sqlite:///notes.db is a relative path to some tools and an absolute one to others: what exists decides.
    path = unquote(parts.netloc + parts.path)
    candidates = [Path(path), Path(path[1:])] if path.startswith("/") else [Path(path)]
    found = next((candidate for candidate in candidates if candidate.is_file()), None)
    if found is None:
        raise InputError(f"omop+{system}://{path}: no such database file")
    schema = dict(parse_qsl(parts.query)).get("schema")
    kind: System = "duckdb" if system == "duckdb" else "sqlite"
    return Address(kind, str(found), schema, _show(f"omop+{system}://{found.as_posix()}", schema))


def _show(place: str, schema: str | None) -> str:
    return f"{place}?schema={schema}" if schema else place
