"""What a TNM code or stage group says on the axes."""

from collections.abc import Sequence

from recurnlp.model import Mention
from recurnlp.model.vocabulary import AxisValue

SOLID = frozenset({"TNM", "AJCC", "FIGO"})  # systems in which group IV is distant spread
_M: dict[str, AxisValue] = {"0": "absent", "1": "present"}
_N: dict[str, AxisValue] = {"0": "absent", "1": "present", "2": "present", "3": "present", "+": "present"}
# Groups that are distant spread by definition, and those that are positive nodes.
_SPREAD = {"Dukes": {"D"}, "VALG": {"extensive"}}
_IN_NODES = {"Dukes": {"C", "C1", "C2", "C3"}, "FIGO": {"IIIC1", "IIIC2"}}


def distant_of_stage(mention: Mention, mentions: Sequence[Mention]) -> AxisValue:
    """M1, stage IV of a solid tumor, Dukes D and extensive stage are distant disease; M0 is none; MX says nothing.

    Args:
        mention: a mention of kind ``stage``.
        mentions: all of the note: an M0 among them makes a stage IV one without metastasis (IVA of head and neck).
    """
    stage = mention.stage
    if stage is None:
        return "not_stated"
    if stage.m:
        return _M.get(stage.m[0], "not_stated")
    if stage.group in _SPREAD.get(stage.system, ()):
        return "present"
    if stage.group.startswith("IV") and stage.system in SOLID:
        m_zero = any(other.stage is not None and other.stage.m.startswith("0") for other in mentions)
        return "absent" if m_zero else "present"
    return "not_stated"


def nodal_of_stage(mention: Mention, mentions: Sequence[Mention]) -> AxisValue:
    """N1-N3, Dukes C and FIGO IIIC1-2 are nodal disease; N0, isolated tumor cells included, is none; NX says nothing.

    Args:
        mention: a mention of kind ``stage``.
        mentions: all of the note: a pathologist's code behind a clinical one overtakes it, "cN1, after treatment ypN0".
    """
    stage = mention.stage
    if stage is None:
        return "not_stated"
    if stage.group in _IN_NODES.get(stage.system, ()):
        return "present"
    if not stage.n or (stage.prefix == "c" and any(_is_examined(m) and m.start > mention.start for m in mentions)):
        return "not_stated"
    return _N.get(stage.n[0], "not_stated")


def _is_examined(mention: Mention) -> bool:
    """Whether it is a code of nodes that a pathologist has seen."""
    code = mention.stage
    return code is not None and "p" in code.prefix and code.n[:1].isdigit()
