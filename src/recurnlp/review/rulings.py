"""From what a reviewer asked for to the decision that is kept."""

from dataclasses import asdict
from hashlib import sha256
from typing import Any

from recurnlp.model import NoteStatus
from recurnlp.model.vocabulary import AXES, EXTENTS
from recurnlp.review.decision import Decision, Subject, Verdict
from recurnlp.review.desk import OpenChart, OpenNote
from recurnlp.review.fields import (
    PATIENT_DATES,
    Facts,
    Fields,
    Refused,
    choose,
    find_span,
    read_comment,
    read_mention,
    read_patient,
    read_status,
)
from recurnlp.review.marks import write_facts
from recurnlp.status.classification import CLASSIFICATIONS

KINDS = ("metastasis", "recurrence")  # a reviewer adds no stages: the gold form has none
_RULINGS: tuple[Verdict, ...] = ("accept", "correct", "reject", "comment")


def rule_on_mention(note: OpenNote, reviewer: str, fields: Fields) -> Decision:
    """Return the decision on one mention; a correction that changes nothing accepts.

    Args:
        note: the note, as the reviewer has left it.
        reviewer: who decides.
        fields: what was filled in.

    Raises:
        Refused: what was filled in cannot be kept.
    """
    mark = note.find_mark(fields.get("at", ""))
    if mark is None:
        raise Refused("this mention is not there any more; load the page again")
    subject = _name(note, "mention", mark.mention.start, mark.mention.end, mark.mention.kind)
    verdict = choose(fields, "verdict", _RULINGS, "accept")
    if verdict == "comment":
        return Decision(subject, "comment", reviewer, comment=read_comment(fields))
    if mark.found is None:
        facts = read_mention(fields, write_facts(mark.mention))
        return Decision(subject, "reject" if verdict == "reject" else "add", reviewer, facts=facts)
    found = write_facts(mark.found)
    facts = read_mention(fields, write_facts(mark.mention)) if verdict == "correct" else found
    if verdict == "correct" and facts == found:
        verdict = "accept"
    return Decision(subject, verdict, reviewer, facts=facts)


def add_mention(note: OpenNote, reviewer: str, fields: Fields) -> Decision:
    """Return the decision that adds a mention that was missed.

    Args:
        note: the note, as the reviewer has left it.
        reviewer: who decides.
        fields: what was filled in.

    Raises:
        Refused: it stands there already, or what was filled in cannot be kept.
    """
    start, end = find_span(fields, note.text)
    kind = choose(fields, "kind", KINDS, "metastasis")
    subject = _name(note, "mention", start, end, kind)
    if note.find_mark(subject.key):
        raise Refused("this mention is there already: correct it instead")
    new = {"start": start, "end": end, "kind": kind, "assertion": "present", "time": "current"}
    facts = read_mention(fields, new | {"extent": "unspecified", "sites": []})
    return Decision(subject, "add", reviewer, facts=facts)


def rule_on_note(note: OpenNote, reviewer: str, fields: Fields) -> Decision:
    """Return the decision that finishes a note: all its mentions as they are marked now, and its status.

    Args:
        note: the note, as the reviewer has left it.
        reviewer: who decides.
        fields: what was filled in.

    Raises:
        Refused: what was filled in cannot be kept.
    """
    subject = _name(note, "note")
    verdict = choose(fields, "verdict", _RULINGS, "accept")
    if verdict == "comment":
        return Decision(subject, "comment", reviewer, comment=read_comment(fields))
    offered = describe_status(note.proposal.status)
    facts = read_status(fields, offered) if verdict == "correct" else offered
    if verdict != "reject":
        verdict = "accept" if _agree(facts, describe_status(note.found)) else "correct"
    mentions = [write_facts(mark.mention) for mark in note.marks if mark.stands]
    whole = facts | {"mentions": mentions, "text_sha256": digest_text(note.text)}
    return Decision(subject, verdict, reviewer, facts=whole)


def rule_on_patient(chart: OpenChart, reviewer: str, fields: Fields) -> Decision:
    """Return the decision on a patient as a whole.

    Args:
        chart: the patient's, as the reviewer has left it.
        reviewer: who decides.
        fields: what was filled in.

    Raises:
        Refused: what was filled in cannot be kept, or the notes name no patient.
    """
    if not chart.chart.patient_id:
        raise Refused("this note names no patient")
    subject = Subject("patient", chart.chart.patient_id)
    verdict = choose(fields, "verdict", _RULINGS, "accept")
    if verdict == "comment":
        return Decision(subject, "comment", reviewer, comment=read_comment(fields))
    found = describe_patient(chart.patient)
    facts = read_patient(fields, found, CLASSIFICATIONS) if verdict == "correct" else found
    if verdict != "reject":
        verdict = "accept" if facts == found else "correct"
    return Decision(subject, verdict, reviewer, facts=facts)


def describe_status(status: NoteStatus) -> Facts:
    """Return the facts of a note as plain data."""
    told = asdict(status)
    extents = [extent for extent in EXTENTS if extent in status.recurrence_extent]
    return {axis: told[axis] for axis in AXES} | {
        "recurrence_extent": extents,
        "distant_sites": list(status.distant_sites),
    }


def describe_patient(patient: dict[str, Any] | None) -> Facts:
    """Return the facts of a patient that a reviewer judges, as plain data."""
    row = patient or {}
    dates = {name: str(row.get(name) or "") for name in PATIENT_DATES}
    return {
        "classification": row.get("classification") or "undetermined",
        **dates,
        "distant_sites": list(row.get("distant_sites") or ()),
    }


def digest_text(text: str) -> str:
    """Return the digest that says whether a note is still the one that was judged."""
    return sha256(text.encode()).hexdigest()


def _agree(one: Facts, other: Facts) -> bool:
    sets = ("recurrence_extent", "distant_sites")
    return all(one[axis] == other[axis] for axis in AXES) and all(set(one[s]) == set(other[s]) for s in sets)


def _name(note: OpenNote, level: Any, start: int = -1, end: int = -1, kind: str = "") -> Subject:
    return Subject(level, note.chart.patient_id, note.entry.note_id, start, end, kind)
