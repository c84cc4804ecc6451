"""Charts of what the disease did."""

from collections.abc import Iterator
from typing import Any

import altair as alt

from recurnlp.model.vocabulary import EXTENTS
from recurnlp.report.charts.bars import count_axis, draw_bars
from recurnlp.report.charts.chart import Chart, Drawing, Table, finish, join, phrase, plot
from recurnlp.report.compute.disease import Disease, SiteCount
from recurnlp.report.compute.tables import Count

_SITES_SHOWN = 20
_STEP = 26
_EVER, _FIRST = "ever", "among the first"


def draw_disease(disease: Disease) -> Iterator[Chart]:
    """Yield the charts.

    Args:
        disease: what it did.
    """
    if disease.attrition:
        yield draw_bars(
            "attrition-patients", "From notes to courses", "Patients; each bar is counted by itself.",
            disease.attrition[1:], of="patients", colour="var(--black)", total=disease.attrition[1].number,
        )  # fmt: skip
    if disease.classes:
        yield draw_bars(
            "classes", "How the courses went", "One class a patient.",
            [Count(phrase(name), number) for name, number in disease.classes], of="patients", colour="var(--black)",
        )  # fmt: skip
    if disease.sites:
        yield _draw_sites(disease)
    if disease.extents:
        numbers = dict(disease.extents)
        of_first = "of the first recurrence" if disease.of == "patients" else "as notes state it"
        yield draw_bars(
            "extents", "How far recurrences reached", f"The extent {of_first}; one recurrence may have several.",
            [Count(extent, numbers[extent]) for extent in EXTENTS if extent in numbers], of=disease.of,
            colour="var(--recurrence)", total=disease.recurrent,
        )  # fmt: skip


def _draw_sites(disease: Disease) -> Chart:
    shown = disease.sites[:_SITES_SHOWN]
    with_first = disease.of == "patients"
    many = f" The {_SITES_SHOWN} commonest of {len(disease.sites)}." if len(disease.sites) > _SITES_SHOWN else ""
    note = (
        "Pale: patients in whom spread to the organ was ever told; dark: in whom it was among the first to be told."
        if with_first
        else "Notes that state spread to the organ."
    )
    first = ("first",) if with_first else ()
    return Chart(
        name="sites",
        title="Where it spread to",
        note=note + many,
        alt="Sites of distant spread. " + join([_say(site) for site in shown]) + ".",
        spec=finish(_draw(shown, disease.of), _STEP * len(shown)),
        table=Table(
            f"Sites of distant spread, in {disease.of}",
            ("site", "ever", *first),
            tuple((phrase(s.site), f"{s.ever:,}", *([f"{s.first:,}"] if with_first else [])) for s in disease.sites),
        ),
    )


def _say(site: SiteCount) -> str:
    first = f", {site.first:,} among the first" if site.first is not None else ""
    return f"{phrase(site.site)}: {site.ever:,}{first}"


def _draw(sites: tuple[SiteCount, ...], of: str) -> Drawing:
    values: list[dict[str, Any]] = [
        {"site": phrase(site.site), "number": site.ever, "first": site.first or 0, "shown": f"{site.ever:,}"}
        for site in sites
    ]
    base = plot(values).encode(
        y=alt.Y("site:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=6)),
        tooltip=["site:N", alt.Tooltip("number:Q", title=_EVER), alt.Tooltip("first:Q", title=_FIRST)],
    )
    ever = base.mark_bar(color="var(--metastasis)", opacity=0.35, height={"band": 0.8}, cornerRadiusEnd=2)
    first = base.mark_bar(color="var(--metastasis)", height={"band": 0.45}, cornerRadiusEnd=2)
    numbers = base.mark_text(align="left", dx=5).encode(text="shown:N", x="number:Q")
    return alt.layer(ever.encode(x=count_axis(values, of)), first.encode(x="first:Q"), numbers)
