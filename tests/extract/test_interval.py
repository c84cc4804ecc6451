"""Words that say that time went by."""

from hypothesis import given
from hypothesis import strategies as st

from recurnlp.extract import interval


@given(st.from_regex(interval._MOVES_ON))
def test_each_step_of_time_holds_a_sign(text: str) -> None:
    """Text without a sign is not looked through for steps, so that every step must hold one."""
    assert interval._STEP_SIGNS.stand_in(text)
