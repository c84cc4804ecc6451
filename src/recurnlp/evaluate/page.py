"""The error page: one file that needs nothing else. It holds note text, so it is written only where asked for."""

from collections import Counter
from collections.abc import Sequence

import recurnlp
from recurnlp.evaluate.cases import Case
from recurnlp.evaluate.evaluation import Evaluation
from recurnlp.evaluate.mistakes import CATEGORIES, find_mistakes
from recurnlp.templates import open_templates


def write_page(evaluation: Evaluation, cases: Sequence[Case]) -> str:
    """Return the page as HTML.

    Args:
        evaluation: the scores to show.
        cases: the notes whose errors to show; they must have been read.
    """
    mistakes = [mistake for case in cases for mistake in find_mistakes(case)]
    template = open_templates("recurnlp.evaluate").get_template("errors.html")
    return template.render(
        version=recurnlp.__version__,
        scores=evaluation.whole.scores,
        notes=len(cases),
        categories=CATEGORIES,
        number=Counter(mistake.category for mistake in mistakes),
        mistakes=mistakes,
    )
