"""Pages are made of templates that are there before the first is asked for."""

from recurnlp.review import answers


def test_templates_are_compiled_once(monkeypatch):
    """Once they are loaded, no template is read from its file again, however many pages are shown."""
    monkeypatch.setattr(answers, "_environment", answers.open_templates("recurnlp.review"))
    answers._environment.filters["spell"] = str
    answers.load_templates()
    monkeypatch.setattr(answers._environment.loader, "get_source", None)
    assert answers._environment.get_template("chart.html").name == "chart.html"
