"""`recurnlp explain`."""

import io
import json

TEXT = "FINDINGS: No evidence of local recurrence. Metastases in the [bold]liver[/bold]."


def test_the_reading_and_its_reasons_are_told(call):
    """Each mention is printed with its reading, the rule with its reason, and the cue that decided it."""
    code, out, _ = call("explain", TEXT)
    assert code == 0
    assert TEXT in out
    assert "recurrence  absent recurrence" in out
    assert "“No evidence of” negated" in out
    assert "present metastasis" in out
    assert out.splitlines()[-1].startswith("note: recurrent_metastatic (distant present")


def test_json_holds_the_same_as_data(call):
    """--json gives status and explained mentions, with the words of each cue."""
    code, out, _ = call("explain", "--json", TEXT)
    told = json.loads(out)
    assert code == 0
    assert told["status"]["label"] == "recurrent_metastatic"
    recurrence, metastasis = told["mentions"]
    assert (recurrence["assertion"], metastasis["assertion"]) == ("absent", "present")
    assert recurrence["why"]
    assert "No evidence of" in [cue["text"] for cue in recurrence["cues"]]
    assert all(found["reason"] for found in metastasis["rejected"])


def test_a_dash_reads_standard_input(call, monkeypatch):
    """A note need not pass through the shell's history."""
    monkeypatch.setattr("sys.stdin", io.StringIO("New liver metastases."))
    assert "present metastasis" in call("explain", "-")[1]
