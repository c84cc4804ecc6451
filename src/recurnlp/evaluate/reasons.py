"""Why the program reads a mention as it does, in a few lines."""

from collections.abc import Iterator

from recurnlp.evaluate.records import Reading
from recurnlp.model import Cue, Explanation, Mention, Note
from recurnlp.model.vocabulary import FACTS


def give_reasons(note: Note, reading: Reading) -> tuple[str, ...]:
    """Return the explanation of a predicted mention, one line each.

    Args:
        note: the note as it is read now.
        reading: the mention as it was predicted, maybe by an earlier run.
    """
    for mention in note.mentions:
        if _is_same(mention, reading):
            return tuple(_write(note, note.explain(mention)))
    return ("The rules read this differently now than when the run was made.",)


def _is_same(mention: Mention, reading: Reading) -> bool:
    same = all(getattr(mention, fact) == getattr(reading, fact) for fact in FACTS)
    return same and frozenset(mention.sites) == reading.sites


def _write(note: Note, explanation: Explanation) -> Iterator[str]:
    yield f"rule {explanation.mention.rule_id}: {explanation.why}"
    for cue in explanation.cues:
        yield f"cue {_quote(note, cue)}: {cue.category} ({cue.rule_id})"
    for found in explanation.rejected:
        yield f"no cue {_quote(note, found.cue)} ({found.cue.rule_id}): {found.reason}"
    yield from explanation.effects


def _quote(note: Note, cue: Cue) -> str:
    return f"“{note.text[cue.start : cue.end]}”"
