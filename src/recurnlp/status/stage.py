"""What a TNM code or stage group says on the axes."""

from recurnlp.model import Mention
from recurnlp.model.vocabulary import AxisValue

_NODAL_ITC = "0(i+)"


def distant_of_stage(mention: Mention) -> AxisValue:
    """M1 and stage IV of a solid tumor are distant disease; M0 is none; MX says nothing."""
    stage = mention.stage
    if stage is None:
        return "not_stated"
    if stage.m.startswith("1") or (stage.group.startswith("IV") and stage.system in ("TNM", "AJCC", "FIGO")):
        return "present"
    return "absent" if stage.m.startswith("0") else "not_stated"


def nodal_of_stage(mention: Mention) -> AxisValue:
    """N1-N3 is nodal disease; N0, isolated tumor cells included, is none; NX says nothing."""
    stage = mention.stage
    if stage is None or not stage.n:
        return "not_stated"
    return {"0": "absent", "1": "present", "2": "present", "3": "present"}.get(stage.n[0], "not_stated")  # type: ignore[return-value]
