"""What drivers report, in our words."""

import pytest

from recurnlp.connectors.omop.faults import translate
from recurnlp.errors import InputError


class DriverError(Exception):
    """Stands for a driver's own."""

    def __init__(self, message, sqlstate=None):
        super().__init__(message)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (DriverError("x", "42501"), r"this user may not do that here \(SQLSTATE 42501\)"),
        (DriverError("x", "42P01"), r"not there.*\(SQLSTATE 42P01\)"),
        (DriverError("x", "22001"), "does not fit its column"),
        (DriverError("Password authentication FAILED for user canary"), "refuses this user or password"),
        (DriverError("attempt to write a readonly database"), "may only read"),
        (DriverError("canary", "ZZ000"), r"reports an error \(DriverError\)"),
        (DriverError("canary"), r"reports an error \(DriverError\)"),
    ],
)
def test_a_cause_is_named_in_our_words_only(error, words):
    """State first, known words second, the kind of error last; the driver's message is never passed on."""
    with (
        pytest.raises(InputError, match=f"^db: writing: .*{words}") as raised,
        translate("db", "writing", (DriverError,)),
    ):
        raise error
    assert "canary" not in str(raised.value)
    assert raised.value.__suppress_context__


def test_other_errors_pass():
    """A bug of ours is not taken for the database's."""
    with pytest.raises(ZeroDivisionError), translate("db", "writing", (DriverError,)):
        raise ZeroDivisionError
