"""The report's page."""

import re
import sys

import pytest

from recurnlp.batch import Rules, execute_run, plan_run, read_run
from recurnlp.connectors import ReadOptions
from recurnlp.errors import InputError, MissingExtra
from recurnlp.report import write_report

EVIL = "<script>alert(1)</script>"
LARGEST = 5_000_000


@pytest.fixture
def read_page(tmp_path):
    """Write a run's report and return the page."""

    def read(run, **options):
        return write_report(run, tmp_path / "page.html", **options).page.read_text(encoding="utf-8")

    return read


def drop_scripts(page):
    """The page without what runs in it: what a person may read, and the charts' values."""
    head, _, _ = page.rpartition("<script>")
    return head


def test_the_report_lies_in_the_run_folder_unless_told_otherwise(make_run):
    """By default the page is `report.html` beside the tables."""
    run = make_run(notes=[{}])
    assert write_report(run).page == run.path / "report.html"
    assert (run.path / "report.html").exists()


def test_the_page_is_small_and_names_no_address(demo_run, read_page):
    """With everything in it the page stays under five megabytes, and loads nothing."""
    page = read_page(demo_run)
    assert len(page.encode()) < LARGEST
    assert not re.search(r'https?:|url\(|@import|(src|href)="(?!#)', drop_scripts(page))


def test_the_policy_allows_the_one_script_by_its_digest(demo_run, read_page):
    """No script but ours may run, nothing may be loaded, and `eval` is forbidden."""
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', read_page(demo_run))[1]
    assert policy.startswith("default-src 'none'; ")
    assert re.search(r"script-src 'sha256-[\w+/=]+';", policy)
    assert "eval" not in policy


def test_without_text_no_word_of_a_note_is_in_the_page(tmp_path, extractor, read_page):
    """Each note holds words of its own, inside mentions too; with text they show, without it not one does."""
    rows = [
        "n1,p1,2015-01-01,DIAGNOSIS: Colon resection: adenocarcinoma canaryone.",
        "n2,p1,2018-01-01,IMPRESSION: Canarytwo metastases in the liver canarythree.",
        "n3,p1,2019-01-01,ASSESSMENT: Canaryfour no evidence of recurrent canaryfive carcinoma.",
    ]
    source = tmp_path / "notes.csv"
    source.write_text("note_id,patient_id,note_date,text\n" + "\n".join(rows))
    plan = plan_run([str(source)], ReadOptions(), Rules())
    execute_run(plan, tmp_path / "run", load=lambda: extractor)
    run = read_run(tmp_path / "run")
    assert set(re.findall(r"canary\w+", read_page(run), re.IGNORECASE)) >= {"Canarytwo", "canarythree"}
    silent = read_page(run, with_text=False)
    assert "canary" not in silent.lower()
    assert not {mention.lower() for mention in run.mentions["text"].to_pylist()} & set(
        re.findall(r">([^<]+)<", silent.lower())
    )
    assert "holds no note text" in silent


def test_the_words_of_a_mention_are_not_in_a_page_without_text(make_run, read_page):
    """What stands in the tables as text stays there."""
    mention = {"text": "canary", "start": 0, "end": 6}
    run = make_run(notes=[{"deciding": [{"axis": "distant", "start": 0, "end": 6}]}], mentions=[mention])
    assert "canary" in read_page(run)
    assert "canary" not in read_page(run, with_text=False)


def test_what_notes_and_ids_say_is_never_markup(make_run, read_page):
    """Tags in text, in ids and in charts are shown as characters."""
    deciding = [{"axis": "distant", "start": 0, "end": 4}]
    run = make_run(
        notes=[{"note_id": EVIL, "patient_id": EVIL, "deciding": deciding, "classifier_label": "suspected"}],
        mentions=[{"note_id": EVIL, "text": EVIL}],
        patients=[{"patient_id": EVIL}],
    )
    page = read_page(run)
    assert EVIL not in page
    assert "&lt;script&gt;alert(1)" in page
    assert r"\u003cscript\u003ealert(1)" in page


def test_a_run_without_patients_says_which_command_tells_them(make_run, read_page):
    """The page has what notes say, and the command that is missing."""
    run = make_run(notes=[{}])
    page = read_page(run)
    assert f"recurnlp patients {run.path}" in page
    assert "Patients&#39; courses" not in page


def test_a_run_without_notes_has_a_page(make_run, read_page):
    """Nothing read, nothing failed."""
    page = read_page(make_run())
    assert "This run holds no notes." in page
    assert "Nothing here tells of spread or recurrence." in page


def test_patients_without_any_date_have_a_page(make_run, read_page):
    """No course can be drawn, and the page says so."""
    nothing = {"diagnosis_date": None, "last_note_date": None, "first_note_date": None}
    page = read_page(make_run(notes=[{"note_date": None}], patients=[nothing]))
    assert "no course is drawn" in page


def test_rejects_are_listed_with_their_remedies(make_run, read_page):
    """Reason, number and what to do."""
    page = read_page(make_run(notes=[{}], rejects=[{"reason": "empty_text"}]))
    assert "empty text" in page
    assert "the text is missing or empty" in page


def test_disagreements_with_the_model_are_listed(make_run, read_page):
    """The note, both labels and the probability; without a model the page says that there is none."""
    judged = {"note_id": "odd-one", "classifier_label": "suspected", "classifier_probability": 0.875}
    page = read_page(make_run(notes=[judged]))
    assert "odd-one" in page
    assert "0.88" in page
    assert "No model judged these notes" in read_page(make_run(notes=[{}]))


def test_a_lone_surrogate_does_no_harm(make_run, read_page):
    """A name that no encoding holds is replaced."""
    run = make_run(notes=[{}])
    run.record["finished"] = "\udcff"
    assert "About" in read_page(run)


def test_a_file_that_cannot_be_written_is_an_input_error(make_run, tmp_path):
    """The path is named."""
    with pytest.raises(InputError, match=r"page\.html: cannot be written"):
        write_report(make_run(notes=[{}]), tmp_path / "nowhere" / "page.html")


@pytest.mark.parametrize("library", ["altair", "lifelines", "vl_convert"])
def test_without_a_library_the_extra_is_named(make_run, monkeypatch, library):
    """Whoever lacks what draws or estimates is told how to get it."""
    for name in [name for name in sys.modules if name.startswith(("recurnlp.report.charts", "recurnlp.report.page"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    patient = {"patients": [{}]}
    with pytest.raises(MissingExtra, match=r"recurnlp\[report\]"):
        write_report(make_run(notes=[{}], **patient))
