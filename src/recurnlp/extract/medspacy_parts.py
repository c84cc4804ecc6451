"""The parts of medSpaCy that the sentence pipeline is made of.

medSpaCy imports QuickUMLS, that NLTK, and that SciPy, scikit-learn and pandas, though none of them is asked for
anything here: over half of the time before the first note. So QuickUMLS is given an NLTK that is imported when it is
first used.
"""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["ConText", "ConTextGraph", "ConTextModifier", "ConTextRule", "TargetMatcher", "TargetRule"]


class _LateModule(ModuleType):
    """Stands for a module, and imports it when anything in it is asked for."""

    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), attribute)


@contextmanager
def _put_off(name: str) -> Iterator[None]:
    """Let what is imported meanwhile have a stand-in for a module; everybody else imports the module as ever."""
    late = _LateModule(name)
    sys.modules.setdefault(name, late)
    try:
        yield
    finally:
        if sys.modules.get(name) is late:
            del sys.modules[name]


with _put_off("nltk"), warnings.catch_warnings():  # medSpaCy silences all warnings of the process when it is imported
    from medspacy.context import ConText, ConTextGraph, ConTextModifier, ConTextRule
    from medspacy.target_matcher import TargetMatcher, TargetRule
