"""Headings that name organs, specimens and procedures."""

import pytest

from recurnlp.extract.segment.anatomy import (
    labels_specimen,
    names_organ,
    names_procedure,
    names_specimen,
    names_station,
)


@pytest.mark.parametrize("heading", ["LIVER", "Bones", "Lymph nodes", "Liver and spleen", "Left breast", "Chest wall"])
def test_organ_headings(heading: str) -> None:
    """An organ with its side or region is an organ heading."""
    assert names_organ(heading)


@pytest.mark.parametrize("heading", ["Lymph nodes involved", "Liver weight", "Left", "", "Tumor size", "3"])
def test_headings_that_are_no_organs(heading: str) -> None:
    """A question about an organ, a side alone or no words at all are no organ heading."""
    assert not names_organ(heading)


def test_specimens() -> None:
    """A specimen is an organ or a procedure."""
    assert names_specimen("Ascending colon polyp")
    assert names_specimen("left lump, EXCISION")
    assert not names_specimen("Histologic type")


def test_procedures() -> None:
    """Procedures are known by their stems, in any case."""
    assert names_procedure("hemicolectomy")
    assert names_procedure("Core Biopsies")
    assert not names_procedure("left lump")


@pytest.mark.parametrize("name", ["Rt ext. iliac", "No. 4sb", "Level IIa", "LN 11p", "Total"])
def test_stations(name: str) -> None:
    """Stations go by number, by abbreviation and by the vessel beside them."""
    assert names_station(name)


@pytest.mark.parametrize("name", ["Ki-67", "Strength", "BP", "Pain", ""])
def test_other_names_are_no_stations(name: str) -> None:
    """What else is told as a fraction is no station."""
    assert not names_station(name)


def test_a_place_beside_another_labels_a_specimen() -> None:
    """Adjectives of a place beside an organ belong to a label; a finding does not."""
    assert labels_specimen("Lymph node, retropancreatic (station 13)")
    assert labels_specimen("Lesser curvature lymph node")
    assert not labels_specimen("Lymph node, metastatic")
