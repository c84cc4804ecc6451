"""`recurnlp demo`."""

import sys

import pyarrow.parquet as pq


def test_the_demo_reads_the_invented_notes_and_says_where_the_run_is(call, tmp_path):
    """All notes that ship are read, and the last lines are the run folder and the report's address."""
    run = tmp_path / "demo-run"
    code, out, err = call("demo", "-o", run)
    assert (code, err) == (0, "")
    assert out.splitlines()[-2:] == [f"run folder: {run}", f"report: {(run / 'report.html').as_uri()}"]
    assert (run / "report.html").exists()
    assert "What the notes say" in out
    assert pq.read_table(run / "notes.parquet").num_rows >= 60


def test_the_demo_replaces_the_run_that_is_there(call, notes, tmp_path):
    """Whatever run lies in the folder, of this or another version, the demo begins anew."""
    run = tmp_path / "demo-run"
    assert [call("extract", notes, "-o", run)[0], call("demo", "-o", run)[0], call("demo", "-o", run)[0]] == [0, 0, 0]


def test_the_demo_takes_no_folder_of_something_else(call, tmp_path):
    """A folder that holds no run is left alone."""
    (tmp_path / "thesis.md").write_text("mine")
    assert call("demo", "-o", tmp_path)[0] == 2
    assert (tmp_path / "thesis.md").exists()


def test_the_demo_does_without_the_report_where_the_extra_is_missing(call, tmp_path, monkeypatch):
    """It ends as before, and says what to install."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    code, out, err = call("demo", "-o", tmp_path / "demo-run")
    assert (code, out.splitlines()[-1]) == (0, f"run folder: {tmp_path / 'demo-run'}")
    assert "recurnlp[report]" in err
