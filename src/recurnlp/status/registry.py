"""NAACCR codes of the first recurrence, after the rules of STORE."""

from collections.abc import Collection
from dataclasses import dataclass

from recurnlp.model.vocabulary import Extent, Site
from recurnlp.status.period import Period

DISEASE_FREE, NEVER_DISEASE_FREE, TYPE_UNKNOWN, UNKNOWN = "00", "70", "88", "99"
_SYSTEMIC, _ONE_DISTANT_WITH_LOCAL, _SEVERAL_DISTANT, _DISTANT = "59", "60", "62", "40"
_DISTANT_CODES: dict[Site, str] = {
    "peritoneum": "51", "omentum": "51", "lung": "52", "pleura": "53", "liver": "54", "bone": "55", "brain": "56",
    "meninges": "56", "spinal_cord": "56", "skin": "57", "lymph_node": "58", "bone_marrow": "59",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The first recurrence, as far as it is known.

    Args:
        extents: how far it goes.
        distant_sites: the organs of distant spread.
        regional_sites: where the regional part is; nodes and adjacent organs are told apart.
        in_situ: whether the first cancer was in situ; ``None`` where that is not known.
        returned_in_situ: whether what came back is in situ.
        trocar: whether it is in the track of an instrument.
        beside_trocar: whether a local recurrence is elsewhere too.
        is_blood_cancer: lymphoma, leukemia or myeloma, which is systemic wherever it returns.
    """

    extents: Collection[Extent]
    distant_sites: Collection[Site] = ()
    regional_sites: Collection[Site] = ()
    in_situ: bool | None = None
    returned_in_situ: bool = False
    trocar: bool = False
    beside_trocar: bool = False
    is_blood_cancer: bool = False


def code_type(recurrence: Recurrence) -> str:
    """Return NAACCR 1880, Recurrence Type--1st, of a recurrence.

    Most codes ask whether the *first* cancer was in situ; only 04 and 06 ask what came back.

    Args:
        recurrence: what is known of it.
    """
    extents = set(recurrence.extents)
    if recurrence.is_blood_cancer:
        return _SYSTEMIC
    if recurrence.trocar and "distant" not in extents:
        extents.add("local")
    if "distant" in extents:
        return _code_distant(recurrence, bool(extents & {"local", "regional"}))
    if recurrence.returned_in_situ:
        return "06" if recurrence.in_situ else "04"
    if {"local", "regional"} <= extents:
        return "36" if recurrence.in_situ else "30"
    if "regional" in extents:
        return _code_regional(recurrence)
    return _code_local(recurrence) if "local" in extents else TYPE_UNKNOWN


def code_date(period: Period | None) -> str:
    """Return NAACCR 1860, Recurrence Date--1st: YYYYMMDD, YYYYMM or YYYY, "" where there is none.

    Args:
        period: when the first recurrence was.
    """
    if period is None or period.shown is None or period.precision == "before":
        return ""
    return period.shown.strftime("%Y%m%d")[: {"day": 8, "month": 6, "year": 4}[period.precision]]


def _code_local(recurrence: Recurrence) -> str:
    if recurrence.in_situ:
        return "17" if recurrence.trocar and recurrence.beside_trocar else "16"
    if recurrence.trocar:
        return "15" if recurrence.beside_trocar else "14"
    return "13" if recurrence.in_situ is False else "10"


def _code_regional(recurrence: Recurrence) -> str:
    nodes = "lymph_node" in recurrence.regional_sites
    tissue = any(site != "lymph_node" for site in recurrence.regional_sites)
    if recurrence.in_situ:
        return "27" if nodes and tissue else "26"
    if nodes and tissue:
        return "25"
    return "22" if nodes else "21" if tissue else "20"


def _code_distant(recurrence: Recurrence, with_local: bool) -> str:
    if recurrence.in_situ:
        return "46"
    codes = {_DISTANT_CODES.get(site, _DISTANT) for site in recurrence.distant_sites}
    if len(codes) > 1:
        return _SEVERAL_DISTANT
    code = next(iter(codes), _DISTANT)
    return _ONE_DISTANT_WITH_LOCAL if with_local and code not in (_DISTANT, _SYSTEMIC) else code
