"""Whether a lesion of an organ is a cancer's by what is told of it: it grows on treatment, or is irradiated.

"The nodules in the liver" may be anything; those that "have grown on docetaxel" are what the docetaxel was for.
"""

from collections.abc import Sequence

from recurnlp.extract.finding import Finding
from recurnlp.extract.matches import Matches, Target
from recurnlp.extract.surroundings import Surroundings

_DISEASE = "disease"
_CHANGED = frozenset(
    "half halved enlarge enlarges enlarged enlarging grow grows grew grown growing bigger larger doubled progress "
    "progressed progressing progression increased increasing worse shrink shrinks shrank shrunk shrinking smaller "
    "respond responded responding response regress regressed regressing regression decreased decreasing".split()
)
# Lesions that go on as they are may be something old; disease that is treated is not.
_HELD = _CHANGED | frozenset("stable controlled quiet active bulky static held".split())
# Before a lesion: nouns that tell how it does, "of" behind them, and what a treatment has done to it.
_COURSES = frozenset("progression regression response shrinkage growth enlargement increase decrease".split())
_OF = (("of",), ("in",))
_GROWING = frozenset("growing enlarging shrinking progressing responding progressive shrunk shrank".split())
_NEW = frozenset({"new", "newly", "further", "additional", "more", "developed", "developing"})
_ADVANCING = frozenset({"progression", "progressed", "progressing", "progressive", "progresses"})
# Before a treatment, or behind it.
_UNDER = frozenset("on with despite spite under during after to since starting through following".split())
_GIVEN = frozenset("started stopped switched changed begun given held shrunk shrank".split())
_TREATMENT = frozenset("treatment therapy chemotherapy chemo immunotherapy line cycle cycles".split())
_DIRECTED = frozenset(
    "srs sbrt sabr rt xrt radiation radiotherapy irradiation radiosurgery cyberknife knife ablation rfa tace "
    "embolization chemoembolization radioembolization cryoablation".split()
)
_TREATED_WITH = _TREATMENT | _DIRECTED
_DIRECTING = frozenset("radiated irradiated ablated embolized cryoablated zapped".split())
_AT = frozenset({"to", "of", "for"})  # not the "rt lung nodule" of the right side
_WITH = frozenset({"with", "by"})
_ENDS = frozenset({".", ";", "no", "not", "without", "nodes", "node", "primary", "but"})
_NO_LONGER = ("no", "longer")
_DOUBTS = frozenset(
    "likely probably possibly consistent compatible suggestive suspicious worrisome concerning indeterminate might "
    "could versus vs infectious inflammatory nonspecific benign cystic cyst cysts granuloma granulomas hemangioma "
    "hemangiomas abscess abscesses scar scars adenoma adenomas fractures island islands small tiny".split()
)
_BEFORE, _BEHIND, _NEAR, _LED, _EXPLAINED, _ADJECTIVES = 6, 10, 8, 4, 4, 4
# Every word that is asked for.
TOLD = _HELD.union(_COURSES, _GROWING, _NEW, _ADVANCING, _UNDER, _GIVEN, _TREATMENT, _DIRECTED, _DIRECTING, _DOUBTS)


def is_evident(matches: Matches, lesion: Target) -> bool:
    """Return whether a statement shows by what it tells of a lesion that it is the cancer's.

    Args:
        matches: what was matched in the statement.
        lesion: the lesion, with its organ.
    """
    if is_doubted(matches, lesion):
        return False
    words = matches.words
    return _is_aimed_at(words, lesion) or _advances(words, lesion) or _changes_under(words, lesion, matches.of("care"))


def is_doubted(matches: Matches, lesion: Target) -> bool:
    """Return whether a statement says what else a lesion is or may be.

    Args:
        matches: what was matched in the statement.
        lesion: the lesion, with its organ.
    """
    benign = [other.start - lesion.end for other in matches.of("benign")]
    return any(0 <= gap < _EXPLAINED for gap in benign) or not _DOUBTS.isdisjoint(matches.words[lesion.end :])


def is_new(words: Sequence[str], lesion: Target) -> bool:
    """Return whether a lesion is told as new: "several new liver lesions".

    Args:
        words: the statement.
        lesion: the lesion, with its organ.
    """
    return not _NEW.isdisjoint(_read_before(words, lesion)[-_ADJECTIVES:])


def is_spread(note: Surroundings, finding: Finding) -> bool:
    """Return whether a lesion that is evidently a cancer's is in a note that names the cancer.

    What a report of imaging thinks of a lesion it says in words of its own, as a laboratory does in its diagnosis.

    Args:
        note: its note.
        finding: the lesion.
    """
    reported = note.is_of_tissue or note.is_of_study
    return finding.evident and note.primary is not None and not reported


def _is_aimed_at(words: Sequence[str], lesion: Target) -> bool:
    """Whether it is irradiated or ablated: "SRS to two brain lesions", "liver lesions treated with TACE"."""
    before = _read_before(words, lesion)
    leads = any(word in _DIRECTED and not _AT.isdisjoint(before[i + 1 : i + 2]) for i, word in enumerate(before))
    behind = _read_clause(words[lesion.end : lesion.end + _NEAR])
    treated = "treated" in behind and not _WITH.isdisjoint(behind) and not _DIRECTED.isdisjoint(behind)
    return leads or treated or not _DIRECTING.isdisjoint((*before, *behind))


def tells_course(words: Sequence[str], lesion: Target) -> bool:
    """Return whether a lesion's course is named before it: "shrinkage of the lung lesions".

    Args:
        words: the statement.
        lesion: the lesion, with its organ.
    """
    before = _read_before(words, lesion)
    named = any(word in _COURSES and before[i + 1 : i + 2] in _OF for i, word in enumerate(before))
    return named or not _GROWING.isdisjoint(before)


def _advances(words: Sequence[str], lesion: Target) -> bool:
    """Whether a new lesion is what a progression is made of: "progression with new lesions in the liver"."""
    return is_new(words, lesion) and not _ADVANCING.isdisjoint(words[: lesion.start])


def _changes_under(words: Sequence[str], lesion: Target, care: Sequence[Target]) -> bool:
    """Whether it changes under a treatment: "have grown on docetaxel", "on docetaxel the nodules shrank"."""
    behind = _read_clause(words[lesion.end : lesion.end + _BEHIND])
    course = _HELD if _DISEASE in words[lesion.start : lesion.end] else _CHANGED
    changed = tells_course(words, lesion) or is_new(words, lesion) or not course.isdisjoint(behind)
    return changed and any(_is_given(words, index) for index in _find_treatments(words, care))


def _find_treatments(words: Sequence[str], care: Sequence[Target]) -> list[int]:
    return [*(other.start for other in care), *(i for i, word in enumerate(words) if word in _TREATED_WITH)]


def _is_given(words: Sequence[str], index: int) -> bool:
    """Whether a treatment is told as given, "on docetaxel", and not as planned."""
    led = not (_UNDER | _GIVEN).isdisjoint(words[max(index - _LED, 0) : index])
    return led or not _GIVEN.isdisjoint(words[index + 1 : index + 1 + _LED])


def _read_clause(words: Sequence[str]) -> Sequence[str]:
    """Return the words up to where another clause or denial begins."""
    ends = (i for i, word in enumerate(words) if word in _ENDS and (*words[i : i + 2],) != _NO_LONGER)
    return words[: next(ends, len(words))]


def _read_before(words: Sequence[str], lesion: Target) -> Sequence[str]:
    """Return the words of its clause before a lesion."""
    before = words[max(lesion.start - _BEFORE, 0) : lesion.start]
    return before[next((len(before) - i for i, word in enumerate(reversed(before)) if word in _ENDS), 0) :]
