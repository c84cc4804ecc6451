"""Charts as files."""

import re

import pytest

from recurnlp.errors import InputError
from recurnlp.report.charts import write_pictures
from recurnlp.report.charts.bars import draw_bars
from recurnlp.report.compute.tables import Count


@pytest.fixture
def chart():
    """A chart of two bars."""
    return draw_bars("sample", "A title", "A note.", [Count("one", 1), Count("two", 2000)], of="notes")


def test_each_chart_becomes_an_svg_and_a_png(chart, tmp_path):
    """Both are there, with title, numbers and fixed colours."""
    svg, png = write_pictures([chart], tmp_path / "new" / "folder")
    text = svg.read_text(encoding="utf-8")
    assert "A title" in text
    assert "2,000" in text
    assert "#0072b2" in text
    assert not re.search(r"var\(", text)
    assert png.read_bytes().startswith(b"\x89PNG")


def test_a_folder_that_cannot_be_written_is_an_input_error(chart, tmp_path):
    """A file where the folder should be is named."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(InputError, match="taken: cannot be written"):
        write_pictures([chart], tmp_path / "taken")
