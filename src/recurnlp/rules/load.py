"""Read the rule files of a patterns folder into one `RuleSet`."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from recurnlp.errors import RuleError
from recurnlp.resources import find_resource
from recurnlp.rules.expand import expand
from recurnlp.rules.files import CODES, RuleFile, Words, read_file, read_files, refuse
from recurnlp.rules.medspacy_json import read_medspacy_json
from recurnlp.rules.records import (
    ContextRule,
    CourseRule,
    IgnoreRule,
    PhraseRule,
    PrimaryRule,
    Rule,
    SectionRule,
    SiteRule,
    StageRule,
    TargetRule,
)
from recurnlp.rules.rule_set import RuleSet
from recurnlp.rules.site_codes import SiteCodes

R = TypeVar("R", bound=Rule)


def load_rules(patterns: Path | None = None, extra: Sequence[Path] = ()) -> RuleSet:
    """Read every rule file.

    Args:
        patterns: a patterns folder; the one that ships with the package if ``None``.
        extra: medSpaCy JSON rule files to add.

    Raises:
        RuleError: a file that cannot be used; the message begins with the file and the rule.
        InputError: the folder does not exist or holds no rule files.
    """
    folder = patterns or find_resource("patterns")
    files = list(read_files(folder))
    shared = _read_shared_words(files)
    extra_targets, extra_context = read_medspacy_json(extra)
    rules = RuleSet(
        targets=(*_read_rules(files, "targets", TargetRule, shared), *extra_targets),
        context=(*_read_rules(files, "context", ContextRule, shared), *extra_context),
        ignore=tuple(_read_rules(files, "ignore", IgnoreRule, shared)),
        sites=tuple(_read_rules(files, "sites", SiteRule, shared)),
        sections=tuple(_read_rules(files, "sections", SectionRule, shared)),
        stages=tuple(_read_rules(files, "stage", StageRule, shared)),
        primaries=tuple(_read_rules(files, "primaries", PrimaryRule, shared)),
        courses=tuple(_read_rules(files, "course", CourseRule, shared)),
        spelling=_read_spelling(files),
        guessed=tuple(word for file in files for word in file.guess.words),
        site_codes=_read_site_codes(files),
        digest=_digest([*((file.name, folder / file.name) for file in files), *((path.name, path) for path in extra)]),
    )
    _refuse_twins(rules)
    return rules


def load_site_codes(patterns: Path | None = None) -> dict[str, SiteCodes]:
    """Read the codes of sites alone, which is much quicker than all rules.

    Args:
        patterns: as for `load_rules`.

    Raises:
        RuleError: the table of codes cannot be used.
    """
    sites = read_file((patterns or find_resource("patterns")) / CODES, CODES).sites
    return {str(name): known for name, known in sites.items()}


def _read_shared_words(files: Sequence[RuleFile]) -> Words:
    shared: Words = {}
    for file in files:
        if file.family == "words":
            twins = set(shared) & set(file.words)
            if twins:
                raise RuleError(f"{file.name}: the word list {min(twins)!r} stands in another file too")
            shared |= file.words
    return shared


def _read_rules(files: Sequence[RuleFile], family: str, record: type[R], shared: Words) -> Iterator[R]:
    for file in files:
        if file.family == family:
            implied = {"site": file.site.name} if file.site else {}
            for row in file.rule:
                yield _read_rule(row | implied, file.name, record, shared | file.words)


def _read_rule(row: dict[str, Any], file: str, record: type[R], words: Words) -> R:
    where = f"{file}: rule {row.get('id', '(no id)')}"
    if "file" in row:
        raise RuleError(f"{where}: file: is not for rule files to say")
    try:
        rule = record.model_validate(row | {"file": file})
        if isinstance(rule, PhraseRule):
            phrases = tuple(phrase for compact in rule.phrases for phrase in expand(compact, words))
            return rule.model_copy(update={"phrases": phrases})
        return rule
    except ValidationError as error:
        refuse(where, error)
    except RuleError as error:
        raise RuleError(f"{where}: {error}") from error


def _read_spelling(files: Sequence[RuleFile]) -> dict[str, str]:
    spelling: dict[str, str] = {}
    for file in files:
        for canonical, variants in file.spelling.items():
            for variant in variants:
                if spelling.setdefault(variant, canonical) != canonical:
                    raise RuleError(f"{file.name}: {variant!r} is a variant of two words")
    return spelling


def _read_site_codes(files: Sequence[RuleFile]) -> dict[str, SiteCodes]:
    codes: dict[str, SiteCodes] = {name: known for file in files for name, known in file.sites.items()}
    owners: dict[str, str] = {}
    for file in files:
        if file.site:
            if owners.setdefault(file.site.name, file.name) != file.name:
                raise RuleError(f"{file.name}: the site {file.site.name!r} stands in another file too")
            if file.site.name not in codes:
                raise RuleError(f"{file.name}: the site {file.site.name!r} has no codes in codes/codes.toml")
    return codes


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    whole = hashlib.sha256()
    for name, path in files:
        whole.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def _refuse_twins(rules: RuleSet) -> None:
    seen: dict[str, str] = {}
    for rule in rules.all():
        if rule.id in seen:
            raise RuleError(f"{rule.file}: rule {rule.id}: the same id stands in {seen[rule.id]}")
        seen[rule.id] = rule.file
