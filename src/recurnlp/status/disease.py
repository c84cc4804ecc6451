"""What spread was there from the start, what came back, and what never went."""

from collections.abc import Sequence
from datetime import date, timedelta

from recurnlp.model.sections import HISTORY
from recurnlp.model.vocabulary import Extent, Site
from recurnlp.status.period import Period, settle
from recurnlp.status.primary import Primary, Told
from recurnlp.status.statements import Statement

_RETOLD = HISTORY | {"preamble"}
_REPORTS = frozenset({"pathology", "cytology", "imaging"})


class Disease:
    """The statements of one patient, to be told apart.

    Args:
        primary: the cancer.
        synchronous_days: how long after the diagnosis spread counts as there from the start.
        free: statements that there is no disease, in order of time.
        stated: statements of disease as a fact, in order of time.
        is_synchronous: whether a note says that the spread was there at the diagnosis.
        is_early: whether a stage without distant spread is given.
        persistent: facts of disease that never went, or that grew.
    """

    def __init__(
        self,
        primary: Primary,
        synchronous_days: int,
        free: Sequence[Statement],
        stated: Sequence[Statement],
        is_synchronous: bool,
        is_early: bool,
        persistent: Sequence[Told],
    ) -> None:
        self.stated = stated
        self._diagnosed = primary.diagnosed if primary.source != "first_note" else None
        self._window = timedelta(synchronous_days)
        self._is_synchronous = is_synchronous
        self._is_early = is_early
        self._persistent_since = min((told.note.day for told in persistent if told.note.day), default=date.max)
        since = self._diagnosed.first if self._diagnosed else date.min
        ends = [(s.period.last, s.explicit or s.period.is_vague) for s in free if s.period.last >= since]
        self._first_free = min((end for end, _ in ends), default=date.max)
        self._first_free_told = min((end for end, told in ends if told), default=date.max)
        self._first_told: dict[tuple[Extent, Site | None], date] = {}
        for statement in stated:
            for site in (None, *statement.sites):
                key = statement.extent, site
                self._first_told[key] = min(self._first_told.get(key, date.max), statement.period.last)

    def find_spread(self) -> tuple[Statement, ...]:
        """Return the statements of spread to other organs; a stage counts only where no words say it."""
        spread = [s for s in self.stated if s.extent == "distant" and not self._is_before_diagnosis(s)]
        worded = [s for s in spread if s.mention.kind != "stage"]
        return tuple(worded or spread)

    def is_de_novo(self) -> bool:
        """Whether spread was there at the diagnosis, and not after a time without disease."""
        first = settle(statement.period for statement in self.find_spread())
        if first is None or first.last == date.max:
            return bool(first) and self._is_synchronous
        if self._was_free(first):
            return False
        if self._is_synchronous:
            return True
        end = self._end_of_window()
        begin = first.last if first.is_vague else first.first
        return end is not None and begin <= end and not self._names_recurrence_on(first)

    def find_returns(self) -> tuple[Statement, ...]:
        """Return the statements of recurrence, in words or by what happened."""
        de_novo = self.is_de_novo()
        spread = self.find_spread()
        worded = [s for s in self.stated if self._is_worded(s, de_novo)]
        after = [s for s in self.stated if self._is_after_freedom(s)]
        presumed = [] if de_novo or worded or after else [s for s in spread if self._is_presumed(s)]
        found = {id(s) for s in (*worded, *after, *presumed)}
        return tuple(s for s in self.stated if id(s) in found)

    def _is_worded(self, statement: Statement, de_novo: bool) -> bool:
        if statement.what != "recurrence" or self._is_before_diagnosis(statement):
            return False
        return not de_novo or self._was_free(statement.period)

    def _is_after_freedom(self, statement: Statement) -> bool:
        """Whether spread came after a time without disease, and is not old disease told again."""
        if statement.mention.kind == "stage" or statement.period.is_vague:
            return False
        if not self._was_free(statement.period) or self._is_retold(statement):
            return False
        end = self._end_of_window()
        return statement.extent == "distant" or end is None or statement.period.first > end

    def _is_presumed(self, statement: Statement) -> bool:
        """Whether spread came so late, or after so early a stage, that there must have been a time without disease."""
        period = statement.period
        if statement.mention.kind == "stage" or period.is_vague or self._persistent_since <= period.first:
            return False
        end = self._end_of_window()
        return period.first > end if end is not None else self._is_early

    def _was_free(self, period: Period) -> bool:
        """Whether there was a time without disease between the diagnosis and a period.

        History told in the very note counts: "disease-free since surgery, now with metastases".
        """
        begin = period.last if period.is_vague else period.first
        return self._first_free < begin or self._first_free_told <= begin

    def _is_retold(self, statement: Statement) -> bool:
        """Whether an undated line of a history names only what was known before."""
        section = statement.mention.section
        # The diagnosis that heads a letter is history; that of a report is what it found.
        retells = section in _RETOLD or (section == "diagnosis" and statement.note.basis not in _REPORTS)
        if statement.explicit or not retells:
            return False
        keys = [(statement.extent, site) for site in (None, *statement.sites)]
        return all(self._first_told[key] < statement.period.first for key in keys)

    def _names_recurrence_on(self, period: Period) -> bool:
        return any(s.what == "recurrence" and s.period.first <= period.last for s in self.stated)

    def _is_before_diagnosis(self, statement: Statement) -> bool:
        if self._diagnosed is None or not statement.explicit:
            return False
        return statement.period.last < self._diagnosed.first - self._window

    def _end_of_window(self) -> date | None:
        return self._diagnosed.last + self._window if self._diagnosed else None
