"""The error page: one file that needs nothing else. It holds note text, so it is written only where asked for."""

from collections import Counter
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

import recurnlp
from recurnlp.evaluate.cases import Case
from recurnlp.evaluate.evaluation import Evaluation
from recurnlp.evaluate.mistakes import CATEGORIES, find_mistakes


def write_page(evaluation: Evaluation, cases: Sequence[Case]) -> str:
    """Return the page as HTML.

    Args:
        evaluation: the scores to show.
        cases: the notes whose errors to show; they must have been read.
    """
    mistakes = [mistake for case in cases for mistake in find_mistakes(case)]
    environment = Environment(
        loader=PackageLoader("recurnlp.evaluate"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("errors.html").render(
        version=recurnlp.__version__,
        scores=evaluation.whole.scores,
        notes=len(cases),
        categories=CATEGORIES,
        number=Counter(mistake.category for mistake in mistakes),
        mistakes=mistakes,
    )
