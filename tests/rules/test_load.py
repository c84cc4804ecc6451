import os
from collections.abc import Callable
from pathlib import Path

import pytest

from recurnlp import InputError, RuleError
from recurnlp.rules import load_rules

Write = Callable[[str, str], None]
Change = Callable[..., None]


def test_shared_and_own_words_are_expanded(folder: Path) -> None:
    """A rule's phrases are those its own lists and the shared ones stand for."""
    (rule,) = (rule for rule in load_rules(folder).targets if rule.id == "spread.noun")

    assert rule.phrases == (
        "metastases", "seeding", "liver metastases", "liver seeding", "lung metastases", "lung seeding",
    )  # fmt: skip


def test_own_words_stand_before_shared_ones(folder: Path, change: Change) -> None:
    """A list of the file itself takes the place of a shared one of the same name, in this file alone."""
    change("context/no.toml", '["no"]', '["no {organ}"]')
    change("context/no.toml", "[[rule]]", '[words]\norgan = ["kidney"]\n\n[[rule]]')

    rules = load_rules(folder)

    assert rules.context[0].phrases == ("no kidney",)
    assert "liver seeding" in rules.targets[1].phrases


def test_every_family_is_read(folder: Path, change: Change) -> None:
    """Each folder gives rules of its own kind, and `all` has every one of them."""
    change(
        "context/no.toml",
        'negation.no"\ncategory = "negated"\ndirection = "forward"',
        'ignore.no"',
        to="ignore/no.toml",
    )

    rules = load_rules(folder)

    assert rules.sites[0].site == "liver"
    assert rules.site_codes["liver"].icdo3 == "C22.0"
    assert rules.sections[1].effect == "hypothetical"
    assert sorted((rule.id, rule.file) for rule in rules.all()) == [
        ("ignore.no", "ignore/no.toml"),
        ("negation.no", "context/no.toml"),
        ("return.adjective", "targets/return.toml"),
        ("section.impression", "sections/headings.toml"),
        ("section.plan", "sections/headings.toml"),
        ("site.liver", "sites/liver.toml"),
        ("spread.noun", "targets/spread.toml"),
        ("stage.code", "stage/code.toml"),
    ]


def test_spelling_leads_from_variant_to_canonical(folder: Path) -> None:
    """Each variant of a spelling table leads to the canonical word."""
    assert load_rules(folder).spelling == {"tumour": "tumor", "tumur": "tumor"}


def test_shipped_rules_are_right() -> None:
    """The rules that ship can be read, and there are some of every family."""
    rules = load_rules()

    families = (
        rules.targets, rules.context, rules.ignore, rules.sites, rules.sections, rules.stages, rules.primaries,
        rules.courses,
    )  # fmt: skip
    assert [family for family in families if not family] == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[[rule]]", "[[rules]]", "unknown table 'rules'"),
        ("[[rule]]", "[rule]", "rule: Input should be a valid list"),
        ("[words]", "[[words]]", "words: Input should be a valid dictionary"),
        ('["metastases", "seeding"]', '"spread"', "words.spread: Input should be a valid list"),
        ('["metastases", "seeding"]', '["spread", 1]', "words.spread.1: Input should be a valid string"),
        ("[words]", "[words", "not readable as TOML"),
    ],
)
def test_file_of_the_wrong_shape_is_named(folder: Path, change: Change, old: str, new: str, problem: str) -> None:
    """An unknown table, a table of the wrong shape or no TOML at all is an error that begins with the file."""
    change("targets/spread.toml", old, new)

    with pytest.raises(RuleError, match=rf"^targets/spread\.toml: {problem}"):
        load_rules(folder)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("kind =", "colour = 'red'\nkind =", "colour: Extra inputs are not permitted"),
        ("kind =", "file = 'mine.toml'\nkind =", "file: is not for rule files to say"),
        ('"metastasis"', '"metastases"', "kind: Input should be 'metastasis'"),
        ("kind =", "assertion = 'sure'\nkind =", "assertion: Input should be 'present'"),
        ("kind =", "sites = ['knee']\nkind =", "sites.0: Input should be 'liver'"),
        ('match = ["There is <<seeding>>.", "New <<liver metastases>> are seen."]\n', "", "match: Field required"),
        (
            '["There is <<seeding>>.", "New <<liver metastases>> are seen."]',
            "[]",
            "match: Tuple should have at least 1 item",
        ),
        ('["There is rain."]', "[]", "no_match: Tuple should have at least 1 item"),
        ('"Spread, told plainly."', '""', "why: String should have at least 1 character"),
        ('["{organ?} {spread}"]', '"spread"', "phrases: Input should be a valid tuple"),
        ('["{organ?} {spread}"]', "[3]", "phrases.0: Input should be a valid string"),
        ('["{organ?} {spread}"]', '["{organs}"]', r"\{organs\} is no word list"),
    ],
)
def test_wrong_rule_is_named(folder: Path, change: Change, old: str, new: str, problem: str) -> None:
    """A rule with an unknown key, a value outside the vocabulary or no example is named with its file."""
    change("targets/spread.toml", old, new)

    with pytest.raises(RuleError, match=rf"^targets/spread\.toml: rule spread\.noun: {problem}"):
        load_rules(folder)


@pytest.mark.parametrize(
    ("rule_id", "problem"), [('"Spread"', "rule Spread: id: String should match"), ("7", "rule 7: id")]
)
def test_id_is_dotted_and_lower_case(folder: Path, change: Change, rule_id: str, problem: str) -> None:
    """An id that is not of the form family.name is refused."""
    change("targets/spread.toml", '"spread.noun"', rule_id)

    with pytest.raises(RuleError, match=problem):
        load_rules(folder)


def test_rule_without_id_is_named_as_such(folder: Path, change: Change) -> None:
    """A rule with no id is told by the file it stands in."""
    change("targets/spread.toml", 'id = "spread.noun"', "")

    with pytest.raises(RuleError, match=r"^targets/spread\.toml: rule \(no id\): id: Field required"):
        load_rules(folder)


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [("T(?P<t>[0-4]", "not a regular expression"), ("T(?P<tumor>[0-4])", "unknown group 'tumor'")],
)
def test_stage_pattern_must_work(folder: Path, change: Change, pattern: str, problem: str) -> None:
    """A pattern that is no regular expression, or names a part that no stage has, is refused when it is read."""
    change("stage/code.toml", "T(?P<t>[0-4])", pattern)

    with pytest.raises(RuleError, match=rf"^stage/code\.toml: rule stage\.code: pattern: .*{problem}"):
        load_rules(folder)


def test_stage_condition_must_work(folder: Path, change: Change) -> None:
    """The pattern that a sentence must not hold is checked as well."""
    change("stage/code.toml", "pattern =", "unless = '('\npattern =")

    with pytest.raises(RuleError, match=r"rule stage\.code: unless: .*not a regular expression"):
        load_rules(folder)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('name = "liver"\n', "", "site.name: Field required"),
        ('"liver"', '"knee"', "site.name: Input should be 'liver'"),
        ('"liver"\n', '"liver"\nicdo3 = "C22.0"\n', "site.icdo3: Extra inputs are not permitted"),
        ('"liver"', '"lung"', "the site 'lung' has no codes in codes/codes.toml"),
    ],
)
def test_wrong_site_is_named(folder: Path, change: Change, old: str, new: str, problem: str) -> None:
    """A site table that lacks a field, or has one that no site has, is named with its file."""
    change("sites/liver.toml", old, new)

    with pytest.raises(RuleError, match=rf"^sites/liver\.toml: {problem}"):
        load_rules(folder)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("unspecified =", "left =", "sites.liver.icd10: .*needs a code for 'unspecified'"),
        ("icdo3 =", "icdo = 3\nicdo3 =", "sites.liver.icdo: Extra inputs are not permitted"),
        ("sites.liver", "sites.knee", "sites.knee"),
    ],
)
def test_wrong_codes_are_named(folder: Path, change: Change, old: str, new: str, problem: str) -> None:
    """A slip in the table of codes is named with its file and site."""
    change("codes/codes.toml", old, new)

    with pytest.raises(RuleError, match=rf"^codes/codes\.toml: {problem}"):
        load_rules(folder)


def test_twin_ids_are_refused(folder: Path, change: Change) -> None:
    """Two rules of one id are an error that names both files, whatever their families."""
    change("sites/liver.toml", "site.liver", "spread.noun")

    with pytest.raises(
        RuleError, match=r"^sites/liver\.toml: rule spread\.noun: the same id stands in targets/spread\.toml"
    ):
        load_rules(folder)


def test_twin_word_lists_are_refused(folder: Path, write: Write) -> None:
    """Two shared lists of one name are an error: which of them a rule meant could not be told."""
    write("words/zoo.toml", '[words]\norgan = ["heart"]')

    with pytest.raises(RuleError, match=r"^words/zoo\.toml: the word list 'organ' stands in another file too"):
        load_rules(folder)


def test_twin_sites_are_refused(folder: Path, change: Change) -> None:
    """Two tables for one site are an error."""
    change("sites/liver.toml", "site.liver", "site.other", to="sites/other.toml")

    with pytest.raises(RuleError, match=r"^sites/other\.toml: the site 'liver' stands in another file too"):
        load_rules(folder)


def test_variant_of_two_words_is_refused(folder: Path, write: Write) -> None:
    """One misspelling cannot lead to two words."""
    write("words/zoo.toml", '[spelling]\ntumors = ["tumour"]')

    with pytest.raises(RuleError, match=r"^words/zoo\.toml: 'tumour' is a variant of two words"):
        load_rules(folder)


@pytest.mark.parametrize("name", ["tragets/a.toml", "a.toml"])
def test_file_outside_the_families_is_refused(folder: Path, change: Change, name: str) -> None:
    """A file in a folder of no family would never be read, so it is an error."""
    change("context/no.toml", "", "", to=name)

    with pytest.raises(RuleError, match=rf"^{name}: stands in none of the folders codes, context, "):
        load_rules(folder)


def test_bytes_that_are_no_text_are_refused(folder: Path) -> None:
    """A file that is not UTF-8 is an error that begins with the file."""
    (folder / "targets/latin.toml").write_bytes(b'[words]\nx = ["\xe9"]')

    with pytest.raises(RuleError, match=r"^targets/latin\.toml: not readable as TOML"):
        load_rules(folder)


def test_missing_folder_is_the_user_s_to_mend(tmp_path: Path) -> None:
    """A patterns folder that does not exist is an input error with its path."""
    with pytest.raises(InputError, match="gone: no such patterns folder"):
        load_rules(tmp_path / "gone")


def test_empty_folder_is_the_user_s_to_mend(tmp_path: Path) -> None:
    """A patterns folder without rule files would find nothing in any note, so it is an input error."""
    with pytest.raises(InputError, match="holds no rule files"):
        load_rules(tmp_path)


def test_digest_is_the_same_after_a_touch(folder: Path) -> None:
    """The digest depends on what the files say, not on when they were written."""
    before = load_rules(folder).digest
    os.utime(folder / "targets/spread.toml", (1, 1))

    assert load_rules(folder).digest == before


def test_digest_changes_with_a_file(folder: Path) -> None:
    """One character more in one file, even in a comment, changes the digest."""
    before = load_rules(folder).digest
    with (folder / "words/organs.toml").open("a", encoding="utf-8") as file:
        file.write("#")

    assert load_rules(folder).digest != before


def test_digest_changes_with_a_file_s_place(folder: Path) -> None:
    """A file moved to another folder changes the digest."""
    before = load_rules(folder).digest
    (folder / "targets/more").mkdir()
    (folder / "targets/spread.toml").rename(folder / "targets/more/spread.toml")

    assert load_rules(folder).digest != before


def test_digest_changes_with_extra_rules(folder: Path, tmp_path: Path) -> None:
    """Extra rule files are part of the digest."""
    extra = tmp_path / "mine.json"
    extra.write_text('{"target_rules": [{"literal": "seed", "category": "METASTASIS"}]}', encoding="utf-8")

    rules = load_rules(folder, [extra])

    assert rules.digest != load_rules(folder).digest
    assert rules.targets[-1].phrases == ("seed",)
