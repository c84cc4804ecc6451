"""What a reviewer asks of the worklist, and the page of it that is the answer."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Order = Literal["open", "patient", "label", "uncertainty", "disagreement"]
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reviewer asked to see.

    Args:
        order: what stands first.
        site, extent, recipe: what patients must have; "" for any.
        search: what the patient's id must hold.
        page: the page, from 0.
    """

    order: Order = "open"
    site: str = ""
    extent: str = ""
    recipe: str = ""
    search: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A chart as the worklist shows it.

    Args:
        number: of the chart.
        name: what it is called.
        label: the patient's classification, else the gravest label of the notes.
        sites, extents: of spread and recurrence.
        notes: how many there are.
        first, last: days of the notes.
        uncertainty, disagreement: as `recurnlp.review.doubt` measures them.
        done: whether the reviewer has given a verdict.
    """

    number: int
    name: str
    label: str
    sites: tuple[str, ...]
    extents: tuple[str, ...]
    notes: int
    first: date | None
    last: date | None
    uncertainty: float
    disagreement: int
    done: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the worklist.

    Args:
        lines: its charts.
        total: how many charts were asked for, on all pages.
        page: the page, from 0.
        pages: how many there are.
    """

    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int
