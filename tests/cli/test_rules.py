"""`recurnlp rules`."""

import json
import shutil

import pytest

from recurnlp.resources import find_resource

GOOD = """
[[rule]]
id = "sample.return"
kind = "recurrence"
why = "A word for the test."
phrases = ["zurückkehr"]
match = ["There was <<zurückkehr>> of the tumor."]
no_match = ["There was none."]
"""


@pytest.fixture
def patterns(tmp_path):
    """A patterns folder with the context and words that ship, and no targets."""
    folder = tmp_path / "patterns"
    shutil.copytree(find_resource("patterns"), folder)
    shutil.rmtree(folder / "targets")
    (folder / "targets").mkdir()
    for family in ("context", "ignore", "sites", "sections", "stage", "primaries", "course"):
        shutil.rmtree(folder / family, ignore_errors=True)
    return folder


def test_rules_are_listed_with_their_reasons(call):
    """Every rule that ships is listed with id, file and reason."""
    code, out, _ = call("rules", "list", "--kind", "targets")
    assert code == 0
    assert "metastasis.noun  (targets/" in out


def test_json_lists_every_kind(call):
    """--json lists all rules as data."""
    rows = json.loads(call("rules", "list", "--json")[1])
    assert {row["kind"] for row in rows} >= {"targets", "context", "ignore", "sites"}
    assert all(row.keys() == {"id", "kind", "file", "why"} and row["why"] for row in rows)


def test_rules_whose_examples_hold_pass(call, patterns):
    """A rule that does what its examples say is fine."""
    (patterns / "targets" / "sample.toml").write_text(GOOD)
    code, out, err = call("rules", "check", "--patterns", patterns)
    assert (code, out, err) == (0, "1 rules, 0 failing examples\n", "")


def test_a_failing_example_exits_with_1_and_names_the_rule(call, patterns):
    """File, rule, problem and sentence are printed for each example that fails."""
    (patterns / "targets" / "sample.toml").write_text(GOOD.replace("There was none", "There was zurückkehr"))
    code, out, _ = call("rules", "check", "--patterns", patterns)
    assert code == 1
    assert "targets/sample.toml: sample.return: fires, and should not\n    There was zurückkehr." in out


def test_a_broken_rule_file_exits_with_2_and_names_it(call, patterns):
    """A file that cannot be used is an input error."""
    (patterns / "targets" / "sample.toml").write_text(GOOD.replace("why =", "reason ="))
    code, _, err = call("rules", "check", "--patterns", patterns)
    assert code == 2
    assert err.startswith("error: targets/sample.toml: rule sample.return")
