"""The cancer a note is about: it decides which nodes are regional, and where a recurrence is local."""

from collections.abc import Iterable, Mapping, Sequence

from recurnlp.extract.began import find_beginnings
from recurnlp.extract.phrases import Phrases
from recurnlp.extract.recall import Recall, matters
from recurnlp.extract.segment import REMEMBERED, Division
from recurnlp.model.vocabulary import Site
from recurnlp.rules import PrimaryRule

Named = tuple[tuple[PrimaryRule, ...], tuple[PrimaryRule, ...]]


class PrimaryFinder:
    """Finds the primary that a note names most often, the first named where two are level.

    Args:
        rules: the words that name each primary.
        spelling: variant → canonical spelling of single words.
    """

    def __init__(self, rules: Sequence[PrimaryRule], spelling: Mapping[str, str]) -> None:
        used = {word for rule in rules for phrase in (*rule.phrases, *rule.hints) for word in phrase.split(" ")}
        self._variants = Phrases({variant: word for variant, word in spelling.items() if word in used})
        self._names = Phrases({self._spell(phrase): rule for rule in rules for phrase in rule.phrases})
        self._hints = Phrases({self._spell(phrase): rule for rule in rules for phrase in rule.hints})
        phrases = (*self._variants.by_phrase, *self._names.by_phrase, *self._hints.by_phrase)
        self._memory: Recall[Named] = Recall(0 if any(map(matters, phrases)) else REMEMBERED)

    def find(self, text: str) -> PrimaryRule | None:
        """Return the rule of the note's primary, ``None`` where the note names none.

        Args:
            text: the note.
        """
        return _choose([self._name(text)])

    def find_in(self, text: str, segments: Division) -> PrimaryRule | None:
        """Return the same, section by section; what names a primary in one seen before is remembered.

        Args:
            text: the note.
            segments: its division.
        """
        named = segments.recall(self._memory, lambda section: self._name(text[section.start : section.end]))
        return _choose([in_section for _, in_section in named]) or self._find_begun(text, segments)

    def _find_begun(self, text: str, segments: Division) -> PrimaryRule | None:
        """The cancer of the one organ among the specimens of a report in which it may have begun."""
        if not any(section.category in _OF_REPORTS for section in segments.sections):
            return None
        named = (self._name(f"{organ} cancer, cancer of {organ}")[0] for organ in find_beginnings(text, segments))
        rules = {rule.id: rule for rules in named for rule in rules if rule.site not in _OFTEN_REACHED}
        return next(iter(rules.values())) if len(rules) == 1 else None

    def _name(self, text: str) -> Named:
        """The primaries that a text names, and those it hints at, in order."""
        flat = self._spell(" ".join(text.lower().split()))
        return tuple(rule for *_, rule in self._names.find(flat)), tuple(rule for *_, rule in self._hints.find(flat))

    def _spell(self, flat: str) -> str:
        """Return the text with each word as the rules spell it ("esophageal carcinoma")."""
        pieces, done = [], 0
        for start, end, word in self._variants.find(flat):
            pieces += [flat[done:start], word]
            done = end
        return "".join([*pieces, flat[done:]]) if pieces else flat


def _choose(named: Sequence[Named]) -> PrimaryRule | None:
    for kind in (0, 1):
        rules = [rule for parts in named for rule in parts[kind]]
        if rules:
            counts = dict.fromkeys([rule.id for rule in rules], 0)
            for rule in rules:
                counts[rule.id] += 1
            most = max(counts, key=counts.__getitem__)
            return next(rule for rule in rules if rule.id == most)
    return None


def is_regional(station: str | None, primary: PrimaryRule | None) -> bool:
    """Return whether a lymph node station is regional to the primary; unnamed stations are taken to be.

    Args:
        station: as the site rules name it.
        primary: the note's primary, if known.
    """
    if primary is not None and primary.site == "brain" and station in _OF_THE_BODY:
        return False  # the brain has no nodes
    if station is None or station == "regional":
        return True
    if primary is None or not primary.regional:
        return not is_far(station)
    return station in primary.regional


def is_elsewhere(sites: Iterable[Site], primary: PrimaryRule | None) -> bool:
    """Return whether the note's cancer began in none of these organs, of which there must be one.

    Args:
        sites: the organs a mention names.
        primary: the note's primary, if known; lymphomas and leukemias have no place of their own.
    """
    organs = set(sites)
    if primary is None:
        return bool(organs) and organs <= _SELDOM_FIRST
    return bool(organs) and primary.site != "lymph_node" and primary.site not in organs


def is_far(station: str | None) -> bool:
    """Return whether a lymph node station is distant to most primaries.

    Args:
        station: as the site rules name it.
    """
    return station in _FAR


# Cancers seldom begin in these.
_SELDOM_FIRST: frozenset[Site] = frozenset({"bone", "lymph_node", "meninges", "pleura", "peritoneum", "omentum"})
_OF_THE_BODY = frozenset({None, "neck", "level", "axilla", "supraclavicular", "mediastinum"})
_FAR = frozenset({"distant", "para_aortic", "supraclavicular"})

_OF_REPORTS = frozenset({"specimen", "gross", "microscopic", "synoptic", "intraoperative", "diagnosis"})
# A carcinoma in these has often come from elsewhere.
_OFTEN_REACHED: frozenset[Site] = frozenset({*_SELDOM_FIRST, "liver", "brain", "adrenal", "spleen", "small_bowel"})

# Where one was found of these it is at the old place; that there is none is said of the whole patient.
LOCAL_IF_FOUND: frozenset[Site] = frozenset({"liver", "other"})
