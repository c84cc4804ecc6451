"""ICD-O-3 topography: registries name the organ itself, never a secondary neoplasm."""

from collections.abc import Iterable, Mapping, Sequence

from recurnlp.model.vocabulary import Site

Topography = Mapping[str, str]
_NODES = "C77"


def code_organs(sites: Sequence[Site], icd10: Iterable[str], topography: Topography) -> tuple[str, ...]:
    """Return the codes of organs, each once; ICD-O-3 and ICD-10-CM number the stations of lymph nodes alike.

    Args:
        sites: the organs.
        icd10: ICD-10-CM codes of the same mentions: of nodes they say which.
        topography: the code of each site; organs without one are left out.
    """
    stations = [code for code in dict.fromkeys(icd10) if code.startswith(_NODES)]
    codes: list[str] = []
    for site in sites:
        known = [topography[site]] if site in topography else []
        codes += stations if known and site == "lymph_node" and stations else known
    return tuple(dict.fromkeys(codes))
