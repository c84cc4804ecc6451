"""Why a mention reads as it does: the sentence is read once more, and its context graph told."""

from typing import Any

from recurnlp.extract.context import MODIFIERS
from recurnlp.extract.mentions import MentionReader
from recurnlp.extract.parting import part
from recurnlp.extract.stating import Statement
from recurnlp.model import Cue, Explanation, Mention, Note, RejectedCue
from recurnlp.rules import RuleSet


def explain(reader: MentionReader, rules: RuleSet, note: Note, mention: Mention) -> Explanation:
    """Return the chain from rule to reading of one mention.

    Args:
        reader: the reader that made the mention.
        rules: its rules.
        note: the note.
        mention: one of the note's mentions.
    """
    why = next((rule.why for rule in (*rules.targets, *rules.stages) if rule.id == mention.rule_id), "")
    if mention.kind == "stage":
        return Explanation(mention, why, (), (), ())
    sentence = next(s for s in note.segments.sentences if s.start <= mention.start < s.end)
    statement = reader.state(reader.prepare(note.text), sentence)
    doc = reader.pipeline.parse(statement.words, statement.label_size)
    cues = [(m, _place_cue(m, statement)) for m in doc.user_data[MODIFIERS]]
    taken = {(cue.rule_id, cue.start) for cue in mention.cues}
    rejected = tuple(
        dict.fromkeys(  # scope rules are in both ConTexts
            RejectedCue(cue, _reason(modifier, statement, note, mention, doc.user_data[MODIFIERS]))
            for modifier, cue in cues
            if (cue.rule_id, cue.start) not in taken and cue.category != "holds"  # a verb such as "with" decides little
        )
    )
    return Explanation(mention, why, mention.cues, rejected, tuple(_effects(mention, statement, note)))


def _place_cue(modifier: Any, statement: Statement) -> Cue:
    rule = modifier.rule.metadata["rule"]
    return Cue(rule.id, rule.category, *statement.span(*modifier.modifier_span))


def _reason(modifier: Any, statement: Statement, note: Note, mention: Mention, modifiers: list[Any]) -> str:
    first, last = _find_part(statement, mention)
    index, _ = modifier.modifier_span
    if not (first <= index < last or index < statement.label_size):
        return "belongs to another part of the sentence"
    if modifier.direction in ("TERMINATE", "PSEUDO"):
        return "ends the scope of other cues" if modifier.direction == "TERMINATE" else "only looks like a cue"
    start, end = statement.span(*modifier.modifier_span)
    looks_away = {"FORWARD": mention.end <= start, "BACKWARD": mention.start >= end}.get(modifier.direction, False)
    if looks_away:
        return "looks the other way"
    low, high = min(end, mention.end), max(start, mention.start)
    for other in modifiers:
        s, e = statement.span(*other.modifier_span)
        if other is not modifier and low <= s and e <= high:
            return f"its scope ends at “{note.text[s:e]}”"
    return "does not apply to this kind of mention, or is too far away"


def _find_part(statement: Statement, mention: Mention) -> tuple[int, int]:
    """Return the span of the part of the statement that the mention was read in."""
    parts = part(statement.words, statement.label_size)
    return next(((a, b) for a, b in parts if mention.start < statement.span(a, b)[1]), parts[-1])


def _effects(mention: Mention, statement: Statement, note: Note) -> list[str]:
    effects = [f"stands in the section {mention.section}"]
    if statement.label_size and statement.sentence.label:
        effects.append(f"stands under the label “{note.text[slice(*statement.sentence.label)].strip()}”")
    return effects
