"""Numbered options of forms."""

import pytest

from recurnlp import Extractor
from recurnlp.extract.options import choose_options


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hilar nodes involved: 2. 1. yes. 2. no.", "Hilar nodes involved: no."),
        ("Metastasis: 1 (1: present, 2: absent)", "Metastasis: present."),
        ("Metastasis: 3. 1. yes 2. no 3. unknown", "Metastasis: unknown"),
        ("Metastasis: 4. 1. yes 2. no", "Metastasis: 4. 1. yes 2. no"),
        ("Nodes: 2 (1 positive, 2 negative)", "Nodes: 2 (1 positive, 2 negative)"),
        ("1. Liver", "1. Liver"),
    ],
)
def test_the_chosen_option_is_said(text: str, said: str) -> None:
    """Of numbered options the one remains whose number is given, where it stood."""
    chosen = choose_options(text)
    assert " ".join(chosen.split()) == said
    assert len(chosen) == len(text)


def test_a_form_denies_what_its_number_denies(extractor: Extractor) -> None:
    """A number that stands for "no" denies what the form asks."""
    assert extractor("Lung cancer. Hilar node involvement: 2. 1. yes. 2. no.").status.nodal == "absent"
    assert extractor("Lung cancer. Hilar node involvement: 1. 1. yes. 2. no.").status.nodal == "present"
