"""Charts made by hand, so that timelines are tested apart from extraction; and one made from texts, to test both."""

from datetime import date
from itertools import count

import pytest

from recurnlp.status import ChartFact, ChartMention, ChartNote, tell_patient


@pytest.fixture
def say():
    """Make a mention; one after the other, each in a sentence of its own unless told otherwise."""
    places = count(0, 100)

    def make(kind="metastasis", assertion="present", extent="distant", sites=(), **rest):
        start = next(places)
        fields = {
            "start": start, "end": start + 10, "kind": kind, "assertion": assertion, "time": "current",
            "extent": extent, "sites": sites, "icd10": (), "evidence": None, "event_date": None,
            "section": "impression", "sentence_start": start, "sentence_end": start + 50, "rule_id": "a.rule",
        }  # fmt: skip
        return ChartMention(**fields | rest)

    return make


@pytest.fixture
def free(say):
    """Make a statement that there is no disease."""
    return lambda **rest: say("recurrence", "absent", "unspecified", section="assessment", **rest)


@pytest.fixture
def fact():
    """Make a fact of the course."""

    def make(kind, site=None, *, start=0, section="diagnosis", morphology=None, event_date=None):
        return ChartFact(kind, start, start + 5, section, site, morphology, event_date)

    return make


@pytest.fixture
def note():
    """Make a note; its label follows from its mentions in the plainest way."""
    numbers = count(1)

    def make(day, *content, basis="clinical", label=None):
        mentions = tuple(item for item in content if isinstance(item, ChartMention))
        facts = tuple(item for item in content if isinstance(item, ChartFact))
        return ChartNote(
            f"n{next(numbers):02d}",
            date.fromisoformat(day) if day else None,
            label or _label(mentions),
            basis,
            mentions,
            facts,
        )

    return make


def _label(mentions):
    present = {m.kind for m in mentions if m.assertion == "present" and m.time == "current" and not m.event_date}
    if "metastasis" in present:
        return "distant_metastasis"
    if "recurrence" in present:
        return "locoregional_recurrence"
    return "no_evidence" if any(m.assertion == "absent" for m in mentions) else "not_stated"


@pytest.fixture
def report(note, fact):
    """Make the pathology report that finds a cancer."""

    def make(day, site="colon", morphology="8140/3"):
        return note(day, fact("cancer", site, morphology=morphology), basis="pathology")

    return make


@pytest.fixture
def tell():
    """Tell a patient of some notes."""
    return lambda *notes, **options: tell_patient("p", notes, **options)


@pytest.fixture(scope="session")
def chart(extractor):
    """Make a chart of (day, text) pairs, through the extractor."""

    def make(*pairs):
        return [_read(extractor(text), f"n{i:02d}", day) for i, (day, text) in enumerate(pairs)]

    return make


def _read(read, note_id, day):
    mentions = tuple(
        ChartMention(
            *(getattr(m, name) for name in ChartMention._fields[:-3]),
            *((m.stage.m, m.stage.group, m.stage.system) if m.stage else ()),
        )
        for m in read.mentions
    )
    facts = tuple(ChartFact(*(getattr(f, name) for name in ChartFact._fields)) for f in read.facts)
    basis = read.basis.evidence if read.basis else None
    return ChartNote(note_id, date.fromisoformat(day), read.status.label, basis, mentions, facts)
