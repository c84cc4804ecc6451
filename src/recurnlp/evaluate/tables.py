"""An evaluation as plain text. It holds figures and the names of kinds and sections, never a word of a note."""

from collections.abc import Iterator, Sequence

from recurnlp.evaluate.breakdown import Part
from recurnlp.evaluate.evaluation import Evaluation
from recurnlp.evaluate.scores import Score

# The figures that every part shows, under short names.
_BRIEF = {
    "detect": "detect all",
    "+assert": "detect + assertion",
    "sites": "mention sites",
    "time": "time accuracy",
    "extent": "extent accuracy",
    "distant": "note distant accuracy",
    "nodal": "note nodal accuracy",
    "recur": "note recurrence accuracy",
    "d.sites": "note distant sites",
    "label": "note label accuracy",
}


def write_evaluation(evaluation: Evaluation) -> Iterator[str]:
    """Yield the lines of all tables."""
    yield from _write_scores(evaluation.whole)
    yield from _write_parts("note kind", evaluation.kinds)
    yield from _write_parts("section of the mention", evaluation.sections)
    yield from _write_parts("fold", evaluation.folds)
    yield from _write_parts("held out", evaluation.apart)
    if evaluation.apart:
        yield _write_gap(*evaluation.apart)


def _write_scores(whole: Part) -> Iterator[str]:
    heading = f"{whole.notes:,} notes"
    yield f"{heading:28}{'P':>8}{'R':>7}{'F1/acc':>9}   {'95 % interval':14}{'n':>8}"
    for name, score in whole.scores.items():
        precision, recall = ("" if rate is None else f"{rate:.3f}" for rate in (score.precision, score.recall))
        interval = f"[{score.low:.3f}, {score.high:.3f}]"
        yield f"{name:28}{precision:>8}{recall:>7}{score.value:>9.3f}   {interval}{score.n:>8,}"


def _write_parts(title: str, parts: Sequence[Part]) -> Iterator[str]:
    if not parts:
        return
    shown = [brief for brief, name in _BRIEF.items() if name in parts[0].scores]
    width = max(len(title), *(len(part.name) for part in parts)) + 2
    yield ""
    yield f"{title:{width}}{'notes':>6}" + "".join(f"{brief:>9}" for brief in shown)
    for part in parts:
        cells = (_write_cell(part.scores[_BRIEF[brief]]) for brief in shown)
        yield f"{part.name:{width}}{part.notes:>6,}" + "".join(f"{cell:>9}" for cell in cells)


def _write_cell(score: Score) -> str:
    return f"{score.value:.3f}" if score.n else "–"


def _write_gap(looked_at: Part, held_out: Part) -> str:
    pairs = [(looked_at.scores[name], held_out.scores[name]) for name in _BRIEF.values() if name in looked_at.scores]
    cells = (f"{seen.value - unseen.value:+.3f}" if seen.n and unseen.n else "–" for seen, unseen in pairs)
    return f"{'gap':{len('looked at') + 2}}{'':>6}" + "".join(f"{cell:>9}" for cell in cells)
