import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from medspacy.context import ConTextRule
from medspacy.target_matcher import TargetRule

from recurnlp import Extractor, RuleError
from recurnlp.rules.medspacy_json import read_medspacy_json

Save = Callable[[Any], Path]
TARGET = {"literal": "Tumor Seeding", "category": "METASTASIS"}
CUE = {"literal": "Absence Of", "category": "NEGATED_EXISTENCE", "direction": "FORWARD"}


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """A function that writes a rule file and returns its path."""

    def write(table: Any) -> Path:
        path = tmp_path / "mine.json"
        path.write_text(table if isinstance(table, str) else json.dumps(table), encoding="utf-8")
        return path

    return write


def test_target_is_read(save: Save) -> None:
    """A target rule keeps its kind; its literal is its phrase, in lower case."""
    path = save({"target_rules": [TARGET, {"literal": "came home", "category": "recurrence", "metadata": {"by": "x"}}]})

    targets, context = read_medspacy_json([path])

    assert [(rule.kind, rule.phrases) for rule in targets] == [
        ("metastasis", ("tumor seeding",)),
        ("recurrence", ("came home",)),
    ]
    assert [rule.id for rule in targets] == ["medspacy.mine.target_rules.1", "medspacy.mine.target_rules.2"]
    assert {rule.file for rule in targets} == {str(path)}
    assert targets[0].why == "From a medSpaCy rule file: Tumor Seeding"
    assert {(rule.match, rule.no_match) for rule in targets} == {((), ())}
    assert context == []


def test_cue_is_read(save: Save) -> None:
    """A context rule keeps direction and scope, and its category becomes ours."""
    _, (rule,) = read_medspacy_json([save({"context_rules": [CUE | {"max_scope": 4}]})])

    assert (rule.category, rule.direction, rule.scope) == ("negated", "forward", 4)
    assert rule.phrases == ("absence of",)
    assert rule.targets == ()


@pytest.mark.parametrize(
    ("category", "ours"),
    [
        ("POSITIVE_EXISTENCE", "affirmed"),
        ("POSSIBLE_EXISTENCE", "possible"),
        ("HISTORICAL", "past"),
        ("HYPOTHETICAL", "hypothetical"),
        ("FAMILY", "family"),
        ("probable", "probable"),
    ],
)
def test_categories_become_ours(save: Save, category: str, ours: str) -> None:
    """The categories of medSpaCy have their counterparts, and ours may be used as well."""
    _, (rule,) = read_medspacy_json([save({"context_rules": [CUE | {"category": category}]})])

    assert rule.category == ours


@pytest.mark.parametrize("direction", ["TERMINATE", "PSEUDO"])
def test_direction_that_is_no_direction_decides(save: Save, direction: str) -> None:
    """A terminator or pseudo cue is one whatever its category says."""
    _, (rule,) = read_medspacy_json([save({"context_rules": [CUE | {"direction": direction, "category": "CONJ"}]})])

    assert (rule.category, rule.direction) == (direction.lower(), direction.lower())


def test_direction_is_both_ways_unless_told(save: Save) -> None:
    """A cue without a direction looks both ways, as medSpaCy has it."""
    _, (rule,) = read_medspacy_json([save({"context_rules": [{"literal": "x", "category": "FAMILY"}]})])

    assert rule.direction == "bidirectional"
    assert ConTextRule("x", "FAMILY").direction == "BIDIRECTIONAL"


@pytest.mark.parametrize(
    ("types", "concepts"),
    [
        ({"allowed_types": ["METASTASIS", "FEVER"]}, ("metastasis",)),
        (
            {"excluded_types": ["METASTASIS", "NODE"]},
            ("recurrence", "organ", "tumor", "benign", "care", "lesion", "study"),
        ),
        ({"allowed_types": ["METASTASIS", "NODE"], "excluded_types": ["NODE"]}, ("metastasis",)),
        ({"allowed_types": None}, ()),
    ],
)
def test_types_limit_what_a_cue_reaches(save: Save, types: dict[str, Any], concepts: tuple[str, ...]) -> None:
    """A cue reaches the allowed types that are concepts of ours, less the excluded ones; with none given, all."""
    _, (rule,) = read_medspacy_json([save({"context_rules": [CUE | types]})])

    assert rule.targets == concepts


def test_token_pattern_takes_the_place_of_the_literal(save: Save) -> None:
    """With a token pattern the literal is a mere name."""
    pattern = [{"LOWER": {"IN": ["drop", "skip"]}}, {"LOWER": "lesions", "OP": "?"}]

    (rule,), _ = read_medspacy_json([save({"target_rules": [TARGET | {"pattern": pattern}]})])

    assert rule.phrases == ("drop lesions", "drop", "skip lesions", "skip")


def test_files_of_medspacy_s_own_writing_are_read(tmp_path: Path) -> None:
    """What medSpaCy writes, this reads."""
    path = tmp_path / "theirs.json"
    ConTextRule.to_json([ConTextRule("absence of", "NEGATED_EXISTENCE", direction="FORWARD", max_scope=3)], str(path))
    _, (cue,) = read_medspacy_json([path])
    path.write_text(json.dumps({"target_rules": [TargetRule("seeding", "METASTASIS").to_dict()]}), encoding="utf-8")
    (target,), _ = read_medspacy_json([path])

    assert (cue.phrases, cue.category, cue.scope) == (("absence of",), "negated", 3)
    assert (target.phrases, target.kind) == (("seeding",), "metastasis")


def test_rules_take_part_in_extraction(save: Save, folder: Path) -> None:
    """A target and a cue of a medSpaCy file find and negate a mention in a note."""
    path = save({"target_rules": [TARGET], "context_rules": [CUE]})

    (mention,) = Extractor(folder, [path])("Washings show absence of tumor seeding.").mentions

    assert (mention.text, mention.kind, mention.assertion) == ("tumor seeding", "metastasis", "absent")
    assert mention.rule_id == "medspacy.mine.target_rules.1"
    assert [cue.rule_id for cue in mention.cues] == ["medspacy.mine.context_rules.1"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (TARGET | {"colour": "red"}, "colour: Extra inputs are not permitted"),
        (TARGET | {"attributes": {"is_negated": True}}, "attributes: Input should be None"),
        (TARGET | {"category": "PROBLEM"}, "category: Input should be 'metastasis' or 'recurrence'"),
        (TARGET | {"literal": ""}, "literal: String should have at least 1 character"),
        ({"category": "METASTASIS"}, "literal: Field required"),
        ({"literal": "seeding"}, "category: Field required"),
        (TARGET | {"pattern": "seed(ing|s)"}, "regular expressions are not supported"),
        ("seeding", ".*valid dictionary"),
    ],
)
def test_target_that_cannot_be_ours_is_named(save: Save, row: Any, problem: str) -> None:
    """An unknown key or a value with no counterpart is an error that names file and rule."""
    with pytest.raises(RuleError, match=rf"mine\.json: target_rules 2: {problem}"):
        read_medspacy_json([save({"target_rules": [TARGET, row]})])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"category": "NEGATION"}, "category: 'negation' means nothing here; one of affirmed, "),
        ({"direction": "SIDEWAYS"}, "direction: Input should be 'forward', "),
        ({"direction": 5}, "direction: Input should be 'forward', "),
        ({"max_scope": 0}, "max_scope: Input should be greater than 0"),
        ({"max_targets": 1}, "max_targets: Input should be None"),
        ({"allowed_types": ["FEVER"]}, "its types leave none of metastasis, "),
        ({"terminated_by": ["FAMILY"]}, "terminated_by: Extra inputs are not permitted"),
    ],
)
def test_cue_that_cannot_be_ours_is_named(save: Save, change: dict[str, Any], problem: str) -> None:
    """A cue that says what ours cannot is an error that names file and rule, not a cue that says more."""
    with pytest.raises(RuleError, match=rf"mine\.json: context_rules 1: {problem}"):
        read_medspacy_json([save({"context_rules": [CUE | change]})])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "not a readable JSON file: .* line 1"),
        ("[]", "holds neither target_rules nor context_rules"),
        ({"rules": []}, "holds neither target_rules nor context_rules"),
        ({"target_rules": {"literal": "seeding"}}, "target_rules is not a list"),
    ],
)
def test_file_that_is_no_rule_file_is_named(save: Save, content: Any, problem: str) -> None:
    """A file that is no JSON, or holds no rules, is an error that begins with its path."""
    with pytest.raises(RuleError, match=rf"mine\.json: {problem}"):
        read_medspacy_json([save(content)])


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A rule file that is not there is an error that begins with its path."""
    with pytest.raises(RuleError, match=r"gone\.json: not a readable JSON file"):
        read_medspacy_json([tmp_path / "gone.json"])


def test_same_name_twice_is_told(save: Save, folder: Path, tmp_path: Path) -> None:
    """Two files of one name would give two rules one id, which is an error that names both."""
    other = tmp_path / "other"
    other.mkdir()
    first = save({"target_rules": [TARGET]})
    second = other / "mine.json"
    second.write_text(first.read_text(encoding="utf-8"), encoding="utf-8")

    with pytest.raises(RuleError, match=r"other/mine\.json: rule medspacy\.mine\.target_rules\.1: the same id stands"):
        Extractor(folder, [first, second])
