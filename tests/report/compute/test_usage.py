"""Which rules did something."""

import shutil

from recurnlp.report.compute.usage import compute_usage
from recurnlp.resources import find_resource


def test_rules_and_cues_are_counted_by_mention(open_run):
    """A cue that stands twice at one mention counts once; both come with their reasons."""
    mentions = [{"cues": ["negation.no", "negation.no"]}, {"cues": ["negation.no"]}, {"rule_id": "stage.tnm"}]
    usage = open_run(compute_usage, notes=[{}], mentions=mentions)
    assert [(use.rule_id, use.mentions) for use in usage.rules] == [("metastasis.noun", 2), ("stage.tnm", 1)]
    assert [(use.rule_id, use.mentions) for use in usage.cues] == [("negation.no", 2)]
    assert all(use.why for use in (*usage.rules, *usage.cues))


def test_rules_that_did_nothing_are_listed_by_file(open_run):
    """What fired is not among them; what cannot leave a trace, such as a site, is neither."""
    usage = open_run(compute_usage, notes=[{}], mentions=[{"cues": ["negation.no"]}])
    unused = {rule for file in usage.unused for rule in file.rules}
    assert "recurrence.noun" in unused
    assert not {"metastasis.noun", "negation.no"} & unused
    assert {file.file.split("/")[0] for file in usage.unused} == {"targets", "context", "stage"}
    assert all(0 < file.number <= file.total for file in usage.unused)


def test_a_file_whose_rules_all_fired_is_not_listed(open_run, rules):
    """Only files with something left to say are there."""
    file = rules.stages[0].file
    mentions = [{"rule_id": rule.id} for rule in rules.stages if rule.file == file]
    usage = open_run(compute_usage, notes=[{}], mentions=mentions)
    assert file not in {unused.file for unused in usage.unused}


def test_rules_of_another_making_are_told_apart(open_run, rules):
    """The digest in the run says whether the rules at hand are its own."""
    settings = {"recurnlp": "0", "columns": [], "encoding": "utf-8", "max_chars": 9}
    same = open_run(compute_usage, notes=[{}], settings=settings | {"rules": rules.digest})
    other = open_run(compute_usage, notes=[{}], settings=settings | {"rules": "0"})
    assert (same.same_rules, other.same_rules) == (True, False)


def test_rules_that_are_gone_leave_the_counts(open_run, tmp_path):
    """A run whose patterns folder was removed still says which rules fired."""
    folder = shutil.copytree(find_resource("patterns"), tmp_path / "mine")
    shutil.rmtree(folder)
    usage = open_run(compute_usage, notes=[{}], mentions=[{}], patterns=str(folder))
    assert (usage.unused, usage.same_rules) == (None, False)
    assert usage.rules == (("metastasis.noun", 1, ""),)
