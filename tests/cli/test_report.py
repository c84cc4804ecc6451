"""`recurnlp report`."""

import subprocess
import sys

import pytest


@pytest.fixture
def run(call, notes, tmp_path):
    """A run of three notes."""
    assert call("extract", notes, "-o", tmp_path / "run")[0] == 0
    return tmp_path / "run"


def test_a_report_is_written_into_the_run_folder(call, run):
    """The last line says where; a note on stderr says that it holds text."""
    code, out, err = call("report", run)
    assert (code, out) == (0, f"report: {run / 'report.html'}\n")
    assert "--no-text" in err
    assert "Multiple new <mark" in (run / "report.html").read_text(encoding="utf-8")


def test_a_report_without_text_can_go_elsewhere_with_its_charts(call, run, tmp_path):
    """-o, --charts and --no-text do what they say."""
    page, charts = tmp_path / "page.html", tmp_path / "charts"
    code, out, err = call("report", run, "-o", page, "--charts", charts, "--no-text")
    assert (code, err) == (0, "")
    assert "Multiple new" not in page.read_text(encoding="utf-8")
    assert {path.suffix for path in charts.iterdir()} == {".svg", ".png"}
    assert out == f"charts: {charts} ({len(list(charts.iterdir()))} files)\nreport: {page}\n"


def test_moved_inputs_can_be_named(call, run, notes, tmp_path):
    """The sentences come from where --notes says."""
    moved = notes.rename(tmp_path / "moved.jsonl")
    assert call("report", run)[0] == 0
    assert "Sentences are missing" in (run / "report.html").read_text(encoding="utf-8")
    assert call("report", run, "--notes", moved)[0] == 0
    assert "Sentences are missing" not in (run / "report.html").read_text(encoding="utf-8")


def test_a_run_with_a_report_can_be_made_anew(call, run, notes):
    """--restart removes the report, which tells of the run before."""
    assert call("report", run)[0] == 0
    assert call("extract", notes, "-o", run, "--restart")[0] == 0
    assert not (run / "report.html").exists()


def test_a_folder_that_holds_no_run_is_refused(call, tmp_path):
    """What is missing is named, with exit code 2."""
    code, _, err = call("report", tmp_path)
    assert code == 2
    assert "is no run folder" in err


def test_help_needs_no_library_of_the_extra(environment):
    """Where nothing of the extra is installed, help is there all the same."""
    block = "import sys; [sys.modules.__setitem__(n, None) for n in ('altair', 'duckdb', 'lifelines', 'vl_convert')]; "
    start = "from recurnlp.cli import main; sys.argv = ['recurnlp', 'report', '--help']; main()"
    done = subprocess.run(
        [sys.executable, "-c", block + start], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "--no-text" in done.stdout
