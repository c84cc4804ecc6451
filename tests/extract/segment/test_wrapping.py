"""Lines that were wrapped, told from lines that are complete."""

import pytest

from recurnlp.extract.segment.wrapping import measure_width, wraps


def test_width_is_that_of_most_lines() -> None:
    """One long line among many does not widen the note."""
    assert measure_width("\n".join(["x" * 70] * 20 + ["y" * 140])) == 70


def test_paragraph_lines_have_no_width() -> None:
    """A note whose lines are whole paragraphs is not wrapped."""
    assert measure_width("word " * 100) == float("inf")


@pytest.mark.parametrize(("line", "room", "expected"), [("x" * 70, 5, True), ("x" * 20, 5, False), ("", 5, False)])
def test_break_is_a_wrap_where_the_next_word_had_no_room(line: str, room: int, *, expected: bool) -> None:
    """A break is a wrap only where the next word would not have fitted."""
    text = line + "\n"
    assert wraps(text, 0, len(line), room, 80) is expected


def test_a_line_is_measured_from_its_own_beginning() -> None:
    """A sentence that begins late in a full line goes on in the next all the same."""
    text = f"{'x' * 60}. TWO LYMPH\n"
    assert wraps(text, 62, len(text) - 1, 5, 75)


def test_comma_at_line_end_goes_on() -> None:
    """A line that ends with a comma goes on, with room or without."""
    assert wraps("skin,\n", 0, 5, 4, 80)


def test_a_line_of_a_list_ends_where_the_next_list_begins() -> None:
    """A wide item does not go on in a line that items of its own follow."""
    item = f"- {'carcinoma ' * 7}"
    goes_on = f"{item}\nin the wall of the bowel\n"
    next_list = f"{item}\nBOWEL\n- no tumor"

    assert wraps(goes_on, 0, len(item), 2, 80)
    assert not wraps(next_list, 0, len(item), 5, 80)


def test_a_preposition_in_capitals_goes_on() -> None:
    """A short line goes on where the next begins with a preposition in capitals, which is no label."""
    line = "ADENOCARCINOMA METASTATIC"

    assert wraps(f"{line}\nTO THE OMENTUM", 0, len(line), 2, 80)
    assert not wraps(f"{line}\nTO: THE SURGEON", 0, len(line), 3, 80)


@pytest.mark.parametrize(
    ("line", "following", "expected"),
    [
        ("[x] yes " + "x" * 60, "Margin", False),
        ("x" * 65, "Margin [x] free", False),
        ("Type: [ ] " + "x" * 60 + " [ ]", "Margin", True),
        ("Type: " + "x" * 60 + " [ ]", "Margin", False),
        ("x" * 65, "Margin", True),
    ],
)
def test_lines_of_boxes_are_complete(line: str, following: str, *, expected: bool) -> None:
    """A line of boxes stands by itself, however long the lines are, unless a box waits for its name."""
    assert wraps(f"{line}\n{following}\nx", 0, len(line), 9, 70) is expected
