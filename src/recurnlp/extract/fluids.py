"""Of which fluid a cytology tells, where the tap was told before: "thoracentesis was done, and cytology was positive".

The tap's name is put in the place of "cytology": what is read then is what was meant.
"""

import re
from collections.abc import Sequence

from recurnlp.extract.course import flatten
from recurnlp.model import Sentence

# What names a fluid, or the way to it: the tap whose sample rules know.
_TAPS = {
    **dict.fromkeys(
        ("thoracentesis", "thoracenteses", "thoracocentesis", "pleurocentesis", "pleural"), "thoracentesis"
    ),
    **dict.fromkeys(("paracentesis", "paracenteses", "ascites", "ascitic", "peritoneal", "washings"), "paracentesis"),
    **dict.fromkeys(("pericardiocentesis", "pericardial"), "pericardiocentesis"),
    **dict.fromkeys(("puncture", "csf", "cerebrospinal"), "rachicentesis"),
}
_READ = frozenset({"cytology", "cytopathology", "fluid"})
# Taken in other ways, or from elsewhere.
_OTHER_SAMPLES = frozenset(
    "biopsy biopsies fna aspiration aspirate brush brushings bronchial bronchoscopy cervical pap urine sputum smear "
    "node nodes needle imprint lavage".split()
)
FLUIDS = _READ.union(_TAPS, _TAPS.values(), _OTHER_SAMPLES)
# Sentences that begin so are worth reading, whether they name the fluid or not.
OPENINGS = (
    "cytology",
    "cytopathology",
    *(f"fluid {said}" for said in ("was positive", "was negative", "contained", "showed", "positive")),
)
_OF = frozenset({"of", "from", "on"})
_HOW = frozenset({"on", "by"})
_FLUID = "fluid"
_LOOKS = frozenset("clear cloudy turbid bloody serous yellow".split())
_NUMBERED = (("no", "."), ("no", "#"))
_PARTING = frozenset({",", ";", ":", "and", "with", "was", "were"})
_REACH, _BESIDE = 300, 3
_WORD = re.compile(r"[a-z]+")


def name_fluids(words: tuple[str, ...], text: str, sentence: Sentence) -> tuple[str, ...]:
    """Return a statement with the tap that was told of in the place of its "cytology" or "fluid".

    Args:
        words: the statement.
        text: the note.
        sentence: the sentence; what stands before it in its section may tell of the tap.
    """
    if _READ.isdisjoint(words):
        return words
    named = list(words)
    for index, word in enumerate(words):
        if word in _READ and _stands_alone(words, index):
            tap = _find_tap(words[:index])
            if tap is None and _OTHER_SAMPLES.isdisjoint(words[:index]):
                tap = _find_tap(_read_before(text, sentence))
            named[index] = tap or word
    return tuple(named)


def _stands_alone(words: Sequence[str], index: int) -> bool:
    """Whether no word around "cytology" says of what it is: "pleural fluid cytology", "cytology of the node"."""
    behind = tuple(words[index + 1 : index + 3])
    if words[max(index - 1, 0)] in _HOW:
        return False  # "ascites, malignant on cytology"
    if not behind or behind[0] in _OF or behind in _NUMBERED:
        return False
    if words[index] == _FLUID and not _LOOKS.isdisjoint(behind):
        return False  # "the fluid was clear" tells how it looks
    for place in range(index - 1, max(index - _BESIDE, 0) - 1, -1):
        if words[place] in _PARTING:
            return True
        if words[place] in _TAPS:
            return False
    return True


def _find_tap(words: Sequence[str]) -> str | None:
    """The tap told of last; none where another sample was taken since."""
    for word in reversed(words):
        if word in _OTHER_SAMPLES:
            return None
        if word in _TAPS:
            return _TAPS[word]
    return None


def _read_before(text: str, sentence: Sentence) -> list[str]:
    start = max(sentence.section.start, sentence.start - _REACH)
    return _WORD.findall(flatten(text[start : sentence.start]))
