"""The codes of a site, as the table of codes gives them."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator


class SiteCodes(BaseModel):
    """The codes of one site.

    Args:
        icdo3: ICD-O-3 topography.
        icd10: ICD-10-CM secondary neoplasm code by side or station; ``unspecified`` is always there.
        snomed, omop: "" and 0 where unknown.
        verified: the systems whose codes were checked against what they publish.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    icdo3: str
    icd10: dict[str, str]
    snomed: str = ""
    omop: int = 0
    verified: tuple[Literal["icdo3", "icd10", "snomed", "omop"], ...] = ()

    @field_validator("icd10")
    @classmethod
    def _require_unspecified(cls, icd10: dict[str, str]) -> dict[str, str]:
        if "unspecified" not in icd10:
            raise ValueError("needs a code for 'unspecified'")
        return icd10
