"""NAACCR 1880 and 1860, one test a code."""

from datetime import date

import pytest

from recurnlp.status.period import UNKNOWN, before, on_day, read_period
from recurnlp.status.registry import Recurrence, code_date, code_type


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("04", {"extents": ["local"], "in_situ": False, "returned_in_situ": True}),
        ("06", {"extents": ["local"], "in_situ": True, "returned_in_situ": True}),
        ("10", {"extents": ["local"]}),
        ("13", {"extents": ["local"], "in_situ": False}),
        ("14", {"extents": ["local"], "in_situ": False, "trocar": True}),
        ("14", {"extents": ["unspecified"], "trocar": True}),
        ("15", {"extents": ["local"], "in_situ": False, "trocar": True, "beside_trocar": True}),
        ("16", {"extents": ["local"], "in_situ": True}),
        ("16", {"extents": ["local"], "in_situ": True, "trocar": True}),
        ("17", {"extents": ["local"], "in_situ": True, "trocar": True, "beside_trocar": True}),
        ("20", {"extents": ["regional"]}),
        ("21", {"extents": ["regional"], "regional_sites": ["chest_wall"]}),
        ("22", {"extents": ["regional"], "regional_sites": ["lymph_node"]}),
        ("25", {"extents": ["regional"], "regional_sites": ["lymph_node", "skin"]}),
        ("26", {"extents": ["regional"], "regional_sites": ["lymph_node"], "in_situ": True}),
        ("27", {"extents": ["regional"], "regional_sites": ["lymph_node", "skin"], "in_situ": True}),
        ("30", {"extents": ["local", "regional"]}),
        ("36", {"extents": ["local", "regional"], "in_situ": True}),
        ("40", {"extents": ["distant"]}),
        ("40", {"extents": ["distant"], "distant_sites": ["adrenal"]}),
        ("46", {"extents": ["distant"], "distant_sites": ["skin"], "in_situ": True}),
        ("51", {"extents": ["distant"], "distant_sites": ["peritoneum", "omentum"]}),
        ("52", {"extents": ["distant"], "distant_sites": ["lung"]}),
        ("53", {"extents": ["distant"], "distant_sites": ["pleura"]}),
        ("54", {"extents": ["distant"], "distant_sites": ["liver"]}),
        ("54", {"extents": ["distant"], "distant_sites": ["liver"], "trocar": True}),
        ("55", {"extents": ["distant"], "distant_sites": ["bone"]}),
        ("56", {"extents": ["distant"], "distant_sites": ["brain", "meninges", "spinal_cord"]}),
        ("57", {"extents": ["distant"], "distant_sites": ["skin"]}),
        ("58", {"extents": ["distant"], "distant_sites": ["lymph_node"]}),
        ("59", {"extents": ["distant"], "distant_sites": ["bone_marrow"]}),
        ("59", {"extents": ["unspecified"], "is_blood_cancer": True}),
        ("60", {"extents": ["local", "distant"], "distant_sites": ["liver"]}),
        ("60", {"extents": ["regional", "distant"], "distant_sites": ["lung"]}),
        ("62", {"extents": ["distant"], "distant_sites": ["lung", "liver"]}),
        ("62", {"extents": ["local", "distant"], "distant_sites": ["lung", "liver"]}),
        ("88", {"extents": ["unspecified"]}),
        ("88", {"extents": ["biochemical"]}),
    ],
)
def test_the_type_of_a_recurrence_has_its_code(code, facts):
    """Each code of 1880 that says how a cancer recurred comes from the extent, the sites and the behavior."""
    assert code_type(Recurrence(**facts)) == code


@pytest.mark.parametrize(
    ("period", "code"),
    [
        (on_day(date(2017, 8, 30)), "20170830"),
        (read_period("2017-08", None), "201708"),
        (read_period("2017", None), "2017"),
        (before(date(2017, 8, 30)), ""),
        (UNKNOWN, ""),
        (None, ""),
    ],
)
def test_the_date_of_a_recurrence_is_as_long_as_it_is_known(period, code):
    """1860 has eight digits, six or four, and is blank where no date is known."""
    assert code_date(period) == code
