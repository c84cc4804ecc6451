"""Training: from judged notes to a model folder, with a study of how right the model is and its card."""

from recurnlp.classifier.training.card import Making, describe_model, write_card
from recurnlp.classifier.training.charts import draw_charts, save_charts
from recurnlp.classifier.training.comparison import is_better
from recurnlp.classifier.training.examples import Examples, Source
from recurnlp.classifier.training.study import Study, study_examples, train_classifier

__all__ = [
    "Examples",
    "Making",
    "Source",
    "Study",
    "describe_model",
    "draw_charts",
    "is_better",
    "save_charts",
    "study_examples",
    "train_classifier",
    "write_card",
]
