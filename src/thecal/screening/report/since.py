"""How long ago the implant or its last revision was, in a few stretches for counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from thecal.condition.book import RuleBook
from thecal.visits.table.bits import unpack
from thecal.visits.table.intake import take_in_table
from thecal.visits.table.parse import Memory
from thecal.visits.table.states import Spans
from thecal.visits.table.told import ToldBatch

if TYPE_CHECKING:
    from numpy.typing import NDArray

FINDING: Final = "days_since_implant"
EVENT: Final = "implant"
STRETCHES: Final = ("under 7 d", "7–30 d", "1–3 mo", "3–12 mo", "over 1 y", "unknown")
"""For showing counts only: no rule knows these limits."""

_LAST: Final = (6.0, 30.0, 91.0, 365.0)
"""The last whole day of each stretch but the open one."""


class Since:
    """Puts the rows of batches into stretches of time, by the same reading of dates and days that the rules use."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._memory = Memory()

    def stretches(self, told: ToldBatch) -> NDArray[np.int64]:
        """For each row the place of its stretch in `STRETCHES`; unknown where it could be one of two."""
        unknown = np.full(told.rows, len(STRETCHES) - 1, np.int64)
        days = {FINDING: told.findings[FINDING]} if FINDING in told.findings else {}
        dates = {EVENT: told.events[EVENT]} if EVENT in told.events else {}
        if not (days or dates) or FINDING not in self._book.knowledge.vocabulary.findings:
            return unknown
        only = ToldBatch(told.rows, None, told.phase, told.date, dates, days)
        states: Any = take_in_table(only, self._book, self._memory).facts.states.get(FINDING)
        if not isinstance(states, Spans):
            return unknown
        known = unpack(states.interval(), told.rows)
        first, last = (np.searchsorted(_LAST, np.where(known, side, 0)) for side in (states.lo, states.hi))
        return np.where(known & (first == last), first, unknown)
