"""Read the rule files of a patterns folder into one `RuleSet`."""

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from recurnlp.errors import InputError, RuleError
from recurnlp.resources import find_resource
from recurnlp.rules.expand import expand
from recurnlp.rules.medspacy_json import read_medspacy_json
from recurnlp.rules.records import (
    ContextRule,
    IgnoreRule,
    PhraseRule,
    Rule,
    RuleSet,
    SectionRule,
    SiteCodes,
    SiteRule,
    StageRule,
    TargetRule,
)

R = TypeVar("R", bound=Rule)
Words = dict[str, list[str]]


def load_rules(patterns: Path | None = None, extra: Sequence[Path] = ()) -> RuleSet:
    """Read every rule file.

    Args:
        patterns: a patterns folder; the one that ships with the package if ``None``.
        extra: medSpaCy JSON rule files to add.

    Raises:
        RuleError: a file that cannot be used; the message begins with the file and the rule.
        InputError: the folder does not exist.
    """
    folder = patterns or find_resource("patterns")
    if not folder.is_dir():
        raise InputError(f"{folder}: no such patterns folder")
    files = [_read_file(path, folder) for path in sorted(folder.rglob("*.toml"))]
    shared: Words = {}
    for file in files:
        if file.family == "words":
            shared |= file.table.get("words", {})
    extra_targets, extra_context = read_medspacy_json(extra)
    rules = RuleSet(
        targets=(*_read_rules(files, "targets", TargetRule, shared), *extra_targets),
        context=(*_read_rules(files, "context", ContextRule, shared), *extra_context),
        ignore=tuple(_read_rules(files, "ignore", IgnoreRule, shared)),
        sites=tuple(_read_rules(files, "sites", SiteRule, shared)),
        sections=tuple(_read_rules(files, "sections", SectionRule, shared)),
        stages=tuple(_read_rules(files, "stage", StageRule, shared)),
        spelling=_read_spelling(files),
        guessed=tuple(word for file in files for word in file.table.get("guess", {}).get("words", ())),
        site_codes={codes.name: codes for codes in _read_site_codes(files)},
        digest=_digest([*(folder / file.name for file in files), *extra]),
    )
    _refuse_twins(rules)
    return rules


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    family: str
    table: dict[str, Any]


_TABLES = {"words": {"words", "spelling", "guess"}, "sites": {"site", "words", "rule"}}


def _read_file(path: Path, folder: Path) -> _File:
    name = path.relative_to(folder).as_posix()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{name}: not valid TOML: {error}") from error
    family = name.split("/")[0]
    unknown = set(table) - _TABLES.get(family, {"words", "rule"})
    if unknown:
        raise RuleError(f"{name}: unknown table {min(unknown)!r}")
    return _File(name, family, table)


def _read_rules(files: Sequence[_File], family: str, record: type[R], shared: Words) -> Iterator[R]:
    for file in files:
        if file.family == family:
            words = shared | file.table.get("words", {})
            implied = {"site": file.table["site"]["name"]} if record is SiteRule and "site" in file.table else {}
            for row in file.table.get("rule", ()):
                yield _read_rule(row | implied, file.name, record, words)


def _read_rule(row: dict[str, Any], file: str, record: type[R], words: Words) -> R:
    where = f"{file}: rule {row.get('id', '(no id)')}"
    try:
        if issubclass(record, PhraseRule):
            row = row | {"phrases": [p for phrase in row.get("phrases", ()) for p in expand(phrase, words)]}
        return record.model_validate(row | {"file": file})
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise RuleError(f"{where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except RuleError as error:
        raise RuleError(f"{where}: {error}") from error


def _read_spelling(files: Sequence[_File]) -> dict[str, str]:
    spelling: dict[str, str] = {}
    for file in files:
        for canonical, variants in file.table.get("spelling", {}).items():
            for variant in variants:
                if spelling.setdefault(variant, canonical) != canonical:
                    raise RuleError(f"{file.name}: {variant!r} is a variant of two words")
    return spelling


def _read_site_codes(files: Sequence[_File]) -> Iterator[SiteCodes]:
    for file in files:
        if "site" in file.table:
            try:
                yield SiteCodes.model_validate(file.table["site"])
            except ValidationError as error:
                first = error.errors(include_input=False, include_url=False)[0]
                raise RuleError(f"{file.name}: site.{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _digest(paths: Sequence[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def _refuse_twins(rules: RuleSet) -> None:
    seen: dict[str, str] = {}
    for rule in rules.all():
        if rule.id in seen:
            raise RuleError(f"{rule.file}: rule {rule.id}: the same id stands in {seen[rule.id]}")
        seen[rule.id] = rule.file
