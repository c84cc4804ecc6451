"""`recurnlp rules`: check or list the rules, or tell what a change of them would do."""

import json
from pathlib import Path

import click

from recurnlp.cli.exits import Exit
from recurnlp.cli.options import patterns_option
from recurnlp.cli.rules_diff import diff
from recurnlp.extract import check_examples
from recurnlp.rules import Rule, load_rules

_KINDS = ("targets", "context", "ignore", "sites", "sections", "stages", "primaries", "courses")


@click.group()
def rules() -> None:
    """Check or list the rules, or tell what a change of them would do."""


rules.add_command(diff)


@rules.command()
@patterns_option
def check(patterns: Path | None) -> int:
    """Run every rule's own examples; exit with 1 if one fails."""
    loaded = load_rules(patterns)
    failures = check_examples(loaded)
    for failure in failures:
        click.echo(f"{failure.file}: {failure.rule_id}: {failure.problem}\n    {failure.sentence}")
    click.echo(f"{len(loaded.all()):,} rules, {len(failures):,} failing examples")
    return Exit.REJECTS if failures else Exit.DONE


@rules.command("list")
@click.option("--kind", type=click.Choice(_KINDS), help="Only rules of this kind.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@patterns_option
def list_rules(kind: str | None, as_json: bool, patterns: Path | None) -> None:
    """List the rules with their reasons."""
    loaded = load_rules(patterns)
    rows = [_describe(rule, family) for family in ([kind] if kind else _KINDS) for rule in getattr(loaded, family)]
    if as_json:
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['id']}  ({row['file']})\n    {row['why']}")


def _describe(rule: Rule, family: str) -> dict[str, str]:
    return {"id": rule.id, "kind": family, "file": rule.file, "why": rule.why}
