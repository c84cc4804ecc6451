"""What keeps an organ from lending itself to a spread or return that is told beside it.

"A pleural effusion and liver metastases", "no ascites, no evidence of recurrence", "whole breast RT, letrozole until
recurrence": each names an organ of which something else is said.
"""

from collections.abc import Sequence

from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.reader import NUMBER, ZERO

LISTS = frozenset({",", "and", "or", "/", "&", "+"})
_PARTS = frozenset({"or", "nor", "and", ",", "/"})
OTHERS = frozenset({"other", "further", "additional"})
_NO_NEW = ("no", "new")
_FINDINGS = frozenset({"effusion", "effusions", "adenopathy", "lymphadenopathy", "ascites"})
_NODES = frozenset({"nodes"})
_COUNTED = frozenset("multiple several numerous a an".split())
GOVERNORS = frozenset({"of", "in", "at"})
_HEADS = frozenset(
    "mass masses nodule nodules tumor tumors lesion lesions thickening opacity opacities consolidation atelectasis "
    "enlargement cyst cysts recurrence recurrences relapse".split()
)
_GOVERNED = _HEADS | {"deposit", "deposits"}
# Findings that are no spread.
OTHER_FINDINGS = frozenset(
    "wall thickened stricture stenosis fracture stone stones hemangioma obstruction infarct aneurysm abscess "
    "dilatation hydronephrosis effusion atrophic".split()
)
_LED_TO = _HEADS | OTHER_FINDINGS
_RETURNED = frozenset({"recurrent", "recurred", "relapsed"})
ARTICLES = frozenset("the a an her his left right both".split())
_WEIGHED = frozenset(
    "suspicious compatible consistent concerning worrisome suggestive likely probable probably typical representing "
    "represent represents reflecting".split()
)
_TURNS = frozenset(", ; : . ( - and with without but while though".split())
_LEAD = 6
_MEANS = frozenset({"with", "including", "by"})
EXAMS = frozenset("scan scans scintigraphy mri mr ct pet imaging ultrasound survey radiograph".split())
_SOME = frozenset({NUMBER, ZERO, "none", "all", "both", "each"})
_MOST_WORDS = 6
_SPREAD = frozenset({"metastasis", "metastases", "mets", "metastatic"})
_DENIERS = frozenset({"no", "without", "neither", "nor"})
_PLACES = frozenset("to in of within involving involves at throughout into on from with including :".split())
_PAIR = 2
# Before an organ: spread is where it is not.
OUTSIDE = frozenset({"outside", "beyond"})
_IRRADIATED = frozenset({"rt", "xrt", "radiation", "radiotherapy", "irradiation"})
_RADIATION = _IRRADIATED | {"chemoradiotherapy", "chemoradiation", "sbrt", "brachytherapy"}
_IRRADIATED_REACH = 8


def belongs_elsewhere(words: Sequence[str], site: SiteFinding, gap: Sequence[str]) -> bool:
    """Return whether an organ named before a mention is denied something else, or was irradiated.

    Args:
        words: the statement.
        site: the organ.
        gap: the words between it and the mention.
    """
    if gap[:1] and (gap[0] in _IRRADIATED or (gap[0] in _SPREAD and not _DENIERS.isdisjoint(gap))):
        return True  # "brain metastases without local recurrence"
    if _PARTS.isdisjoint(gap):
        return False
    before = words[max(site.start - _IRRADIATED_REACH, 0) : site.start]
    return not _RADIATION.isdisjoint(before) or _is_denied(words, site, gap)


def _is_denied(words: Sequence[str], site: SiteFinding, gap: Sequence[str]) -> bool:
    """Whether what "no" denies first is of an organ, and not "no calvarial or parenchymal metastasis"."""
    if len(gap) <= _PAIR and gap[0] in LISTS and gap[0] != "," and words[site.end - 1] not in _FINDINGS:
        return False
    before = words[max(site.start - _MOST_WORDS, 0) : site.start]
    places = [index for index, word in enumerate(before) if word in _DENIERS]
    return bool(places) and _PLACES.isdisjoint(before[places[-1] :])


def is_another_finding(words: Sequence[str], site: SiteFinding, gap: Sequence[str]) -> bool:
    """Return whether what is listed before a spread is no organ but a finding: "effusion and liver metastases".

    So are "enlarged nodes and multiple liver metastases".

    Args:
        words, site, gap: as above.
    """
    last = words[site.end - 1]
    return is_finding(words, site) or (last in _NODES and not _COUNTED.isdisjoint(gap))


def is_finding(words: Sequence[str], site: SiteFinding) -> bool:
    """Return whether what names an organ is a finding there: "ascites", "adenopathy".

    Args:
        words, site: as above.
    """
    return words[site.end - 1] in _FINDINGS


def is_governed(words: Sequence[str], site: SiteFinding) -> bool:
    """Return whether an organ listed before a spread is what something else was found in.

    "A mass of the pancreas and liver metastases", "recurrent melanoma in the axilla and lung metastases".

    Args:
        words, site: as above.
    """
    before = words[max(site.start - _LEAD, 0) : site.start]
    governed = [index for index, word in enumerate(before) if word in GOVERNORS]
    if not governed or not ARTICLES.issuperset(before[governed[-1] + 1 :]):
        return False
    subject = before[: governed[-1]]
    return not (_GOVERNED.isdisjoint(subject[-1:]) and _RETURNED.isdisjoint(subject))


def leads_to_finding(gap: Sequence[str]) -> bool:
    """Return whether the next item of a list is another finding: "bone metastases and a mass in the pancreas".

    Args:
        gap: the words between the mention and the organ behind it.
    """
    places = [index for index, word in enumerate(gap) if word in LISTS]
    return bool(places) and not _LED_TO.isdisjoint(gap[places[0] :])


def is_of_examination(words: Sequence[str], site: SiteFinding, gap: Sequence[str]) -> bool:
    """Return whether an organ names an examination that something is done with: "work-up with bone scan".

    Args:
        words, site: as above.
        gap: the words between the mention and the organ behind it.
    """
    return not _MEANS.isdisjoint(gap) and not EXAMS.isdisjoint(words[site.end : site.end + 1])


def counts_on(gap: Sequence[str]) -> bool:
    """Return whether some of the nodes named are told apart behind a semicolon: "twenty nodes; three hold".

    Args:
        gap: the words between the nodes and the mention.
    """
    rest = gap[len(gap) - gap[::-1].index(";") :] if ";" in gap else ()
    return 0 < len(rest) <= _MOST_WORDS and rest[0] in _SOME


def denies_another(gap: Sequence[str]) -> bool:
    """Return whether what follows a spread and its organs is denied: "bone mets (spine, ribs), no visceral disease".

    Args:
        gap: the words between the organ and the mention.
    """
    return "," in gap and not _DENIERS.isdisjoint(gap[gap.index(",") :])


def tells_of_the_rest(words: Sequence[str], start: int, site: SiteFinding | None = None) -> bool:
    """Return whether a mention is of other spread than that named before: "no other metastases", "no new metastases".

    It is not where all is said of the organ named before, "the liver contains no other metastases", or a lesion of it
    is weighed, "a lung nodule, suspicious for further metastasis".

    Args:
        words: the statement.
        start: the mention's first word.
        site: the organ that was named last before it.
    """
    before = words[max(start - 2, 0) : start]
    if OTHERS.isdisjoint(words[max(start - 1, 0) : start + 1]) and tuple(before) != _NO_NEW:
        return False
    gap = words[site.end : start] if site else ()
    if ";" not in gap and not _WEIGHED.isdisjoint(gap):
        return False
    examined = not EXAMS.isdisjoint(gap[:1])  # "bone scan without other metastases"
    return not gap or len(gap) > _LEAD + _PAIR or not (_TURNS - (_DENIERS if examined else set())).isdisjoint(gap)


def tells_of_elsewhere(words: Sequence[str], end: int) -> bool:
    """Return whether a mention leads to organs that are not named: "no metastasis in other organs".

    Args:
        words: the statement.
        end: the word behind the mention.
    """
    following = words[end : end + 4]
    if not OUTSIDE.isdisjoint(following[:1]):
        return True  # "has spread outside the lung"
    return len(following) >= _PAIR and following[0] in _PLACES and following[1] in OTHERS and ":" not in following
