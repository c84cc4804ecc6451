"""What is wrong, one by one: each error in its sentence, with both readings and the reasons for ours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recurnlp.evaluate.cases import Case
from recurnlp.evaluate.passages import Passage, cut_passage
from recurnlp.evaluate.reasons import give_reasons
from recurnlp.evaluate.records import Reading
from recurnlp.model import Note
from recurnlp.model.vocabulary import AXES, coarsen

CATEGORIES = {
    "missed": "Missed mentions",
    "spurious": "Spurious mentions",
    "assertion": "Assertion",
    "certainty": "Present or probable",
    "time": "Time",
    "extent": "Extent",
    "sites": "Sites",
    "axis": "Note axes",
    "distant-sites": "Distant sites of the note",
    "label": "Label of the note",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error.

    Args:
        category: a key of `CATEGORIES`.
        note_id, note_kind: the note.
        section: of the mention, "" for the note as a whole.
        subject: what is judged: a kind of mention, an axis.
        gold, predicted: the values.
        passages: the sentences it rests on.
        reasons: why the program says so, one line each.
    """

    category: str
    note_id: str
    note_kind: str
    section: str
    subject: str
    gold: str
    predicted: str
    passages: tuple[Passage, ...]
    reasons: tuple[str, ...]


def find_mistakes(case: Case) -> Iterator[Mistake]:
    """Yield the errors of one note: those of mentions, then those of the note as a whole.

    Args:
        case: a note that was read.
    """
    if case.note is not None:
        yield from _find_in_mentions(case, case.note)
        yield from _find_in_status(case, case.note)


def _find_in_mentions(case: Case, note: Note) -> Iterator[Mistake]:
    for gold in case.alignment.missed:
        yield _mark(case, note, "missed", gold, None, _describe(gold), "nothing")
    for predicted in case.alignment.spurious:
        yield _mark(case, note, "spurious", predicted, predicted, "nothing", _describe(predicted))
    for gold, predicted in case.alignment.pairs:
        for category, read in _FIELDS.items():
            if read(gold) != read(predicted):
                yield _mark(case, note, category, gold, predicted, read(gold), read(predicted))


def _list_sites(sites: frozenset[str] | None) -> str:
    return ", ".join(sorted(sites or ())) or "none"


_FIELDS: dict[str, Callable[[Reading], str]] = {
    "assertion": lambda reading: reading.assertion,
    "time": lambda reading: reading.time,
    "extent": lambda reading: reading.extent,
    "sites": lambda reading: _list_sites(reading.sites),
}


def _describe(reading: Reading) -> str:
    return f"{reading.assertion}, {reading.time}, {reading.extent}, sites {_list_sites(reading.sites)}"


def _mark(
    case: Case, note: Note, category: str, at: Reading, predicted: Reading | None, said: str, found: str
) -> Mistake:
    if category == "assertion" and coarsen(said) == coarsen(found):
        category = "certainty"
    return Mistake(
        category,
        case.gold.id,
        case.gold.kind,
        case.find_section(at),
        at.kind,
        said,
        found,
        (cut_passage(note, at.start, at.end),),
        give_reasons(note, predicted) if predicted else (),
    )


def _find_in_status(case: Case, note: Note) -> Iterator[Mistake]:
    gold, predicted = case.gold.judgement, case.predicted
    for axis, value in gold.axes.items():
        if coarsen(value) != coarsen(predicted.axes[axis]):
            yield _mark_status(case, note, "axis", axis, value, predicted.axes[axis])
    if gold.distant_sites is not None and gold.distant_sites != predicted.distant_sites:
        sites = _list_sites(gold.distant_sites), _list_sites(predicted.distant_sites)
        yield _mark_status(case, note, "distant-sites", "distant", *sites)
    if gold.label not in (None, predicted.label) and not set(AXES) <= set(gold.axes):
        yield _mark_status(case, note, "label", "label", str(gold.label), str(predicted.label))


def _mark_status(case: Case, note: Note, category: str, subject: str, said: str, found: str) -> Mistake:
    axes = [subject] if subject in AXES else AXES
    spans = dict.fromkeys(span for axis in axes for span in case.predicted.deciding.get(axis, ()))
    passages = tuple(cut_passage(note, *span) for span in spans)
    by = [reading for reading in case.predicted.readings or () if (reading.start, reading.end) in spans]
    reasons = tuple(reason for reading in by for reason in give_reasons(note, reading))
    return Mistake(category, case.gold.id, case.gold.kind, "", subject, said, found, passages, reasons)
