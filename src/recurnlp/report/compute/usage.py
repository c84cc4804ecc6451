"""Which rules and cues decided the mentions of a run, and which never did."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from recurnlp.batch import RunTables, recall_rules
from recurnlp.errors import InputError
from recurnlp.report.compute.tables import Tables
from recurnlp.rules import Rule, RuleSet, load_rules


class Use(NamedTuple):
    """How many mentions a rule decided, and why the rule exists ("" where it no longer does)."""

    rule_id: str
    mentions: int
    why: str


class Unused(NamedTuple):
    """The rules of one file that decided nothing, and how many the file has."""

    file: str
    rules: tuple[str, ...]
    total: int

    @property
    def number(self) -> int:
        """How many decided nothing."""
        return len(self.rules)


@dataclass(frozen=True, slots=True)
class Usage:
    """How the rules were used.

    Args:
        rules: target and stage rules, most used first.
        cues: context rules, most used first.
        unused: rules of both kinds that decided nothing, by file; ``None`` where the rules cannot be read.
        same_rules: whether the rules at hand are those of the run.
    """

    rules: tuple[Use, ...]
    cues: tuple[Use, ...]
    unused: tuple[Unused, ...] | None
    same_rules: bool


def compute_usage(tables: Tables) -> Usage:
    """Count what each rule did. Tables tell of target, stage and context rules; sites, sections and others stay unsaid.

    Args:
        tables: of the run.
    """
    rules = dict(tables.select("SELECT rule_id, count(*) FROM mentions GROUP BY 1 ORDER BY 2 DESC, 1"))
    cues = dict(
        tables.select(
            """SELECT cue, count(*) FROM (SELECT unnest(list_distinct(cues)) AS cue FROM mentions)
               GROUP BY 1 ORDER BY 2 DESC, 1"""
        )
    )
    loaded = _load(tables.run)
    why = {rule.id: rule.why for rule in loaded.all()} if loaded else {}
    return Usage(
        rules=tuple(Use(rule, number, why.get(rule, "")) for rule, number in rules.items()),
        cues=tuple(Use(rule, number, why.get(rule, "")) for rule, number in cues.items()),
        unused=_find_unused(loaded, {*rules, *cues}) if loaded else None,
        same_rules=loaded is not None and loaded.digest == tables.run.record["settings"]["rules"],
    )


def _load(run: RunTables) -> RuleSet | None:
    """The run's rules, if they can still be read: they may lie elsewhere by now, or be broken in the meantime."""
    rules = recall_rules(run)
    try:
        return load_rules(rules.patterns, rules.extra)
    except InputError:
        return None


def _find_unused(loaded: RuleSet, used: Collection[str]) -> tuple[Unused, ...]:
    by_file: dict[str, list[Rule]] = {}
    kinds: Iterable[Rule] = (*loaded.targets, *loaded.stages, *loaded.context)
    for rule in kinds:
        by_file.setdefault(rule.file, []).append(rule)
    found = (
        Unused(file, tuple(rule.id for rule in rules if rule.id not in used), len(rules))
        for file, rules in by_file.items()
    )
    return tuple(unused for unused in found if unused.rules)
