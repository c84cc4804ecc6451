"""`recurnlp explain`: what is found in a text, and why."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

import recurnlp
from recurnlp.cli.options import extra_rules_option, patterns_option
from recurnlp.model import Cue, Explanation, Note

_STYLES = {
    "present": "bold red",
    "probable": "bold dark_orange",
    "possible": "bold yellow",
    "absent": "bold green",
    "hypothetical": "bold blue",
    "other": "bold magenta",
}


@click.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@patterns_option
@extra_rules_option
def explain(text: str, as_json: bool, patterns: Path | None, extra_rules: tuple[Path, ...]) -> None:
    """Say what is found in TEXT, and why.

    That is: the rule, its cues, cues that did not reach it, section and heading. TEXT may be - for standard input,
    which keeps a note out of the shell's history.
    """
    note = recurnlp.Extractor(patterns, extra_rules)(sys.stdin.read() if text == "-" else text)
    if as_json:
        click.echo(json.dumps(_describe_note(note), indent=2, ensure_ascii=False))
        return
    console = Console(soft_wrap=True, highlight=False)
    for line in _write_note(note):
        console.print(line)


def _describe_note(note: Note) -> dict[str, Any]:
    """Return a note's status and explained mentions as plain data.

    Args:
        note: a note that has been read.
    """
    return {"status": asdict(note.status), "mentions": [_describe(note, note.explain(m)) for m in note.mentions]}


def _describe(note: Note, explanation: Explanation) -> dict[str, Any]:
    return asdict(explanation.mention) | {
        "why": explanation.why,
        "cues": [_describe_cue(note, cue) for cue in explanation.cues],
        "rejected": [_describe_cue(note, found.cue) | {"reason": found.reason} for found in explanation.rejected],
        "effects": list(explanation.effects),
    }


def _describe_cue(note: Note, cue: Cue) -> dict[str, Any]:
    return asdict(cue) | {"text": note.text[cue.start : cue.end]}


def _write_note(note: Note) -> Iterator[Text]:
    whole = Text(note.text)
    for mention in note.mentions:
        whole.stylize(_STYLES[mention.assertion], mention.start, mention.end)
    yield whole
    for mention in note.mentions:
        yield Text("")
        yield from _write_explanation(note, note.explain(mention))
    status = note.status
    yield Text("")
    axes = f"distant {status.distant}, nodal {status.nodal}, recurrence {status.recurrence}"
    yield Text.assemble("note: ", (status.label, "bold"), f" ({axes})")


def _write_explanation(note: Note, explanation: Explanation) -> Iterator[Text]:
    mention = explanation.mention
    sites = f" in {', '.join(mention.sites)}" if mention.sites else ""
    reading = f"{mention.assertion} {mention.kind}, {mention.time}, {mention.extent}{sites}"
    yield Text.assemble((mention.text, _STYLES[mention.assertion]), f"  {reading}  [{mention.start}:{mention.end}]")
    yield Text(f"  rule      {mention.rule_id}: {explanation.why}")
    for cue in explanation.cues:
        yield Text.assemble("  cue       ", (_quote(note, cue), "bold"), f" {cue.category} ({cue.rule_id})")
    for found in explanation.rejected:
        yield Text(f"  no cue    {_quote(note, found.cue)} ({found.cue.rule_id}): {found.reason}", style="dim")
    for effect in explanation.effects:
        yield Text(f"  effect    {effect}")


def _quote(note: Note, cue: Cue) -> str:
    return f"“{note.text[cue.start : cue.end]}”"
