"""medSpaCy's own JSON rule files, read as rules of ours, so that users bring what they have.

Forms: ``{"target_rules": [...]}`` and ``{"context_rules": [...]}`` as `TargetRule.from_json` and
`ConTextRule.from_json` read them. Token patterns over words become the phrases they stand for.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from recurnlp.errors import RuleError
from recurnlp.rules.files import refuse
from recurnlp.rules.records import Category, Concept, ContextRule, Direction, PhraseRule, TargetRule
from recurnlp.rules.token_pattern import expand_pattern

_CONCEPTS: tuple[Concept, ...] = get_args(Concept)
_CATEGORIES: dict[str, Category] = {
    **{category: category for category in get_args(Category)},
    "negated_existence": "negated",
    "positive_existence": "affirmed",
    "possible_existence": "possible",
    "historical": "past",
}


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
        targets += _read_rules(table, "target_rules", path, _make_target)
        context += _read_rules(table, "context_rules", path, _make_cue)
    return targets, context


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid")

    literal: str = Field(min_length=1)
    pattern: Any = None
    metadata: Any = None


class _TargetForm(_Form):
    category: Annotated[Literal["metastasis", "recurrence"], BeforeValidator(_lower)]
    attributes: None = None


class _ContextForm(_Form):
    category: Annotated[str, BeforeValidator(_lower)]
    direction: Annotated[Direction, BeforeValidator(_lower)] = "bidirectional"
    allowed_types: list[str] | None = None
    excluded_types: list[str] | None = None
    max_scope: int | None = Field(default=None, gt=0)
    max_targets: None = None


def _read_table(path: Path) -> dict[str, Any]:
    try:
        table = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise RuleError(f"{path}: not a readable JSON file: {error}") from error
    if not isinstance(table, dict) or not {"target_rules", "context_rules"} & set(table):
        raise RuleError(f"{path}: holds neither target_rules nor context_rules")
    return table


R = TypeVar("R", bound=PhraseRule)


def _read_rules(table: dict[str, Any], key: str, path: Path, make: Callable[[Any, dict[str, Any]], R]) -> Iterator[R]:
    rows = table.get(key, [])
    if not isinstance(rows, list):
        raise RuleError(f"{path}: {key} is not a list")
    for number, row in enumerate(rows, start=1):
        where = f"{path}: {key} {number}"
        try:
            yield make(row, {"id": f"medspacy.{path.stem}.{key}.{number}", "file": str(path)})
        except ValidationError as error:
            refuse(where, error)
        except RuleError as error:
            raise RuleError(f"{where}: {error}") from error


def _make_target(row: Any, origin: dict[str, Any]) -> TargetRule:
    form = _TargetForm.model_validate(row)
    return TargetRule.model_construct(**origin, **_read_phrases(form), kind=form.category)


def _make_cue(row: Any, origin: dict[str, Any]) -> ContextRule:
    form = _ContextForm.model_validate(row)
    name = form.direction if form.direction in ("terminate", "pseudo") else form.category
    if name not in _CATEGORIES:
        raise RuleError(f"category: {name!r} means nothing here; one of {', '.join(sorted(_CATEGORIES))}")
    return ContextRule.model_construct(
        **origin,
        **_read_phrases(form),
        category=_CATEGORIES[name],
        direction=form.direction,
        scope=form.max_scope,
        targets=_read_concepts(form),
    )


def _read_phrases(form: _Form) -> dict[str, Any]:
    return {
        "why": f"From a medSpaCy rule file: {form.literal}",
        "phrases": expand_pattern(form.pattern) if form.pattern else (form.literal.lower(),),
        "match": (),
        "no_match": (),
    }


def _read_concepts(form: _ContextForm) -> tuple[Concept, ...]:
    """Return the concepts that the rule's types leave; none means all, as in rules of ours."""
    if not form.allowed_types and not form.excluded_types:
        return ()
    left = {kind.lower() for kind in form.allowed_types or _CONCEPTS}
    left -= {kind.lower() for kind in form.excluded_types or ()}
    if left.isdisjoint(_CONCEPTS):
        raise RuleError(f"its types leave none of {', '.join(_CONCEPTS)}")
    return tuple(concept for concept in _CONCEPTS if concept in left)
