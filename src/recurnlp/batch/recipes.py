"""Named cohorts: what is asked for most, so that nobody has to write SQL for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recurnlp.batch.cohort import Criterion
from recurnlp.model.vocabulary import Site


@dataclass(frozen=True, slots=True)
class Recipe:
    """A named cohort.

    Args:
        why: whom it finds.
        sql: the condition on patients.
        day: the column with the date that ``--after`` and ``--before`` speak of.
        sites: the column that ``--site`` speaks of.
    """

    why: str
    sql: str
    day: str
    sites: str


_FIRST = (
    "least(coalesce(first_recurrence_date, first_distant_date), coalesce(first_distant_date, first_recurrence_date))"
)
ANY = Recipe("all patients", "true", _FIRST, "list_concat(first_recurrence_sites, distant_sites)")
RECIPES: dict[str, Recipe] = {
    "recurrent_metastatic": Recipe(
        "spread after a time without disease",
        "classification = 'recurrent_metastatic'",
        "first_distant_date",
        "distant_sites",
    ),
    "de_novo_metastatic": Recipe(
        "spread that was there at the diagnosis",
        "classification = 'de_novo_metastatic'",
        "first_distant_date",
        "distant_sites",
    ),
    "any_metastatic": Recipe(
        "spread to another organ, at any time", "first_distant_date IS NOT NULL", "first_distant_date", "distant_sites"
    ),
    "any_recurrence": Recipe(
        "a recurrence of any extent",
        "len(first_recurrence_extent) > 0",
        "first_recurrence_date",
        "first_recurrence_sites",
    ),
    "locoregional_recurrence": Recipe(
        "a local or regional recurrence, never spread",
        "classification = 'locoregional_recurrence'",
        "first_recurrence_date",
        "first_recurrence_sites",
    ),
    "biochemical_recurrence": Recipe(
        "a marker that rose, and nothing more",
        "classification = 'biochemical_recurrence'",
        "first_recurrence_date",
        "first_recurrence_sites",
    ),
    "no_recurrence": Recipe(
        "free of disease, and no recurrence",
        "classification = 'no_recurrence'",
        "last_disease_free_date",
        "first_recurrence_sites",
    ),
    "confirmed_recurrence": Recipe(
        "a recurrence that a microscope confirmed",
        "len(first_recurrence_extent) > 0 AND confirmation IN ('pathology', 'cytology')",
        "first_recurrence_date",
        "first_recurrence_sites",
    ),
    "contradictory": Recipe("notes that contradict each other", "len(contradictions) > 0", _FIRST, "distant_sites"),
}


def list_criteria(
    recipe: str | None, where: str | None, site: Site | None, after: date | None, before: date | None
) -> Iterator[Criterion]:
    """Yield the criteria that a user's options ask for, in the order in which they narrow the cohort.

    Args:
        recipe: a name in `RECIPES`.
        where: a condition in SQL.
        site: an organ that must be among the recipe's.
        after, before: the first and the last day that the recipe's date may have.
    """
    chosen = RECIPES[recipe] if recipe else ANY
    if recipe:
        yield Criterion(f"{recipe}: {chosen.why}", chosen.sql)
    if where:
        yield Criterion(where, where)
    if site:
        yield Criterion(f"site {site}", f"list_contains({chosen.sites}, '{site}')")
    if after:
        yield Criterion(f"on or after {after}", f"{chosen.day} >= DATE '{after}'")
    if before:
        yield Criterion(f"on or before {before}", f"{chosen.day} <= DATE '{before}'")
