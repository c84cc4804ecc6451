"""Where a reviewer is sent."""

import pytest

from recurnlp.review.addresses import locate_subject
from recurnlp.review.decision import Subject


@pytest.mark.parametrize(
    ("subject", "address"),
    [
        (Subject("patient", "Ben"), "/charts/1#patient"),
        (Subject("note", "Ben", "n5"), "/charts/1/notes/1"),
        (Subject("mention", "Ann", "n2", 30, 46, "metastasis"), "/charts/0/notes/1#30-46-metastasis"),
        (Subject("patient", "nobody"), ""),
        (Subject("note", "", "n99"), ""),
    ],
)
def test_an_address_leads_to_what_is_judged(desk, subject, address):
    """A patient's is that of the chart, a mention's that of its note; what the run does not hold has none."""
    assert locate_subject(subject, desk.charts) == address
