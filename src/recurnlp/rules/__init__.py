"""Rules are data: the TOML files of `patterns/`, read, checked and expanded."""

from recurnlp.rules.load import load_rules, load_site_codes
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
from recurnlp.rules.rule_set import RuleSet
from recurnlp.rules.site_codes import SiteCodes

__all__ = [
    "ContextRule",
    "CourseRule",
    "IgnoreRule",
    "PrimaryRule",
    "Rule",
    "RuleSet",
    "SectionRule",
    "SiteCodes",
    "SiteRule",
    "StageRule",
    "TargetRule",
    "load_rules",
    "load_site_codes",
]
