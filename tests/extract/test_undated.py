"""What a section tells, without its dates and with them again."""

import pytest

from recurnlp.extract.facts import SectionFact
from recurnlp.extract.undated import Told, put_dates_in, take_dates_out
from recurnlp.model import Fact

TEXT = "Breast cancer in March 2019, mastectomy on 4/15/2019, relapse two years ago.\n"


def tell(*days: str | None) -> Told:
    """What the text tells, with these dates of its mentions and of its facts."""
    facts = [
        SectionFact(
            ("cancer", "history", "breast", None, day),
            ("cancer", "history", "breast", None, day),
            Fact("cancer", 0, 13, "history", "breast", None, day),
        )
        for day in days
    ]
    return Told([("clinical", None, day) for day in days], facts, [(0, len(TEXT))])


@pytest.mark.parametrize("days", [("2019-03", "2019-04-15"), ("-P2Y", "2019-03", "-P2Y"), (None, "-P0D")])
def test_dates_come_back_from_where_they_are_written(days: tuple[str | None, ...]) -> None:
    """A section tells the same once its dates were taken out and put in again; where it tells none, nothing changes."""
    undated = take_dates_out(tell(*days), TEXT)

    assert put_dates_in(undated, TEXT)._replace(dates=()) == tell(*days)


def test_what_is_kept_holds_no_date() -> None:
    """Without its dates, what a section tells holds neither a year nor how long ago something was."""
    kept = repr(take_dates_out(tell("2019-03", "2019-04-15", "-P2Y"), TEXT))

    assert "2019" not in kept
    assert "P2Y" not in kept
