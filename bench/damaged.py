"""Measure what damage to notes costs: `python bench/damaged.py [GOLD …] [--seeds N]`.

Every note of the gold (corpora/gold and corpora/unseen without an argument) is damaged in each way and read; its gold
stays what it was, at the places it moved to. Prints a row of scores for each kind of damage.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from random import Random

from damage import DAMAGES, Damage

from recurnlp import Extractor
from recurnlp.evaluate import Gold, GoldNote, evaluate_cases, judge_note, pair_notes, read_gold

CORPORA = Path(__file__).parents[1] / "corpora"
MEASURES = (
    "detect all", "detect + assertion", "mention sites", "note distant accuracy", "note nodal accuracy",
    "note recurrence accuracy",
)  # fmt: skip


def damage_note(note: GoldNote, damage: Damage, random: Random) -> GoldNote:
    """Return the note damaged, its mentions where they are now.

    Args:
        note: a note with its text and mentions.
        damage: what happens to it.
        random: the chance that the damage is left to.
    """
    pieces = damage(note.text or "", random)
    places = [0, *accumulate(map(len, pieces))]
    readings = tuple(replace(r, start=places[r.start], end=places[r.end]) for r in note.judgement.readings or ())
    return replace(note, text="".join(pieces), judgement=replace(note.judgement, readings=readings))


def score(notes: Sequence[GoldNote], extractor: Extractor) -> dict[str, float]:
    """Return the scores of reading these notes."""
    gold = Gold(tuple(notes))
    predictions = {note.id: judge_note(extractor(note.text or "")) for note in notes}
    scores = evaluate_cases(pair_notes(gold, predictions)).whole.scores
    return {measure: scores[measure].value for measure in MEASURES}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", default=[str(CORPORA / "gold"), str(CORPORA / "unseen")])
    parser.add_argument("--seeds", type=int, default=3, help="how often each note is damaged by chance (3)")
    options = parser.parse_args()
    notes = [note for path in options.gold for note in read_gold(path).notes]
    extractor = Extractor()
    sys.stdout.write(f"| damage | {' | '.join(MEASURES)} |\n|---|{'---|' * len(MEASURES)}\n")
    for name, damage in DAMAGES.items():
        damaged = [
            replace(damage_note(note, damage, Random(f"{seed} {note.id}")), id=f"{note.id} {seed}")  # noqa: S311
            for seed in range(options.seeds)
            for note in notes
        ]
        scores = score(damaged, extractor)
        sys.stdout.write(f"| {name} | {' | '.join(f'{scores[m]:.3f}' for m in MEASURES)} |\n")


if __name__ == "__main__":
    main()
