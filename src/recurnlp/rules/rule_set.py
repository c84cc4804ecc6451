"""All rules of a patterns folder, with what they share."""

from pydantic import BaseModel, ConfigDict

from recurnlp.rules.records import (
    ContextRule,
    CourseRule,
    IgnoreRule,
    PrimaryRule,
    Rule,
    SectionRule,
    SiteRule,
    StageRule,
    TargetRule,
)
from recurnlp.rules.site_codes import SiteCodes


class RuleSet(BaseModel):
    """All rules of one patterns folder, with what the user added.

    Args:
        spelling: variant → canonical spelling of single words.
        guessed: long canonical words whose other misspellings are guessed.
        site_codes: by site.
        digest: SHA-256 over all rule files, which names this set in run.json.
    """

    model_config = ConfigDict(frozen=True)

    targets: tuple[TargetRule, ...]
    context: tuple[ContextRule, ...]
    ignore: tuple[IgnoreRule, ...]
    sites: tuple[SiteRule, ...]
    sections: tuple[SectionRule, ...]
    stages: tuple[StageRule, ...]
    primaries: tuple[PrimaryRule, ...]
    courses: tuple[CourseRule, ...]
    spelling: dict[str, str]
    guessed: tuple[str, ...]
    site_codes: dict[str, SiteCodes]
    digest: str

    def all(self) -> tuple[Rule, ...]:
        """Return every rule, kind by kind."""
        return (
            *self.targets, *self.context, *self.ignore, *self.sites, *self.sections, *self.stages, *self.primaries,
            *self.courses,
        )  # fmt: skip
