"""The scan skips sentences and loses nothing: scan and pipeline say what the pipeline says of every sentence."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recurnlp import Mention
from recurnlp.extract import MentionReader
from recurnlp.extract.anchors import ANY
from recurnlp.extract.reader import Reader
from recurnlp.extract.scan import Scanner
from recurnlp.rules import RuleSet

CORPORA = Path(__file__).parents[2] / "corpora"
FRAGMENTS = [
    "No evidence of ", "Multiple ", "consistent with ", " in the liver", " of the breast cancer", "meta-\nstatic ",
    "rnetastatic ", "Iymph nodes ", "recur-\r\nrence ",
    "recur rence ", "carci noma ", "metas1asis ", "N0DES ", "I1ETASTATIC ",
    "metas-\n tases ", "O/12 ", "(0/4)", ", but ", ". ", ".\n",
    "; ",     "\n\n", ": ", "LIVER: ", "FINDINGS: ", "IMPRESSION:\n", "A. LYMPH NODES, LEFT NECK:\n", "B. OMENTUM:\n",
    "negative for tumor", "ADENOCARCINOMA", "FAMILY HISTORY: ", "1. ", "- ", "These are ", "NED", "pT2 N1 M0 ",
    "stage IV ", "patient's ", "tumour-free ", "METASTAIC ", "reccurence ", "adenocarcinorna ", "carcino-\nmatosis ",
    "\u0130", "\u00df", "\ufb01", "\U0001f9ec", "\ud800", "\x00", "\u00a0", "\u0301", "\x0c", "\t", "\r\n", "-\n", "-",
]  # fmt: skip


def read_every_sentence(reader: MentionReader, text: str) -> list[Mention]:
    """Read a note as though there were no scan."""
    segments = reader.segment(text)
    return reader.read_sentences(text, segments, [s for s in segments.sentences if not s.is_heading])


def read_scanned(reader: MentionReader, text: str) -> list[Mention]:
    """Read a note as the program does."""
    return reader.read(text, reader.segment(text))


def load_texts() -> list[str]:
    """Every invented note of both corpora."""
    files = sorted((CORPORA / "gold").glob("*.jsonl"))
    gold = [json.loads(line)["text"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    with (CORPORA / "demo" / "notes.csv").open(encoding="utf-8", newline="") as rows:
        return gold + [row["text"] for row in csv.DictReader(rows)]


@pytest.fixture(scope="module")
def choose_phrase(rules: RuleSet) -> Callable[[int], str]:
    """A function that gives the n-th phrase of all rules, counted round and round."""
    families = (rules.targets, rules.context, rules.ignore, rules.sites)
    phrases = [phrase for family in families for rule in family for phrase in rule.phrases]
    return lambda number: phrases[number % len(phrases)]


def test_scan_loses_nothing_in_the_corpora(mention_reader: MentionReader) -> None:
    """For each note of the corpora the mentions are those of reading every sentence."""
    for text in load_texts():
        assert read_scanned(mention_reader, text) == read_every_sentence(mention_reader, text)


def test_scan_loses_nothing_in_a_long_note(mention_reader: MentionReader) -> None:
    """The corpora joined into one long note read the same with and without the scan."""
    text = "\n\n".join(load_texts())

    mentions = read_scanned(mention_reader, text)

    assert mentions == read_every_sentence(mention_reader, text)
    assert len(mentions) > 500


def test_scan_skips_most_of_a_plain_note(mention_reader: MentionReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences that cannot hold a mention never reach the pipeline."""
    read: list[object] = []
    find = mention_reader.pipeline.find
    monkeypatch.setattr(mention_reader.pipeline, "find", lambda *statement: read.append(statement) or find(*statement))
    text = "The heart is of normal size. " * 50 + "There are liver metastases. " + "The skull is intact. " * 50

    mentions = read_scanned(mention_reader, text)

    assert len(mentions) == 1
    assert len(read) == 1


@pytest.mark.slow
def test_scan_finds_every_phrase_of_a_target(mention_reader: MentionReader, rules: RuleSet) -> None:
    """A sentence that holds any phrase of a rule that finds mentions reads the same with and without the scan."""
    for rule in rules.targets:
        for phrase in Random(rule.id).sample(rule.phrases, min(40, len(rule.phrases))):  # noqa: S311 - no secret
            text = f"A cancer.\nThen {phrase}, positive.\n{phrase.upper()} (0/7)."
            assert read_scanned(mention_reader, text) == read_every_sentence(mention_reader, text), phrase


@pytest.mark.parametrize(
    "text",
    [
        "A. OMENTUM:\nFibrosis only. Adenocarcinoma.",
        "A. LYMPH NODES, LEFT AXILLA:\nFat necrosis. Negative for malignancy.",
        "FINDINGS:\nLYMPH NODES: Small. Positive for tumor.",
        "It is metastattic.",
        "A glioma.\nThe recurrencce is new.",
        "One rnetastasis.",
        "It is meta-\nstatic.",
        "Iymph nodes negative for tumor.",
        "A glioma.\nThen reccurence.",
        "A glioma.\nThen a depo5it 9 mm.",
        "\u0130" * 40 + ". Metastases. Well. Fine. Good. Well.",
        "\ud800 Metastases.",
        "METASTASES",
        "A melanoma. Multiphasic restaging CT was clear.",
    ],
)
def test_scan_finds_what_only_reading_knows(text: str, mention_reader: MentionReader) -> None:
    """Labels, misspellings, broken words, capitals that grow when lowered: all lead the scan to the mention.

    So does a word that hides behind half of a damaged one: "c res" is what "c0res" looks like.
    """
    mentions = read_scanned(mention_reader, text)

    assert mentions
    assert mentions == read_every_sentence(mention_reader, text)


def test_scan_finds_every_known_variant(mention_reader: MentionReader, rules: RuleSet) -> None:
    """A phrase of a target in which a word is misspelled as the rules know it is found as well."""
    holders: dict[str, str] = {}
    for rule in rules.targets:
        for phrase in rule.phrases:
            holders |= {word: phrase for word in phrase.split() if word not in holders}
    variants = [(variant, word) for variant, word in rules.spelling.items() if word in holders]
    assert len(variants) > 50
    for variant, word in variants:
        phrase = " ".join(variant if piece == word else piece for piece in holders[word].split())
        text = f"A cancer.\nThen {phrase}, positive.\n{phrase.upper()} (0/7)."
        assert read_scanned(mention_reader, text) == read_every_sentence(mention_reader, text), variant


EDITS = st.tuples(st.integers(0, 30), st.sampled_from(["", "x", "rn", "-\n", "A", "\u0130"]))
CASES = st.sampled_from([str, str.upper, str.title])
PIECES = st.tuples(st.integers(0), st.none() | EDITS, CASES)


@given(st.lists(PIECES, max_size=14))
def test_scan_loses_nothing_in_assembled_text(
    mention_reader: MentionReader,
    choose_phrase: Callable[[int], str],
    pieces: list[tuple[int, tuple[int, str] | None, Callable[[str], str]]],
) -> None:
    """Fragments, rule phrases, misspellings, broken words and junk in any order read the same without the scan."""
    text = ""
    for number, edit, case in pieces:
        piece = f"{choose_phrase(number // 2)} " if number % 2 else FRAGMENTS[number // 2 % len(FRAGMENTS)]
        at, instead = edit or (len(piece), "")
        text += case(piece[:at] + instead + piece[at + 1 :])

    assert read_scanned(mention_reader, text) == read_every_sentence(mention_reader, text)


@given(st.text())
def test_scan_loses_nothing_in_any_text(mention_reader: MentionReader, text: str) -> None:
    """Any text at all, between two mentions, reads the same with and without the scan."""
    note = f"Metastases to lung. {text} Lymph nodes {text} (0/3)."

    assert read_scanned(mention_reader, note) == read_every_sentence(mention_reader, note)


@pytest.mark.parametrize("text", ["a lin\u212aed word", "A LIN\u212aED WORD", "one lin\u212aed", "nolinked, linked"])
def test_scan_reads_the_kelvin_sign_as_k(text: str) -> None:
    """The one sign outside ASCII whose small letter is a Latin one hides no anchor."""
    hits = Scanner({"linked": ANY}, {}, Reader({})).find_hits(text)

    assert [text[hit:].lower()[:6] for hit in hits] == ["linked"]
