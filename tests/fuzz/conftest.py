"""The fuzzer's targets, which are no package: the fuzzer starts them as a program."""

import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def fuzz_modules():
    """The modules `targets` and `seeds`."""
    sys.path.insert(0, str(Path(__file__).parent))
    import seeds
    import targets

    yield targets, seeds
    sys.path.remove(str(Path(__file__).parent))


@pytest.fixture(scope="session")
def check_target(fuzz_modules, extractor):
    """Call a target by its name, with the one extractor of all tests."""
    targets, _ = fuzz_modules
    targets.load_extractor = lambda: extractor
    yield lambda name, data: targets.TARGETS[name](data)
    if targets.load_pages.cache_info().currsize:
        targets.load_pages().close()
