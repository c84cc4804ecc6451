"""Write what a peer finds in notes, in the gold form: `python bench/readings.py NAME JOB.json OUT.jsonl`.

The job holds ``notes`` (id and text) and ``phrases``, by label; a label is "KIND ASSERTION", what the phrase says where
no word around it says otherwise. Runs in the peer's environment.
"""

import json
import sys
from pathlib import Path
from typing import Any

from engines import build

# What a peer's attribute makes of a mention; the first that holds decides.
_ATTRIBUTES = {
    "medSpaCy, sentencizer": (
        ("is_family", "other"),
        ("is_hypothetical", "hypothetical"),
        ("is_negated", "absent"),
        ("is_uncertain", "probable"),
    ),
    "negspaCy": (("negex", "absent"),),
}
# The gold form asks for the axes of the note, which no peer has.
_AXES = {"distant": "not_stated", "nodal": "not_stated", "recurrence": "not_stated", "distant_sites": []}


def read_mention(name: str, span: Any) -> dict[str, Any]:
    """Return a mention of the gold form.

    Args:
        name: the peer.
        span: its spaCy span.
    """
    kind, own = span.label_.lower().split()
    said = (assertion for attribute, assertion in _ATTRIBUTES[name] if getattr(span._, attribute))
    return {
        "start": span.start_char, "end": span.end_char, "kind": kind, "assertion": next(said, own), "time": "current",
        "extent": "unspecified", "sites": [],
    }  # fmt: skip


def main() -> None:
    """Read every note of the job."""
    name, job, out = sys.argv[1:]
    task = json.loads(Path(job).read_text(encoding="utf-8"))
    read = build(name, task["phrases"])
    with Path(out).open("w", encoding="utf-8") as lines:
        for note in task["notes"]:
            mentions = [read_mention(name, span) for span in read(note["text"]).ents]  # type: ignore[attr-defined]
            lines.write(json.dumps(note | {"mentions": mentions, "note": _AXES}) + "\n")


main()
