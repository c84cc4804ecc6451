"""The style sheet that all pages share."""

import re

import pytest

from recurnlp.resources import read_stylesheet

READABLE, VISIBLE = 4.5, 3.0  # contrast that the W3C asks of text, and of what is no text
TEXTS = ("ink", "dim", "accent", "warn", "green-text", "blue-text", "vermillion-text", "purple-text")
TINTS = ("green-tint", "blue-tint", "vermillion-tint", "purple-tint", "yellow-tint")


def read_schemes():
    """The colours of the light and of the dark page."""
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\n *\}", read_stylesheet(), re.DOTALL)[:2]
    )
    return {"light": light, "dark": light | dark}


def measure_contrast(one, other):
    """The W3C's contrast of two colours."""

    def lighten(colour):
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((lighten(one), lighten(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", TEXTS)
def test_text_can_be_read(scheme, name):
    """Each colour of text stands out from paper and panel."""
    colours = read_schemes()[scheme]
    assert all(measure_contrast(colours[name], colours[ground]) >= READABLE for ground in ("paper", "panel"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", TINTS)
def test_text_can_be_read_on_a_tint(scheme, name):
    """Ink and quiet ink stand out from what lies under marked text."""
    colours = read_schemes()[scheme]
    assert measure_contrast(colours["ink"], colours[name]) >= READABLE
    assert measure_contrast(colours["dim"], colours[name]) >= READABLE


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["blue", "vermillion", "green", "black", "focus"])
def test_marks_can_be_seen(scheme, name):
    """Marks of charts and the frame of what has the focus stand out from the paper."""
    colours = read_schemes()[scheme]
    assert measure_contrast(colours[name], colours["paper"]) >= VISIBLE


def test_a_primary_button_can_be_read():
    """Its words stand out from its ground in both schemes."""
    for colours in read_schemes().values():
        assert measure_contrast(colours["on-accent"], colours["accent"]) >= READABLE


def test_both_schemes_name_the_same_meanings():
    """The dark page changes colours that the light page has, and no meaning."""
    schemes = read_schemes()
    assert set(schemes["dark"]) == set(schemes["light"])
    assert {"metastasis", "recurrence", "stage", "disease-free"} <= set(
        re.findall(r"--([\w-]+): var\(", read_stylesheet())
    )
