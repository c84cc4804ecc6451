"""Order and filters of the worklist."""

import pytest

from recurnlp.batch import read_run, write_patients
from recurnlp.errors import InputError
from recurnlp.review.charts import Charts
from recurnlp.review.listing import Selection
from recurnlp.review.worklist import PAGE, Worklist


@pytest.fixture
def open_list():
    """Open the worklist of a run."""

    def build(path):
        run = read_run(path)
        return Worklist(run, Charts(run))

    return build


@pytest.fixture
def worklist(open_list, run):
    """The worklist of the three invented patients."""
    return open_list(run)


def names(listing):
    """The charts of a page."""
    return [line.name for line in listing.lines]


def test_a_line_tells_what_the_patient_s_timeline_says(worklist):
    """Class, sites and extents come from the timeline; number and days of the notes from the notes."""
    line = worklist.list(Selection(), []).lines[0]
    told = (line.name, line.label, line.sites, line.extents, line.notes, str(line.first), str(line.last))
    assert told == ("Ann", "recurrent_metastatic", ("liver",), ("distant",), 3, "2015-02-03", "2018-07-01")


def test_without_timelines_a_line_tells_what_the_notes_say(open_list, make):
    """The gravest label of the notes, and all their sites; recipes say which command makes timelines."""
    worklist = open_list(make({"a": ("A", None, "New bone metastases."), "b": ("A", None, "No recurrence.")}, "bare"))
    line = worklist.list(Selection(), []).lines[0]
    assert (line.label, line.sites) == ("distant_metastasis", ("bone",))
    assert worklist.read_patient(0) is None
    with pytest.raises(InputError, match=r"recurnlp patients .*bare"):
        worklist.list(Selection(recipe="any_recurrence"), [])


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("open", ["Ben", "Cleo", "n7", "Ann"]),
        ("patient", ["Ann", "Ben", "Cleo", "n7"]),
        ("label", ["Ann", "Cleo", "Ben", "n7"]),
        ("uncertainty", ["n7", "Ann", "Ben", "Cleo"]),
    ],
)
def test_charts_are_sorted(worklist, order, expected):
    """Each order puts first what it is named for; ties stay in the order of patient ids."""
    assert names(worklist.list(Selection(order=order), ["Ann"])) == expected


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(site="liver"), ["Ann"]),
        (Selection(site="breast"), ["Cleo"]),
        (Selection(extent="local"), ["Cleo"]),
        (Selection(recipe="recurrent_metastatic"), ["Ann"]),
        (Selection(recipe="any_recurrence", extent="local"), ["Cleo"]),
        (Selection(search="E"), ["Ben", "Cleo"]),
        (Selection(site="kidney"), []),
    ],
)
def test_charts_are_filtered(worklist, selection, expected):
    """Sites, extents, recipes and parts of ids leave only the charts that have them."""
    listing = worklist.list(selection, [])
    assert names(listing) == expected
    assert listing.total == len(expected)


def test_what_is_done_is_marked(worklist):
    """A patient's verdict and a finished note without a patient make their charts done, and nothing else does."""
    listing = worklist.list(Selection(order="patient"), ["Ben", "n7"], ["Ann"])
    assert [line.done for line in listing.lines] == [False, True, False, False]
    assert worklist.count_done(["Ben"], ["n7"]) == (2, 4)


def test_the_next_chart_is_the_next_one_of_the_list(worklist):
    """From a chart that was just done the list goes on below it, round its end, past what is done."""
    assert worklist.find_next(Selection(), ["Ben"], [], after=1) == 2
    assert worklist.find_next(Selection(order="label"), ["Ben"], [], after=1) == 3
    assert worklist.find_next(Selection(), ["Ben", "Ann"], ["n7"], after=1) == 2
    assert worklist.find_next(Selection(), ["Ben", "Cleo"], ["n7"], after=3) == 0
    assert worklist.find_next(Selection(), ["Ann", "Ben", "Cleo"], ["n7"], after=1) is None


def test_a_long_list_comes_in_pages(open_list, make):
    """A page holds a hundred charts, however many there are; pages beyond the last show the last."""
    worklist = open_list(make({f"n{n}": (f"p{n:03d}", None, "Chest clear.") for n in range(PAGE + 20)}))
    first, last = (worklist.list(Selection(page=page), []) for page in (0, 7))
    assert (len(first.lines), first.total, first.pages) == (PAGE, PAGE + 20, 2)
    assert (names(last)[0], last.page) == (f"p{PAGE}", 1)


def test_an_empty_run_has_an_empty_worklist(open_list, make):
    """No notes, no charts, in any order."""
    for order in ("open", "uncertainty", "disagreement", "label"):
        assert open_list(make({}, "empty")).list(Selection(order=order), []).lines == ()


def test_a_patient_that_the_timelines_do_not_know_shows_its_notes(open_list, make, tmp_path):
    """Where patients.parquet is of an earlier run, what it lacks comes from the notes."""
    write_patients(read_run(make({"a": ("Ann", None, "x")}, "early")))
    late = make({"b": ("Bo", None, "New lung metastases.")}, "late")
    (tmp_path / "early" / "patients.parquet").rename(late / "patients.parquet")
    worklist = open_list(late)
    assert worklist.list(Selection(), []).lines[0].label == "distant_metastasis"
    assert worklist.read_patient(0) is None
