"""What is told before a spread, word by word: how its cancer was treated, and what time went by since."""

import re
from collections.abc import Iterator, Sequence

from recurnlp.extract.relatives import NAMED

_WORD = re.compile(r"[^\W_]+|[.;:]")
_ENDS = frozenset({".", ";", ":"})
_CANCERS = frozenset(
    "cancer cancers tumor tumors tumour tumours malignancy malignancies neoplasm neoplasms carcinoid carcinoids gist "
    "net rcc scc crc hcc nsclc dcis ca t1 t2 t3 t4 pt1 pt2 pt3 pt4".split()
)
_CANCER_ENDS = tuple(
    "carcinoma sarcoma blastoma melanoma seminoma thelioma glioma chordoma thymoma cytoma adenoma myoma carcinomas "
    "sarcomas melanomas".split()
)
# Operations that are seldom for anything but a cancer.
_RESECTIONS = (
    "nephr", "ureter", "mast", "lump", "quadrant", "col", "proct", "sigmoid", "gastr", "esophag", "pancreat", "duoden",
    "prostat", "cyst", "orchi", "orchid", "hyster", "oophor", "vulv", "thyroid", "parotid", "laryng", "gloss",
    "mandibul", "maxill", "lob", "pneumon", "thym", "adrenal", "hepat", "segment", "pen", "myom", "trachel",
    "lymphaden",
)  # fmt: skip
# Nor are tissues taken out with margins for anything else: "wide resection".
_WIDE = frozenset("wide radical oncologic oncological r0 curative abdominoperineal ileocecal".split())
_OTHER_RESECTIONS = frozenset({"cholecyst"})
_OPERATIONS = (
    "enucleat", "exenterat", "amputat", "debulk", "cytoreduc", "whipple", "hartmann", "curative", "adjuvant",
    "brachy", "turbt", "sbrt", "chemorad", "mrm", "wle", "rplnd",
)  # fmt: skip
_TREATMENTS = ("resect", "excis", "remov", "operat", "surg", "irradiat", "radioth", "radiation", "chemorad", "treat")
_TAKEN_OUT = ("resect", "excis")
# What any of them begins with: most words are none, and are told by it.
_STEM = 4
_STEMS = frozenset(word[:_STEM] for word in (*_OPERATIONS, *_TREATMENTS))
LONG = ("year", "yr", "decade")
_MONTHS = frozenset({"month", "months", "mo", "mos"})
_BRIEF = frozenset("a an one two three 1 2 3 few couple".split())
_SINCE = frozenset({"after", "following", "from", "since", "post", "out"})
_AGO = frozenset({"earlier", "before", "previously", "ago", "prior"})
_THEN = frozenset({"later", "thereafter", "afterward", "afterwards", "after", "elapsed", "passed", "without", "free"})
_FORMER = frozenset({"previous", "previously", "prior", "past", "earlier", "former", "formerly", "remote"})
_FORMERLY = frozenset({"previous", "previously", "former", "formerly"})  # "prior" may be of a biopsy of today's cancer
# "Former smoker with lung cancer", "prior to chemotherapy for her cancer".
_NOT_FORMER = frozenset("to smoker smokers smoking tobacco drinker alcohol".split())
_WELL = frozenset({
    "well", "asymptomatic", "healthy", "fine", "uneventful", "unremarkable", "beautifully", "great", "quiet",
    "quiescent", "good", "nicely", "symptom",
})  # fmt: skip
# Who is watched for a return is free of disease so far; who is watched with the cancer in place is not.
_LOST = frozenset({"lost", "missed", "defaulted"})
_UNTIL, _WATCH, _ACTIVE = frozenset({"until", "till", "untill"}), "surveillance", "active"
# So soon only what was taken out can have come back: "two months after nephrectomy".
_SOON = frozenset("two three 2 3 few couple".split())
# "Mastectomy and radiation, now with bone metastases": within so many words of the spread.
_NOW, _AT_LAST = "now", 4
# How a note comes back to what had been.
_RECALLING = frozenset("history hx pmh background known had originally".split())
_DONE = frozenset("treated resected removed excised operated".split())
_BUT = frozenset({"but", "until", "when"})
_KIN = NAMED | {"family", "son", "daughter"}
_OF_SPREAD = ("metasta", "lesion", "nodule", "deposit", "diagnos")
# What leads from a treatment to what was found since, in one sentence.
_TURNS = frozenset("now new newly recent recently presents presented presenting developed unexpectedly".split())
_STOPS = frozenset({".", ";"})
# Given before an operation, it may have been for spread that was there.
_BEFOREHAND = "neoadjuvant"
_SPREAD = "metasta"
_NEAR, _BESIDE, _FOLLOWING, _CLAUSE, _PASSAGE = 10, 8, 6, 24, 60


class Past:
    """What is told before a spread.

    Args:
        flat: the text, as `flatten` returns it; spread that it denies is blank.
    """

    def __init__(self, flat: str) -> None:
        self.tells_spread = _SPREAD in flat
        self._spread = flat.find(_SPREAD) if self.tells_spread else len(flat)
        self._is_prepared = _BEFOREHAND in flat
        self._matches = [*_WORD.finditer(flat)]
        self._words = [match[0] for match in self._matches]
        hints = (i for i, word in enumerate(self._words) if word[:_STEM] in _STEMS or "ectom" in word)
        self._treated = [i for i in hints if self._is_treatment(i)]

    def find(self, *, treated: bool = False) -> tuple[int, int] | None:
        """Return the span of the words that tell of the cancer or its treatment and of the time since.

        Args:
            treated: whether only a treatment counts, not a cancer that is called former.
        """
        if self._is_prepared:
            return None
        for i, word in enumerate(self._words):
            if self._matches[i].end() > self._spread:  # it may have been there before time went by
                return None
            if not treated and self._is_former(i):
                return self._span(i, i)
            if not treated and word in _AGO and i and self._is_years(i - 1) and self._names_cancer_before(i, _BESIDE):
                return self._span(i - 1, i)
            if self._is_watched(i) or (self._treated and (self._lies_back(i) or self._goes_on(i))):
                return self._span(i, min(i + 1, len(self._words) - 1))
        return None

    def find_recalled(self, stems: Sequence[str]) -> tuple[int, int] | None:
        """Return the span of the words that recall, behind a spread, that its cancer was treated long before.

        Args:
            stems: what operations on the organ of the spread begin with: those were for the spread.
        """
        if self._is_prepared:
            return None
        for i, word in enumerate(self._words):
            if word in _FORMERLY and self._is_former(i):
                return self._span(i, i)
            if word in _AGO and i and self._words[i - 1].startswith(LONG) and self._is_of_cancer(i, stems):
                return self._span(i - 1, i)
            if _is_year(word) and self._is_recalled(i) and self._is_of_cancer(i, stems):
                return self._span(i, i)
        return None

    def _is_former(self, i: int) -> bool:
        """Whether a word calls the cancer behind it former; "prior to chemotherapy for her cancer" does not."""
        if self._words[i] not in _FORMER or not _NOT_FORMER.isdisjoint(self._words[i + 1 : i + 3]):
            return False
        return self._names_cancer_behind(i, _BESIDE)

    def _clause(self, i: int) -> range:
        """Return the indices of the clause of a word."""
        start = next((j for j in range(i - 1, max(i - _CLAUSE, -1), -1) if self._words[j] in _ENDS), i - _CLAUSE)
        end = next((j for j in range(i, min(i + _CLAUSE, len(self._words))) if self._words[j] in _ENDS), i + _CLAUSE)
        return range(max(start + 1, 0), min(end, len(self._words)))

    def _is_recalled(self, i: int) -> bool:
        """Whether a year stands behind words for what had been, or alone behind "was"."""
        clause = [self._words[j] for j in self._clause(i)]
        return (
            not _RECALLING.isdisjoint(clause)
            or "was" in self._words[max(i - 2, 0) : i]
            or any(self._words[j] in _DONE for j in range(max(i - 3, 0), i))
        )

    def _is_of_cancer(self, i: int, stems: Sequence[str]) -> bool:
        """Whether the clause of a word tells of the cancer or its treatment, and of no spread."""
        clause = self._clause(i)
        words = [self._words[j] for j in clause]
        if not _KIN.isdisjoint(self._words[max(clause.start - 2, 0) : clause.stop]):
            return False
        if any(word.startswith(_OF_SPREAD) for word in words) or any(word.startswith(tuple(stems)) for word in words):
            return False
        return any(j in clause for j in self._treated) or self._names_cancer(clause.start, clause.stop)

    @property
    def names_cancer(self) -> bool:
        """Whether any cancer is named, or a treatment that is for one."""
        return bool(self._treated) or self._names_cancer(0, len(self._words))

    def find_dated(self, sentence: int) -> tuple[int, int] | None:
        """Return the span of the year of a treatment, if it is told before the spread's sentence or a new turn in it.

        Args:
            sentence: offset of that sentence.
        """
        floor = next((i for i, match in enumerate(self._matches) if match.start() >= sentence), len(self._words))
        today = max(filter(_is_year, self._words[floor:]), default="")
        for j in self._treated:
            for k in range(max(j - _CLAUSE, 0), min(j + _CLAUSE, len(self._words))):
                between = self._words[min(j, k) : max(j, k)]
                if not _is_year(self._words[k]) or not _STOPS.isdisjoint(between):
                    continue
                last = max(j, k)
                turns = last < floor or not _TURNS.isdisjoint(self._words[last:])
                if turns and (last >= floor or not today or self._words[k] < today):
                    return self._span(k, k)
        return None

    def find_beginning(self, year: str) -> tuple[int, int] | None:
        """Return the span of the year that the cancer named last began in, if a later one follows.

        Args:
            year: of the spread, where it is written behind it; else "".
        """
        years = [i for i, word in enumerate(self._words) if _is_year(word)]
        last = max(map(self._words.__getitem__, years), default="")
        for i, floor, limit in reversed([*zip(years, [-1, *years], [*years[1:], len(self._words)], strict=False)]):
            if self._names_cancer_beside(i, floor, limit):
                return self._span(i, i) if self._words[i] < max(last, year) else None
        return None

    def _names_cancer_beside(self, i: int, floor: int, limit: int) -> bool:
        """Whether a cancer is named in the clause of a year, between its neighbors: "breast cancer in 2013"."""
        start = next((j for j in range(i - 1, floor, -1) if self._words[j] in _ENDS), floor) + 1
        return self._names_cancer(max(start, i - _BESIDE), i) or self._names_cancer(i + 1, min(limit, i + _BESIDE))

    def _lies_back(self, i: int) -> bool:
        """Whether "nine years after" or "nine years ago" stands here, beside a treatment."""
        if not self._is_long(i):
            return False
        behind = self._words[i + 1 : i + _FOLLOWING]
        after = not _SINCE.isdisjoint(behind) and any(i < j <= i + _NEAR for j in self._within(i))
        return after or (not _AGO.isdisjoint(behind[:1]) and any(abs(i - j) <= _NEAR for j in self._within(i)))

    def _is_watched(self, i: int) -> bool:
        """Whether the patient was well "until", or is under surveillance, so that what is found then is new."""
        word = self._words[i]
        if word == _WATCH:
            return self._words[i - 1] != _ACTIVE
        well = word in _UNTIL and not (_WELL | _LOST).isdisjoint(self._words[self._clause(i).start : i])
        return well and self._names_any(i)

    def _names_any(self, end: int) -> bool:
        """Whether a cancer, or a treatment that is for one, is told before a word."""
        return bool(self._treated and self._treated[0] < end) or self._names_cancer(0, end)

    def _goes_on(self, i: int) -> bool:
        """Whether time goes by behind a treatment: "three years later", "well for years", a later year."""
        word = self._words[i]
        if self._treated[0] >= i:
            return False
        if word == _NOW:
            return i >= len(self._words) - _AT_LAST and any(True for _ in self._within(i))
        if word in _WELL or (word == "free" and self._words[i + 1 : i + 2] != ["survival"]):
            return any(self._is_long(j) for j in range(i + 1, min(i + _BESIDE, len(self._words))))
        if _is_year(word):
            return any(year < word for year in self._dates(i))
        if word.startswith(LONG) and not _BUT.isdisjoint(self._words[i + 1 : i + 2]):
            return True
        behind = self._words[i + 1 : i + 3]  # "an interval of five years followed"
        return self._is_long(i) and (
            not _THEN.isdisjoint(behind[:1]) or (behind[:1] == ["followed"] and "by" not in behind)
        )

    def _dates(self, end: int) -> Iterator[str]:
        """Yield the years that stand beside the treatments before a word."""
        for j in self._treated:
            for k in range(max(j - _NEAR, 0), min(j + _CLAUSE, end)):
                if _is_year(self._words[k]) and _ENDS.isdisjoint(self._words[min(j, k) : max(j, k)]):
                    yield self._words[k]

    def _within(self, i: int) -> Iterator[int]:
        """Yield the treatments in the clause of a word."""
        return (j for j in self._treated if _ENDS.isdisjoint(self._words[min(i, j) : max(i, j)]))

    def _is_long(self, i: int) -> bool:
        word = self._words[i]
        if word.startswith(LONG):
            return True
        if word not in _MONTHS or i == 0:
            return False
        brief = _BRIEF.intersection(self._words[max(i - 2, 0) : i])
        return not brief or (brief <= _SOON and self._is_cut_out(i))

    def _is_cut_out(self, i: int) -> bool:
        """Whether an operation for the cancer is told before some months, or right behind them."""
        return any("ectom" in self._words[j] for j in self._treated if j < i + _NEAR)

    def _is_years(self, i: int) -> bool:
        return self._words[i].startswith(LONG) or bool(self._treated and self._is_long(i))

    def _is_treatment(self, i: int) -> bool:
        word = self._words[i]
        stem, operation, _ = word.partition("ectom")
        if operation:
            return stem.endswith(_RESECTIONS) and stem not in _OTHER_RESECTIONS
        if word.startswith(_TREATMENTS):
            wide = i > 0 and self._words[i - 1] in _WIDE
            if word.startswith(_TAKEN_OUT) and self._names_cancer(i - _PASSAGE, i):
                return True
            return wide or self._names_cancer_behind(i, _NEAR) or self._names_cancer_before(i, _NEAR)
        return word.startswith(_OPERATIONS)

    def _names_cancer(self, start: int, end: int) -> bool:
        clause = self._words[max(start, 0) : end]
        return any(word in _CANCERS or word.endswith(_CANCER_ENDS) for word in clause)

    def _names_cancer_behind(self, i: int, reach: int) -> bool:
        """Whether a cancer is named behind a word, in its clause."""
        end = next((j for j in range(i + 1, min(i + reach, len(self._words))) if self._words[j] in _ENDS), i + reach)
        return self._names_cancer(i + 1, end)

    def _names_cancer_before(self, i: int, reach: int) -> bool:
        """Whether a cancer is named before a word, in its clause."""
        start = next((j for j in range(i - 1, max(i - reach, 0) - 1, -1) if self._words[j] in _ENDS), i - reach - 1)
        return self._names_cancer(start + 1, i)

    def _span(self, first: int, last: int) -> tuple[int, int]:
        return self._matches[first].start(), self._matches[last].end()


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")
