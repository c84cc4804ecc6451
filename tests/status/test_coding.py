"""What a registry's code is made of: the first cancer, what came back, and where."""

import pytest


@pytest.mark.parametrize("kind", ["origin", "cancer"])
def test_what_came_back_in_situ_of_an_invasive_cancer(tell, say, note, fact, report, free, kind):
    """An invasive cancer that returns in situ is 04."""
    told = tell(
        report("2014-01-01", "breast", "8500/3"),
        note("2015-01-01", free()),
        _find_in_situ(say, note, fact, kind),
    )
    assert told.naaccr_1880 == "04"


def test_what_came_back_in_situ_of_one_in_situ(tell, say, note, fact, report, free):
    """A cancer in situ that returns in situ is 06."""
    told = tell(
        report("2014-01-01", "breast", "8500/2"),
        note("2015-01-01", free()),
        _find_in_situ(say, note, fact),
    )
    assert told.naaccr_1880 == "06"


def test_a_cancer_in_situ_that_returns_as_an_invasive_one(tell, say, note, report, free):
    """Where nobody calls what came back in situ, the local return of a cancer in situ is 16."""
    told = tell(
        report("2014-01-01", "breast", "8500/2"),
        note("2015-01-01", free()),
        note("2017-01-01", say("recurrence", extent="local", sites=("breast",))),
    )
    assert told.naaccr_1880 == "16"


def test_a_recurrence_in_the_track_of_an_instrument(tell, say, note, fact, report, free):
    """A recurrence whose sentence names the port site is 14; with another one in the organ it is 15."""
    history = (report("2014-01-01", "colon"), note("2015-01-01", free()))
    mention = say("recurrence", extent="local", sites=("soft_tissue",))
    track = fact("trocar", start=mention.sentence_start + 1)
    assert tell(*history, note("2017-01-01", mention, track)).naaccr_1880 == "14"
    beside = say("recurrence", extent="local", sites=("colon",))
    assert tell(*history, note("2017-01-01", mention, track, beside)).naaccr_1880 == "15"


def test_a_marker_alone_is_of_unknown_type(tell, note, fact, report, free):
    """A PSA that is a relapse by its number is a biochemical recurrence on the day of its note, and coded 88."""
    told = tell(
        report("2012-01-01", "prostate"),
        note("2014-01-01", free()),
        note("2017-05-16", fact("marker_relapse", "prostate", section="laboratory", event_date="2017-05-02")),
    )
    assert (told.classification, told.naaccr_1880) == ("biochemical_recurrence", "88")
    assert (told.first_recurrence_date.isoformat(), told.first_recurrence_extent) == ("2017-05-16", ("biochemical",))
    assert (told.first_recurrence_sites, told.confirmation) == ((), "marker")
    assert told.chain[-1].rule_id == "course.marker_relapse"


def test_a_marker_relapse_of_long_ago_has_its_own_date(tell, note, fact, report, free):
    """A value dated well before the note's day is told as history."""
    told = tell(
        report("2012-01-01", "prostate"),
        note("2014-01-01", free()),
        note("2017-05-16", fact("marker_relapse", "prostate", event_date="2016-02")),
    )
    assert (told.first_recurrence_date.isoformat(), told.naaccr_1860) == ("2016-02-01", "201602")


def _find_in_situ(say, note, fact, kind="origin"):
    mention = say("recurrence", extent="local", sites=("breast",))
    return note("2017-01-01", mention, fact(kind, "breast", start=mention.start + 4, morphology="8500/2"))


def test_reports_of_the_diagnosis_say_whether_the_first_cancer_was_in_situ(tell, say, note, fact, report, free):
    """Vague words of later notes make no invasive cancer of one in situ."""
    told = tell(
        report("2014-01-01", "breast", "8500/2"),
        note("2015-01-01", free(), fact("cancer", "breast", morphology="8000/3")),
        note("2017-01-01", say("recurrence", extent="local", sites=("breast",))),
    )
    assert told.naaccr_1880 == "16"


def test_a_cancer_of_no_named_type_is_neither_invasive_nor_in_situ(tell, say, note, report, free):
    """Where no note says whether the first cancer had invaded, its local return is 10."""
    back = note("2017-01-01", say("recurrence", extent="local", sites=("breast",)))
    assert tell(report("2014-01-01", "breast", None), note("2015-01-01", free()), back).naaccr_1880 == "10"


def test_nodes_beside_a_distant_return_are_no_distant_organ(tell, say, note, report, free):
    """A return in the liver and in regional nodes is one distant organ with a regional part: 60."""
    back = note("2017-01-01", say(sites=("liver",)), say("recurrence", extent="regional", sites=("lymph_node",)))
    assert tell(report("2014-01-01"), note("2015-01-01", free()), back).naaccr_1880 == "60"
