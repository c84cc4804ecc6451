"""Pages from templates."""

import pytest
from jinja2 import UndefinedError

from recurnlp.templates import open_templates


def test_what_is_shown_is_never_markup():
    """A value's tags are characters on the page, and a name that is missing is an error."""
    template = open_templates("recurnlp.report").from_string("<p>{{ value }}</p>")
    assert template.render(value="<b>&") == "<p>&lt;b&gt;&amp;</p>"
    with pytest.raises(UndefinedError):
        template.render()
