"""What comes along with medSpaCy, and what is left for later."""

import subprocess
import sys

ASK = """
import sys
import recurnlp.extractor
print(*sorted({"nltk", "pandas", "scipy", "sklearn"} & sys.modules.keys()))
import quickumls.core
print(quickumls.core.nltk.__version__ == sys.modules["nltk"].__version__)
import nltk
print(nltk is sys.modules["nltk"], nltk.tag.__name__)
"""


def test_what_quickumls_needs_is_imported_when_it_is_used() -> None:
    """An extractor brings no NLTK along; QuickUMLS and everybody else have theirs as soon as they ask for it."""
    run = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)

    assert run.stdout.splitlines() == ["", "True", "True nltk.tag"]
