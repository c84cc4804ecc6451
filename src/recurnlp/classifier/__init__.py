"""The optional classifier: each note's disease status, learned from judged notes."""

from recurnlp.errors import MissingExtra

try:
    import sklearn  # noqa: F401
    import skops.io  # noqa: F401 - the two packages of the extra, asked for here once
except ImportError:
    raise MissingExtra("the classifier needs scikit-learn and skops: pip install 'recurnlp[classifier]'") from None

from recurnlp.classifier.estimator import ABSTAINED, DiseaseStatusClassifier, Reason
from recurnlp.classifier.reader import ClassifyingReader
from recurnlp.classifier.storage import Model, list_files, load_model, save_model

__all__ = [
    "ABSTAINED",
    "ClassifyingReader",
    "DiseaseStatusClassifier",
    "Model",
    "Reason",
    "list_files",
    "load_model",
    "save_model",
]
