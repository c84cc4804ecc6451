"""One finding out of a target, its cues and its sites."""

from collections.abc import Sequence

from recurnlp.extract.assertion import decide_assertion, decide_time
from recurnlp.extract.extent import extent_of_cues
from recurnlp.extract.finding import CueFinding, Finding, SiteFinding
from recurnlp.extract.matches import Target
from recurnlp.model.vocabulary import Site
from recurnlp.rules import TargetRule

VERDICTS = frozenset({"involved", "tumor_free"})
_ELSEWHERE = frozenset({"origin", "elsewhere", "sampled", "found", "judged", "reached", "travels", "taken", "seen"})
_REACHED = frozenset({"reached", "taken", "seen"})
# Tumor deposits lie in none of these.
_FAR: frozenset[Site] = frozenset({"liver", "lung", "pleura", "omentum", "bone", "brain", "skin"})


def compose_finding(
    target: Target,
    span: tuple[int, int],
    cues: Sequence[CueFinding],
    sites: Sequence[SiteFinding],
    *,
    certain: bool = True,
) -> Finding:
    """Return what a target says, all cues counted.

    Args:
        target: the phrase.
        span: the words of the mention; may be more than the phrase.
        cues: the cues that reach it.
        sites: the organs attributed to it; those of its rule outrank them.
        certain: whether the statement itself shows that it is about a neoplasm.
    """
    rule = target.rule
    is_moved = _is_moved(rule, sites)
    # "Negative" is said of nodes and organs; of a recurrence it says something only as a negation, and of a phrase that
    # tells what and where ("level II: 0/4") nothing more.
    is_complete = rule.assertion is not None and bool(rule.sites)
    is_deaf = is_complete or target.concept == "recurrence"
    heard = tuple(cue for cue in cues if not (is_deaf and cue.category in VERDICTS))
    return Finding(
        start=span[0],
        end=span[1],
        kind=rule.kind,
        concept=target.concept,
        assertion=decide_assertion(heard, *span, rule.assertion),
        time=decide_time(heard, rule.time),
        extent=None if is_moved else rule.extent or extent_of_cues(heard),
        sites=tuple(sites) if is_moved else _place(target) or tuple(sites),
        cues=heard,
        rule_id=rule.id,
        elsewhere=rule.needs in _ELSEWHERE or target.concept == "lesion",
        judged=rule.needs == "judged",
        reached=rule.needs in _REACHED,
        looked=rule.needs == "looked",
        treated=rule.needs == "treated",
        freed=rule.needs == "freed",
        certain=certain,
        isolated_cells=rule.isolated_cells,
    )


def _is_moved(rule: TargetRule, sites: Sequence[SiteFinding]) -> bool:
    """Whether deposits, which lie in the fat around their tumor, are put into an organ that is never around it."""
    return rule.extent == "regional" and rule.sites == ("soft_tissue",) and any(s.site in _FAR for s in sites)


def _place(target: Target) -> tuple[SiteFinding, ...]:
    """The organs that a phrase says by itself: the fluid of a "malignant effusion"."""
    return tuple(SiteFinding(site, None, target.start, target.end) for site in target.rule.sites)
