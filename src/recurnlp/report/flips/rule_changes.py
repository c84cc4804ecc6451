"""Which rules differ between two folders."""

from typing import Literal, NamedTuple

from recurnlp.rules import RuleSet

How = Literal["added", "removed", "changed"]


class RuleChange(NamedTuple):
    """A rule that differs, and in which file it stands."""

    how: How
    rule_id: str
    file: str


def list_rule_changes(old: RuleSet, new: RuleSet) -> tuple[RuleChange, ...]:
    """Return the rules that differ in anything that can change a reading, in the order of their ids.

    Reasons and examples do not count; word lists do, since a rule's phrases are compared as they are expanded.

    Args:
        old, new: the rules before and after.
    """
    before, after = ({rule.id: rule for rule in rules.all()} for rules in (old, new))
    ignored = {"why", "match", "no_match", "file"}
    changes = [RuleChange("removed", name, before[name].file) for name in before.keys() - after.keys()]
    changes += [RuleChange("added", name, after[name].file) for name in after.keys() - before.keys()]
    changes += [
        RuleChange("changed", name, after[name].file)
        for name in before.keys() & after.keys()
        if before[name].model_dump(exclude=ignored) != after[name].model_dump(exclude=ignored)
    ]
    return tuple(sorted(changes, key=lambda change: change.rule_id))
