"""The comparison as a page: to be read and passed round like a change of code."""

from jinja2 import Environment, PackageLoader, StrictUndefined

import recurnlp
from recurnlp.report.flips.comparison import Comparison
from recurnlp.resources import read_stylesheet


def write_flips(comparison: Comparison, old: str, new: str) -> str:
    """Return the page as HTML.

    Args:
        comparison: what to show.
        old, new: what the two sets of rules are called.
    """
    environment = Environment(
        loader=PackageLoader("recurnlp.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("flips.html").render(
        comparison=comparison, old=old, new=new, version=recurnlp.__version__, style=read_stylesheet()
    )
