"""Notes that optical character recognition damaged, word by word."""

import pytest

from recurnlp import Extractor
from recurnlp.extract.reader import JOINER
from recurnlp.extract.restoration import Restorer

WORDS = (
    "lymph node nodes tumor no not metastatic carcinoma malignancy identified number involved of in liver chest wall "
    "evidence disease is to or on it left mass"
).split()


@pytest.fixture(scope="module")
def restorer() -> Restorer:
    """A restorer that knows a few words."""
    return Restorer(WORDS, {"tumour": "tumor", "iymph": "lymph"})


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("1ymph n0des, 1eft", "lymph nodes, left"),
        ("N0 TUM0R lN N0DE", "NO TUMOR in NODE"),
        ("M1 tum0r, pT2 N0 disease", "M1 tumor, pT2 N0 disease"),
        ("tum0ur in l8 n0des, l of them 1eft", "tumour in 18 nodes, 1 of them left"),
        ("n0de l/l", "node 1/1"),
        ("n0de O of l2, LN NECK", "node 0 of 12, LN NECK"),
        ("LlVER, l of 2 nodes", "LIVER, 1 of 2 nodes"),
        ("n0des 11f 0/2", "nodes 11f 0/2"),
        ("1iver: N0 EVlDENCE", "liver: NO EVIDENCE"),
        ("Tum0r of chest wa1l", "Tumor of chest wall"),
        ("tum0r, L lobe, CD10 and S100 positive", "tumor, L lobe, CD10 and S100 positive"),
        ("tum0r, obse1ved", "tumor, obselved"),
    ],
)
def test_letters_return_where_digits_stood(restorer: Restorer, damaged: str, whole: str) -> None:
    """Digits within words become the letters they were; codes, categories and real numbers stay."""
    assert restorer.restore(damaged) == whole


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("1eft: n0 rnalignancy", "left: no malignancy"),
        ("TUM0R N0T IDENT IFIED", "TUMOR NOT IDENTIFIED"),
        ("1eft Nurnber in volved", "left Number involved"),
        ("tum0r n0t rne tastatic", "tumor not metastatic"),
        ("MASS 0F N0DE, I1ETASTATIC", "MASS OF NODE, METASTATIC"),
    ],
)
def test_words_that_grew_or_were_torn_are_filled_up(restorer: Restorer, damaged: str, whole: str) -> None:
    """A word that becomes shorter than what stood there is filled up, so that every other character keeps its place."""
    restored = restorer.restore(damaged)
    assert restored.replace(JOINER, "") == whole
    assert len(restored) == len(damaged)


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("1eft lymph uodes wilh cvidence of lumor", "left lymph nodes with evidence of tumor"),
        ("TUM0R NOL INYOLVED, NODFS IDFNTIFIED", "TUMOR NOT INVOLVED, NODES IDENTIFIED"),
        ("Tum0r: nuclear size, a tight neck", "Tumor: nuclear size, a tight neck"),
        ("Lymph uodes involved", "Lymph uodes involved"),
    ],
)
def test_worse_print_is_read_where_the_note_is_damaged(restorer: Restorer, damaged: str, whole: str) -> None:
    """Letters of like shape are told apart in words that rules know, once a note shows that it was scanned."""
    assert restorer.restore(damaged) == whole


@pytest.mark.parametrize("text", ["NODE: N0 TUMOR", "NODE 0F LIVER", "MASS 0N LEFT CHEST"])
def test_a_zero_beside_no_letter_is_damage_too(restorer: Restorer, text: str) -> None:
    """A zero at the edge of a short word tells of damage like one between letters."""
    assert restorer.restore(text) != text


@pytest.mark.parametrize("text", ["A modem, lymph node 1 cm, 10 mg.", "T1c N0, HER2 2+, in volved.", ""])
def test_whole_notes_stay_as_they_are(restorer: Restorer, text: str) -> None:
    """A note without signs of damage is not touched, not even where a word looks like another."""
    assert restorer.restore(text) is text


def test_mentions_of_a_damaged_note_are_quoted_as_written(extractor: Extractor) -> None:
    """Offsets and text of a mention are those of the note as given."""
    text = "C0LON CARCIN0MA.\n1iver bi0psy: rne tastatic adenocarcin0rna."
    (mention,) = [m for m in extractor(text).mentions if m.kind == "metastasis"]
    assert text[mention.start : mention.end] == mention.text == "rne tastatic adenocarcin0rna"
    assert mention.sites == ("liver",)
