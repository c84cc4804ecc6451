"""What a cancer is like, told between its spread and the organs."""

import pytest

from recurnlp import Extractor


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Metastatic breast cancer, ER-/PR-/HER2+, lung, brain, skin.", ("lung", "brain", "skin")),
        ("Metastatic melanoma, BRAF V600E, lung and liver.", ("lung", "liver")),
        ("Metastatic melanoma (BRAF+), lung and liver.", ("lung", "liver")),
        ("Metastatic breast cancer, HR positive, HER2 negative, bone.", ("bone",)),
        ("Metastatic lung cancer, EGFR mutated, on osimertinib, bone scan pending.", ()),
        ("Metastatic lung cancer, on osimertinib, kidney stones.", ()),
        ("Metastatic breast cancer, ER+, liver function normal.", ()),
        ("Metastatic breast cancer, on letrozole, to bone.", ("bone",)),
    ],
)
def test_organs_behind_traits_are_its_sites(extractor: Extractor, text: str, sites: tuple[str, ...]) -> None:
    """Receptors and mutations may stand before the organs; a treatment in between begins something else."""
    assert extractor(text).mentions[0].sites == sites
