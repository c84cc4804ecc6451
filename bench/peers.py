"""Compare how right recurnlp and its peers are, on the same gold and with the same phrases.

    python bench/peers.py GOLD

The peers get the phrases that our target rules name spread and return by, as far as plain text holds them, with what a
phrase says by itself ("disease-free" is absent); what is said around them they find out with their own rules. They have
no note status, no sites and no extents, so only mentions are compared. EDS-NLP is left out: its rules are for French.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from throughput import BENCH, find_python

from recurnlp import Extractor
from recurnlp.evaluate import Gold, evaluate_cases, judge_note, pair_notes, read_gold
from recurnlp.rules import load_rules

PEERS = ("medSpaCy, sentencizer", "negspaCy")
MEASURES = ("detect metastasis", "detect recurrence", "detect all", "detect + assertion")


def main() -> None:
    """Score all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", help="notes in the gold form, with their texts")
    gold = read_gold(parser.parse_args().gold)
    extractor = Extractor()
    own = {note.id: judge_note(extractor(note.text or "")) for note in gold.notes}
    print("| |", *(f"{measure} |" for measure in MEASURES))  # noqa: T201
    print("|---" * (len(MEASURES) + 1) + "|")  # noqa: T201
    for name, judged in {"recurnlp": own, **{peer: read_peer(peer, gold) for peer in PEERS}}.items():
        scores = evaluate_cases(pair_notes(gold, judged)).whole.scores
        shown = (f"{scores[m].value:.3f} [{scores[m].low:.3f}, {scores[m].high:.3f}] |" for m in MEASURES)
        print(f"| {name} |", *shown)  # noqa: T201


def read_peer(name: str, gold: Gold) -> dict[str, object]:
    """Return what a peer says of each note, by the note's id.

    Args:
        name: the peer.
        gold: the notes.
    """
    with tempfile.TemporaryDirectory() as folder:
        job, out = Path(folder, "job.json"), Path(folder, "readings.jsonl")
        notes = [{"id": note.id, "text": note.text} for note in gold.notes]
        job.write_text(json.dumps({"notes": notes, "phrases": collect_phrases()}), encoding="utf-8")
        command = [find_python(name), BENCH / "readings.py", name, job, out]
        subprocess.run(command, check=True, stdout=sys.stderr)  # noqa: S603
        return {note.id: note.judgement for note in read_gold(str(out)).notes}


def collect_phrases() -> dict[str, list[str]]:
    """Return the phrases that name spread or return by themselves, by what they say."""
    phrases: dict[str, list[str]] = {}
    for rule in load_rules().targets:
        if rule.concept in (None, "metastasis", "recurrence"):
            label = f"{rule.kind} {rule.assertion or 'present'}".upper()
            phrases.setdefault(label, []).extend(p for p in rule.phrases if "#" not in p)
    return phrases


if __name__ == "__main__":
    main()
