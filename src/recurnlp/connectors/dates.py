"""Dates of notes."""

from datetime import date, datetime


def parse_date(value: object) -> date | None:
    """Return the date that a cell holds.

    Args:
        value: a date, a datetime, or text that begins as ISO 8601 does; ``None`` and blank text are no date.

    Raises:
        ValueError: anything else, such as ``03/04/2019``, which two continents read differently. Without the value.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise ValueError("not an ISO date") from None
