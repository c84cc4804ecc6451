"""Where the organs behind spread end: at one that it spared, in which something was done, or that only tells where."""

from collections.abc import Mapping, Sequence

from recurnlp.extract.chains import COORDINATING
from recurnlp.extract.finding import SiteFinding
from recurnlp.extract.reader import NUMBER, UNKNOWN
from recurnlp.extract.sources import OF_ORGAN
from recurnlp.model.vocabulary import Site

# Behind an organ: spread did not reach it, "limited to the liver, the lungs being spared".
SPARED = frozenset("spared uninvolved unaffected intact".split())
SOUND_ORGANS = frozenset("intact normal unremarkable clear".split())
DENIALS = frozenset({"without", "no", "nor", "except", "sparing", "excluding"})
# Before an organ: where a tissue lies that is in all parts of the body.
LYING = frozenset("in on at over along around near".split())
ANYWHERE: frozenset[Site] = frozenset({"skin", "peritoneum", "lymph_node", "soft_tissue", "pleura", "bone"})
# Places that are groups of nodes as well.
STATIONS: Mapping[Site, str] = {"mediastinum": "mediastinum", "retroperitoneum": "para_aortic"}
_INVOLVING = frozenset({"involving", "at", "on", "from"})
_MEANS = frozenset({"with", "by"})
_FLUIDS = frozenset({"effusion", "effusions", "ascites"})
# Behind an organ that is where spread is: what it is there, or what goes on.
FOLLOWING = frozenset(
    "involvement disease lesion lesions metastasis metastases met mets metastatic deposit deposits nodule nodules mass "
    "masses implant implants tumor tumors carcinomatosis spread dissemination infiltration infiltrates seeding "
    "secondaries foci focus only alone and or as but on at in to of for from by with since is was are were has have "
    "had s b c post status after before then now also without being both left right predominantly mainly "
    "segment segments lobe lobes parenchyma wall region area recurrence relapse thickening enlargement adenopathy "
    "lymphadenopathy nodes node who which that uptake dominant predominant localization localizations "
    "location locations treated diagnosed seen noted found while when until despite".split()
)
_JUDGED = frozenset("negative neg positive clear uninvolved benign normal free".split())
_COPULAS = frozenset({"is", "are", "was", "were", "being", "remains", "remain"})
# What was done to an organ behind spread that names its own.
_DONE = frozenset(
    "resection excision removal surgery transplantation transplant stent stenting drainage repair rt xrt radiation "
    "radiotherapy irradiation".split()
)
_TO = frozenset({"of", "to", "in", "for"})
# What stands for another of the same spread, and what tells that it went.
_SAME = frozenset({"that", "those", "another", "others"})
_ONES = frozenset({("second", NUMBER), ("another", NUMBER), ("further", NUMBER)})
_WITHIN = frozenset({"in", "to", "within", "of"})
_GONE = frozenset("resolved disappeared gone vanished benign excluded".split())
_ARTICLES = OF_ORGAN - {"of", "from"}
_REACH, _LEAD, _OPENING, _LEAST = 3, 6, 8, 2


def spares(words: Sequence[str], end: int, gap: Sequence[str]) -> bool:
    """Return whether words lead to what spread did not reach: "without", "normal spleen", "and not in the lung".

    So does "but", other than in "not only the liver but also the lung".

    Args:
        words: the statement.
        end: the word behind the spread, or behind its last organ.
        gap: the words from there to the next organ.
    """
    if not (DENIALS.isdisjoint(gap) and SOUND_ORGANS.isdisjoint(gap)):
        return True
    denied = "not" in gap and "only" not in gap
    led = "also" in gap or "not" in words[max(end - _OPENING, 0) : end]
    return denied or ("but" in gap and not led)


def lies_in(own: SiteFinding, site: SiteFinding, gap: Sequence[str]) -> bool:
    """Return whether an organ only tells where in the body spread is: "skin metastases over the scapula".

    Args:
        own: the organ that the spread names itself.
        site: the organ behind it.
        gap: the words between the spread and that.
    """
    if own.site == "lymph_node" and site.site in STATIONS and gap[:1] == (",",):
        return True  # "nodal metastases, mediastinum and neck"
    lies = not LYING.isdisjoint(gap[:1]) and COORDINATING.isdisjoint(gap)
    return lies and own.site != site.site and own.site in ANYWHERE


def begins_clause_of_own(words: Sequence[str], site: SiteFinding, gap: Sequence[str]) -> bool:
    """Return whether an organ is the subject of a clause: "no peritoneal metastases, and the spleen was small".

    Args:
        words: the statement.
        site: the organ.
        gap: the words between the spread and that.
    """
    return tuple(gap[:2]) == (",", "and") and not _COPULAS.isdisjoint(words[site.end : site.end + 1])


def is_done_to(gap: Sequence[str]) -> bool:
    """Return whether the organ behind some words is what something was done to: "s/p resection of the".

    Args:
        gap: the words.
    """
    places = [index for index, word in enumerate(gap) if word in _DONE]
    rest = gap[places[-1] + 1 :] if places else ()
    return len(rest) > 0 and rest[0] in _TO and OF_ORGAN.issuperset(rest[1:])


def is_judged(words: Sequence[str], site: SiteFinding) -> bool:
    """Return whether a verdict of its own stands behind an organ: "negative", "being spared".

    Args:
        words: the statement.
        site: the organ.
    """
    following = words[site.end : site.end + _REACH]
    spared = not (SPARED.isdisjoint(following) or _COPULAS.isdisjoint(following))
    return spared or not _JUDGED.isdisjoint(following[:1])


def is_suffering(words: Sequence[str], site: SiteFinding, gap: Sequence[str]) -> bool:
    """Return whether an organ behind "with" or "by" is that of a trouble: "with thyroid dysfunction", "and ascites".

    Args:
        words: the statement.
        site: the organ.
        gap: the words between the spread and that.
    """
    if _MEANS.isdisjoint(gap):
        return False
    if words[site.end - 1] in _FLUIDS:
        return "malignant" not in gap
    if not _WITHIN.union(_INVOLVING).isdisjoint([word for word in gap if word not in _ARTICLES][-1:]):
        return False  # "with disease in the liver treated by ablation"
    following = words[site.end : site.end + 1]
    is_word = bool(following) and (following[0].isalpha() or following[0] == UNKNOWN)
    return is_word and FOLLOWING.isdisjoint(following)


def is_pointed_at(words: Sequence[str], end: int, site: SiteFinding) -> bool:
    """Return whether more of the same spread is in an organ: "and a second one in the lung", "that in the skin".

    Args:
        words: the statement.
        end: the word behind the spread.
        site: the organ.
    """
    before = [word for word in words[max(site.start - _LEAD, end) : site.start] if word not in _ARTICLES]
    if len(before) < _LEAST or before[-1] not in _WITHIN:
        return False
    same = before[-2] in _SAME or tuple(before[-3:-1]) in _ONES
    denied = "not" in before or not DENIALS.isdisjoint(before)
    return same and not denied and _GONE.isdisjoint(words[site.end : site.end + _LEAD])
