"""`recurnlp rules diff`."""

import csv
import shutil

import pytest

NOTES = [("n1", "ann", "IMPRESSION: Verboten\x1b[31m liver metastases."), ("n2", "ben", "IMPRESSION: Clear chest.")]


@pytest.fixture
def run(call, small_patterns, tmp_path):
    """A run of two notes of two patients."""
    with (tmp_path / "notes.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("note_id", "patient_id", "text"), *NOTES])
    assert call("extract", tmp_path / "notes.csv", "-o", tmp_path / "run", "--patterns", small_patterns)[0] == 0
    return tmp_path / "run"


@pytest.fixture
def diff(call, small_patterns, denying_patterns, run):
    """Call the command on the run, with the rules and those with one rule more."""
    return lambda *options: call("rules", "diff", small_patterns, denying_patterns, run, *options)


def test_a_flip_is_shown_like_a_change_of_code(diff):
    """The rule, the note with its sentence and both readings, the patient, and the sum of it all."""
    code, out, err = diff()
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "added    sample.barred  context/sample.toml"
    assert "note n1  patient ann" in lines
    assert "  label: distant_metastasis → no_evidence" in lines
    assert "    “IMPRESSION: Verboten [31m liver [metastases].”" in lines
    assert any(line.startswith("  - present, ") and line.endswith("(sample.spread)") for line in lines)
    assert any(line.startswith("  + absent, ") and line.endswith("(sample.spread, sample.barred)") for line in lines)
    assert "patient ann" in lines
    assert lines[-2:] == [
        "1 of 2 notes change their label or axes, 0 more only mentions",
        "1 of 2 patients change their course",
    ]
    assert "\x1b" not in out


def test_without_text_no_word_is_printed_or_written(diff, tmp_path):
    """Places stand in for sentences, in the terminal and on the page."""
    code, out, err = diff("--no-text", "--html", tmp_path / "diff.html")
    page = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert (code, err) == (0, f"page: {tmp_path / 'diff.html'}\n")
    assert "characters 32 to 42" in out
    assert "characters 32 to 42" in page
    assert "erboten" not in out + page


def test_inputs_that_moved_can_be_named(diff, tmp_path):
    """A missing input is named, with exit code 2; --notes says where it is now. --show limits what is printed."""
    moved = (tmp_path / "notes.csv").rename(tmp_path / "moved.csv")
    code, _, err = diff()
    assert code == 2
    assert "notes.csv: no such file" in err
    code, out, _ = diff("--notes", moved, "--show", "0")
    assert code == 0
    assert "note n1" not in out
    assert "… and 1 notes more: --show 1, or --html" in out
    assert "1 of 2 notes change" in out


def test_rules_that_are_broken_are_an_input_error(call, small_patterns, run, tmp_path):
    """The file and the rule are named, with exit code 2."""
    broken = shutil.copytree(small_patterns, tmp_path / "broken")
    target = broken / "targets" / "sample.toml"
    target.write_text(target.read_text().replace("why", "because"))
    code, _, err = call("rules", "diff", small_patterns, broken, run)
    assert code == 2
    assert "targets/sample.toml: rule sample.spread" in err
