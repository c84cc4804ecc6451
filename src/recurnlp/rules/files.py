"""Rule files as they stand on disk: TOML of the right shape, not yet rules."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from pydantic import BaseModel, ConfigDict, ValidationError

from recurnlp.errors import InputError, RuleError
from recurnlp.model.vocabulary import Site
from recurnlp.rules.site_codes import SiteCodes

Words = dict[str, list[str]]
CODES = "codes/codes.toml"

_RULES = {"words", "rule"}
_TABLES = {
    "targets": _RULES,
    "context": _RULES,
    "ignore": _RULES,
    "sections": _RULES,
    "stage": _RULES,
    "sites": {"site", *_RULES},
    "primaries": _RULES,
    "course": _RULES,
    # Of the table of codes, rules read the sites; the rest is for exports.
    "codes": {
        "sites",
        "omop",
        "omop_sections",
        "systems",
        "conditions",
        "status",
        "evidence",
        "laterality",
        "provenance",
    },
    "words": {"words", "spelling", "guess"},
}


class _Guess(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: list[str]


class _Site(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Site


class RuleFile(BaseModel):
    """One rule file.

    Args:
        name: its path in the patterns folder, with slashes.
        words: the lists of words it defines, by name.
        spelling: canonical spelling → variants.
        guess: the words whose misspellings are guessed.
        site: the site it is about.
        sites: the codes of sites, by name.
        rule: its rules, unread.
    """

    name: str
    words: Words = {}
    spelling: Words = {}
    guess: _Guess = _Guess(words=[])
    site: _Site | None = None
    sites: dict[Site, SiteCodes] = {}
    rule: list[dict[str, Any]] = []

    @property
    def family(self) -> str:
        """The folder that says what kind of rules these are, such as ``targets``."""
        return self.name.partition("/")[0]


def read_files(folder: Path) -> Iterator[RuleFile]:
    """Read the rule files of a folder, in the order of their names.

    Args:
        folder: a patterns folder.

    Raises:
        RuleError: a file that is no TOML, or not of the shape that its folder asks for.
        InputError: the folder is missing or holds no rule files.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such patterns folder")
    paths = sorted(folder.rglob("*.toml"))
    if not paths:
        raise InputError(f"{folder}: holds no rule files (*.toml)")
    for path in paths:
        yield read_file(path, path.relative_to(folder).as_posix())


def read_file(path: Path, name: str) -> RuleFile:
    """Read one rule file.

    Args:
        path: where it is.
        name: its path in the patterns folder, with slashes.

    Raises:
        RuleError: as `read_files`.
    """
    try:
        table = tomllib.loads(path.read_bytes().decode())
    except (OSError, ValueError, RecursionError) as error:
        raise RuleError(f"{name}: not readable as TOML: {error}") from error
    family = name.partition("/")[0]
    if family not in _TABLES:
        raise RuleError(f"{name}: stands in none of the folders {', '.join(sorted(_TABLES))}")
    unknown = set(table) - _TABLES[family]
    if unknown:
        raise RuleError(f"{name}: unknown table {min(unknown)!r}")
    try:
        return RuleFile.model_validate(table | {"name": name})
    except ValidationError as error:
        refuse(name, error)


def refuse(where: str, error: ValidationError) -> NoReturn:
    """Raise the first thing that is wrong with a table as a `RuleError`.

    Args:
        where: the file, and the rule where there is one.
        error: what pydantic says.
    """
    first = error.errors()[0]
    raise RuleError(f"{where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
