"""A small patterns folder of its own: built in a moment, and no other rule changes what these tests see."""

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language

import recurnlp.components  # noqa: F401 - the factory, where recurnlp runs from its checkout

TARGETS = """
[[rule]]
id = "spread.noun"
kind = "metastasis"
why = "Spread, with the organ before it where it is named."
phrases = ["{liver?} {metastasis|metastases}"]
match = ["New <<liver metastases>> are seen."]
no_match = ["The liver is normal."]

[[rule]]
id = "return.adjective"
kind = "recurrence"
why = "A neoplasm that came back."
phrases = ["recurrent {carcinoma?}", "recurrence"]
match = ["Biopsy shows <<recurrent carcinoma>>."]
no_match = ["Biopsy shows carcinoma."]
"""

CONTEXT = """
[[rule]]
id = "negation.no"
category = "negated"
direction = "forward"
why = "A plain negation."
phrases = ["no"]
match = ["No <<recurrence|absent>>."]
no_match = ["There is recurrence."]
"""

LIVER = """
[site]
name = "liver"

[[rule]]
id = "site.liver"
why = "The organ."
phrases = ["liver"]
match = ["The <<liver>> is small."]
no_match = ["The lung is small."]
"""

CODES = """
[sites.liver]
icdo3 = "C22.0"
icd10 = { unspecified = "C78.7" }
"""

SECTIONS = """
[[rule]]
id = "section.impression"
category = "impression"
why = "What the reader concludes."
headings = ["impression"]
match = ["<<IMPRESSION:>> Normal."]
no_match = ["An impression of health."]
"""

STAGE = """
[[rule]]
id = "stage.code"
system = "TNM"
why = "A plain code."
pattern = '(?P<prefix>p)T(?P<t>\\d) ?N(?P<n>\\d)'
match = ["Staged <<pT2 N1>>."]
no_match = ["Staged by CT."]
"""

NOTE = (
    "IMPRESSION: New liver metastases, also at the dome; no recurrence in the breast.\n\n"
    "Biopsy shows recurrent carcinoma. Tumor class (pT2N1); asked about recurrence/metastases by phone."
)


@pytest.fixture(scope="session")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A patterns folder with a handful of rules of every family."""
    folder = tmp_path_factory.mktemp("patterns")
    files = {
        "targets/all.toml": TARGETS,
        "context/all.toml": CONTEXT,
        "codes/codes.toml": CODES,
        "sites/liver.toml": LIVER,
        "sections/all.toml": SECTIONS,
        "stage/all.toml": STAGE,
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="session")
def make_pipeline(patterns: str) -> Callable[..., Language]:
    """A function that makes a blank English pipeline with the component, configured as told."""

    def make(nlp: Language | None = None, **config: object) -> Language:
        nlp = nlp or spacy.blank("en")
        nlp.add_pipe("recurnlp", config={"patterns": patterns} | config)
        return nlp

    return make


@pytest.fixture(scope="session")
def pipeline(make_pipeline: Callable[..., Language]) -> Language:
    """Blank English with the component; tests leave it as it is."""
    return make_pipeline()


@pytest.fixture(scope="session")
def note() -> str:
    """A note with two mentions in one word, a negation, a stage and a heading."""
    return NOTE
