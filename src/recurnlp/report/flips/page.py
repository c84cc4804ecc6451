"""The comparison as a page: to be read and passed round like a change of code."""

import recurnlp
from recurnlp.report.flips.comparison import Comparison
from recurnlp.resources import read_stylesheet
from recurnlp.templates import open_templates


def write_flips(comparison: Comparison, old: str, new: str) -> str:
    """Return the page as HTML.

    Args:
        comparison: what to show.
        old, new: what the two sets of rules are called.
    """
    template = open_templates("recurnlp.report").get_template("flips.html")
    return template.render(
        comparison=comparison, old=old, new=new, version=recurnlp.__version__, style=read_stylesheet()
    )
