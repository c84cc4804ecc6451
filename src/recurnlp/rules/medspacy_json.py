"""medSpaCy's own JSON rule files, read as rules of ours, so that users bring what they have.

Forms: ``{"target_rules": [...]}`` and ``{"context_rules": [...]}`` as `TargetRule.from_json` and
`ConTextRule.from_json` read them. Token patterns over words become the phrases they stand for.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, get_args

from recurnlp.errors import RuleError
from recurnlp.rules.records import Category, Concept, ContextRule, TargetRule

_OURS: dict[str, Category] = {category: category for category in get_args(Category)}
_CATEGORIES: dict[str, Category] = _OURS | {
    "negated_existence": "negated",
    "positive_existence": "affirmed",
    "possible_existence": "possible",
    "historical": "past",
    "hypothetical": "hypothetical",
    "family": "family",
}
_TARGET_KEYS = {"literal", "category", "pattern", "metadata", "attributes"}
_CONTEXT_KEYS = {
    "literal", "category", "direction", "pattern", "metadata", "allowed_types", "max_scope", "terminated_by",
}  # fmt: skip


def read_medspacy_json(paths: Sequence[Path]) -> tuple[list[TargetRule], list[ContextRule]]:
    """Read medSpaCy rule files.

    Args:
        paths: JSON files, each with ``target_rules``, ``context_rules`` or both.

    Raises:
        RuleError: a file that is no such file, or a rule that says something ours cannot.
    """
    targets: list[TargetRule] = []
    context: list[ContextRule] = []
    for path in paths:
        table = _read_table(path)
        targets += [_read_target(row, where) for row, where in _rows(table, "target_rules", path)]
        context += [_read_context(row, where) for row, where in _rows(table, "context_rules", path)]
    return targets, context


def _read_table(path: Path) -> dict[str, Any]:
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RuleError(f"{path}: not a readable JSON file: {type(error).__name__}") from error
    if not isinstance(table, dict) or not {"target_rules", "context_rules"} & set(table):
        raise RuleError(f"{path}: holds neither target_rules nor context_rules")
    return table


def _rows(table: dict[str, Any], key: str, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    for number, row in enumerate(table.get(key, ()), start=1):
        where = f"{path}: {key} {number}"
        unknown = set(row) - (_TARGET_KEYS if key == "target_rules" else _CONTEXT_KEYS)
        if unknown:
            raise RuleError(f"{where}: unknown key {min(unknown)!r}")
        if "literal" not in row or "category" not in row:
            raise RuleError(f"{where}: needs literal and category")
        yield row, where


def _read_target(row: dict[str, Any], where: str) -> TargetRule:
    kind = row["category"].lower()
    if kind not in ("metastasis", "recurrence"):
        raise RuleError(f"{where}: category {row['category']!r} is neither METASTASIS nor RECURRENCE")
    return TargetRule.model_construct(**_shared(row, where), kind=kind)


def _read_context(row: dict[str, Any], where: str) -> ContextRule:
    direction = row.get("direction", "BIDIRECTIONAL").lower()
    name = direction if direction in ("terminate", "pseudo") else row["category"].lower()
    if name not in _CATEGORIES:
        raise RuleError(f"{where}: category {row['category']!r} means nothing here; one of {sorted(_CATEGORIES)}")
    return ContextRule.model_construct(
        **_shared(row, where),
        category=_CATEGORIES[name],
        direction=direction,
        scope=row.get("max_scope"),
        targets=tuple(t.lower() for t in row.get("allowed_types") or () if t.lower() in get_args(Concept)),
        stops_at=tuple(_CATEGORIES[c.lower()] for c in row.get("terminated_by") or () if c.lower() in _CATEGORIES),
    )


def _shared(row: dict[str, Any], where: str) -> dict[str, Any]:
    file, key, number = where.rsplit(" ", 2)[0].rstrip(":"), *where.rsplit(" ", 2)[1:]
    pattern = row.get("pattern")
    return {
        "id": f"medspacy.{Path(file).stem}.{key}.{number}",
        "file": file,
        "why": f"From a medSpaCy rule file: {row['literal']}",
        "phrases": tuple(_phrases(pattern, where)) if pattern else (row["literal"].lower(),),
        "match": (),
        "no_match": (),
    }


def _phrases(pattern: Any, where: str) -> Iterator[str]:
    if not isinstance(pattern, list):
        raise RuleError(f"{where}: regular expressions are not supported; write the phrases out")
    for words in product(*(_words(token, where) for token in pattern)):
        yield " ".join(word for word in words if word)


def _words(token: dict[str, Any], where: str) -> list[str]:
    operator = token.get("OP", "1")
    keys = set(token) - {"OP"}
    if operator not in ("1", "?") or len(keys) != 1 or not keys <= {"LOWER", "TEXT", "ORTH"}:
        raise RuleError(f"{where}: only LOWER, TEXT and ORTH with OP '?' are understood in token patterns")
    value = token[keys.pop()]
    words = value.get("IN") if isinstance(value, dict) else [value]
    if not words:
        raise RuleError(f"{where}: only a word or an IN list of words is understood in token patterns")
    return [word.lower() for word in words] + ([""] if operator == "?" else [])
