"""The spaCy components.

spaCy imports this package whenever it makes a pipeline, in every environment where recurnlp is installed, so
nothing here may load the engine or fail: both wait until a component is built.
"""

from recurnlp.components.annotator import create_recurnlp
from recurnlp.components.attributes import declare_attributes
from recurnlp.components.classifier import create_recurnlp_classifier

__all__ = ["create_recurnlp", "create_recurnlp_classifier"]

# Here, so that a process that only reads a DocBin has the attributes too.
declare_attributes()
