"""Settings every test runs under, and what is slow to build, built once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

from recurnlp import Extractor
from recurnlp.extract import MentionReader
from recurnlp.resources import find_resource
from recurnlp.rules import RuleSet, load_rules

# Continuous integration shares two cores: a slow example is no failure, a flaky one would be.
settings.register_profile("recurnlp", deadline=None, max_examples=100)
# A mutant is dead once an example fails: which is the smallest does not matter.
settings.register_profile("mutants", parent=settings.get_profile("recurnlp"), phases=[Phase.explicit, Phase.generate])
settings.load_profile("recurnlp")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that hold what is slow, so that no process waits for them at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


_SWITCHES = (
    "--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

_TARGET = """
[[rule]]
id = "sample.spread"
kind = "metastasis"
why = "A word for the test."
phrases = ["metastases"]
match = ["New <<metastases>> were seen."]
no_match = ["Nothing was seen."]
"""
_DENIAL = """
[[rule]]
id = "sample.barred"
why = "A word for the test."
category = "negated"
direction = "forward"
phrases = ["verboten"]
match = ["Verboten <<metastases|absent>>."]
no_match = ["The door is verboten."]
"""


@pytest.fixture(scope="session")
def sample_patterns() -> Path:
    """A handful of rules of all families that need no others: built in a moment; tests change copies of it."""
    return Path(__file__).parent / "patterns"


@pytest.fixture(scope="session")
def small_patterns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A patterns folder of one target and one organ, which loads at once; tests change copies of it."""
    shipped, folder = find_resource("patterns"), tmp_path_factory.mktemp("patterns")
    for family in ("codes", "words"):
        shutil.copytree(shipped / family, folder / family)
    for place in ("targets", "sites", "context"):
        (folder / place).mkdir()
    shutil.copy(shipped / "sites" / "liver.toml", folder / "sites")
    (folder / "targets" / "sample.toml").write_text(_TARGET, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def denying_patterns(small_patterns: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one more rule, `sample.barred`: the word "verboten" denies what follows."""
    folder = shutil.copytree(small_patterns, tmp_path_factory.mktemp("patterns") / "denying")
    (folder / "context" / "sample.toml").write_text(_DENIAL, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    """The rules that ship."""
    return load_rules()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """An extractor with the rules that ship; tests leave it as it is."""
    return Extractor()


@pytest.fixture(scope="session")
def mention_reader(rules: RuleSet) -> MentionReader:
    """The extraction below the extractor, with the rules that ship."""
    return MentionReader(rules)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window and without a network, to be had with `apt-get install chromium`."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        lacking = "needs Chromium: apt-get install chromium"
        pytest.fail(lacking) if os.environ.get("CI") == "true" else pytest.skip(lacking)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=_SWITCHES)
        yield chromium
        chromium.close()
