"""Where the time of a note goes, stage by stage: `python bench/stages.py [NOTES.jsonl]`.

Each stage is timed alone, over all notes, on statements that have been seen; the best of several passes counts.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from notes import write_notes

from recurnlp.extract import HistoryReader, MentionReader
from recurnlp.extractor import Extractor
from recurnlp.model import Note
from recurnlp.rules import load_rules
from recurnlp.status import decide_status

_PASSES = 5


def main(texts: list[str]) -> None:
    """Print a Markdown table."""
    rules = load_rules()
    extractor, reader, histories = Extractor(), MentionReader(rules), HistoryReader(rules)
    notes = [extractor(text) for text in texts]
    for text in texts:
        reader.read(text, reader.segment(text))

    def read_sentences(note: Note) -> None:
        for sentence in reader._scanner.scan(note.text, note.segments):
            reader.state(note.text, sentence)

    stages: dict[str, Callable[[Note], object]] = {
        "sections": lambda note: reader.segment(note.text),
        "sections and all sentences": lambda note: reader.segment(note.text).sentences,
        "scan for anchors": lambda note: reader._scanner.find_hits(note.text),
        "scan, sentences into words": read_sentences,
        "TNM and stage groups": lambda note: reader._stages.find(note.text, note.segments),
        "the note's primary": lambda note: reader.primaries.find(note.text),
        "all mentions, sentences given": lambda note: reader.read(note.text, note.segments),
        "history: course, dates, basis": lambda note: histories.read(note.text, note.segments, note.mentions),
        "note status": lambda note: decide_status(note.mentions),
        "everything": lambda note: extractor(note.text),
    }
    sys.stdout.write("| stage | µs a note |\n|---|--:|\n")
    for name, run in stages.items():
        sys.stdout.write(f"| {name} | {min(_time(run, notes) for _ in range(_PASSES)) * 1e6:.0f} |\n")


def _time(run: Callable[[Note], object], notes: list[Note]) -> float:
    start = time.process_time()
    for note in notes:
        run(note)
    return (time.process_time() - start) / len(notes)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main([json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()])
    else:
        main(list(write_notes(300)))
