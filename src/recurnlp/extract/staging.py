"""What codes of stage say in their note: mentions of their own, and which nodes its other mentions speak of."""

from collections.abc import Sequence
from dataclasses import replace

from recurnlp.extract.stage import StageFinding
from recurnlp.model import Mention, Stage
from recurnlp.model.sections import LABORATORY
from recurnlp.model.vocabulary import Site
from recurnlp.rules import PrimaryRule
from recurnlp.rules.records import SectionEffect

_POSITIVE = frozenset("123")


def stages_nodes(stages: Sequence[StageFinding]) -> bool:
    """Return whether a laboratory's code has positive nodes and no distant spread: the nodes are then regional ones.

    Args:
        stages: the note's.
    """
    codes = [found.stage for found in stages if found.sentence.section.category in LABORATORY]
    return any(code.n[:1] in _POSITIVE for code in codes) and not any(code.m.startswith("1") for code in codes)


def place_stage(
    text: str,
    finding: StageFinding,
    effect: SectionEffect | None,
    sites: tuple[Site, ...] = (),
    primary: PrimaryRule | None = None,
) -> Mention:
    """Return the mention of a code.

    Args:
        text: the note.
        finding: the code.
        effect: what standing in its section does to it.
        sites: the organs told behind it, where it is one of spread.
        primary: the note's cancer: stage IV of a lymphoma counts regions, however far from its name it stands.
    """
    sentence_start, sentence_end = finding.sentence.trim(text)
    return Mention(
        start=finding.start,
        end=finding.end,
        text=text[finding.start : finding.end],
        kind="stage",
        assertion="other" if effect == "other" else finding.assertion,
        time="past" if effect == "past" else finding.time,
        extent="distant" if sites else "unspecified",
        sites=sites,
        section=finding.sentence.section.category,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        rule_id=finding.rule_id,
        stage=_of_lymphoma(finding.stage) if primary is not None and primary.site == "lymph_node" else finding.stage,
    )


def _of_lymphoma(stage: Stage) -> Stage:
    return replace(stage, system="Ann Arbor") if stage.group and stage.system == "AJCC" else stage
