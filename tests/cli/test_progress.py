"""The progress bar."""

import io

from rich.console import Console

from recurnlp.batch import Progress
from recurnlp.cli import progress


def test_at_a_terminal_the_bar_shows_notes_and_speed(monkeypatch):
    """Somebody who watches sees how many notes are done and how fast."""
    screen = io.StringIO()
    monkeypatch.setattr(progress, "Console", lambda **_: Console(file=screen, force_terminal=True, width=100))
    with progress.show_progress(1000) as report:
        report(Progress(notes=1234, bytes=500))
    assert "1,234 notes" in screen.getvalue()
    assert "/s" in screen.getvalue()
    assert "50 %" in screen.getvalue()


def test_elsewhere_it_is_silent(monkeypatch):
    """A file or a pipe gets nothing."""
    screen = io.StringIO()
    monkeypatch.setattr(progress, "Console", lambda **_: Console(file=screen))
    with progress.show_progress(0) as report:
        report(Progress(notes=1, bytes=0))
    assert screen.getvalue() == ""
